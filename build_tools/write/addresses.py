"""Where things live in the site, and how one page leads to another.

Links are relative and name `index.html`, so that one tree serves http, any sub-path and `file://`.
Ids that the pages need for themselves begin with an underscore, which no address of the edition
does; so a source keyed `main` does not clash with the page's own `_main`.
"""

import re
from functools import lru_cache
from posixpath import dirname, relpath
from string import ascii_lowercase
from urllib.parse import quote

from build_tools.model.edition import Edition
from build_tools.model.ids import SHAPE

HOME = "index.html"
BRIEF = "brief/index.html"
BIBLIOGRAPHY = "bibliography/index.html"
APPARATUS = "apparatus/index.html"
CONSISTENCY = "about/consistency/index.html"
GLOSSARY = "glossary/index.html"
BY_PINYIN = "glossary/by-pinyin/index.html"
BY_KIND = "glossary/by-kind/index.html"
OTHER = "other"
"""What stands for an initial that is no letter."""
NAMES = "names/index.html"
TEACHING = "teaching/index.html"
NEW_PACK = "teaching/new/index.html"
DOWNLOADS = "downloads/index.html"
OFFLINE_FOLDER = "downloads/edition.zip"
SUMS = "downloads/SHA256SUMS"
ABOUT = "about/index.html"
PROBLEMS = "about/problems/index.html"
CITE = "about/cite/index.html"
FIND = "find/index.html"
LINKS = "links/index.html"
TIMELINE = "timeline/index.html"
PICTURES = "pictures/index.html"
LINKS_DATA = "downloads/links.csv"
FOR_TEACHERS = "about/for-teachers/index.html"
FOR_EDITORS = "about/for-editors/index.html"
STYLE = "assets/edition.css"
PAGES_STYLE = "assets/pages.css"
PRINT_STYLE = "assets/print.css"
FACING_STYLE = "assets/facing.css"
UNSCRIPTED_STYLE = "assets/unscripted.css"
SCRIPT = "assets/edition.js"
PAGES_SCRIPT = "assets/pages.js"
TEACHING_STYLE = "assets/teaching.css"
TEACHING_SCRIPT = "assets/teaching.js"
TOOLS_STYLE = "assets/tools.css"
TOOLS_SCRIPT = "assets/tools.js"
SEARCH_SCRIPT = "assets/search.js"
SEARCH_DATA = "assets/search-data.js"
CITING_SCRIPT = "assets/citing.js"
CITATIONS_DATA = "assets/citations.js"

_WEB = re.compile(
    r"https?://[^\s/?#\\@\[\]<>\"'^`{|}%\x00-\x20\x7f-\xa0]+(?:[/?#][^\s\x00-\x20\x7f-\xa0]*)?",
    re.IGNORECASE,
)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def link(here: str, page: str, id: str = "") -> str:
    """The link from the page `here` to `page`, or to an id on it; both are paths in the site."""
    fragment = f"#{_quoted(id)}" if id else ""
    return fragment if here == page and fragment else _way(here, page) + fragment


@lru_cache(maxsize=4096)
def _way(here: str, page: str) -> str:
    """The relative path; few pairs of pages make up nearly all links."""
    return relpath(page, dirname(here) or ".")


@lru_cache(maxsize=2**15)
def _quoted(id: str) -> str:
    """An id as a fragment; nearly all are plain ASCII and need no quoting."""
    return id if SHAPE.fullmatch(id) else quote(id)


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


def term_entry(id: str) -> str:
    """The id of a term in the list at the end of the text."""
    return f"t-{id}"


def name_entry(id: str) -> str:
    """The id of a name in the list at the end of the text (`/names/` has the name's own)."""
    return f"i-{id}"


def event_entry(id: str) -> str:
    """The id of an event in the list at the end of the text (`/timeline/` has the event's own)."""
    return f"v-{id}"


def term_home(edition: Edition, id: str) -> tuple[str, str]:
    """The page of a term's entry in the glossary and the entry's id there.

    The id is empty where the page is the term's own; else the page is that of the id's initial,
    which stays when an editor finds a better headword.
    """
    if edition.manifest.glossary.pages == "each":
        return f"glossary/{id}/index.html", ""
    return f"glossary/{initial(id)}/index.html", id


def pack_page(id: str) -> str:
    """The page of a reading pack."""
    return f"teaching/{id}/index.html"


def exercise(id: str) -> str:
    """The id of a question, a task or an item of the quiz on the page of its pack."""
    return f"q-{id}"


def pack_file(name: str) -> str:
    """The path of a file that a teacher takes away."""
    return f"downloads/teaching/{name}"


def initial(id: str) -> str:
    """What a term is filed under in a glossary by initials: the first letter of its id."""
    return id[0] if id[0] in ascii_lowercase else OTHER


def term_page(edition: Edition, id: str) -> str:
    """The page of a term's entry in the glossary."""
    return term_home(edition, id)[0]


def term_link(edition: Edition, here: str, id: str) -> str:
    """The link from the page `here` to a term's entry in the glossary."""
    return link(here, *term_home(edition, id))


def uses_link(edition: Edition, here: str, id: str) -> str:
    """The link from the page `here` to the uses of a term in the glossary."""
    return link(here, term_home(edition, id)[0], f"_uses-{id}")
