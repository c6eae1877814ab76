"""Where a text's chapters, endnotes and back matter begin and end."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from build_tools.read.blocks import Block, is_heading
from build_tools.read.bylines import looks_like_byline
from build_tools.read.endnotes import NoteList, begins_with_entry, note_list


@dataclass(slots=True)
class Stretch:
    """A chapter in blocks: its title, its body, its heading of endnotes and their list, and what
    follows the list."""

    id: str
    title: Block | None
    body: Sequence[Block]
    heading: Block | None = None
    notes: NoteList | None = None
    back: Sequence[Block] = ()


@dataclass(slots=True)
class Plan:
    """A text in blocks: its title, what stands before the first chapter, and its chapters."""

    title: Block | None
    front: Sequence[Block]
    chapters: list[Stretch] = field(default_factory=list)
    by_rule: bool = False


def plan(files: Sequence[Sequence[Block]]) -> Plan:
    """The plan of a text from the blocks of its files.

    Several files are several chapters, the first block of each being its title. In one file there
    are chapters where (1) at least two headings of the first level (`# …`) have endnotes of their
    own; or (2) without such headings, endnotes stand more than once: a chapter then begins with the
    heading after each list but the last. All else is one text without chapters. What follows the
    last list is back matter.
    """
    if len(files) > 1:
        parts = [_stretch(f"c{i}", b[0], b[1:]) for i, b in enumerate(files, 1)]
        return Plan(None, (), parts)
    blocks = files[0]
    lists = [i for i in range(len(blocks)) if _is_list(blocks, i)]
    tops = [i for i, b in enumerate(blocks) if b.form == "heading" and b.level == 1]
    ends = [*tops[1:], len(blocks)]
    noted = [t for t, end in zip(tops, ends, strict=False) if _between(lists, t, end)]
    if len(noted) > 1:
        return _marked(blocks, [t for t in tops if t <= noted[-1]], noted)
    if len(lists) > 1:
        return _unmarked(blocks, lists)
    return Plan(blocks[0], (), [_stretch("", None, blocks[1:])])


def _is_list(blocks: Sequence[Block], i: int) -> bool:
    return blocks[i].form == "notes" and begins_with_entry(blocks[i + 1 : i + 2])


def _between(lists: list[int], start: int, end: int) -> bool:
    return bisect_left(lists, end) > bisect_left(lists, start)


def _stretch(id: str, title: Block | None, blocks: Sequence[Block]) -> Stretch:
    """A chapter made of these blocks; its endnotes are the first such list, or an empty one."""
    lists = [i for i in range(len(blocks)) if _is_list(blocks, i)]
    named = lists[:1] or [i for i, b in enumerate(blocks) if b.form == "notes"][-1:]
    if not named:
        return Stretch(id, title, blocks)
    after = blocks[named[0] + 1 :]
    notes = note_list(after)
    return Stretch(id, title, blocks[: named[0]], blocks[named[0]], notes, after[notes.length :])


def _marked(blocks: Sequence[Block], starts: list[int], noted: list[int]) -> Plan:
    """Chapters that begin with headings of the first level; the first may be the text's title."""
    titled = starts[0] > 0 or starts[0] not in noted
    if starts[0] == 0 and titled:
        starts = starts[1:]
    out = Plan(blocks[0] if titled else None, blocks[1 if titled else 0 : starts[0]])
    for i, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=True), 1):
        out.chapters.append(_stretch(f"c{i}", blocks[start], blocks[start + 1 : end]))
    return out


def _unmarked(blocks: Sequence[Block], lists: list[int]) -> Plan:
    """Chapters told apart by their endnotes; the first heading is the first chapter's title if
    another heading follows it at once."""
    first = 1
    while first < lists[0] and looks_like_byline(blocks[first]):
        first += 1
    titled = is_heading(blocks[first], blocks[first + 1]) and is_heading(
        blocks[first + 1], blocks[first + 2] if first + 2 < len(blocks) else None
    )
    starts = [first]
    for n, following in pairwise(lists):
        end = n + 1 + note_list(blocks[n + 1 : following + 1]).length
        if end < following:
            starts.append(end)
    out = Plan(blocks[0], blocks[1:first], by_rule=len(starts) > 1)
    if len(starts) == 1:
        return Plan(blocks[0], (), [_stretch("", None, blocks[1:])])
    for i, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=True), 1):
        title = blocks[start] if titled or i > 1 else None
        body = blocks[start + (title is not None) : end]
        out.chapters.append(_stretch(f"c{i}", title, body))
    return out
