"""A file's source as a sheet of lines, and the wording of its blocks with the way back to it."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from build_tools.model.frozen import dataclass
from build_tools.model.places import Place, Run
from build_tools.read.encoding import BIDI, CONTROL
from build_tools.read.han import CJK

SPACES = "\t\n\x0c\r\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
UNSEEN = f"\xad\u200b\u2060\ufeff{CONTROL}{BIDI}"

_NEWLINE = re.compile(r"\r\n|\n|\r")
_UNTIDY = re.compile(f"[{SPACES}{UNSEEN}]")
_LOOSE = re.compile(f"[ {SPACES}{UNSEEN}]{{2,}}|[{SPACES}{UNSEEN}]")
_SPACE = re.compile(f"[ {SPACES}]")
_BEYOND = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_CJK = re.compile(f"[{CJK}]")


def _members(charset: str) -> str:
    """All characters of a set written as in a regular expression (`a-z`)."""
    spans = re.findall(r"(.)-(.)|(.)", charset, re.DOTALL)
    return "".join(c or "".join(map(chr, range(ord(a), ord(b) + 1))) for a, b, c in spans)


WHITE = _members(" " + SPACES + UNSEEN)

# From an offset on, characters stand one for one at another offset.
Way = tuple[int, int]


class Piece(NamedTuple):
    """A stretch of a source, in code points: what one line gives to a block."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The decoded source of a file, its lines without their ends, and whether all of it is NFC."""

    file: str
    source: str
    lines: tuple[Piece, ...]
    starts: tuple[int, ...]
    composed: bool

    def run(self, offset: int, at: int) -> Run:
        """That the text's character at `offset` stands at `at` in the source."""
        line = bisect_right(self.starts, at)
        return Run(offset, line, at - self.starts[line - 1] + 1)

    def place(self, at: int) -> Place:
        """The line and column where the character at `at` stands."""
        run = self.run(0, at)
        return Place(self.file, run.line, run.column)


def sheet(file: str, source: str) -> Sheet:
    """The sheet of a file's source."""
    breaks = [m.span() for m in _NEWLINE.finditer(source)]
    starts = (0, *(end for _, end in breaks))
    ends = (*(start for start, _ in breaks), len(source))
    composed = unicodedata.is_normalized("NFC", source)
    return Sheet(file, source, tuple(map(Piece, starts, ends)), starts, composed)


class Wording(NamedTuple):
    """The tidied text of a block and the ways from its offsets to those of the source."""

    text: str
    ways: list[Way]

    def at(self, offset: int) -> int:
        """Where in the source the character at `offset` stands."""
        o, s = self.ways[bisect_right(self.ways, offset, key=lambda way: way[0]) - 1]
        return s + offset - o


def wording(page: Sheet, pieces: Sequence[Piece]) -> Wording:
    """The pieces as one line: NFC, every stretch of white space one space, nothing unseen in it.

    A line break between two Chinese characters gives no space.
    """
    text = "\n".join([page.source[start:end] for start, end in pieces])
    ways, length = [(0, pieces[0].start)], pieces[0].end - pieces[0].start
    for before, piece in pairwise(pieces):
        space = _SPACE.search(page.source, before.end, piece.start)
        ways += [(length, space.start() if space else before.end), (length + 1, piece.start)]
        length += 1 + piece.end - piece.start
    untidy = "  " in text or _UNTIDY.search(text) is not None
    if untidy:
        text, tidied = _tidied(text)
        ways = led(tidied, ways, len(text))
    # What an unseen character kept apart may compose once it is gone.
    if (untidy or not page.composed) and not unicodedata.is_normalized("NFC", text):
        text, composed = _composed(text)
        ways = led(composed, ways, len(text))
    return Wording(text, ways)


def led(ways: Sequence[Way], on: Sequence[Way], length: int) -> list[Way]:
    """The ways of a text of `length` to a middle form, led on from there by the ways `on`."""
    out: list[Way] = []
    for i, (here, middle) in enumerate(ways):
        end = ways[i + 1][0] if i + 1 < len(ways) else length
        k = bisect_right(on, middle, key=lambda way: way[0]) - 1
        _add(out, here, on[k][1] + middle - on[k][0])
        while (k := k + 1) < len(on) and here + on[k][0] - middle < end:
            _add(out, here + on[k][0] - middle, on[k][1])
    return out


def _add(ways: list[Way], here: int, there: int) -> None:
    if not ways or here - ways[-1][0] != there - ways[-1][1]:
        ways.append((here, there))


def _tidied(text: str) -> tuple[str, list[Way]]:
    parts, ways, length, after = [], list[Way](), 0, 0
    for found in _LOOSE.finditer(text):
        start, end = found.span()
        parts.append(text[after:start])
        if start > after:
            ways.append((length, after))
        length += start - after
        space = _SPACE.search(text, start, end)
        if space and start > 0 and end < len(text) and length and not _within_chinese(text, found):
            ways.append((length, space.start()))
            parts.append(" ")
            length += 1
        after = end
    if after < len(text):
        parts.append(text[after:])
        ways.append((length, after))
    return "".join(parts), ways


def _within_chinese(text: str, found: re.Match[str]) -> bool:
    beside = text[found.start() - 1], text[found.end()]
    return "\n" in found.group() and all(map(_CJK.match, beside))


def _composed(text: str) -> tuple[str, list[Way]]:
    parts, ways, length, after = [], list[Way](), 0, 0
    for found in _BEYOND.finditer(text):
        if unicodedata.is_normalized("NFC", found.group()):
            continue
        for at, atom in _atoms(found.group(), found.start()):
            letters = unicodedata.normalize("NFC", atom)
            if letters == atom:
                continue
            if at > after:
                parts.append(text[after:at])
                ways.append((length, after))
                length += at - after
            parts.append(letters)
            ways += [(length + i, at) for i in range(len(letters))]
            length += len(letters)
            after = at + len(atom)
    if after < len(text):
        parts.append(text[after:])
        ways.append((length, after))
    return "".join(parts), ways


def _atoms(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The shortest stretches of `text` that can be brought into NFC each by itself."""
    start = 0
    for i in range(1, len(text)):
        if unicodedata.combining(text[i]) == 0 and not _joins(text[start:i], text[i]):
            yield at + start, text[start:i]
            start = i
    yield at + start, text[start:]


def _joins(atom: str, letter: str) -> bool:
    first, second = (unicodedata.normalize("NFC", part) for part in (atom, letter))
    return unicodedata.normalize("NFC", first + second) != first + second
