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
    text = value.strip()
    circa = text.endswith(("~", "?", "%"))
    spans = [date_parts(part) for part in text.rstrip("~?%").split("/")]
    if len(spans) > 2 or None in spans:
        return None
    return {"date-parts": spans} | ({"circa": True} if circa else {})


def month_number(value: str) -> int | None:
    """A month by number, name or abbreviation."""
    word = value.strip().rstrip(".").lower()
    if word.isascii() and word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    found = [i for i, name in enumerate(MONTHS, 1) if len(word) > 2 and name.startswith(word)]
    return found[0] if found else None
