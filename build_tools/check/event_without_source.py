"""A certain event that rests on no source.

`certain` says that a source leaves no other date. This event is marked so and names none under
`sources`. Name the source; or write `probable` or `conjecture`, and say in the note what it rests
on.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "H04"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each event that is certain and has no source."""
    for event in edition.events.values():
        r = event.record
        if r.certainty == "certain" and not r.sources:
            message = f"the event {event.id} is certain and has no source"
            cure = "name one behind `sources:`, or mark it `probable`"
            place = r.place.of("certainty")
            yield Diagnostic(CODE, message, cure, place, "warning", f"event {event.id}")
