"""Paragraphs that prose names by their sign: `¶15` becomes a link to the paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from build_tools.model.document import Paragraph
from build_tools.model.marks import Link, Mark

_NUMBER = r"([1-9]\d{0,5})(?: ?[-–] ?[1-9]\d{0,5})?(?!\d)"
_NAMED = re.compile(rf"¶(¶?) ?{_NUMBER}", re.ASCII)
_FURTHER = re.compile(rf"(?:, and |, | and | & | or ){_NUMBER}", re.ASCII)


def with_paragraph_links(paragraph: Paragraph) -> Paragraph:
    """The paragraph with a link on each ¶ and its number: `¶15`, `¶ 15`, `¶15–17` (to the first).

    Behind `¶¶` each number of a list is a link. What stands in a link stays as it is.
    """
    if "¶" not in paragraph.text:
        return paragraph
    links = [m for m in paragraph.marks if isinstance(m.meaning, Link)]
    new = [m for m in _named(paragraph.text) if not _meets(m, links)]
    marks = sorted([*paragraph.marks, *new], key=lambda m: (m.start, -m.end))
    return replace(paragraph, marks=tuple(marks))


def _meets(mark: Mark, links: Sequence[Mark]) -> bool:
    """True if the mark meets one of the links, which stand in order and never nest."""
    before = bisect_left(links, mark.end, key=lambda link: link.start)
    return before > 0 and links[before - 1].end > mark.start


def _named(text: str) -> Iterator[Mark]:
    at = 0
    while found := _NAMED.search(text, at):
        at = found.end()
        yield Mark(found.start(), at, Link(f"#p{found[2]}"))
        while found[1] and (further := _FURTHER.match(text, at)):
            at = further.end()
            yield Mark(further.start(1), at, Link(f"#p{further[1]}"))
