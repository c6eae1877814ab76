"""The copy of a page in an archive, as a BibTeX entry names it: `archiveurl` and `archivedate`."""

import re
from datetime import date
from typing import Any

from build_tools.model.diagnostics import Diagnostic, Severity
from build_tools.read.bibtex import BibEntry
from build_tools.read.dates import date_parts
from build_tools.read.tex import address
from build_tools.read.web_addresses import fault_of_url

_STAMP = re.compile(r"/(\d{4})(\d{2})(\d{2})(?:\d{2}){0,3}(?:[a-z]{2}_)?/https?:", re.ASCII)
"""The moment of a copy within its address, as web archives write it (Memento, RFC 7089)."""


def archived(entry: BibEntry, custom: dict[str, Any]) -> list[Diagnostic]:
    """Puts `archive-url` and `archive-date` into `custom`; gives a diagnostic for what is wrong.

    A date that is not given is read off the address, where that has one.
    """
    url, day = address(entry.fields.get("archiveurl", "")), entry.fields.get("archivedate", "")
    if not url:
        if not day:
            return []
        cure = "give the address of the copy as `archiveurl`, or leave the date out"
        return [_told(entry, "B06", "archivedate", "`archivedate` has no `archiveurl`", cure, True)]
    if fault := fault_of_url(url):
        cure = "give a plain http or https address; it is left out now"
        message = f"the address of the archived copy cannot be used: {fault}"
        return [_told(entry, "B04", "archiveurl", message, cure)]
    custom["archive-url"] = url
    problems = []
    if day and not (parts := date_parts(day)):
        cure = "write `2023-06-02`, `2023-06` or `2023`"
        problems.append(_told(entry, "B05", "archivedate", f"`{day}` is not a date", cure))
    elif day and parts:
        custom["archive-date"] = told = "-".join(f"{part:02}" for part in parts)
        if (stamp := _stamp(url)) and _far(told, stamp):
            cure = f"write `archivedate = {{{stamp}}}`, or leave it out and the day is read there"
            message = f"the copy is said to be of {told}, and its address says {stamp}"
            problems.append(_told(entry, "B06", "archivedate", message, cure, True))
    elif stamp := _stamp(url):
        custom["archive-date"] = stamp
    return problems


def _stamp(url: str) -> str:
    found = _STAMP.search(url)
    day = "-".join(found.groups()) if found else ""
    return day if date_parts(day) else ""


def _far(told: str, stamp: str) -> bool:
    """True unless the stamp is of the day, month or year told, or of the day before or after, which
    it may be elsewhere on earth."""
    if stamp.startswith(told):
        return False
    whole = len(told) == len(stamp)
    return not whole or abs(date.fromisoformat(told) - date.fromisoformat(stamp)).days > 1


def _told(
    entry: BibEntry, code: str, field: str, message: str, cure: str, weak: bool = False
) -> Diagnostic:
    severity: Severity = "warning" if weak else "error"
    return Diagnostic(code, message, cure, entry.place_of(field), severity, f"source {entry.key}")
