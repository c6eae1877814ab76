"""Entries that send the reader round in a circle.

A term that names itself under `see:`; or terms and names of which each says no more than “see” the
next, until the first is reached again. Write a definition in one of them. That two terms which are
defined name each other under `see:` is no fault.
"""

import re
from collections.abc import Iterator, Mapping

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Link, Mark
from build_tools.model.places import Place

CODE = "G08"
_FILLING = re.compile(r"\b(?:see|also|under|and|or|cf|the|entry|at)\b|[\W_]+", re.IGNORECASE)


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each term that sees itself, and one for each circle."""
    for term in edition.terms.values():
        if term.id in term.record.see:
            subject = f"term {term.id}"
            message = f"{subject} names itself under `see`"
            cure = "take it out"
            yield Diagnostic(CODE, message, cure, term.record.place, subject=subject)
    leads = _leads(edition)
    seen: set[str] = set()
    for entry in leads:
        if circle := _circle(entry, leads, seen):
            round_ = " → ".join(name for name, _ in (*circle, circle[0]))
            subject, place = circle[0]
            message = f"these only send to one another: {round_}"
            yield Diagnostic(CODE, message, "define one of them", place, subject=subject)


Leads = Mapping[str, tuple[str, Place, str]]


def _leads(edition: Edition) -> Leads:
    """Entries that say no more than “see” another, by address: what each is called, its place, and
    the address it leads to."""
    leads = {}
    for term in edition.terms.values():
        if target := _only_sees(term.definition):
            leads[f"t-{term.id}"] = (f"term {term.id}", term.record.place, target)
        elif term.see and not any(p.text for p in term.definition):
            leads[f"t-{term.id}"] = (f"term {term.id}", term.record.place, f"t-{term.see[0]}")
    for name in edition.names.values():
        if name.term:
            leads[name.id] = (f"name {name.id}", name.record.place, f"t-{name.term}")
    return leads


def _only_sees(definition: tuple[Paragraph, ...]) -> str:
    """The address that a definition leads to, if it does nothing else."""
    inside = [(p, m.start, m.end, to) for p in definition for m, to in _inward(p)]
    if not inside:
        return ""
    rest = ""
    for p in definition:
        at = 0
        for start, end in ((start, end) for q, start, end, _ in inside if q is p):
            rest, at = rest + p.text[at:start] + " ", end
        rest += p.text[at:]
    return "" if _FILLING.sub("", rest) else inside[0][3]


def _inward(p: Paragraph) -> Iterator[tuple[Mark, str]]:
    """The links of a paragraph that lead to an address of the edition, with that address."""
    for m in p.marks:
        if isinstance(m.meaning, Link) and m.meaning.target.startswith("#"):
            yield m, m.meaning.target[1:]


def _circle(entry: str, leads: Leads, seen: set[str]) -> list[tuple[str, Place]]:
    """The circle that an entry leads into, told once; empty if there is none."""
    path: list[str] = []
    while entry in leads and entry not in seen:
        seen.add(entry)
        path.append(entry)
        entry = leads[entry][2]
    return [leads[e][:2] for e in path[path.index(entry) :]] if entry in path else []
