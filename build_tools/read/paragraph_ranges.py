"""Paragraphs named by their numbers: `12-19, 24`."""

import re
from functools import lru_cache
from typing import NamedTuple

MOST = 500
"""So many paragraphs may be named in one place; no class reads more."""
_PART = re.compile(r"(?:¶{1,2} ?)?([1-9][0-9]{0,5})(?: ?[-–] ?(?:¶ ?)?([1-9][0-9]{0,5}))?")
HOW = "write numbers and ranges, parted by commas: `12-19, 24`"


class Ranges(NamedTuple):
    """The numbers, in the order in which they are written, without repeats; and what is wrong with
    what is written, with a cure (both empty if nothing is)."""

    numbers: tuple[int, ...]
    fault: str = ""
    cure: str = ""


@lru_cache(maxsize=1024)
def read_ranges(words: str) -> Ranges:
    """The paragraphs that these words name; none if they are malformed."""
    found: dict[int, None] = {}
    for part in words.split(","):
        read = _PART.fullmatch(part.strip())
        if read is None:
            return Ranges((), _unread(part.strip()), HOW)
        first, last = int(read[1]), int(read[2] or read[1])
        if last < first:
            return Ranges((), f"`{part.strip()}` runs backwards", f"write `{last}-{first}`")
        if last - first >= MOST or len(found) > MOST:
            cure = "name what the class is to read"
            return Ranges((), f"more than {MOST} paragraphs are named", cure)
        found |= dict.fromkeys(range(first, last + 1))
    return Ranges(tuple(found))


def _unread(part: str) -> str:
    shown = part if len(part) <= 40 else part[:40] + "…"
    return f"`{shown}` is no number of a paragraph" if part else "a number is missing"
