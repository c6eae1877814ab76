"""When something was: a year, a month, a day, or a span of them (a part of EDTF, ISO 8601-2)."""

import re
from datetime import date

from build_tools.model.frozen import dataclass

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)", re.ASCII)
LOOSE = re.compile(r"\d{1,4}(?:-\d{1,2}){0,2}~?", re.ASCII)
"""What has the shape of a date, but for its noughts."""


@dataclass(frozen=True, slots=True)
class Point:
    """A year, with a month and a day where they are known (else 0); `circa`: it is about then."""

    year: int
    month: int = 0
    day: int = 0
    circa: bool = False

    @property
    def first_day(self) -> date:
        """The day with which it begins."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The day with which it ends."""
        if self.day:
            return self.first_day
        if not self.month or self.month == 12:
            return date(self.year, 12, 31)
        return date.fromordinal(date(self.year, self.month + 1, 1).toordinal() - 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A point of time, or a span from one to another; `ends` is None for a point."""

    begins: Point
    ends: Point | None = None

    @property
    def first_day(self) -> date:
        """The first day that belongs to it."""
        return self.begins.first_day

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return (self.ends or self.begins).last_day

    @property
    def spans(self) -> bool:
        """True if it is longer than a month, and so has a length that can be seen."""
        return (self.last_day - self.first_day).days > 31 and self.ends is not None


def point_of(written: str) -> Point | None:
    """The point that `2016`, `2016-04` or `2016-04-19` names, `~` behind it for about then; None
    if there is none."""
    found = _POINT.fullmatch(written)
    if found is None:
        return None
    year, month, day = (int(n or 0) for n in found.groups()[:3])
    if "00" in (found[2], found[3]):
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Point(year, month, day, bool(found[4]))


def period_of(written: str) -> Period | None:
    """The period that is written, as one point or as two with a slash; None if it is none."""
    points = [point_of(part) for part in written.split("/")]
    match points:
        case [Point() as only]:
            return Period(only)
        case [Point() as first, Point() as last] if first.first_day <= last.last_day:
            return Period(first, last) if first != last else Period(first)
        case _:
            return None
