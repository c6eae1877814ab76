"""A link whose page has moved for good.

When it was last checked, the server said that the page has another address from now on (status 301
or 308), and the page came from there. Write the new address: the old one works only as long as the
server is patient. What a printed note says stays as it is printed. DOIs are meant to lead on, and
are not told. This is a note and fails nothing.
"""

from collections.abc import Iterator

from build_tools.check.link_lost import addressed
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "L05"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One note for each work whose address has moved."""
    places = addressed(edition) if edition.link_report else {}
    for record in edition.link_report:
        if record.state == "moved" and record.address in places:
            message = f"{record.address} had moved for good on {record.checked}"
            cure = f"write `{record.leads}`"
            place = places[record.address]
            yield Diagnostic(CODE, message, cure, place, "note", f"link {record.address}")
