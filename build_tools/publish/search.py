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
_PLACE = re.compile(
    r'(<(?:li|div class="para[^"]*")[^>]*?\bid="([^"]+)"[^>]*>)(?:\s*<a class="pn".*?</a>)?',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*(?:>|$)")
_NUMBERED = re.compile(r"(p|n)([0-9]+)")
_NOUNS = {"p": "¶", "n": "Note"}
_RUN = re.compile(f"[{HAN}]+")
_LONGEST = 30


def searchable(body: str) -> str:
    """What is searched of a page: its main part, without lists of links.

    Material finds sections, that is headings with an id. So each paragraph, note and entry gets one
    (here, not on the page), and a reader is led to the very place.
    """
    main = _MAIN.search(body)
    return _PLACE.sub(_with_heading, _NAV.sub("", main[1] if main else body))


def _with_heading(found: re.Match[str]) -> str:
    tag, id = found.groups()
    numbered = _NUMBERED.fullmatch(id)
    if numbered:
        return f'{tag}<h6 id="{id}">{_NOUNS[numbered[1]]} {numbered[2]}</h6>'
    words = _TAG.sub(" ", found.string[found.end() : found.end() + 600]).split()[:6]
    return f'{tag}<h6 id="{id}">{" ".join(words)} …</h6>'


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
