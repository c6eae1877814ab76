"""The prose of a pack as HTML: paragraphs, quotations, flat lists, tables."""

import re
from dataclasses import replace
from typing import assert_never

from build_tools.model.document import Paragraph
from build_tools.model.packs import Block, Blocks, Listing, Table
from build_tools.write.elements import Setting
from build_tools.write.weave import weave

_SENTENCE = re.compile(r".*?[.!?…][”’)\]]*(?=\s+[^\Wa-z\d_]|\s+[“‘(¶]|\s*$)", re.DOTALL)
_FEW = 50
"""Characters of a sentence of few words."""


def prose(blocks: Blocks, setting: Setting) -> str:
    """Blocks one below the other, as finished HTML."""
    return "\n".join(_block(b, setting) for b in blocks)


def _block(block: Block, setting: Setting) -> str:
    match block:
        case Paragraph(kind="heading"):
            return f"<h3>{weave(block, setting)}</h3>"
        case Paragraph(kind="quotation"):
            return f"<blockquote><p>{weave(block, setting)}</p></blockquote>"
        case Paragraph():
            return f"<p>{weave(block, setting)}</p>"
        case Listing(ordered, items):
            name = "ol" if ordered else "ul"
            inner = "".join(f"<li>{weave(item, setting)}</li>" for item in items)
            return f"<{name}>{inner}</{name}>"
        case Table():
            return table(block, setting)
        case _:
            assert_never(block)


def table(made: Table, setting: Setting) -> str:
    """A table whose first column names its rows; a head without words is no heading."""
    head = "".join(_head(cell, "col", setting) for cell in made.head)
    rows = "".join(f"<tr>{_row(cells, setting)}</tr>\n" for cells in made.rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"


def _row(cells: tuple[Paragraph, ...], setting: Setting) -> str:
    first = "".join(_head(cell, "row", setting) for cell in cells[:1])
    return first + "".join(f"<td>{weave(cell, setting)}</td>" for cell in cells[1:])


def _head(cell: Paragraph, scope: str, setting: Setting) -> str:
    if not cell.text:
        return "<td></td>"
    return f'<th scope="{scope}">{weave(cell, setting)}</th>'


def in_short(paragraph: Paragraph) -> Paragraph:
    """The first sentence of a definition with its marks, and the next as long as they are few
    words: a short first sentence often tells only what a word looks like."""
    end = 0
    while end < _FEW and (found := _SENTENCE.match(paragraph.text, end)):
        end = found.end()
    end = end or len(paragraph.text)
    marks = tuple(replace(m, end=min(m.end, end)) for m in paragraph.marks if m.start < end)
    return replace(paragraph, text=paragraph.text[:end], marks=marks)
