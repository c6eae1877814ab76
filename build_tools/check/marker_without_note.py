"""A marker that leads to no note.

The text cites a note number that neither the printed list nor the apparatus has. Supply the note
in `apparatus/notes.yml` (`supplied: …`), or say there that it is lost (`lost: true`); if the list
has the note under another number, move it in `apparatus/emendations.yml`.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "N02"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each marker that leads nowhere."""
    for end in edition.loose:
        if end.kind != "note":
            continue
        chapter = end.key.rpartition("-")[0]
        notes = [n for t in edition.texts if t.key == end.text for n in t.notes]
        numbers = [n.number for n in notes if n.printed and n.chapter == chapter]
        last = f"the printed list ends at {max(numbers)}; " if numbers else ""
        yield Diagnostic(
            CODE,
            f"marker {end.key} has no note",
            f"{last}supply note {end.key} in apparatus/notes.yml, or mark it lost there",
            end.place,
            subject=end.subject,
            text=end.text,
        )
