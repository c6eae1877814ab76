"""When something was, in English words: `19 April 2016`, `28–31 October 2019`, `about 1962`."""

from datetime import date

from build_tools.model.periods import Period, Point

_MONTHS = tuple(f"{date(2000, m, 1):%B}" for m in range(1, 13))


def pointed(point: Point) -> str:
    """A point of time, as exactly as it is known."""
    parts = (str(point.day or ""), _MONTHS[point.month - 1] if point.month else "")
    words = " ".join(x for x in (*parts, str(point.year)) if x)
    return f"about {words}" if point.circa else words


def lasting(period: Period) -> str:
    """A period in full; what its two ends have in common is said once."""
    return _joined(period, pointed(period.begins), pointed(period.ends or period.begins))


def within_year(period: Period) -> str:
    """A period beside the year in which it begins: `19 April`, `28–31 October`, `until 1963`."""
    begins, ends = period.begins, period.ends
    day = _without_year(begins)
    if ends is None:
        return f"about {day or 'this year'}" if begins.circa else day
    if ends.year != begins.year:
        until = pointed(ends) if not begins.month else f"{day} to {pointed(ends)}"
        return until if begins.month else f"until {until}"
    return _joined(period, day, _without_year(ends))


def _without_year(point: Point) -> str:
    month = _MONTHS[point.month - 1] if point.month else ""
    return f"{point.day} {month}" if point.day else month


def _joined(period: Period, first: str, last: str) -> str:
    begins, ends = period.begins, period.ends
    if ends is None:
        return first
    if begins.circa or ends.circa:
        return f"{first} to {last}"
    if begins.day and ends.day and (begins.year, begins.month) == (ends.year, ends.month):
        return f"{begins.day}–{last}"
    if (
        begins.month
        and ends.month
        and begins.year == ends.year
        and first.endswith(f"{begins.year}")
    ):
        first = first.removesuffix(f" {begins.year}")
    return f"{first}–{last}" if first.isdecimal() and last.isdecimal() else f"{first} to {last}"
