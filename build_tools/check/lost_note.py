"""A note that is lost.

The text cites the note and no list prints it. The edition shows the number, says that the note is
lost, and gives the conjectures of `apparatus/notes.yml`. Allow each lost note in
`docs/edition.yml` with the reason, so that a new loss is not overlooked.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "N07"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each lost note."""
    for text in edition.texts:
        for note in text.notes:
            if note.status == "lost":
                yield Diagnostic(
                    CODE,
                    f"note {note.id} is lost",
                    "find it, or allow it in edition.yml with the reason",
                    note.place,
                    "warning",
                    f"note {note.id}",
                    text.key,
                )
