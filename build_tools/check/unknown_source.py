"""A key that the bibliography does not have.

A note, a conjecture, an emendation, a term, a name, a comment, an event or a pack names a source by
a key that stands in no entry of `apparatus/references.bib`. Add the work there, or correct the key.
"""

import difflib
from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "S01"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each unknown key and place."""
    for end in edition.loose:
        if end.kind != "source":
            continue
        near = difflib.get_close_matches(end.key, list(edition.sources), 1)
        cure = f"did you mean `{near[0]}`?" if near else "add it to apparatus/references.bib"
        if sign := next((s for s in "，、；" if s in end.key), ""):
            cure = f"part the keys with a comma and a space, not with the Chinese `{sign}`"
        yield Diagnostic(
            CODE,
            f"there is no source `{end.key}`",
            cure,
            end.place,
            subject=end.subject,
            text=end.text,
        )
