"""A marker out of order.

Markers rise through a text: the first marker of note 8 comes after the first marker of note 7.
Where it does not, a number is probably misprinted, or a passage was moved. (A note may be cited
again later; only its first marker counts.)
"""

from collections.abc import Iterator, Mapping

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Chapter
from build_tools.model.edition import Edition, Text
from build_tools.model.marks import NoteRef

CODE = "N05"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each first marker that is lower than one before it."""
    for text in edition.texts:
        numbers = {n.id: n.number for n in text.notes}
        for chapter in text.chapters:
            yield from _falling(text, chapter, numbers)


def _falling(text: Text, chapter: Chapter, numbers: Mapping[str, int]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    highest = 0
    for block in (b for s in chapter.sections for b in s.blocks):
        for mark in block.marks:
            if not isinstance(mark.meaning, NoteRef) or mark.meaning.note in seen:
                continue
            id = mark.meaning.note
            seen.add(id)
            if numbers[id] < highest:
                yield Diagnostic(
                    CODE,
                    f"the first marker of note {id} comes after a marker of note {highest}",
                    "check the number against the print; allow it in edition.yml if it stands so",
                    block.place_behind(mark.start),
                    "warning",
                    f"note {id}",
                    text.key,
                )
            highest = max(highest, numbers[id])
