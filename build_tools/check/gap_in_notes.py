"""A number missing from the notes.

Notes are numbered without holes; where 7 is followed by 9, a note is probably missing or two run
together. Look at the entry before the hole: a `split` in `apparatus/emendations.yml` parts two
notes, a `lost: true` in `apparatus/notes.yml` says that one is gone.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition, Note, Text

CODE = "N04"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each missing number, chapter by chapter."""
    for text in edition.texts:
        for chapter, notes in groupby(text.notes, key=lambda note: note.chapter):
            yield from _gaps(text, chapter, notes)


def _gaps(text: Text, chapter: str, notes: Iterable[Note]) -> Iterator[Diagnostic]:
    expected = 1
    for note in notes:
        for missing in range(expected, min(note.number, expected + 100)):
            name = f"{chapter}-{missing}" if chapter else str(missing)
            yield Diagnostic(
                CODE,
                f"there is no note {name} before note {note.id}",
                "part two notes that run together with a `split`, or mark the note lost",
                note.place,
                subject=f"note {name}",
                text=text.key,
            )
        expected = note.number + 1
