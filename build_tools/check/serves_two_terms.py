"""An English word that serves two terms.

In a text the same English stands before the Chinese of two terms, or what one entry lists under
`renderings` is also English of another. A reader of the English alone cannot tell the two apart;
the definitions may have to. This is a note for editors and fails nothing.
"""

from collections.abc import Iterator

from build_tools.check.consistency import noted
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "R02"
CURE = "say in both definitions how they differ, or allow it in edition.yml"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One note for each English wording that two terms share."""
    yield from noted(CODE, CURE, edition, "two-terms")
