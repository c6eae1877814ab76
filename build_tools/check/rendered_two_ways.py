"""A Chinese term that is rendered two ways.

In a text the Chinese of a term stands in brackets behind English that is not the entry's
`rendering` (where it has none, its headword). The brief may have changed its wording, or two texts
may have chosen differently; or the entry is wrong. This is a note for editors and fails nothing.
"""

from collections.abc import Iterator

from build_tools.check.consistency import noted
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "R01"
CURE = "make them agree, write a comment on it, or allow it in edition.yml"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One note for each term whose Chinese stands behind other English."""
    yield from noted(CODE, CURE, edition, "two-renderings")
