"""A table in CSV, row by row; a broken row costs no other."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place

QUOTES = "close every quotation mark, and write one that belongs to the words twice"
CELLS = "put a cell that holds a comma in quotation marks; an empty cell needs its comma too"
OPEN = "a quotation mark is opened in this row and not closed"
LARGE = "a cell holds more than 131,072 characters"
STRAY = "a quotation mark stands inside a cell"


class Row(NamedTuple):
    """A row that is not empty: its cells, the line it begins in; if it is broken, why and how to
    mend it."""

    cells: Sequence[str]
    line: int
    fault: str = ""
    cure: str = ""


def read_table(source: str) -> Iterator[Row]:
    """The rows of a table, lines ended by LF; the first row says how many cells a row has.

    A quotation mark left open swallows what follows. So behind a broken row reading begins anew
    one line below its first, and until a row is whole again no further fault is told.
    """
    lines = source.split("\n")
    at = wanted = 0
    told = False
    while at < len(lines):
        for row, after in _rows(lines, at):
            wanted = wanted or len(row.cells)
            row = row if row.fault or not row.cells else _counted(row, wanted, after)
            if row.fault:
                if not told:
                    yield row
                at, told = row.line, after > row.line
                break
            at = after
            if row.cells:
                told = False
                yield row


def _rows(lines: Sequence[str], begin: int) -> Iterator[tuple[Row, int]]:
    """The rows from a line on (from 0), each with the line in which the next one begins."""
    reader = csv.reader((lines[i] + "\n" for i in range(begin, len(lines))), strict=True)
    at = begin
    while at < len(lines):
        line = at + 1
        try:
            cells = next(reader)
        except csv.Error as error:
            at = begin + reader.line_num
            stray = "expected after" in str(error) and at == line
            large = "field limit" in str(error) and at == line
            yield Row((), line, STRAY if stray else LARGE if large else OPEN, QUOTES), at
        else:
            at = begin + reader.line_num
            yield Row(cells, line), at


def _counted(row: Row, wanted: int, after: int) -> Row:
    """The row with as many cells as are wanted; empty ones too many at its end fall away."""
    count = len(row.cells)
    if count == wanted or not any(cell.strip() for cell in row.cells):
        return row
    if count > wanted and not any(row.cells[wanted:]):
        return row._replace(cells=row.cells[:wanted])
    fault = f"the row has {count} cell{'s' * (count > 1)}, and the header {wanted}"
    if after > row.line:
        fault = f"the row goes on to line {after}; {fault.removeprefix('the row ')}"
        return row._replace(fault=fault.replace("; has", " and has"), cure=QUOTES)
    return row._replace(fault=fault, cure=CELLS)


def broken(file: str, row: Row) -> Diagnostic:
    """That a row is broken and left out."""
    return Diagnostic("Y11", row.fault, row.cure, Place(file, row.line, 1))
