"""Events that cannot be put in order.

An item of the kind `order` has two events or more, written in the right order. None of them is
empty, and no two are the same, or a reader could not know which of them comes first.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

if TYPE_CHECKING:
    from build_tools.model.packs import Order

CODE = "A08"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each fault of each order."""
    if edition.packs:
        from build_tools.model.packs import Order
    for pack in edition.packs.values():
        for item in pack.quiz:
            if isinstance(item, Order):
                yield from _faults(item, f"quiz {pack.id}.{item.id}")


def _faults(item: "Order", subject: str) -> Iterator[Diagnostic]:
    if len(item.events) < 2:
        message = f"the order {item.id} has {'one event' if item.events else 'no events'}"
        place = item.place.of("events")
        yield Diagnostic(CODE, message, "write two or more", place, subject=subject)
    seen = set[str]()
    for i, event in enumerate(item.events):
        words, place = event.what.text.casefold(), item.place.of("events", i)
        if not words:
            message, cure = f"an event of {item.id} is empty", "say what happened"
            yield Diagnostic(CODE, message, cure, place, subject=subject)
        elif words in seen:
            message = f"two events of {item.id} are “{event.what.text}”"
            cure = "take one out, or say how they differ"
            yield Diagnostic(CODE, message, cure, place, subject=subject)
        seen.add(words)
