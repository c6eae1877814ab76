"""pybtex's low-level parser, with limits and with a place for each field.

This module imports pybtex (60 ms), so it is imported only when a file is to be read.
"""

import re
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.scanner import PrematureEOF, PybtexSyntaxError

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place

LARGEST_FIELD = 64 * 1024
LARGEST_SUM = 32 * 1024 * 1024
MOST_ERRORS = 100

QUOTES = tuple("“”„«‘’「")
ENTRY_START = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)


class TooLarge(PybtexSyntaxError):  # type: ignore[misc]
    """A value that grows beyond measure."""


class Parser(LowLevelParser):  # type: ignore[misc]
    """Reads entry after entry; after an unclosed brace it goes on with the next entry."""

    text: str
    pos: int
    lineno: int
    end_pos: int

    def __init__(self, file: str, source: str) -> None:
        super().__init__(source, macros=dict(month_names))
        self.file = file
        self.problems: list[Diagnostic] = []
        self.starts: dict[str, tuple[int, int]] = {}
        self.size = self.sum = 0

    def place(self, position: int) -> Place:
        line = self.lineno - self.text.count("\n", position, self.pos)
        return Place(self.file, line, position - self.text.rfind("\n", 0, position))

    def report(self, code: str, message: str, cure: str, place: Place | None = None) -> None:
        """Note a problem; after a hundred of them the rest of the file is not read."""
        if len(self.problems) == MOST_ERRORS:
            message, cure = "the file has too many faults; the rest is not read", "mend these first"
            self.pos = self.end_pos
        if len(self.problems) <= MOST_ERRORS:
            place = place or self.place(self.command_start)
            self.problems.append(Diagnostic(code, message, cure, place))

    def parse_command(self) -> Any:
        self.starts = {}
        result = super().parse_command()
        self._refuse_swallowed()
        return result

    def _refuse_swallowed(self) -> None:
        """Report an entry that runs over the beginning of the next, and go back to there."""
        start = self.command_start
        if len(self.problems) > MOST_ERRORS:
            return
        following = ENTRY_START.search(self.text, start + 1, self.pos)
        if following is None:
            return
        self._unclosed()
        self.lineno -= self.text.count("\n", following.start(), self.pos)
        self.pos = following.start()

    def _unclosed(self) -> None:
        place = self.place(self.command_start)
        if not any(p.place == place and "not closed" in p.message for p in self.problems):
            name = self.current_entry_key or self.current_field_name or "entry"
            cure = "look for a brace or quotation mark without its fellow in this entry"
            self.report("B01", f"`{name}` is not closed before the next entry", cure, place)

    def parse_field(self) -> None:
        self.eat_whitespace()
        at = self.place(self.pos)
        super().parse_field()
        if self.current_field_name:
            self.starts.setdefault(self.current_field_name.lower(), (at.line, at.column))

    def parse_value(self) -> None:
        self.size = 0
        super().parse_value()

    def parse_value_part(self) -> Any:
        part = super().parse_value_part()
        self.size += len(part)
        self.sum += len(part)
        if self.size > LARGEST_FIELD or self.sum > LARGEST_SUM:
            raise TooLarge("too large", self)
        return part

    def handle_error(self, error: Any) -> None:
        at = self.place(min(self.pos, self.end_pos))
        match error:
            case TooLarge():
                self._too_large(at)
            case UndefinedMacro():
                cure = "put the value in braces, or define the name with @string"
                self.report("B01", f"the name {error.args[0]} is not defined", cure, at)
            case PrematureEOF():
                self._unclosed()
            case _ if self.text.startswith("@", self.pos):
                self._unclosed()
            case _ if self.text[self.pos : self.pos + 1] in QUOTES:
                cure = "put the value in braces, or between straight quotation marks"
                self.report("B01", "a curly quotation mark opens no value in BibTeX", cure, at)
            case _:
                cure = "look for a comma, brace or quotation mark missing before this place"
                self.report("B01", f"this is not BibTeX: {error.args[0]}", cure, at)

    def _too_large(self, at: Place) -> None:
        name = self.current_field_name or "value"
        if self.current_entry_key is None:
            self.macros[name] = ""
        limit = f"{LARGEST_FIELD // 1024} KiB"
        if self.sum > LARGEST_SUM:
            limit = f"{LARGEST_SUM // 1024 // 1024} MiB in all"
        message = f"`{name}` grows beyond {limit}"
        cure = "shorten it; @string definitions may not multiply each other"
        self.report("B03", message, cure, at)
