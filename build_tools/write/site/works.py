"""How a work is named in passing: by author and year, or by its kind, for a link to its entry."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.escape import HAN_RUN, escaped, plain
from build_tools.write.wording import listed

MOST = 40
KINDS = {
    "article-journal": "Article", "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article", "book": "Book", "chapter": "Chapter",
    "dataset": "Data set", "legislation": "Law", "manuscript": "Manuscript", "pamphlet": "Pamphlet",
    "paper-conference": "Conference paper", "report": "Report", "software": "Software",
    "speech": "Speech", "thesis": "Thesis", "webpage": "Web page",
}  # fmt: skip
"""What the types of CSL 1.0 are called."""
_INNER = str.maketrans("“”", "‘’")


def work_link(edition: Edition, here: str, key: str) -> str:
    """The link from the page `here` to a source of the edition."""
    href = escaped(addresses.link(here, addresses.BIBLIOGRAPHY, key))
    return (
        f'<a role="doc-biblioref" href="{href}">{plain(short(edition.sources[key].csl) or key)}</a>'
    )


def form(html: str, key: str, kind: Literal["entry", "note"], locator: str = "") -> str:
    """A work as a style prints it, finished, in an element that says what it is, so that a script
    can put another style in its place."""
    of = " data-entry" if kind == "entry" else ""
    at = f' data-at="{escaped(locator)}"' if locator else ""
    return f'<span data-work="{escaped(key)}"{of}{at}>{html}</span>'


def work_links(edition: Edition, here: str, keys: Sequence[str]) -> str:
    """Links to all of these sources that the edition has, listed."""
    known = [key for key in dict.fromkeys(keys) if key in edition.sources]
    return listed([work_link(edition, here, key) for key in known])


def short(item: Mapping[str, Any]) -> str:
    """`Naughton et al. 2023`: who wrote a CSL item and when; for want of an author its title."""
    people = item.get("author") or item.get("editor") or ()
    names = [_surname(n) for n in people if isinstance(n, Mapping)]
    names = [n for n in names if n]
    who = f"{names[0]} et al." if len(names) > 3 else listed(names)
    return " ".join(x for x in (who or _short_title(item), _year(item)) if x)


def kind(item: Mapping[str, Any]) -> str:
    """`Report`, `Web page`: what kind of work a CSL item is; a report says it itself."""
    said = str(item.get("genre") or "") if item.get("type") == "report" else ""
    return said or KINDS.get(str(item.get("type")), "Source")


def _surname(name: Mapping[str, Any]) -> str:
    """The family name without Chinese characters that stand behind it."""
    words = str(name.get("family") or name.get("literal") or "")
    return HAN_RUN.split(words, maxsplit=1)[0].strip(" ,(（《〈「“‘") or words


def _short_title(item: Mapping[str, Any]) -> str:
    title = str(item.get("title-short") or item.get("title") or "").strip("[]")
    if len(title) > MOST:
        title = title[:MOST].rsplit(" ", 1)[0].rstrip(" ,:;") + " …"
    return f"“{title.translate(_INNER)}”" if title else ""


def _year(item: Mapping[str, Any]) -> str:
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = parts[0] if parts else ()
    return str(first[0]) if first else ""
