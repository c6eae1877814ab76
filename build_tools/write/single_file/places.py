"""Where things live in the single file: one address space made of those of all pages.

The addresses of the text stay as they are, since others know them (`#p27`, `#n15`). Those of other
pages are what they are in the site, with the page before them: `/names/#mao` is `#names/mao`,
`/glossary/two-layers/` is `#glossary/two-layers/`. No address of the text holds a slash.
"""

import re
from collections.abc import Set
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import quote, unquote

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.escape import escaped

_OUTWARD = re.compile("[a-z][a-z0-9+.-]*:", re.IGNORECASE)
TOP = "_main"
"""Where the file begins."""


class Places(NamedTuple):
    """What is in the file: the paths of its pages, and the ids of the text."""

    edition: Edition
    pages: Set[str]
    text: Set[str]


def place(page: str, id: str = "") -> str:
    """The id in the file of an id on a page of the site, or of the page itself."""
    folder = page.removesuffix("index.html")
    if page in (addresses.HOME, addresses.BRIEF):
        return id or TOP
    return folder + id


def carried_link(places: Places, here: str, href: str) -> str:
    """The link that a page's own link becomes in the file; empty if what it leads to is not there.

    Pages that are not in the file are linked at their public address, if the edition has one.
    """
    if _OUTWARD.match(href):
        return href
    page, id = target(here, href)
    if page in places.pages:
        return "#" + quote(place(page, id))
    return addresses.canonical(places.edition, page, id)


def target(here: str, href: str) -> tuple[str, str]:
    """The page of the site that a relative link leads to, and the id on it."""
    path, _, fragment = href.partition("#")
    return normpath(join(dirname(here), path)) if path else here, unquote(fragment)


def entry_in_lists(places: Places, page: str, id: str) -> str:
    """The id of the short entry at the end of the text, which pop-ups show; empty if it has none.

    `page` and `id` are those of the full entry.
    """
    if page.startswith("glossary/") and page != addresses.GLOSSARY:
        own = addresses.term_entry(page.split("/")[1])
    elif page == addresses.NAMES:
        own = addresses.name_entry(id)
    elif page == addresses.TIMELINE:
        own = addresses.event_entry(id)
    elif page == addresses.APPARATUS:
        own = addresses.correction_entry(id)
    else:
        return ""
    return own if own in places.text else ""


def escaped_place(page: str, id: str) -> str:
    """`place` of an id that is escaped already."""
    return id if page == addresses.BRIEF else escaped(place(page)) + id
