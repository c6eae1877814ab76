"""Finding: what the search of the site gets to read."""

import re
from collections.abc import Iterable
from typing import Any

from build_tools.write.escape import HAN

SEPARATOR = (
    r"(?:&(?:lt|gt|amp|quot|#\d+);|[\s\-\u2010-\u2015\u2018-\u201f\u2026\u200b.,;:!?()\[\]{}\"'/"
    r"\u00b7\u3000-\u3002\u3008-\u3011\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff01])+"
)
"""What parts two words (a JavaScript expression): space, stops, dashes, quotes, entities."""

_NAV = re.compile(r"<nav\b.*?</nav>", re.DOTALL)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_RUN = re.compile(f"[{HAN}]+")
_LONGEST = 30


def searchable(body: str) -> str:
    """The part of a page that is searched: its main part without lists of links."""
    main = _MAIN.search(body)
    return _NAV.sub("", main[1] if main else body)


def add_endings(entries: Iterable[dict[str, Any]]) -> None:
    """Gives each entry of Material's index the Chinese words within it, as tags."""
    for entry in entries:
        if found := endings(f"{entry['title']} {entry['text']}"):
            entry["tags"] = found


def endings(text: str) -> list[str]:
    """Every ending of every Chinese run in a text (体制 of 举国体制 too), by code points.

    The search finds the beginnings of words, and Chinese is written without gaps: so a word inside
    a run is found only if the run's ending from there on is a word of the index.
    """
    return sorted(set(_endings(_RUN.findall(text))))


def _endings(runs: Iterable[str]) -> Iterable[str]:
    for run in runs:
        for start in range(len(run)):
            yield run[start : start + _LONGEST]
