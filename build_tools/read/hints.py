"""The manifest's hints on structure, led to the blocks they mean."""

import unicodedata
from collections.abc import Sequence

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.records import Hint, TextRecord
from build_tools.read.blocks import Block
from build_tools.read.sheets import wording

NUMBERED = frozenset(("paragraph", "item", "quotation", "continuation"))

# A hint with the blocks that begin with its words.
Found = Sequence[tuple[Hint, Sequence[Block]]]

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "*": None})


def give_hints(hints: Sequence[Hint], blocks: Sequence[Block]) -> Found:
    """Gives each block the hint that begins with its words, if it is the only such block.

    Apostrophes and quotation marks count as the same, curly or straight. Returned is every hint
    with the blocks that begin so.
    """
    if not hints:
        return []
    found = []
    beginnings = [_beginning(block, hints) for block in blocks]
    for hint in hints:
        words = _folded(hint.begins)
        fits = [b for b, text in zip(blocks, beginnings, strict=True) if text.startswith(words)]
        if len(fits) == 1:
            fits[0].hint = hint.kind
        found.append((hint, fits))
    return found


def choose_by_number(found: Found) -> bool:
    """Gives the hints that fit several blocks to the one with the paragraph number they name.

    The blocks are numbered for the time being. True if any hint was given.
    """
    chosen = False
    for hint, fits in found:
        if len(fits) > 1 and hint.paragraph is not None:
            for block in [b for b in fits if b.number == hint.paragraph][:1]:
                block.hint, chosen = hint.kind, True
    return chosen


def unfitting(record: TextRecord, found: Found) -> list[Diagnostic]:
    """A diagnostic for each hint that fits no block, several blocks, or another paragraph."""
    problems = []
    for hint, fits in found:
        given = [b for b in fits if b.hint == hint.kind]
        reached = [b for b in given if hint.paragraph is None or b.number == hint.paragraph]
        if reached and (len(fits) == 1 or hint.paragraph is not None):
            continue
        problems.append(
            Diagnostic(
                "T02",
                f"the hint “{hint.begins}” ({hint.kind}) {_reason(hint, fits)}",
                "give the first words as they stand in the text, and the number of the paragraph",
                hint.place,
                subject=f"hint {hint.begins}",
                text=record.key,
            )
        )
    return problems


def _reason(hint: Hint, fits: Sequence[Block]) -> str:
    if not fits:
        return "fits no block of the text"
    numbers = [f"¶ {b.number}" for b in fits if b.number is not None]
    if hint.paragraph is not None:
        if hint.kind not in NUMBERED and len(fits) == 1:
            return f"names ¶ {hint.paragraph}, but a {hint.kind} has no number"
        return f"is not ¶ {hint.paragraph} but {' and '.join(numbers) or 'not numbered'}"
    return f"fits {len(fits)} blocks ({', '.join(numbers)})"


def _beginning(block: Block, hints: Sequence[Hint]) -> str:
    longest = max(len(hint.begins) for hint in hints)
    start, end = block.pieces[0]
    near = [block.pieces[0]._replace(end=min(end, start + 4 * longest + 20)), *block.pieces[1:3]]
    return _folded(wording(block.sheet, near).text)


def _folded(words: str) -> str:
    composed = unicodedata.normalize("NFC", words)
    return " ".join(composed.translate(_PLAIN).split()).casefold()
