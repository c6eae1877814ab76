"""The printed list of endnotes, entry by entry, numbers as they are printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from build_tools.read.blocks import Block, is_heading
from build_tools.read.markers import FIGURES, SUPERSCRIPT
from build_tools.read.sheets import Piece, Sheet

LARGEST_LOOSE = 999
ENDS = '.>?!)”"'

_NUMBER = re.compile(
    rf"(?:(?P<plain>[0-9]{{1,4}})[.)]\s+|\[(?P<bracket>[0-9]{{1,4}})\]:?\s*"
    rf"|(?P<raised>[{SUPERSCRIPT}]{{1,4}})[.)]?\s*)(?=\S)"
)


@dataclass(slots=True)
class RawEntry:
    """An entry before its markup is read: its printed number and its paragraphs."""

    sheet: Sheet
    printed: int
    start: int
    paragraphs: list[list[Piece]]


class NoteList(NamedTuple):
    """The entries of a list, the blocks before the first of them, and how many blocks it takes."""

    entries: list[RawEntry]
    before: list[Block]
    length: int


def note_list(blocks: Sequence[Block]) -> NoteList:
    """The list that the blocks after a heading of endnotes begin with.

    An entry begins with `1.`, `1)`, `[1]` or `¹`, all entries in the style of the first. It may go
    on over lines, and over blocks that have no number. A line that begins with a number begins an
    entry after a blank line, if its number is the next, and otherwise if the line before ends like
    a sentence and the number has at most three figures: a wrapped line may begin with a year or a
    page number. The list ends at the next heading.
    """
    found: list[RawEntry] = []
    before: list[Block] = []
    style = ""
    for i, block in enumerate(blocks):
        if _ends_list(blocks, i):
            return NoteList(found, before, i)
        opening = True
        for piece in block.pieces:
            number = _NUMBER.match(block.sheet.source, piece.start, piece.end)
            if number and _begins(number, style, found, opening):
                style = number.lastgroup or ""
                rest = Piece(number.end(), piece.end)
                start = block.start if opening else piece.start
                found.append(RawEntry(block.sheet, _value(number), start, [[rest]]))
            elif not found:
                before += [block] if opening else []
            elif opening:
                found[-1].paragraphs.append([piece])
            else:
                found[-1].paragraphs[-1].append(piece)
            opening = False
    return NoteList(found, before, len(blocks))


def begins_with_entry(blocks: Sequence[Block]) -> bool:
    """True if the first of the blocks begins an entry."""
    return bool(blocks) and _numbered(blocks[0])


def _numbered(block: Block) -> bool:
    return _NUMBER.match(block.sheet.source, *block.pieces[0]) is not None


def _ends_list(blocks: Sequence[Block], i: int) -> bool:
    if blocks[i].form in ("heading", "notes"):
        return True
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    return not _numbered(blocks[i]) and is_heading(blocks[i], following)


def _value(number: re.Match[str]) -> int:
    return int(number.group(number.lastgroup or 0).translate(FIGURES))


def _begins(number: re.Match[str], style: str, found: list[RawEntry], opening: bool) -> bool:
    if style and number.lastgroup != style:
        return False
    if not found:
        return opening
    value = _value(number)
    if opening or value == found[-1].printed + 1:
        return True
    last = found[-1].paragraphs[-1][-1]
    return value <= LARGEST_LOOSE and found[-1].sheet.source[last.end - 1] in ENDS
