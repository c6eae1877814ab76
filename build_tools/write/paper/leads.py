"""Where marks lead to in a file that stands alone: to a place in it, to the site, or nowhere."""

from collections.abc import Set
from typing import assert_never
from urllib.parse import quote

from build_tools.model.edition import Edition
from build_tools.model.ids import note_address
from build_tools.model.marks import (
    Citation,
    CommentRef,
    Emended,
    Emphasis,
    Foreign,
    Link,
    Meaning,
    NameUse,
    NoteRef,
    TermUse,
)
from build_tools.write import addresses
from build_tools.write.elements import Leads
from build_tools.write.site.homes import homes


def leads(edition: Edition, ids: Set[str]) -> Leads:
    """The link of each mark in a file with these `ids`.

    Marks of terms and names lead to the entries of the file alone: on paper a line under a word
    promises that it is explained there. Other places are linked at their public address.
    """

    def lead(meaning: Meaning) -> str:
        match meaning:
            case NoteRef(note):
                return _place(edition, ids, note_address(note))
            case Citation(key):
                return _place(edition, ids, key)
            case CommentRef(id):
                return _inside(ids, addresses.comment_entry(id))
            case TermUse(id):
                return _inside(ids, addresses.term_entry(id))
            case NameUse(id):
                return _inside(ids, addresses.name_entry(id))
            case Emended(id):
                return _inside(ids, addresses.correction_entry(id))
            case Link(target) if target.startswith("#"):
                return _place(edition, ids, target[1:])
            case Link(target):
                return addresses.outward(target)
            case Emphasis() | Foreign():
                return ""
            case _:
                assert_never(meaning)

    return lead


def _inside(ids: Set[str], id: str) -> str:
    return f"#{quote(id)}" if id in ids else ""


def _place(edition: Edition, ids: Set[str], id: str) -> str:
    """The link to an address of the edition: in the file if it is there, else on the web."""
    places, term = homes(edition), id.removeprefix(addresses.term_entry(""))
    own, page, there = id, places.pages.get(id, ""), id
    if id in places.comments:
        own, page = addresses.comment_entry(id), addresses.APPARATUS
    elif term != id and term in edition.terms:
        page, there = addresses.term_home(edition, term)
    elif not page and id in edition.names:
        own, page = addresses.name_entry(id), addresses.NAMES
    return _inside(ids, own) or (addresses.canonical(edition, page, there) if page else "")
