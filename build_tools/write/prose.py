"""The prose of a pack as HTML: paragraphs, quotations, flat lists, tables."""

from typing import assert_never

from build_tools.model.document import Paragraph
from build_tools.model.packs import Block, Blocks, Listing, Table
from build_tools.write.elements import Setting
from build_tools.write.weave import weave


def prose(blocks: Blocks, setting: Setting) -> str:
    """Blocks one below the other, as finished HTML."""
    return "\n".join(_block(b, setting) for b in blocks)


def _block(block: Block, setting: Setting) -> str:
    match block:
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
