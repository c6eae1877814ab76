"""A date that is a span of time, which the citation engine cannot print, as each style tells it."""

from collections.abc import Mapping
from typing import Any

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
TO_THE_DAY = {"webpage", "article-newspaper", "article-magazine"}
"""What Chicago and APA date by month and day; other works by the year."""


def span(item: Mapping[str, Any], style: str) -> str:
    """“February 3–5, 2016”; “2016–2018”; empty if the work has one date or none.

    In GB/T 7714 it is a span of ISO 8601 (7.3 there: dates by that standard).
    """
    dates = [tuple(map(int, parts)) for parts in item.get("issued", {}).get("date-parts") or ()]
    if len(dates) < 2 or not all(dates):
        return ""
    first, last = dates[:2]
    if style == "gb-7714-2015":
        ends = ["-".join(f"{part:02}" for part in date) for date in (first, last)]
        return ("-" if len(first) == len(last) == 1 else "/").join(ends)
    by_year = style != "mla" and item["type"] not in TO_THE_DAY
    if by_year or style == "chicago-author-date" or len(first) != len(last):
        first, last = first[:1], last[:1]
    if first == last:
        return _one(first, style)
    if first[0] != last[0] or len(first) == 1:
        return f"{_one(first, style)}–{_one(last, style)}"
    return _in_a_year(first, last, style)


def _one(date: tuple[int, ...], style: str) -> str:
    year, *rest = date
    if not rest:
        return str(year)
    day = str(rest[1]) if len(rest) > 1 else ""
    if style == "mla":
        return " ".join(filter(None, (day, SHORT[rest[0] - 1], str(year))))
    month = " ".join(filter(None, (MONTHS[rest[0] - 1], day)))
    return f"{year}, {month}" if style == "apa" else f"{month}{', ' if day else ' '}{year}"


def _in_a_year(first: tuple[int, ...], last: tuple[int, ...], style: str) -> str:
    """A span within a year, which is named once; the month too, if it is the same."""
    months = SHORT if style == "mla" else MONTHS
    names, days = [months[d[1] - 1] for d in (first, last)], [d[2:] for d in (first, last)]
    if not days[0]:
        told = f"{names[0]}–{names[1]}"
    elif style == "mla":
        start = f"{days[0][0]}" if first[1] == last[1] else f"{days[0][0]} {names[0]}"
        told = f"{start}–{days[1][0]} {names[1]}"
    else:
        end = f"{days[1][0]}" if first[1] == last[1] else f"{names[1]} {days[1][0]}"
        told = f"{names[0]} {days[0][0]}–{end}"
    if style == "apa":
        return f"{first[0]}, {told}"
    return f"{told}, {first[0]}" if days[0] and style != "mla" else f"{told} {first[0]}"
