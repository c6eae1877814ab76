"""The terms as a deck for Anki: English to Chinese and Chinese to English.

A note is known by the work that is edited and the id of its term, and so are the deck and the note
type: whoever imports a later build gets no note twice, and the fields that have changed since are
renewed. Anki tells a later build by the date of the edition (`date` in the manifest, or
SOURCE_DATE_EPOCH).

A term of two packs is one note. It stands in the deck of the pack that was imported first, since
Anki leaves cards where they lie; its tags name every pack that has it, whichever deck it came in,
and its sentence is one of the reading that it was imported with.
"""

import itertools
import re
import sqlite3
from hashlib import sha256
from typing import TYPE_CHECKING

from build_tools.model.edition import Edition
from build_tools.model.file_names import short_name
from build_tools.model.glossary import Term
from build_tools.model.packs import Pack
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped
from build_tools.write.packs.anki.note_type import STYLE, cards, fields
from build_tools.write.packs.flashcards import entry, sentence, shown
from build_tools.write.packs.outside import html_of, linked, outside, shortened, words
from build_tools.write.packs.parcel import parcel, second

if TYPE_CHECKING:
    import genanki

FORMAT = "anki"
ENDING = "-cards.apkg"
LABEL = "Anki deck"
USE = "In Anki: File, Import. After a new edition import it again, which renews the cards."
LONGEST_NAME = 90
_OBEYED = re.compile(r"\[(?=sound:|anki:|latex\]|\$)", re.IGNORECASE)
"""Brackets by which Anki would play a file or run LaTeX."""
_MADE_BY = 3_040_001
"""What stands for the version of SQLite in its file, so that no machine's own does."""


def offered(edition: Edition, pack: Pack) -> bool:
    """True for packs that have terms to know."""
    return bool(pack.terms)


def write(edition: Edition, pack: Pack) -> bytes:
    """A package of one deck, in the form that every Anki since 2.0 reads."""
    at = max(1, second(edition))
    files = {"collection.anki2": _collection(edition, pack, at), "media": b"{}"}
    return parcel(files, at)


def _collection(edition: Edition, pack: Pack, at: int) -> bytes:
    """The deck in the database that Anki reads."""
    import genanki

    connection = sqlite3.connect(":memory:")
    numbers = itertools.count(at * 1000)
    genanki.Package(_deck(edition, pack)).write_to_db(connection.cursor(), at, numbers)
    connection.commit()
    made = bytearray(connection.serialize())
    connection.close()
    made[96:100] = _MADE_BY.to_bytes(4, "big")
    return bytes(made)


def _deck(edition: Edition, pack: Pack) -> "genanki.Deck":
    import genanki

    title = _name(edition.manifest.title)
    model = genanki.Model(
        _number(edition, "note type"),
        f"{title} (term)",
        fields=fields(),
        templates=cards(escaped(edition.base.record.language)),
        css=STYLE,
    )
    deck = genanki.Deck(
        _number(edition, "deck", pack.id),
        f"{title}::{_name(pack.title.text)}",
        escaped(words(pack.summary.text)),
    )
    setting = outside(edition, pack)
    for id in pack.terms:
        note = genanki.Note(
            model,
            _fields(edition, pack, edition.terms[id], setting),
            tags=_tags(edition, edition.terms[id]),
            guid=genanki.guid_for(*_work(edition), "term", id),
        )
        deck.add_note(note)
    return deck


def _fields(edition: Edition, pack: Pack, term: Term, setting: Setting) -> list[str]:
    """The fields of a note, all HTML."""
    r = term.record
    found = sentence(edition, pack, term)
    traditional = r.traditional if r.traditional != r.simplified else ""
    plain = (r.english, r.simplified, traditional, r.pinyin, r.literal)
    to = entry(edition, term.id)
    made = (
        *(escaped(words(text)) for text in plain),
        html_of(term.definition, setting),
        shown(edition, pack, found, setting) if found else "",
        linked("The entry in the glossary", to) if to else "",
    )
    return [_OBEYED.sub("&#91;", field) for field in made]


def _tags(edition: Edition, term: Term) -> list[str]:
    """The kind of a term and the packs that have it, below the short name of the edition."""
    name = short_name(edition.manifest.title)
    packs = (p.id for p in edition.packs.values() if term.id in p.terms)
    return [f"{name}::{part}" for part in (term.record.kind, *packs)]


def _work(edition: Edition) -> tuple[str, ...]:
    """What the edition is known by, whatever it comes to be called and wherever it stands."""
    return (edition.manifest.of.title, *edition.manifest.of.creators)


def _number(edition: Edition, *of: str) -> int:
    """A number by which Anki knows a thing, the same each time."""
    told = "\n".join((*_work(edition), *of)).encode()
    return 1 << 40 | int.from_bytes(sha256(told).digest()[:5], "big")


def _name(title: str) -> str:
    """A title as the name of a deck, in which two colons would make a deck within it."""
    return re.sub(":{2,}", ":", shortened(title, LONGEST_NAME))
