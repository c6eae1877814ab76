"""An entry of which no use is marked.

A term or a name occurs, but only in headings and links, where nothing is marked: a reader of the
text is never led to it. This is a note for editors and fails nothing.
"""

from collections.abc import Iterator

from build_tools.check.consistency import noted
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "R04"
CURE = "give it a variant that the text uses too, or allow it in edition.yml"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One note for each entry that occurs and is nowhere marked."""
    yield from noted(CODE, CURE, edition, "unmarked")
