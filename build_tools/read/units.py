"""Blocks as the units of a text: what kind each is, and which of them are one paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from build_tools.model.document import BlockKind
from build_tools.read.blocks import Block, breaks_off, goes_on, is_heading
from build_tools.read.sheets import Piece

NUMBERED = frozenset(("paragraph", "item", "quotation"))


@dataclass(slots=True)
class Unit:
    """A heading, paragraph, item, quotation or notice, made of one block or of several."""

    kind: BlockKind
    blocks: list[Block]

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of all its blocks."""
        return [piece for block in self.blocks for piece in block.pieces]


def units(blocks: Sequence[Block], following: Block | None) -> list[Unit]:
    """The units that the blocks make; `following` is the block after the last, if any.

    A paragraph cut in two by a page break is joined: the first part has no full stop or other
    terminal sign at its end, and the next block begins with a word in small letters.
    """
    out: list[Unit] = []
    for i, block in enumerate(blocks):
        after = blocks[i + 1] if i + 1 < len(blocks) else following
        if out and _continues(out[-1], block):
            out[-1].blocks.append(block)
        else:
            out.append(Unit(_kind(block, after), [block]))
    return out


def _kind(block: Block, after: Block | None) -> BlockKind:
    if block.hint and block.hint != "continuation":
        return cast(BlockKind, block.hint)
    if is_heading(block, after):
        return "heading"
    return cast(BlockKind, block.form) if block.form in ("item", "quotation") else "paragraph"


def _continues(unit: Unit, block: Block) -> bool:
    if unit.blocks[-1].sheet is not block.sheet:
        return False
    if block.hint:
        return block.hint == "continuation"
    return unit.kind == "paragraph" and goes_on(block) and breaks_off(unit.blocks[-1])


def number(units: Iterable[Unit], first: int) -> int:
    """Notes on every block the number of its paragraph, from `first` on; returns the next one."""
    for unit in units:
        counted = unit.kind in NUMBERED
        for block in unit.blocks:
            block.number = first if counted else None
        first += counted
    return first
