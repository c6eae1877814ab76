"""The definitions of terms: paragraphs of Markdown with emphasis and links, as marked text."""

import re

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.places import Place
from build_tools.read.prose import read_prose

_GAP = re.compile(r"\n(?:[ \t]*\n)+")


def read_definition(markdown: str, place: Place) -> tuple[tuple[Paragraph, ...], list[Diagnostic]]:
    """The paragraphs of a definition that begins at `place`."""
    paragraphs, problems, line, at = [], list[Diagnostic](), place.line, 0
    for gap in (*(m.span() for m in _GAP.finditer(markdown)), (len(markdown), len(markdown))):
        words = markdown[at : gap[0]]
        if words.strip():
            paragraph, found = read_prose(words, Place(place.file, line, place.column))
            paragraphs.append(paragraph)
            problems += found
        line += markdown.count("\n", at, gap[1])
        at = gap[1]
    return tuple(paragraphs), problems
