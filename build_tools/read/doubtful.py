"""What was read by rule and may be meant otherwise: headings that are none, words before the first.

A hint in the manifest settles the matter, so a block that has one is never doubtful.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_tools.model.diagnostics import Diagnostic
from build_tools.read.blocks import LONGEST_HEADING, Block, is_caption, is_marked
from build_tools.read.layout import Layout
from build_tools.read.units import Unit

LONGEST = 70
_STOP = re.compile(r"[^\W\d_A-Z][.?!;]\s")
_STUCK = re.compile(r"#{1,6}[^\W\d_]")
ASKING = (":", "?", "：", "？")


def doubtful(laid: Layout) -> Iterator[Diagnostic]:
    """A warning for each line that may be a heading, or none, and for words before the first."""
    for stretch in (laid.front, *(c.body for c in laid.chapters)):
        yield from (_stuck(unit.blocks[0]) for unit in stretch if _is_stuck(unit.blocks[0]))
        for unit, following in pairwise(stretch):
            block = unit.blocks[0]
            if following.kind == "paragraph" and _may_be_heading(unit):
                yield _no_heading(block)
    if len(laid.chapters) == 1 and laid.plan.title is not None and not laid.front:
        yield from _subtitle(laid.chapters[0].body[:2])
    yield from _headless(laid.front)
    for chapter in laid.chapters:
        if chapter.stretch.title is None and any(u.kind == "heading" for u in chapter.body):
            yield from _headless(chapter.body)


def _may_be_heading(unit: Unit) -> bool:
    """True for a line by itself that begins like a heading and ends like a question or a label."""
    block = unit.blocks[0]
    if unit.kind != "paragraph" or len(unit.pieces) > 1 or block.hint or block.form != "text":
        return False
    words = block.words
    first = words.strip("*_")[:1]
    begins = first.isdigit() or (first.isalpha() and not first.islower())
    ends = words.rstrip("*_").endswith(ASKING)
    if len(words) > LONGEST or not begins or not ends or _STOP.search(words):
        return False
    return not is_caption(words) and not is_marked(block)


def _is_stuck(block: Block) -> bool:
    """True of a line like `##Findings`, which Markdown takes for a heading with a blank only."""
    if block.form != "text" or block.hint or len(block.pieces) > 1:
        return False
    return _STUCK.match(block.words) is not None and len(block.words) <= LONGEST_HEADING


def _stuck(block: Block) -> Diagnostic:
    words = block.words
    return Diagnostic(
        "T05",
        f"the signs of “{words}” are read as words of it, for no blank parts them from it",
        f"write `## {words.lstrip('#')}`",
        block.sheet.place(block.start),
        "warning",
        f"heading {words}",
    )


def _no_heading(block: Block) -> Diagnostic:
    return Diagnostic(
        "T05",
        f"“{block.words.strip('*_')}” is read as a paragraph",
        "if it is a heading, write `## ` before it or `kind: heading` under structure; if not, "
        "say `kind: paragraph`",
        block.sheet.place(block.start),
        "warning",
        f"¶ {block.number}",
    )


def _subtitle(first: Sequence[Unit]) -> Iterator[Diagnostic]:
    """A warning if a line below the title is read as a heading, and the next one too."""
    if [unit.kind for unit in first] != ["heading", "heading"]:
        return
    block = first[0].blocks[0]
    if block.form == "text" and not block.hint:
        words = block.words.strip("*_")
        yield Diagnostic(
            "T05",
            f"“{words}” is read as a heading, and nothing stands under it",
            "if it is the subtitle, say `kind: byline` under structure; if it is a heading, write "
            "`## ` before it",
            block.sheet.place(block.start),
            "warning",
            f"heading {words}",
        )


def _headless(body: Sequence[Unit]) -> Iterator[Diagnostic]:
    """A warning at the first numbered unit before the first heading, if no hint settles it."""
    for unit in body:
        block = unit.blocks[0]
        if unit.kind == "heading" or (block.number and block.hint):
            return
        if block.number:
            yield Diagnostic(
                "T06",
                f"¶ {block.number} stands before the first heading",
                "if it is no part of the text, say `kind: byline` or `kind: notice` under "
                "structure; if it is, put a heading before it, or say `kind: paragraph`",
                block.sheet.place(block.start),
                "warning",
                f"¶ {block.number}",
            )
            return
