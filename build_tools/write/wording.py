"""How the pages count, list and date things in English."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def count(number: int) -> str:
    """A number in running prose: in words up to twelve."""
    return WORDS[number] if number < len(WORDS) else str(number)


def counted(number: int, noun: str) -> str:
    """`three notes`, `one note`: the noun takes an s."""
    return f"{count(number)} {noun if number == 1 else noun + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def ranges(numbers: Iterable[int]) -> str:
    """`1, 3–5`: numbers in order, those that follow each other joined."""
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and runs[-1][1] == n - 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)


def dated(when: str) -> str:
    """An ISO date as `29 February 2024`; anything else as it is."""
    found = _ISO.fullmatch(when)
    if not found:
        return when
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return when
    return (f"{first.day} " if day else "") + f"{first:%B} {first.year}"


def size(number: int) -> str:
    """A number of bytes as one says it, in units of a thousand: `820 bytes`, `41 kB`, `1.4 MB`."""
    if number < 1000:
        return f"{number} byte{'' if number == 1 else 's'}"
    if number < 999_500:
        return f"{number / 1000:.0f} kB"
    return f"{number / 1_000_000:.1f} MB" if number < 9_950_000 else f"{number / 1_000_000:.0f} MB"


def sentence(words: str) -> str:
    """`words` with a capital and a full stop; nothing stays nothing."""
    words = words.strip()
    if not words:
        return ""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", "…")) else ".")


def licence(spdx: str) -> str:
    """An SPDX identifier as one says it: `CC BY 4.0`."""
    return re.sub(r"^CC-([A-Z-]+)-(\d)", r"CC \1 \2", spdx)
