"""Two notes with one number.

The endnote list has the same number twice (after the emendations). A marker can lead to one note
only, so the second is left out. Give one of them its right number with an emendation of kind
`move`, or correct the text file if the slip is yours.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "N03"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each second note."""
    for end in edition.loose:
        if end.kind == "duplicate":
            yield Diagnostic(
                CODE,
                f"a second note has the number {end.key}",
                "give one of the two its right number with a `move` in apparatus/emendations.yml",
                end.place,
                subject=end.subject,
                text=end.text,
            )
