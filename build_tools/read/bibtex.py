"""BibTeX as it is written: entries with the line of each field, nothing decoded.

The parser is pybtex's `LowLevelParser`, kept (in `bibtex_parser.py`) from two things: `@string`
definitions that double each other (24 lines can hold 160 MB), and an unclosed brace that swallows
what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place

LARGEST_FILE = 16 * 1024 * 1024
KEY_AND_COMMA = re.compile(r"@\s*\w+\s*[{(]\s*[^\s,}]+\s*[,})]")


@dataclass(slots=True)
class BibEntry:
    """An entry: its type and field names in small letters, its values as TeX."""

    kind: str
    key: str
    place: Place
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def place_of(self, name: str) -> Place:
        """The line of a field; of the entry where it has none."""
        return self.places.get(name, self.place)


def read_bibtex(file: str, source: str) -> tuple[list[BibEntry], list[Diagnostic]]:
    """The entries of a BibTeX file in their order, and everything wrong with its syntax."""
    if len(source) > LARGEST_FILE:
        cure = "divide the bibliography into several files"
        message = f"the file is larger than {LARGEST_FILE // 1024 // 1024} MiB"
        return [], [Diagnostic("B03", message, cure, Place(file))]
    from build_tools.read.bibtex_parser import Parser

    parser = Parser(file, source)
    return list(_entries(parser)), parser.problems


def _entries(parser: Any) -> Iterator[BibEntry]:
    for command, body in parser:
        if command.lower() in ("string", "preamble"):
            continue
        key, pairs = body
        if key is None:
            continue
        entry = BibEntry(command.lower(), key, parser.place(parser.command_start))
        _check_comma(parser, entry)
        for name, parts in pairs:
            name = name.lower()
            if name in entry.fields:
                parser.report("B02", f"`{name}` stands twice in `{key}`", "keep one of them")
                continue
            entry.fields[name] = "".join(parts)
            entry.places[name] = Place(parser.file, *parser.starts.get(name, (entry.place.line,)))
        yield entry


def _check_comma(parser: Any, entry: BibEntry) -> None:
    if not KEY_AND_COMMA.match(parser.text, parser.command_start):
        parser.report(
            "B01",
            f"a comma is missing after the key `{entry.key}`",
            f"write `@{entry.kind}{{{entry.key},`",
            entry.place,
        )
