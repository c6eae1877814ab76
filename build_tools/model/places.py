"""Where things stand in an editor's files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: path as the editor knows it, line and column from 1 (0: not known)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Run:
    """From `offset` of a paragraph's text on, its characters stand one for one at this place."""

    offset: int
    line: int
    column: int
