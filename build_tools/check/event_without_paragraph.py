"""An event that belongs to no paragraph.

The timeline is one of the text: its readers go from an event to the paragraphs that name it or rest
on it, and back. This event has no number under `paragraphs`, so nobody comes to it from the text,
nor from it to the text. Name the paragraphs, or take the event out.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "H03"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each event without paragraphs."""
    for event in edition.events.values():
        if not event.record.paragraphs:
            message = f"the event {event.id} belongs to no paragraph"
            cure = "write the numbers behind `paragraphs:`"
            place = event.record.place
            yield Diagnostic(CODE, message, cure, place, "warning", f"event {event.id}")
