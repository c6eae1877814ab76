"""Where things stand in an editor's files."""

from build_tools.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file: path as the editor knows it, line and column from 1 (0: not known).

    Where an entry stands, `parts` has the line and column of each key and item in it, by its path
    (`see`, `see.0`).
    """

    file: str
    line: int = 0
    column: int = 0
    parts: tuple[tuple[str, int, int], ...] = ()

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)

    def of(self, *path: str | int) -> "Place":
        """The place of a part of what stands here, or of the nearest known above it."""
        known = {name: (line, column) for name, line, column in self.parts}
        names = (".".join(map(str, path[:end])) for end in range(len(path), 0, -1))
        found = next((known[name] for name in names if name in known), (self.line, self.column))
        return Place(self.file, *found)


NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Run:
    """From `offset` of a paragraph's text on, its characters stand one for one at this place."""

    offset: int
    line: int
    column: int
