"""A record in `apparatus/notes.yml` that does not fit the notes.

The file speaks of a note that the text does not have, or says of a printed note that it is lost
or supplied. Correct the number; for texts of chapters, give the `chapter:` too (`c1`, `c2` …).
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

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
                "correct the number in apparatus/notes.yml, or take the record out",
                end.place,
                subject=end.subject,
                text=end.text,
            )
