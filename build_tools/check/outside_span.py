"""An event outside the time of the timeline.

`docs/edition.yml` says from when to when the timeline goes (`timeline: {span: 1949/2024}`), and
this event begins before or ends after it. Most often the year is a slip of the keys. If it is
right, make the span longer, or take the event out.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.periods import period_of

CODE = "H02"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each event that is not wholly within the span."""
    written = edition.manifest.timeline.span
    span = period_of(written)
    if span is None:
        return
    for event in edition.events.values():
        if event.when.first_day < span.first_day or event.when.last_day > span.last_day:
            r = event.record
            message = f"the event {event.id} ({r.date}) is outside the timeline of {written}"
            cure = "correct the date, or the span in docs/edition.yml"
            place = r.place.of("date")
            yield Diagnostic(CODE, message, cure, place, "warning", f"event {event.id}")
