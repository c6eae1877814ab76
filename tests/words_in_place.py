"""The words that a reader finds in an element of a page, read as the search marks them there."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

UNREAD = {"sup", "rt", "rp", "script", "style", "template", "select"}
UNREAD_CLASSES = {"vh", "sic", "pn", "pin"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source"}


@dataclass
class Element:
    """An element that is still open: its name, its id, if its words are read, if it holds a word in
    both scripts, and its words so far."""

    name: str
    id: str
    read: bool
    both: bool = False
    words: list[str] = field(default_factory=list)


class Words(HTMLParser):
    """The words of each element with an id, and those of the page itself under the id ``.

    Those of a heading are also what stands under it, to the next heading of its level. Spaces are
    left out.
    """

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self.open = [Element("", "", True)]
        self.headed: list[Element] = []
        self.feed(page)
        self.close()
        self._head(0)
        while len(self.open) > 1:
            self._end()
        self.found[""] = "".join(self.open[0].words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag in VOID:
            return
        said = {name: value or "" for name, value in attrs}
        kinds = set(said.get("class", "").split())
        unread = tag in UNREAD or UNREAD_CLASSES & kinds or (tag == "a" and "back" in kinds)
        unread = unread or (self.open[-1].both and said.get("lang") == "zh-Hant")
        id = said.get("id", "")
        if tag in HEADINGS:
            self._head(int(tag[1]))
            self.headed.append(Element(tag, id, read=True))
            id = ""
        read = self.open[-1].read and not unread
        self.open.append(Element(tag, id, read, "han" in kinds))

    def handle_endtag(self, tag: str) -> None:
        """The nearest element of this name ends, and all in it."""
        if tag == "main":
            self._head(0)
        if any(e.name == tag for e in self.open[1:]):
            while self.open[-1].name != tag:
                self._end()
            self._end()

    def handle_data(self, data: str) -> None:
        """Words, without the spaces between them."""
        if self.open[-1].read:
            for place in (self.open[-1], *self.headed):
                place.words += data.split()

    def _head(self, level: int) -> None:
        """What stands under headings of this level and below ends."""
        while self.headed and int(self.headed[-1].name[1]) >= level:
            ended = self.headed.pop()
            self.found[ended.id] = "".join(ended.words)

    def _end(self) -> None:
        ended = self.open.pop()
        words = "".join(ended.words)
        self.open[-1].words.append(words)
        if ended.id:
            self.found[ended.id] = words


def missing(words: str, place: str | None) -> list[str]:
    """The words that the place (its words without spaces, None if there is none) does not hold."""
    bare = (word.strip('.,;:()“”"·') for word in words.split())
    return [word for word in bare if place is None or word not in place]
