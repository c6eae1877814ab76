"""Events in the order of time, each with what its keys lead to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.model.document import Paragraph
from build_tools.model.edition import LooseEnd, Text
from build_tools.model.events import DatedEvent, DatedEventRecord
from build_tools.model.periods import Period, period_of

NOTHING = Paragraph("paragraph", "")


def events_of(
    records: Sequence[DatedEventRecord],
    prose: Mapping[str, Paragraph],
    texts: Sequence[Text],
    sources: Iterable[str],
) -> tuple[dict[str, DatedEvent], list[LooseEnd]]:
    """The events by id in the order of time, the longer of two that begin together first.

    What has no date that can be read is left out, and is a loose end.
    """
    known = set(sources)
    numbers = {p.number for p in texts[0].paragraphs} if texts else set()
    loose: list[LooseEnd] = []
    found = []
    for r in records:
        loose += _ends(r, known, numbers)
        when = period_of(r.date)
        if when is None:
            loose.append(LooseEnd("event", r.date, r.place.of("date"), f"event {r.id}"))
        else:
            kept = tuple(n for n in dict.fromkeys(r.paragraphs) if n in numbers)
            title = Paragraph("heading", r.title)
            note = prose[r.note] if r.note else NOTHING
            found.append(DatedEvent(r, when, title, note, tuple(sorted(kept))))
    return {e.id: e for e in sorted(found, key=_order)}, loose


def _order(event: DatedEvent) -> tuple[int, int, str]:
    when: Period = event.when
    return when.first_day.toordinal(), -when.last_day.toordinal(), event.id


def _ends(r: DatedEventRecord, sources: set[str], numbers: set[int | None]) -> Iterator[LooseEnd]:
    """The sources and paragraphs of an event that are not there."""
    for i, key in enumerate(r.sources):
        if key not in sources and key not in r.sources[:i]:
            yield LooseEnd("source", key, r.place.of("sources", i), f"event {r.id}")
    for i, number in enumerate(r.paragraphs):
        if number not in numbers:
            place = r.place.of("paragraphs", i)
            yield LooseEnd("event", str(number), place, f"event {r.id}", detail="paragraph")
