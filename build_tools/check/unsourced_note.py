"""A printed note that is tied to no source.

Every note of the list should name in `apparatus/notes.yml` the works it cites, by their keys in
`apparatus/references.bib`. A note that only remarks on something cites none: allow it in
`docs/edition.yml` with that reason.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "S03"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each note without a source, once for all texts."""
    seen: set[str] = set()
    for text in edition.texts:
        for note in text.notes:
            if note.sources or note.status == "lost" or note.id in seen:
                continue
            seen.add(note.id)
            record = f"`- note: {note.number}`"
            record += f", `chapter: {note.chapter}`" if note.chapter else ""
            yield Diagnostic(
                CODE,
                f"note {note.id} is tied to no source",
                f"add {record} with `sources: [key]` to apparatus/notes.yml",
                note.place,
                "warning",
                f"note {note.id}",
                text.key,
            )
