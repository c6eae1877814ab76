"""A record in `apparatus/notes.yml` that does not fit the notes.

The file speaks of a note that the text does not have, or says of a printed note that it is lost
or supplied. Correct the number; for texts of chapters, give the `chapter:` too (`c1`, `c2` …).
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition, LooseEnd

CODE = "N08"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each record that fits no note."""
    for end in edition.loose:
        if end.kind == "record":
            yield Diagnostic(
                CODE,
                f"the text “{end.text}” {end.detail}: {end.key}"
                if end.detail.startswith("has")
                else f"note {end.key} {end.detail}",
                _cure(edition, end),
                end.place,
                subject=end.subject,
                text=end.text,
            )


def _cure(edition: Edition, end: LooseEnd) -> str:
    chapters = [c.id for t in edition.texts if t.key == end.text for c in t.chapters if c.id]
    chapter = end.key.rpartition("-")[0]
    if chapter and not chapters:
        return f"take `chapter: {chapter}` out: the text has no chapters"
    if chapters and chapter not in chapters:
        more = f" (or {', '.join(chapters[1:])})" if chapters[1:] else ""
        return f"note numbers begin anew in each chapter: add `chapter: {chapters[0]}`{more}"
    there = f"`chapter: {chapter}` and " if chapter else ""
    return f"correct {there}the number in apparatus/notes.yml, or take the record out"
