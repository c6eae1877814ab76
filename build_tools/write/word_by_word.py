"""Pinyin laid against its Chinese: which characters each of its words reads."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from build_tools.model.pinyin import parted, words_of
from build_tools.read.han import HAN, character

_WORDS = re.compile(r"[0-9]+|[+＋]|[^\W\d_]+(?:['’\-‐‑·][^\W\d_]+)*")
_CLAUSE_IN_CHINESE = re.compile("[，、；：。！？…—｜]+")
_CLAUSE_IN_PINYIN = re.compile(r"\s*[,，、;；:：.。!！?？…—–|｜]+\s*")


@cache
def _units() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]|[0-9]+|[A-Za-z]+|[+＋]")


class Piece(NamedTuple):
    """Characters and how they are read; without a reading they are stops, figures or letters."""

    characters: str
    reading: str


class _Unit(NamedTuple):
    """A character, a figure or a foreign word with its start and end in the sentence."""

    start: int
    end: int
    written: str


def word_by_word(chinese: str, pinyin: str) -> list[Piece]:
    """The sentence in pieces: each word of the pinyin with its characters, and what lies between.

    Words are laid against characters by the number of their syllables; figures and letters stand
    for themselves. Where that can be done in no way or in several, the clause is one piece with its
    whole reading; the sentence is, if the pinyin has not the same stops.
    """
    whole = _aligned(chinese, pinyin)
    if whole is not None:
        return whole
    clauses, readings = _clauses(chinese), _CLAUSE_IN_PINYIN.split(pinyin.strip(" ,.;:!?…"))
    if len(clauses) != len(readings):
        return _as_one(chinese, pinyin)
    found: list[Piece] = []
    at = 0
    for (start, end), reading in zip(clauses, readings, strict=True):
        found += _plain(chinese[at:start])
        clause = chinese[start:end]
        found += _aligned(clause, reading) or _as_one(clause, reading)
        at = end
    return found + _plain(chinese[at:])


def _clauses(chinese: str) -> list[tuple[int, int]]:
    """Where the clauses of a sentence begin and end."""
    stops = [(0, 0), *(s.span() for s in _CLAUSE_IN_CHINESE.finditer(chinese))]
    ends = [*(start for start, _ in stops[1:]), len(chinese)]
    found = ((begins, end) for (_, begins), end in zip(stops, ends, strict=True))
    return [(begins, end) for begins, end in found if _units().search(chinese, begins, end)]


def _as_one(chinese: str, pinyin: str) -> list[Piece]:
    """All from the first character to the last as one piece."""
    units = list(_units().finditer(chinese))
    if not units:
        return _plain(chinese)
    start, end = units[0].start(), units[-1].end()
    return [*_plain(chinese[:start]), Piece(chinese[start:end], pinyin), *_plain(chinese[end:])]


def _plain(characters: str) -> list[Piece]:
    return [Piece(characters, "")] if characters else []


def _aligned(chinese: str, pinyin: str) -> list[Piece] | None:
    """The pieces, if there is one way to lay the words against the characters, and no more."""
    units = [_Unit(*m.span(), m.group()) for m in _units().finditer(chinese)]
    words = _WORDS.findall(pinyin)
    ways: dict[int, list[tuple[int, ...]]] = {0: [()]}
    for word in words:
        reached: dict[int, list[tuple[int, ...]]] = {}
        for at, taken in ways.items():
            for number in _numbers(word, units, at):
                reached.setdefault(at + number, []).extend((*way, number) for way in taken)
        ways = {at: taken[:2] for at, taken in reached.items()}
    found = ways.get(len(units), [])
    return list(_pieces(chinese, units, words, found[0])) if len(found) == 1 else None


def _numbers(word: str, units: Sequence[_Unit], at: int) -> set[int]:
    """How many units from `at` on a word may read."""
    if at == len(units):
        return set()
    if not character().match(units[at].written):
        return {1} if units[at].written == word else set()
    numbers = {0}
    for part in words_of(word):
        numbers = {n + len(way) for n in numbers for way in parted(part)}
    return {n for n in numbers if 0 < n <= len(units) - at and _in_a_row(units[at : at + n])}


def _in_a_row(units: Sequence[_Unit]) -> bool:
    """True if these are characters with nothing between them: a word goes over no stop."""
    joined = all(a.end == b.start for a, b in pairwise(units))
    return joined and all(character().match(u.written) for u in units)


def _pieces(
    chinese: str, units: Sequence[_Unit], words: Sequence[str], numbers: Sequence[int]
) -> Iterator[Piece]:
    at = first = 0
    for word, number in zip(words, numbers, strict=True):
        start, end = units[first].start, units[first + number - 1].end
        yield from _plain(chinese[at:start])
        written = chinese[start:end]
        yield Piece(written, word if character().match(written) else "")
        at, first = end, first + number
    yield from _plain(chinese[at:])
