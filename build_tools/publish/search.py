"""Finding: what the search of the site gets to read."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from build_tools.kept import Kept
from build_tools.write.escape import HAN

SEPARATOR = (
    r"(?:&(?:lt|gt|amp|quot|#\d+);|[\s\-\u2010-\u2015\u2018-\u201f\u2026\u200b.,;:!?()\[\]{}\"'/"
    r"\u00b7\u3000-\u3002\u3008-\u3011\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff01])+"
)
"""What parts two words (a JavaScript expression): space, stops, dashes, quotes, entities."""

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_ELSEWHERE = (
    ('<section class="back-matter terms"', "</section>"),
    ('<section class="back-matter names"', "</section>"),
    ('<div class="uses-of"', '<header class="headword"'),
    ('<div id="_picker"', "</article>"),
)
"""Where lists begin of what is found elsewhere, and what follows: terms and names, which have pages
of their own, uses, which stand in the text, and the text again, of which to make a pack."""
_UNREAD = re.compile(
    r"<(?:(nav|search|sup|template|button|details|select|noscript)\b.*?</\1>"
    r"|a class=\"(?:back|pn|ed fix)\".*?</a>"
    # what is told to ears alone
    r"|span class=\"vh[^>]*>[^<]*</span>"
    r"|p class=\"(?:turn|gap|in-text)\".*?</p>|ul role=\"list\" class=\"placed\".*?</ul>"
    # the other script of a word and its reading, which stand hidden right behind it
    r"|(?<=</span><)span(?: class=\"nb\")? lang=\"zh-Hant\">[^<]*</span>(?=<)"
    r"|span class=\"pin\"[^>]*>[^<]*</span>"
    # the same of an example
    r"|span class=\"hant\".*?</span>|(r[pt])\b.*?</\2>"
    # the orders of the glossary
    r"|table class=\"glossary\".*?</table>|div class=\"group\">.*?</div>)",
    re.DOTALL,
)
_PLACE = re.compile(
    r'<h[2-6]\b[^>]*?\bid="([^"_][^"]*)"[^>]*>(.*?)</h[2-6]>'
    r'|<(?:li|div class="(?:para|entry)[^"]*")[^>]*?\bid="([^"_][^"]*)"[^>]*>',
    re.DOTALL,
)
_TITLE = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_APART = re.compile(
    r"<(?:/?(?:p|div|li|h[1-6]|d[dlt]|t[dhr]|br|blockquote|section)\b|span class=\"sic\")[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_PARTED = "\x02"
"""Stands in no page: all that is not printable is replaced."""
_OF_THE_TEXT = re.compile(
    r"(?:c[0-9]+-)?[pn][0-9]+|[sx]-.*|notes|comments|corrections|terms|names|contents|reading"
)
"""The places on the page of a reading pack that are found in the text itself."""
_NUMBERED = re.compile(r"(?:c[0-9]+-)?(p|n)([0-9]+)")
_NOUNS = {"p": "¶", "n": "Note"}
_RUN = re.compile(f"[{HAN}]+")
_LONGEST = 30
_PACKS = "teaching/"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NOTHING_FOUND = b'"docs":[]}'

Entry = dict[str, Any]
"""What Material's index holds of a place: `location`, `title`, `text` and perhaps `tags`."""


def entries(url: str, title: str, body: str) -> list[Entry]:
    """What is found of a page: the page itself, and each heading, paragraph, note and entry on it.

    `url` is the page's, `title` its title as HTML. Lists of links and the numbers of notes are not
    searched, nor a text a second time where a reading pack prints it. Material would take the same
    from the page with a parser that is slow on long pages.
    """
    main = _MAIN.search(body)
    read = main[1] if main else body
    for begins, follows in _ELSEWHERE:
        first, *others = read.split(begins)
        read = first + "".join("".join(part.partition(follows)[1:]) for part in others)
    first, *rest = _PLACE.split(_UNREAD.sub("", read))
    words = _words([_TITLE.sub("", first), *rest[3::4]])
    found = [_entry(url, title, words[0])]
    for heading, named, place, said in zip(*(rest[i::4] for i in range(3)), words[1:], strict=True):
        found.append(_entry(f"{url}#{heading or place}", _title(place, named, said), said))
    if url.startswith(_PACKS):
        return [e for e in found if not _OF_THE_TEXT.fullmatch(e["location"].partition("#")[2])]
    return found


def found(kept: Kept, url: str, title: str, body: str) -> bytes:
    """What is found of a page, encoded; while a server runs, what was found of the same before."""
    return kept.same(f"found {url}", (title, body), lambda: encoded(entries(url, title, body)))


def encoded(found: Sequence[Entry]) -> bytes:
    """Entries as the index has them, one after the other: JSON without the brackets of a list."""
    return _JSON.encode(found)[1:-1].encode()


def complete(file: Path, found: Iterable[bytes]) -> None:
    """Puts encoded entries into the index that Material has written without any.

    Material would hold the whole index twice while it writes it, which is the peak of a large site.
    """
    empty = file.read_bytes()
    if not empty.endswith(_NOTHING_FOUND):
        raise ValueError(f"{file.name} does not end as Material's index does")
    with file.open("wb") as index:
        index.write(empty.removesuffix(_NOTHING_FOUND) + b'"docs":[')
        for i, part in enumerate(filter(None, found)):
            index.write(b"," + part if i else part)
        index.write(b"]}")


def _title(place: str | None, heading: str | None, words: str) -> str:
    """What a place is called: its heading, its number, or its first words."""
    if place is None:
        return _words([heading or ""])[0]
    numbered = _NUMBERED.fullmatch(place)
    if numbered:
        return f"{_NOUNS[numbered[1]]} {numbered[2]}"
    return f"{' '.join(words.split(maxsplit=6)[:6])} …"


def _entry(location: str, title: str, words: str) -> Entry:
    entry: Entry = {"location": location, "title": title, "text": words}
    chinese = "" if title.isascii() and words.isascii() else f"{title} {words}"
    found = endings(chinese)
    return entry | {"tags": found} if found else entry


def _words(parts: Sequence[str]) -> list[str]:
    """The words of each of some stretches of HTML, as HTML without tags."""
    text = _TAG.sub("", _APART.sub(" ", _PARTED.join(parts)))
    if "&" in text:
        text = escape(unescape(text), quote=False)
    return [part.strip() for part in " ".join(text.split()).split(_PARTED)]


def endings(text: str) -> list[str]:
    """Every ending of every Chinese run in a text (体制 of 举国体制 too), by code points.

    The search finds the beginnings of words, and Chinese is written without gaps: so a word inside
    a run is found only if the run's ending from there on is a word of the index.
    """
    runs = _RUN.findall(text)
    return sorted({ending for run in runs for ending in _endings(run)}) if runs else []


@lru_cache(maxsize=2**13)
def _endings(run: str) -> tuple[str, ...]:
    return tuple(run[start : start + _LONGEST] for start in range(len(run)))
