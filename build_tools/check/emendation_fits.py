"""An emendation that does not fit.

What an emendation calls printed must stand exactly once in the paragraph or note that it names,
in every text it holds for; an entry it parts or moves must be there. The text may have changed,
the paragraph number may be wrong, or the words occur twice: then name more of them. An emendation
for one text only says so with `text:`.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "E01"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each emendation and text where it does not fit."""
    for end in edition.loose:
        if end.kind == "emendation":
            yield Diagnostic(
                CODE,
                f"emendation {end.key} does not fit the text “{end.text}”: {end.detail}",
                "copy the printed words from the text file, more of them if they occur twice",
                end.place,
                subject=end.subject,
                text=end.text,
            )
