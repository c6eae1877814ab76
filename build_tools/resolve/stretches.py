"""Stretches of a text, asked many times how far those go that begin before a place."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Some stretches (start and end in code points), which may overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """True if one of them has a character in common with this stretch."""
        return self._farthest(end) > start

    def cover(self, start: int, end: int) -> bool:
        """True if one of them holds this stretch."""
        return self._farthest(start + 1) >= end

    def _farthest(self, place: int) -> int:
        """The farthest end of those that begin before the place; -1 if none does."""
        count = bisect_left(self._starts, place)
        return self._reach[count - 1] if count else -1
