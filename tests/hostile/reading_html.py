"""What a browser would make of a page: its elements, addresses and words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"}
NOT_WORDS = {"script", "style"}


@dataclass
class Seen:
    """The elements of a page in order (name and attributes), its ids, and its words."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words of the page, each white space one space."""
        return " ".join("".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        """Every id, repeats included."""
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    @property
    def addresses(self) -> list[tuple[str, str, str]]:
        """Every address: its element, its attribute, and itself."""
        return [
            (name, attr, value)
            for name, attrs in self.elements
            for attr, value in attrs.items()
            if attr in ADDRESSES
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute stands twice: {tag} {names}"
        self.seen.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.within = tag if tag in NOT_WORDS else self.within

    def handle_endtag(self, tag: str) -> None:
        self.within = None if tag == self.within else self.within

    def handle_data(self, data: str) -> None:
        if self.within is None:
            self.seen.words.append(data)


def seen(page: str) -> Seen:
    """The page as read."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.seen
