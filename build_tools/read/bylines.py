"""Bylines: who wrote a text, as it says itself right after its title, and a subtitle before it."""

import re
from collections.abc import Sequence

from build_tools.read.blocks import Block, is_heading

LONGEST = 200

_BY = re.compile(r"By\s+\S")
_ENDED = re.compile(r"[.?!:;]$")


def bylines(blocks: Sequence[Block]) -> int:
    """How many of the blocks that follow the title are bylines.

    A byline begins with `By`, or is all in capitals and has two words at least. Capitals may be a
    heading too: they are one if a paragraph follows and the text has more headings in capitals.
    A line between the title and one that begins with `By` is the subtitle, and counted with them.
    """
    count = 1 if has_subtitle(blocks) else 0
    while count < len(blocks) and _is_byline(blocks, count):
        count += 1
    return count


def has_subtitle(blocks: Sequence[Block]) -> bool:
    """True if the block after the title reads like a heading and a line with `By` follows it."""
    if len(blocks) <= 2 or blocks[0].hint or blocks[0].form != "text":
        return False
    by = blocks[1]
    told = looks_like_byline(by) and not in_capitals(by.words)
    return told and is_heading(blocks[0], by) and not looks_like_byline(blocks[0])


def looks_like_byline(block: Block) -> bool:
    """True if the block is written like a byline, wherever it stands."""
    if block.hint or block.form != "text":
        return block.hint == "byline"
    words = block.words
    by = _BY.match(words) is not None and len(words) <= LONGEST and not _ENDED.search(words)
    return by or (in_capitals(words) and " " in words)


def in_capitals(words: str) -> bool:
    """True if the words have letters and none of them is small."""
    return len(words) <= LONGEST and words.upper() == words and words.lower() != words


def _is_byline(blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    if block.hint or not looks_like_byline(block) or _BY.match(block.words):
        return looks_like_byline(block)
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    after = blocks[i + 2] if i + 2 < len(blocks) else None
    if following is not None and (is_heading(following, after) or looks_like_byline(following)):
        return True
    pairs = zip(blocks[i + 1 :], blocks[i + 2 :], strict=False)
    return not any(in_capitals(b.words) for b, then in pairs if is_heading(b, then))
