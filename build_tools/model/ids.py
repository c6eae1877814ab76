"""Addresses that other people link to: how ids are made and what they may look like."""

import re
import unicodedata

SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 80


def slug(words: str) -> str:
    """`words` as an address: lower-case ASCII letters, figures and hyphens, at most 80 of them."""
    plain = unicodedata.normalize("NFKD", words).replace("’", "").replace("'", "")
    ascii_ = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:LONGEST].strip("-")


def is_id(id: str) -> bool:
    """True if `id` may serve as an address."""
    return len(id) <= LONGEST and SHAPE.fullmatch(id) is not None


def note_id(chapter: str, number: int) -> str:
    """The id of a note: its number, after its chapter where notes restart."""
    return f"{chapter}-{number}" if chapter else str(number)


def note_address(id: str) -> str:
    """The fragment that leads to a note: `n15`, `c3-n15`."""
    chapter, _, number = id.rpartition("-")
    return f"{chapter}-n{number}" if chapter else f"n{number}"
