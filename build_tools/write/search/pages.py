"""What is found of pages as a whole: those that editors wrote, heading by heading, and the made."""

import re
from collections.abc import Container, Iterator
from html import unescape

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.html import ways
from build_tools.write.periods import lasting
from build_tools.write.search.place import Place, joined, other_names

TITLES = {
    addresses.CONSISTENCY: "Consistency",
    addresses.PROBLEMS: "Problems",
    addresses.NEW_PACK: "Make a pack",
    addresses.LINKS: "Links",
    addresses.TIMELINE: "Timeline",
    addresses.PICTURES: "Pictures",
    addresses.CITE: "How to cite",
}
"""What pages are called that the running head does not name."""
MOST = 60
"""So many characters stand for what is under a heading of a hand-written page."""
_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]*)"')
_APART = re.compile(r"</?(?:p|li|[uod]l|d[td]|t[drh]|table|pre|br|hr|blockquote|img)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def made_pages(edition: Edition, paths: Container[str]) -> Iterator[Place]:
    """The made pages among `paths`, by their titles."""
    of = edition.manifest.of
    about = joined((of.title, of.subtitle, *of.creators, *of.publishers))
    for title, path in (*ways(edition), *((title, path) for path, title in TITLES.items())):
        if path in paths:
            yield Place(path, "", title, about if path == addresses.BRIEF else "")


def events(edition: Edition, paths: Container[str]) -> Iterator[Place]:
    """The events of the timeline, if there is one among `paths`: when, what, and in Chinese."""
    if addresses.TIMELINE in paths:
        for event in edition.events.values():
            label = f"{lasting(event.when)}: {event.title.text}"
            chinese = event.record.zh.simplified if event.record.zh else ""
            yield Place(addresses.TIMELINE, event.id, label, "", other_names(label, (chinese,)))


def written_page(path: str, title: str, html: str) -> list[Place]:
    """A hand-written page: itself, and each heading, with the first words under it.

    `html` is its finished content; `title` is plain text.
    """
    before, *parts = _HEADING.split(html)
    places = [Place(path, "", title, _first(before))]
    for level, attributes, heading, under in zip(*(parts[i::4] for i in range(4)), strict=True):
        id, said = _ID.search(attributes), _first(under)
        if level == "1" and places[-1].id == "" and len(places) == 1:
            places[0] = Place(path, "", title, joined((places[0].words, said)))
        elif id:
            places.append(Place(path, unescape(id[1]), _bare(heading), said))
    return places


def _first(html: str) -> str:
    """The first words of some HTML, cut between words."""
    words = _bare(html)
    return words if len(words) <= MOST else words[:MOST].rsplit(" ", 1)[0]


def _bare(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _APART.sub(" ", html))).split())
