"""An id that no term of the glossary has.

A term names another under `see:`, a name leads to a term by `term:`, or a pack lists terms to know
or to be matched, and the glossary has no such term. A term's id is the name of its file without
`.md`.
"""

import difflib
from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "G06"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each unknown id and place."""
    for end in edition.loose:
        if end.kind != "term":
            continue
        near = difflib.get_close_matches(end.key, list(edition.terms), 1)
        cure = f"did you mean `{near[0]}`?" if near else "write that term, or take the id out"
        message = f"there is no term `{end.key}`"
        yield Diagnostic(CODE, message, cure, end.place, subject=end.subject)
