"""Things to be matched that cannot be.

An item of the kind `match` has two rows or more, each with as many cells as the first, two or
more, and none of them empty. On one side no two may be the same, or a reader could not know which
of them is meant. The rows are `pairs`, or what the glossary has of the `terms`: there a term
without traditional characters leaves a cell empty, and two terms may share their pinyin.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.places import Place

if TYPE_CHECKING:
    from build_tools.model.packs import Match

CODE = "A07"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each fault of each match; none of terms that are not there, nor of a match
    without rows, of which the reader tells."""
    gone = {end.subject for end in edition.loose if end.kind == "term"}
    if edition.packs:
        from build_tools.model.packs import Match
    for pack in edition.packs.values():
        for item in pack.quiz:
            subject = f"quiz {pack.id}.{item.id}"
            if isinstance(item, Match) and subject not in gone:
                for message, cure, place in _faults(item):
                    yield Diagnostic(CODE, message, cure, place, subject=subject)


def _faults(item: "Match") -> Iterator[tuple[str, str, Place]]:
    key = "terms" if item.columns else "pairs"
    if not item.rows:
        return
    if len(item.rows) == 1:
        yield f"the match {item.id} has one row", "write two or more", item.place.of(key)
    wide = len(item.rows[0])
    if wide < 2:
        cure = "write what belongs together: `[left, right]`"
        yield f"the first row of {item.id} has nothing to match", cure, item.place.of(key, 0)
    seen: set[tuple[int, str]] = set()
    for i, row in enumerate(item.rows):
        place = item.place.of(key, i)
        if len(row) != wide:
            message = f"this row of {item.id} has {_cells(len(row))}, and the first {_cells(wide)}"
            yield message, "give all rows as many cells", place
        for j, cell in enumerate(row):
            words = cell.text.casefold()
            if not words:
                yield f"a cell of {item.id} is empty", "fill it, or take the row out", place
            elif (j, words) in seen:
                message = f"“{cell.text}” stands twice on one side of {item.id}"
                yield message, "take one row out, or say how they differ", place
            seen.add((j, words))


def _cells(number: int) -> str:
    return "one cell" if number == 1 else f"{number} cells"
