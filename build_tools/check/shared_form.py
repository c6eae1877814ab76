"""Two entries that are found by the same words.

Two terms, two names, or a term and a name have one headword, variant or Chinese form between them
(capitals, hyphens and spaces apart), so nobody can say which of the two a place in the text means.
Take the form out of one of them; give a name that is also a term `term:` with the id of the term
instead of forms of its own.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.glossary import Name, Term

CODE = "G01"
_PARTING = re.compile(r"[\s\-‐‑–]+")


class _Form(NamedTuple):
    """A form of an entry: its kind of entry and id; as it is written; whether capitals count."""

    kind: str
    id: str
    written: str
    case: bool


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each two entries that share a form, at the second of them."""
    found: dict[str, _Form] = {}
    told = set()
    for entry in _entries(edition):
        for form in _forms(entry):
            first = found.setdefault(_folded(form.written), form)
            apart = first.case and form.case and first.written != form.written
            pair = (first[:2], form[:2])
            if first[:2] != form[:2] and not apart and pair not in told:
                told.add(pair)
                yield _shared(edition, first, form)


def _folded(written: str) -> str:
    """A form in small letters, hyphens as spaces."""
    if written.isascii():
        return written.lower().replace("-", " ")
    return _PARTING.sub(" ", written.casefold())


def _entries(edition: Edition) -> Iterable[Term | Name]:
    yield from edition.terms.values()
    yield from (n for n in edition.names.values() if not n.record.term)


def _forms(entry: Term | Name) -> Iterator[_Form]:
    """All forms of an entry: as its record writes them, and as it is found."""
    r = entry.record
    kind, *own = (
        ("term", entry.record.english, entry.record.rendering)
        if isinstance(entry, Term)
        else ("name", entry.record.name)
    )
    written = (*own, *r.variants, r.simplified, r.traditional, *r.forms, *entry.forms)
    for form in dict.fromkeys(w for w in written if w):
        yield _Form(kind, entry.id, form, r.case or form in r.forms)


def _shared(edition: Edition, first: _Form, other: _Form) -> Diagnostic:
    terms = {f.id for f in (first, other) if f.kind == "term"}
    named = next((f for f in (first, other) if f.kind == "name"), None)
    cure = "take it out of one of them, or make each longer, so that it tells them apart"
    if named and terms:
        cure = f"write `term: {terms.pop()}` in the name {named.id}, without forms of its own"
        other, first = named, first if named is other else other
    table = edition.terms if other.kind == "term" else edition.names
    message = f"“{other.written}” is a form of {other.kind} {other.id} and of {first.kind} "
    place, subject = table[other.id].record.place, f"{other.kind} {other.id}"
    return Diagnostic(CODE, message + first.id, cure, place, subject=subject)
