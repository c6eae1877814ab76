"""Dates as BibTeX and BibLaTeX write them, as CSL dates."""

import datetime
import re
from typing import Any

POINT = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
MONTHS = ("january", "february", "march", "april", "may", "june",
          "july", "august", "september", "october", "november", "december")  # fmt: skip


def date_parts(value: str) -> list[int] | None:
    """The numbers of `2023-06-02`, `2023-06` or `2023`; None if there is no such day."""
    found = POINT.fullmatch(value.strip())
    if found is None:
        return None
    parts = [int(part) for part in found.groups() if part]
    try:
        datetime.date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return parts


def csl_date(value: str) -> dict[str, Any] | None:
    """A date or a span of dates (`2020/2021`) with `~` for circa; None if it is none."""
    ends = [end.strip() for end in value.split("/")]
    circa = any(end.endswith(("~", "?", "%")) for end in ends)
    spans = [date_parts(end.rstrip("~?%")) for end in ends]
    if len(spans) > 2 or None in spans:
        return None
    return {"date-parts": spans} | ({"circa": True} if circa else {})


def is_turned_round(date: dict[str, Any]) -> bool:
    """True of a span of dates that ends before it begins."""
    first, *last = date["date-parts"]
    return any(end < first[: len(end)] for end in last)


def month_number(value: str) -> int | None:
    """A month by number, name or abbreviation."""
    word = value.strip().rstrip(".").lower()
    if word.isascii() and word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    found = [i for i, name in enumerate(MONTHS, 1) if len(word) > 2 and name.startswith(word)]
    return found[0] if found else None
