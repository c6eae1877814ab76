"""A large term bank: a table in CSV, a term a row, the keys of a term as columns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from typing import NamedTuple

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.glossary import TermRecord
from build_tools.model.places import Place
from build_tools.read.keys import unknown
from build_tools.read.table import broken, read_table
from build_tools.read.yaml import Plain, YamlFile

MOST = 100
UNNAMED = "stands in a column without a name"
NAME = "name the column in the first row, or empty it"
PARTED = " | "

_COLUMNS = {f.name: f for f in fields(TermRecord) if f.name not in ("place", "examples")}
_LISTS = frozenset(name for name, f in _COLUMNS.items() if f.default == ())
_NEEDED = [n for n, f in _COLUMNS.items() if f.default is MISSING]
# What Excel writes above a table to say how it is parted.
_SEPARATOR = re.compile(r'\A"?sep=.?"?,*(?=\n)')
_RENDERING = re.compile(r"(?P<words>.+) \((?P<by>[^():]+)(?:: ?(?P<source>[^():\s]+))?\)")


class Item(NamedTuple):
    """A term of a bank as plain data, the line its row begins in, and that of its definition."""

    data: dict[str, Plain]
    line: int
    definition: int


def read_bank(file: str, source: str) -> tuple[list[Item], list[Diagnostic]]:
    """The terms of a bank; a row that is broken or does not fit is reported and left out."""
    table = (row for row in read_table(_SEPARATOR.sub("", source)) if row.fault or _any(row.cells))
    header = next(table, None)
    if header is None:
        return [], []
    names = [name.strip() for name in header.cells]
    if faults := [broken(file, header)] if header.fault else _misnamed(file, header.line, names):
        return [], faults
    items, faults = [], []
    for row in table:
        item = _item(names, row.cells, row.line) if not row.fault else None
        if item is None:
            faults.append(broken(file, row))
        elif stray := _any(c for n, c in zip(names, row.cells, strict=True) if not n):
            faults.append(broken(file, row._replace(fault=f"“{stray}” {UNNAMED}", cure=NAME)))
        elif strange := _strange(item.data.get("renderings", ())):
            faults.append(_no_rendering(file, row.line, strange))
        else:
            items.append(item)
    return items, faults[:MOST]


def _any(cells: Iterable[str]) -> str:
    """The first cell that is not empty."""
    return next((words for cell in cells if (words := cell.strip())), "")


def _item(names: Sequence[str], cells: Sequence[str], line: int) -> Item:
    """A row as plain data: lists parted, spaces tidied, cells left out that may be empty."""
    data: dict[str, Plain] = {}
    definition = line
    below = line
    for name, cell in zip(names, cells, strict=True):
        words = cell.strip()
        if name == "definition":
            data[name] = words
            definition = below + cell[: len(cell) - len(cell.lstrip())].count("\n")
        elif name and (words or name in _NEEDED):
            data[name] = _value(name, words)
        below += cell.count("\n")
    return Item(data, line, definition)


def _value(name: str, words: str) -> Plain:
    if name not in _LISTS:
        return " ".join(words.split())
    parts = [" ".join(part.split()) for part in words.split(PARTED.strip())]
    if name == "renderings":
        return [_rendering(part) for part in parts if part]
    return [part for part in parts if part]


def _rendering(words: str) -> Plain:
    """`words (by: source)` or `words (by)`; what is not written so stays as it is."""
    found = _RENDERING.fullmatch(words)
    return {k: v for k, v in found.groupdict().items() if v} if found else words


def _strange(renderings: object) -> str:
    """The first rendering that is not written as such."""
    listed = renderings if isinstance(renderings, list) else ()
    return next((r for r in listed if isinstance(r, str)), "")


def _no_rendering(file: str, line: int, words: str) -> Diagnostic:
    message = f"“{words}” does not say whose rendering it is"
    cure = "write `words (who uses them: source-key)`; several are parted by ` | `"
    return Diagnostic("Y04", message, cure, Place(file, line, 1))


def _misnamed(file: str, line: int, names: Sequence[str]) -> list[Diagnostic]:
    """What is wrong with the header: columns unknown, standing twice, or missing."""
    place = Place(file, line, 1)
    if len(names) == 1 and re.search("[;\t]", names[0]):
        cure = "save the table as CSV with commas between the cells"
        return [Diagnostic("Y11", "the cells are not parted by commas", cure, place)]
    read = YamlFile(file, places={(): place})
    names = [name for name in names if name]
    faults = [
        _no_column(place) if n == "examples" else unknown(read, (), (n,), TermRecord)
        for n in dict.fromkeys(names)
        if n not in _COLUMNS
    ]
    faults += [
        Diagnostic("Y05", f"the column `{name}` stands here twice", "keep one of them", place)
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    if faults:
        return faults
    return [
        Diagnostic("Y03", f"the column `{name}` is missing", f"add `{name}` to the header", place)
        for name in _NEEDED
        if name not in names
    ]


def _no_column(place: Place) -> Diagnostic:
    cure = "take the column out, and give a term with examples a file of its own"
    return Diagnostic("Y02", "`examples` is no column: a cell cannot hold them", cure, place)
