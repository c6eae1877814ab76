"""A page of the site carried over into the single file: its ids, its links, its headings."""

import re
from functools import partial
from html import unescape
from urllib.parse import quote

from build_tools.write import addresses
from build_tools.write.escape import escaped
from build_tools.write.page import Page
from build_tools.write.single_file.places import (
    Places,
    carried_link,
    entry_in_lists,
    escaped_place,
    target,
)
from build_tools.write.single_file.tags import NotOurs, Tag, rewritten

_MAIN = re.compile(r"<main\b[^>]*>\n?(.*?)\n?</main>", re.DOTALL)
_HEADING = re.compile("h[1-6]")
_IDS = ("id", "for", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls")
_MARKS = {"term", "name", "emend", "fix", "commentref"}
_WITHOUT_ENTRY = {"term", "name"}
"""Marks whose full entry is no answer for a pop-up: without a short one they are plain links."""


def main_of(page: Page) -> str:
    """What stands in the `main` of a finished page; NotOurs if it has none."""
    found = _MAIN.search(page.body)
    if found is None:
        raise NotOurs(f"{page.path} has no main")
    return found[1]


def carried(places: Places, here: str, html: str) -> str:
    """Finished HTML of the page `here`, fit for the file.

    A page other than the text is a part of the book: its headings stand a level lower, and its
    sections are no landmarks, since there would be dozens, some of one name.
    """
    text = here == addresses.BRIEF
    return rewritten(html, partial(_linked if text else _below, places, here))


def _below(places: Places, here: str, tag: Tag) -> Tag:
    """A tag of a part."""
    if _HEADING.fullmatch(tag.name):
        tag = tag._replace(name=f"h{int(tag.name[1]) + 1}")
    elif tag.name == "section" and "aria-labelledby" in tag.attributes:
        tag = _without(tag, "aria-labelledby")
    return _linked(places, here, tag) if tag.attributes else tag


def _linked(places: Places, here: str, tag: Tag) -> Tag:
    """A tag with its ids and its link as they are in the file."""
    if not tag.attributes:
        return tag
    said = {k: _ids(here, v) if k in _IDS and v else v for k, v in tag.attributes.items()}
    tag = tag._replace(attributes=said)
    href = tag.attributes.get("href")
    return tag if href is None else _link(places, here, tag, unescape(href))


def _ids(here: str, value: str) -> str:
    return " ".join(escaped_place(here, id) for id in value.split())


def _link(places: Places, here: str, tag: Tag, href: str) -> Tag:
    """A link: to its place in the file, else to the public address, else to nowhere.

    A mark leads to the short entry, as it does in the text; one without href is a link's place.
    """
    kinds = set((tag.attributes.get("class") or "").split())
    if kinds & _MARKS:
        page, id = target(here, href)
        if own := entry_in_lists(places, page, id):
            return _led(tag, "#" + quote(own))
        if page != addresses.BRIEF:
            tag = _plain(tag, kinds & _WITHOUT_ENTRY)
    to = carried_link(places, here, href)
    return _led(tag, to) if to else _without(tag, "href", "class", "role", "download", "rel")


def _led(tag: Tag, href: str) -> Tag:
    return tag._replace(attributes=tag.attributes | {"href": escaped(href)})


def _plain(tag: Tag, kinds: set[str]) -> Tag:
    """The tag without these of its classes."""
    if not kinds:
        return tag
    left = [c for c in (tag.attributes["class"] or "").split() if c not in kinds]
    bare = _without(tag, "class")
    return bare._replace(attributes=bare.attributes | {"class": " ".join(left)}) if left else bare


def _without(tag: Tag, *names: str) -> Tag:
    return tag._replace(attributes={k: v for k, v in tag.attributes.items() if k not in names})
