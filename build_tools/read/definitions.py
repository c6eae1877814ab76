"""The definitions of terms: paragraphs of Markdown with emphasis and links, as marked text."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.places import Place
from build_tools.read.prose import is_plain, plain, read_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_REFUSED = {
    "heading_open": "a heading",
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "blockquote_open": "a quotation set off by `>`",
    "code_block": "a block of code (lines that begin with four spaces)",
    "fence": "a block of code",
    "hr": "a ruled line",
}
LONGEST = 100_000
"""Characters of a definition; Markdown with very many signs takes time without end."""
_WORDED = ("inline", "code_block", "fence")


def read_definition(markdown: str, place: Place) -> tuple[tuple[Paragraph, ...], list[Diagnostic]]:
    """The paragraphs of a definition that begins at `place`.

    Emphasis and links are read. Headings, lists, quotations, code, HTML and pictures are reported;
    their words stay as paragraphs. Of one with more than LONGEST characters only
    the beginning stays.
    """
    if len(markdown) > LONGEST:
        beginning = " ".join(markdown[:LONGEST].split())
        return _plain(beginning, place), [_too_long(len(markdown), place)]
    if is_plain(markdown):
        return _plain(markdown, place), []
    paragraphs, problems = [], list[Diagnostic]()
    for kind, words, line in _blocks(markdown):
        here = Place(place.file, place.line + line, 1)
        if kind in _REFUSED:
            problems.append(_refused(_REFUSED[kind], here))
        elif words.strip():
            paragraph, found = read_lines(words, here)
            paragraphs.append(paragraph)
            problems += found
    return tuple(paragraphs), problems


def _plain(words: str, place: Place) -> tuple[Paragraph, ...]:
    """A definition of one line that is words and nothing else."""
    made = plain(words, Place(place.file, place.line, 1))
    return (made,) if made.text else ()


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").disable(["inline", "reference", "html_block"])


def _blocks(markdown: str) -> Iterator[tuple[str, str, int]]:
    """The blocks of Markdown: the kind of token, its words, the line it begins in (from 0)."""
    line = 0
    for token in _markdown().parse(markdown):
        line = token.map[0] if token.map else line
        if token.type in _REFUSED:
            yield token.type, "", line
        if token.type in _WORDED:
            yield "", token.content, line


def _too_long(length: int, place: Place) -> Diagnostic:
    message = f"a definition of {length} characters is not read; it may have {LONGEST}"
    return Diagnostic("P03", message, "say it in two to six sentences", place)


def _refused(what: str, place: Place) -> Diagnostic:
    cure = "write the definition in paragraphs, parted by blank lines; a sign that begins a line "
    cure += "and is meant as such takes a backslash before it"
    return Diagnostic("P02", f"{what} cannot stand in a definition", cure, place)
