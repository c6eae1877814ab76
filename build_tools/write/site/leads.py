"""Where the marks of a text lead to, as seen from one page."""

from typing import assert_never

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
from build_tools.write.elements import Leads, Setting
from build_tools.write.site.homes import Homes, homes
from build_tools.write.site.leaves import Leaf


def leads(edition: Edition, here: str, leaf: Leaf | None = None) -> Leads:
    """The link of each mark on the page `here`; empty where nothing in the edition answers.

    On a `leaf` of the text a mark leads to the entry that the leaf itself lists, if it does.
    """
    places = homes(edition)
    listed = _listed(leaf) if leaf else frozenset()

    def entry(own: str, page: str, id: str) -> str:
        return addresses.link(here, here, own) if own in listed else addresses.link(here, page, id)

    def place(id: str) -> str:
        return entry(id, places.pages[id], id) if id in places.pages else ""

    def lead(meaning: Meaning) -> str:
        match meaning:
            case NoteRef(note):
                return place(note_address(note))
            case CommentRef(id) if id in places.comments:
                return entry(addresses.comment_entry(id), addresses.APPARATUS, id)
            case Citation(key):
                return places.link(here, key)
            case TermUse(id) if id in edition.terms:
                return entry(addresses.term_entry(id), *addresses.term_home(edition, id))
            case NameUse(id) if id in edition.names:
                return entry(addresses.name_entry(id), addresses.NAMES, id)
            case Emended(id) if id in places.pages:
                return entry(addresses.correction_entry(id), places.pages[id], id)
            case Link(target):
                if not target.startswith("#"):
                    return addresses.outward(target)
                meant = _meant(edition, places, target[1:])
                return lead(meant) if meant else place(target[1:])
            case CommentRef() | TermUse() | NameUse() | Emended() | Emphasis() | Foreign():
                return ""
            case _:
                assert_never(meaning)

    return lead


def _meant(edition: Edition, places: Homes, id: str) -> Meaning | None:
    """The term, comment or name that editors link to; None if it is another address."""
    term = id.removeprefix("t-")
    if id in places.pages:
        return None
    if id in places.comments:
        return CommentRef(id, "", "")
    if id != term and term in edition.terms:
        return TermUse(term)
    return NameUse(id) if id in edition.names else None


def _listed(leaf: Leaf) -> frozenset[str]:
    """The addresses of the text that stand on a page of it, and the ids of the entries it lists."""
    return frozenset(
        (
            *leaf.addresses,
            *map(addresses.term_entry, leaf.terms),
            *map(addresses.name_entry, leaf.names),
            *map(addresses.comment_entry, leaf.comments),
            *map(addresses.correction_entry, leaf.corrections),
        )
    )


def silent(meaning: Meaning) -> str:
    """No link at all: for headings, contents and other places that are links themselves."""
    return ""


HEADING = Setting(silent, ids=None)
"""Marked text inside a heading or a link."""
