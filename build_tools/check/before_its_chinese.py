"""A term that is used before its Chinese is given.

A text uses the English of a term in one paragraph and gives its Chinese only in a later one. A
comment or the entry itself may have to help the reader at the first place. This is a note for
editors and fails nothing.
"""

from collections.abc import Iterator

from build_tools.check.consistency import noted
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "R03"
CURE = "see that the first use is marked, or allow it in edition.yml"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One note for each text and term that is used before its Chinese."""
    yield from noted(CODE, CURE, edition, "before-chinese")
