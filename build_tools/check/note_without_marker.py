"""A note that no marker cites.

The endnote list has a note whose number never stands in the text. Either the marker was lost from
the text, or the note has the wrong number. Look where the note's source is used; correct the
number with an emendation of kind `move`, or allow the case in `docs/edition.yml` with its reason.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "N01"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each note without a marker."""
    for text in edition.texts:
        for note in text.notes:
            if not note.markers:
                yield Diagnostic(
                    CODE,
                    f"note {note.id} is cited by no marker",
                    "if its printed number is wrong, move it in apparatus/emendations.yml",
                    note.place,
                    subject=f"note {note.id}",
                    text=text.key,
                )
