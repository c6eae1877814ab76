"""Where things live in the site, and how one page leads to another.

Links are relative and name `index.html`, so that one tree serves http, any sub-path and `file://`.
Ids that the pages need for themselves begin with an underscore, which no address of the edition
does; so a source keyed `main` does not clash with the page's own `_main`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, relpath
from urllib.parse import quote

from build_tools.model.edition import Edition, Text
from build_tools.model.ids import note_address

HOME = "index.html"
BRIEF = "brief/index.html"
BIBLIOGRAPHY = "bibliography/index.html"
APPARATUS = "apparatus/index.html"
DOWNLOADS = "downloads/index.html"
ABOUT = "about/index.html"
PROBLEMS = "about/problems/index.html"
STYLE = "assets/edition.css"
SCRIPT = "assets/edition.js"

_WEB = re.compile(
    r"https?://[^\s/?#\\@\[\]<>\"'^`{|}%\x00-\x20\x7f-\xa0]+(?:[/?#][^\s\x00-\x20\x7f-\xa0]*)?",
    re.IGNORECASE,
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def link(here: str, page: str, id: str = "") -> str:
    """The link from the page `here` to `page`, or to an id on it; both are paths in the site."""
    fragment = "#" + quote(id) if id else ""
    if here == page and fragment:
        return fragment
    return relpath(page, dirname(here) or ".") + fragment


def outward(target: str) -> str:
    """`target` as a web address fit for a link; empty unless it is plain http or https."""
    if not _WEB.fullmatch(target):
        return ""
    kept = quote(_STRAY_PERCENT.sub("%25", target), safe="/:?#!$&'()*+,;=%-._~")
    first, mark, rest = kept.partition("#")
    return first + mark + rest.replace("#", "%23")


def canonical(edition: Edition, page: str, id: str = "") -> str:
    """The public address of a page as one cites it; empty if the edition has no address yet."""
    root = edition.manifest.address
    if not root:
        return ""
    return root.rstrip("/") + "/" + page.removesuffix(HOME) + ("#" + quote(id) if id else "")


def correction_entry(id: str) -> str:
    """The id of a correction in the list at the end of the text (`/apparatus/` has `e3` itself)."""
    return f"x-{id}"


def correction_marker(id: str) -> str:
    """The id of the corrected reading itself, which the list leads back to."""
    return f"rx-{id}"


def comment_entry(id: str) -> str:
    """The id of a comment in the list at the end of the text (`/apparatus/` has `c7` itself)."""
    return f"x-{id}"


@dataclass(frozen=True, slots=True)
class Homes:
    """The page on which each address of an edition lives."""

    pages: dict[str, str]

    def link(self, here: str, id: str) -> str:
        """The link from the page `here` to an address; empty if nothing in the edition has it."""
        page = self.pages.get(id)
        return link(here, page, id) if page else ""


def homes(edition: Edition) -> Homes:
    """Where every address of the edition lives. The text's own come first if two are the same."""
    pages = dict.fromkeys(edition.sources, BIBLIOGRAPHY)
    pages |= dict.fromkeys((c.record.id for c in edition.corrections), APPARATUS)
    pages |= dict.fromkeys(_in_text(edition.base), BRIEF)
    return Homes(pages)


def _in_text(text: Text) -> Iterator[str]:
    """The addresses on the text's page."""
    yield from (c.id for c in text.chapters if c.id)
    yield from (s.id for s in (*text.sections, *text.back))
    yield from (p.id for p in text.paragraphs)
    for note in text.notes:
        yield note_address(note.id)
        yield from (m.id for m in note.markers)
