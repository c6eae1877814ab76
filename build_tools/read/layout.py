"""The layout of a text: the plan of its chapters filled with units and numbered."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from build_tools.model.document import Decision
from build_tools.read.blocks import Block
from build_tools.read.bylines import bylines, has_subtitle
from build_tools.read.chapters import Plan, Stretch
from build_tools.read.units import Unit, number, units


@dataclass(slots=True)
class ChapterLayout:
    """A chapter's stretch of blocks, the units of its body and those of what follows its notes."""

    stretch: Stretch
    body: list[Unit]
    back: list[Unit]


@dataclass(slots=True)
class Layout:
    """A text's plan, its bylines, the units before its first chapter, its chapters, decisions."""

    plan: Plan
    byline: list[Block] = field(default_factory=list)
    front: list[Unit] = field(default_factory=list)
    chapters: list[ChapterLayout] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    @property
    def units(self) -> list[Unit]:
        """The units of the text in order, without bylines and back matter."""
        return [*self.front, *(u for c in self.chapters for u in c.body)]

    @property
    def first(self) -> Block:
        """The block that the text begins with."""
        titles = (self.plan.title, *(c.stretch.title for c in self.chapters))
        return next(block for block in titles if block is not None)

    @property
    def empty_lists(self) -> list[Block]:
        """The headings of endnotes that no note follows."""
        found = (c.stretch for c in self.chapters if c.stretch.notes is not None)
        return [s.heading for s in found if s.heading and not (s.notes and s.notes.entries)]


def layout(made: Plan) -> Layout:
    """The layout that follows from a plan; paragraph numbers run through the whole text."""
    out = Layout(made)
    first = made.chapters[0].title if made.chapters else None
    out.front = _units(out, made.front, first, titled=made.title)
    for stretch in made.chapters:
        titled = stretch.title or (None if made.front else made.title)
        after = stretch.heading
        body = _units(out, stretch.body, after, titled=titled)
        back = units(stretch.back, None)
        out.chapters.append(ChapterLayout(stretch, body, back))
    number(out.units, 1)
    for unit in out.units:
        _decide(out, unit)
    if made.by_rule:
        out.decisions += [
            Decision(f"chapter {c.stretch.id} begins after the endnotes of another", "rule",
                     c.stretch.body[0].sheet.place(c.stretch.body[0].start))
            for c in out.chapters[1:] if c.stretch.body
        ]  # fmt: skip
    return out


def _units(
    out: Layout, blocks: Sequence[Block], following: Block | None, titled: Block | None
) -> list[Unit]:
    """The units of the blocks; bylines right after a title, or hinted, go to the text's bylines."""
    near = [*blocks, *([following] if following else [])]
    count = min(bylines(near) if titled else 0, len(blocks))
    subtitled = count > 0 and has_subtitle(near)
    for i, block in enumerate(blocks[:count]):
        what = "subtitle" if subtitled and i == 0 else "byline"
        place = block.sheet.place(block.start)
        out.decisions.append(Decision(f"a line after the title is the {what}", _by(block), place))
    found = units(blocks[count:], following)
    out.byline += blocks[:count]
    out.byline += [block for unit in found if unit.kind == "byline" for block in unit.blocks]
    return [unit for unit in found if unit.kind != "byline"]


def _decide(out: Layout, unit: Unit) -> None:
    """Enters what was settled about a unit, by rule or by the manifest."""
    where = f"¶ {unit.blocks[0].number}" if unit.blocks[0].number else f"a {unit.kind}"
    for before, block in zip(unit.blocks, unit.blocks[1:], strict=False):
        by = _by(block)
        what = f"{where}, parted by a blank line, is one paragraph"
        out.decisions.append(Decision(what, by, before.sheet.place(block.start)))
    first = unit.blocks[0]
    if first.hint:
        what = f"{where} is a {unit.kind}" if first.number else f"a block is a {unit.kind}"
        out.decisions.append(Decision(what, "manifest", first.sheet.place(first.start)))


def _by(block: Block) -> Literal["rule", "manifest"]:
    return "manifest" if block.hint else "rule"
