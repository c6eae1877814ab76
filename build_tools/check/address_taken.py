"""One address for two things.

Sources, names, events, emendations and comments are linked to by their ids alone (`#e3`), as are
paragraphs and notes, so an id may stand in one of these lists only. This one stands in two: a link
to it would lead to one of them, and nobody could say to which. Change the younger.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.ids import note_address
from build_tools.model.places import NOWHERE, Place

CODE = "L02"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each id that stands in a second list."""
    taken = _of_text(edition)
    for what, id, place in _written(edition):
        first = taken.setdefault(id, (what, place))
        if first != (what, place) and first[0] != what:
            message = f"`{id}` is the address of {_a(what)} and of {_a(first[0])}"
            subject = f"{what} {id}"
            yield Diagnostic(CODE, message, f"give the {what} another id", place, subject=subject)


def _of_text(edition: Edition) -> dict[str, tuple[str, Place]]:
    base = edition.base
    taken = {p.id: ("paragraph", NOWHERE) for p in base.paragraphs}
    taken |= {note_address(n.id): ("note", NOWHERE) for n in base.notes}
    return taken | {f"t-{id}": ("term", NOWHERE) for id in edition.terms}


def _written(edition: Edition) -> Iterator[tuple[str, str, Place]]:
    yield from (("source", s.key, s.place) for s in edition.sources.values())
    yield from (("correction", c.record.id, c.record.place) for c in edition.corrections)
    yield from (("comment", c.id, c.record.place) for c in edition.comments)
    yield from (("name", n.id, n.record.place) for n in edition.names.values())
    yield from (("event", e.id, e.record.place) for e in edition.events.values())


def _a(noun: str) -> str:
    return f"an {noun}" if noun == "event" else f"a {noun}"
