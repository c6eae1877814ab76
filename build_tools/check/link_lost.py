"""A link whose page was not found when it was last checked.

`docs/apparatus/links.yml`, which `edition links check` writes, says of an address of this edition
that its page is gone (the server knows it no longer), broken (no page came) or suspect (the page
that came looks like an error page). Look at it in a browser. If the page is lost, find where it has
gone, or its copy in a web archive, and give that as `archiveurl` and `archivedate`; the old address
may stay beside it, and is told no more. This is a note and fails nothing, since a server may be
back tomorrow.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition, Source
from build_tools.model.places import Place
from build_tools.resolve.outward import addresses_of

CODE = "L04"
CURE = "look at it; name its new address, or a copy in an archive as `archiveurl`"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One note for each address in the report that was not reached."""
    places = addressed(edition) if edition.link_report else {}
    copied = {s.csl.get("URL") for s in edition.sources.values() if _is_copied(s)}
    for record in edition.link_report:
        if record.state in ("gone", "broken", "suspect") and record.address not in copied:
            why = f": {record.because}" if record.because else ""
            status = f" ({record.status})" if record.status else ""
            message = f"{record.address} was {record.state} on {record.checked}{status}{why}"
            place = places.get(record.address, record.place)
            yield Diagnostic(CODE, message, CURE, place, "note", f"link {record.address}")


def addressed(edition: Edition) -> dict[str, Place]:
    """Where the work stands that has an address."""
    return {a: s.place for s in edition.sources.values() for a, _ in addresses_of(s)}


def _is_copied(source: Source) -> bool:
    return "archive-url" in source.csl.get("custom", {})
