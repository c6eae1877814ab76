"""A marker that leads to no note.

The text cites a note number that neither the printed list nor the apparatus has. Supply the note
in `apparatus/notes.yml` (`supplied: …`), or say there that it is lost (`lost: true`); if the list
has the note under another number, move it in `apparatus/emendations.yml`.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "N02"
POWERS = {"2": "²", "3": "³", "4": "⁴"}


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each marker that leads nowhere."""
    for end in edition.loose:
        if end.kind != "note":
            continue
        chapter = end.key.rpartition("-")[0]
        notes = [n for t in edition.texts if t.key == end.text for n in t.notes]
        numbers = [int(n.printed) for n in notes if n.printed and n.chapter == chapter]
        last = f"the printed list ends at {max(numbers)}; " if numbers else ""
        unit = _with_power(end.detail, end.key.rpartition("-")[2])
        yield Diagnostic(
            CODE,
            f"marker {end.key} has no note",
            f"{last}supply note {end.key} in apparatus/notes.yml, or mark it lost there{unit}",
            end.place,
            subject=end.subject,
            text=end.text,
        )


def _with_power(unit: str, figures: str) -> str:
    """The other reading of `km²¹`: a unit with its power, and a marker behind it."""
    power, note = figures[:1], figures[1:]
    if not unit or power not in POWERS or not note or note[0] == "0":
        return ""
    raised = f"{unit}{POWERS[power]}"
    return f"; or, if this is {raised} with note {note}, write {raised}^{note}"
