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


def leads(edition: Edition, here: str) -> Leads:
    """The link of each mark on the page `here`; empty where nothing in the edition answers."""
    places = addresses.homes(edition)

    def lead(meaning: Meaning) -> str:
        match meaning:
            case NoteRef(note):
                return places.link(here, note_address(note))
            case CommentRef(comment):
                if here == addresses.BRIEF:
                    return addresses.link(here, here, addresses.comment_entry(comment))
                return places.link(here, comment)
            case Citation(key):
                return places.link(here, key)
            case TermUse(term):
                return places.link(here, f"t-{term}")
            case NameUse():
                return ""
            case Emended(emendation):
                if here == addresses.BRIEF and emendation in places.pages:
                    return addresses.link(here, here, addresses.correction_entry(emendation))
                return places.link(here, emendation)
            case Link(target):
                if target.startswith("#"):
                    return places.link(here, target[1:])
                return addresses.outward(target)
            case Emphasis() | Foreign():
                return ""
            case _:
                assert_never(meaning)

    return lead


def silent(meaning: Meaning) -> str:
    """No link at all: for headings, contents and other places that are links themselves."""
    return ""


HEADING = Setting(silent, ids=None)
"""Marked text inside a heading or a link."""
