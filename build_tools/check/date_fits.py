"""A date that is none.

The date of an event is a year, a month or a day (`2016`, `2016-04`, `2016-04-19`), or two of them
with a slash, the earlier first (`1958/1963`); `~` behind one says that it was about then (`1962~`).
This is a part of EDTF, the extended format of ISO 8601. Here no such day is in the calendar, or the
second date is before the first, or there are more than two, or it is written in another way. The
event is not shown until it is mended.
"""

import re
from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.periods import LOOSE, point_of

CODE = "H01"
LIKE = "write it as 2016, 2016-04 or 2016-04-19, a span as 1958/1963"
SHOWN = 40


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each event whose date cannot be read."""
    for end in edition.loose:
        if end.kind == "event" and end.detail != "paragraph":
            yield Diagnostic(CODE, *fault_of(end.key), end.place, subject=end.subject)


def fault_of(written: str) -> tuple[str, str]:
    """What is wrong with a date that is none, and the cure."""
    if not written:
        return "there is no date", LIKE
    parts = written.split("/")
    if len(parts) > 2:
        return f"these are {len(parts)} dates", "write one, or the first and the last: 1958/1963"
    if all(point_of(part) for part in parts):
        return f"the span {written} ends before it begins", "write the earlier date first"
    wrong = next(part for part in parts if not point_of(part))
    if not wrong:
        return f"the span {written} has only one date", "write both dates, or one without a slash"
    if not LOOSE.fullmatch(wrong):
        shown = wrong if len(wrong) <= SHOWN else wrong[:SHOWN] + "…"
        return f"“{shown}” is not a date", LIKE
    if (full := _with_noughts(wrong)) != wrong and point_of(full):
        return f"“{wrong}” lacks a nought", f"write {full}"
    return (
        f"there is no {wrong} in the calendar",
        "look up the day, or write the month or year alone",
    )


def _with_noughts(written: str) -> str:
    """The same date with four figures for the year and two for month and day."""
    date, circa = re.fullmatch("([^~]*)(~?)", written).groups()  # type: ignore[union-attr]
    year, *rest = date.split("-")
    return "-".join((year.zfill(4), *(n.zfill(2) for n in rest))) + circa
