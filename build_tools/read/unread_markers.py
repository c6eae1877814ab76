"""What seems meant as a note marker or a note's number, and is none: `［８］`, `８．`, `[^8]`."""

import re
from collections.abc import Iterator, Sequence

from build_tools.model.diagnostics import Diagnostic
from build_tools.read.layout import Layout
from build_tools.read.sheets import Piece, Sheet

_WIDE = re.compile("[０-９［．]")
_FOOTNOTE = re.compile(r"\[\^([0-9]{1,3})\]")
_MARKER = re.compile(r"[\[［][0-9０-９]{1,3}(?:[,;，；、–—-] ?[0-9０-９]{1,3})*[\]］]")
_NUMBER = re.compile(r"[0-9０-９]{1,3} ?[.)．）、]|［[0-9０-９]{1,3}］|[\[][０-９]{1,3}\]")
_PLAIN = str.maketrans("０１２３４５６７８９［］，；．）", "0123456789[],;.)")


def unread_markers(laid: Layout) -> Iterator[Diagnostic]:
    """A warning for each marker and each number of a note that full-width signs keep unread, and
    for each marker written as Markdown has footnotes."""
    for block in (block for unit in laid.units for block in unit.blocks):
        sheet = block.sheet
        for piece in block.pieces:
            for found in _MARKER.finditer(sheet.source, piece.start, piece.end):
                if _WIDE.search(found[0]):
                    yield _told(sheet, found.start(), found[0], "is no marker")
            for found in _FOOTNOTE.finditer(sheet.source, piece.start, piece.end):
                yield _footnote(sheet, found)
    for chapter in laid.chapters:
        for entry in chapter.stretch.notes.entries if chapter.stretch.notes else ():
            yield from _numbers(entry.sheet, [p for row in entry.paragraphs for p in row])


def _numbers(sheet: Sheet, pieces: Sequence[Piece]) -> Iterator[Diagnostic]:
    for piece in pieces[1:]:
        found = _NUMBER.match(sheet.source, piece.start, piece.end)
        if found and _WIDE.search(found[0]):
            yield _told(sheet, found.start(), found[0], "begins no note")


def _told(sheet: Sheet, at: int, words: str, fault: str) -> Diagnostic:
    return Diagnostic(
        "T07",
        f"“{words}” {fault}, since its figures or brackets are full-width",
        f"write `{words.translate(_PLAIN).replace('、', '.')}`",
        sheet.place(at),
        "warning",
        f"figures {words}",
    )


def _footnote(sheet: Sheet, found: re.Match[str]) -> Diagnostic:
    return Diagnostic(
        "T07",
        f"“{found[0]}” is no marker here, as it is in some kinds of Markdown",
        f"write `[{found[1]}]`",
        sheet.place(found.start()),
        "warning",
        f"marker {found[0]}",
    )
