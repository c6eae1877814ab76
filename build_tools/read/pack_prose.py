"""The Markdown of a pack: paragraphs, quotations, flat lists and tables, parted by headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import cache
from typing import TYPE_CHECKING

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import BlockKind, Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.packs import Block, Listing, Table
from build_tools.model.places import Place
from build_tools.read.paragraph_links import with_paragraph_links
from build_tools.read.prose import is_plain, plain, read_lines, read_value

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_REFUSED = {
    "heading_open": "a heading",
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "blockquote_open": "a quotation set off by `>`",
    "table_open": "a table",
    "code_block": "a block of code (lines that begin with four spaces)",
    "fence": "a block of code",
    "hr": "a ruled line",
}
UNDERLINES = ("=", "-")
LONGEST = 60
"""Signs of a heading that a cure shows."""
_LISTS = ("bullet_list_open", "ordered_list_open")
_WORDED = ("inline", "code_block", "fence")
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it is written, and how many `#` stand before it."""

    level: int
    words: str
    place: Place


Piece = Heading | Block


def read_pieces(markdown: str, place: Place) -> tuple[list[Piece], list[Diagnostic]]:
    """The headings and blocks of Markdown that begins at `place`, in order.

    What cannot stand in a pack is reported; its words stay as paragraphs.
    """
    reading = _Reading(place, markdown.split("\n"))
    for tokens in _top_level(_markdown().parse(markdown)):
        reading.take(tokens)
    return reading.pieces, reading.problems


def read_words(markdown: str, place: Place) -> tuple[Paragraph, list[Diagnostic]]:
    """The value of a key as marked text, each ¶ in it a link."""
    paragraph, problems = read_value(markdown, place)
    return with_paragraph_links(paragraph), problems


def read_marked(markdown: str, place: Place) -> tuple[Paragraph, list[Diagnostic]]:
    """Lines of Markdown as marked text; words without a sign need no Markdown."""
    if markdown.isascii() and is_plain(markdown):
        return plain(markdown, place), []
    return read_lines(markdown, place)


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    rules = ["inline", "reference", "html_block"]
    return MarkdownIt("commonmark").enable("table").disable(rules)


def _top_level(tokens: Sequence["Token"]) -> Iterator[Sequence["Token"]]:
    """The tokens of each block that stands in no other."""
    begins = depth = 0
    for i, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[begins : i + 1]
            begins = i + 1


@dataclass(slots=True)
class _Reading:
    """What is read of Markdown whose first line stands at a place."""

    first: Place
    lines: Sequence[str]
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def take(self, tokens: Sequence["Token"]) -> None:
        """Reads one block."""
        kind = tokens[0].type
        if kind == "heading_open" and tokens[0].markup in UNDERLINES:
            self._underlined(*tokens[:2])
        elif kind == "heading_open":
            level, words = len(tokens[0].markup), tokens[1].content
            self.pieces.append(Heading(level, words, self._place(tokens[0])))
        elif kind in _LISTS:
            self._begins_with_one(tokens[0])
            if items := tuple(self._items(tokens)):
                self.pieces.append(Listing(kind == "ordered_list_open", items))
        elif kind == "blockquote_open":
            self.pieces += self._quotations(tokens)
        elif kind == "table_open":
            self.pieces.append(self._table(tokens))
        else:
            self._refuse(tokens[0], "a pack")
            said = (t for t in tokens if t.type in _WORDED and t.content.strip())
            self.pieces += [self._words(t, self._place(t)) for t in said]

    def _underlined(self, heading: "Token", words: "Token") -> None:
        """Reports a heading that is one by the line below it; one line of words stays a heading."""
        shown = " ".join(words.content.split())
        place, sign = self._place(heading), heading.markup
        message = f"a heading underlined with `{sign}` cannot stand in a pack"
        cure = f"write `## {shown}`" if len(shown) <= LONGEST else "begin a section with `## `"
        self._report(message, f"{cure}, and take out the line below it", place)
        one = "\n" not in words.content
        self.pieces.append(Heading(2, shown, place) if one else self._words(words, place))

    def _place(self, token: "Token") -> Place:
        line = token.map[0] if token.map else 0
        return Place(self.first.file, self.first.line + line, 1)

    def _words(self, token: "Token", place: Place, kind: BlockKind = "paragraph") -> Paragraph:
        paragraph, found = read_marked(token.content, place)
        self.problems += found
        return replace(with_paragraph_links(paragraph), kind=kind)

    def _items(self, tokens: Sequence["Token"]) -> Iterator[Paragraph]:
        """The items of a list, each one paragraph."""
        fresh = True
        for token in tokens[1:]:
            if token.type == "list_item_open":
                fresh = True
            elif token.type == "paragraph_open" and not fresh:
                message = "an item of a list has one paragraph in a pack"
                self._report(message, "join them, or make them two items", self._place(token))
            self._refuse(token, "a list of a pack")
            if token.type in _WORDED and token.content.strip():
                fresh = False
                yield self._words(token, self._place(token))

    def _begins_with_one(self, token: "Token") -> None:
        if token.attrs.get("start", 1) != 1:
            message = f"this list begins with {token.attrs['start']}, and is shown from 1 on"
            cure = "begin it with 1; what parts it from the items before goes into one of them"
            self._report(message, cure, self._place(token))

    def _quotations(self, tokens: Sequence["Token"]) -> Iterator[Paragraph]:
        """The paragraphs of a quotation."""
        for token in tokens[1:]:
            self._refuse(token, "a quotation of a pack")
            if token.type in _WORDED and token.content.strip():
                yield self._words(token, self._place(token), "quotation")

    def _table(self, tokens: Sequence["Token"]) -> Table:
        rows: list[list[Paragraph]] = []
        place = self._place(tokens[0])
        for token in tokens:
            if token.type == "tr_open":
                place = self._place(token)
                rows.append([])
                self._as_wide(place, len(rows[0]))
            elif token.type == "inline":
                rows[-1].append(self._words(token, place))
        return Table(tuple(rows[0]), tuple(map(tuple, rows[1:])))

    def _as_wide(self, place: Place, wide: int) -> None:
        """Reports a row with more cells than the head has: Markdown drops them."""
        line = self.lines[place.line - self.first.line].strip()
        cells = len(_BAR.split(line.removeprefix("|").removesuffix("|")))
        if wide and cells > wide:
            message = f"this row has {cells} cells, and the head of its table {wide}"
            cure = "give the head as many cells, or write a `|` that is meant as such `\\|`"
            self._report(message, cure, place)

    def _refuse(self, token: "Token", where: str) -> None:
        if what := _REFUSED.get(token.type):
            cure = "write paragraphs, flat lists, quotations and tables, parted by blank lines; a "
            cure += "sign that begins a line and is meant as such takes a backslash before it"
            self._report(f"{what} cannot stand in {where}", cure, self._place(token))

    def _report(self, message: str, cure: str, place: Place) -> None:
        self.problems.append(Diagnostic("P02", message, cure, place))
