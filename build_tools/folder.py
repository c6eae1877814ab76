"""The folder of an edition: its files, opened one after the other."""

from pathlib import Path

from build_tools.kept import Kept
from build_tools.manifest import GLOSSARY
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place
from build_tools.read.files import read_file


class Folder:
    """Opens the input files and keeps which they were and what went wrong with them.

    `kept` has what was read from files with the same content before.
    """

    def __init__(self, root: Path, kept: Kept) -> None:
        self.root = root
        self.kept = kept
        self.opened: list[Path] = []
        self.problems: list[Diagnostic] = []
        self.missing: set[str] = set()

    def open(self, path: Path, shown: str) -> bytes | None:
        """The bytes of a file that must be there."""
        self.opened.append(path)
        return self._read(path, shown)

    def optional(self, shown: str) -> bytes | None:
        """The bytes of a file that an edition may do without."""
        path = self.root / shown
        if path.exists() or path.is_symlink():
            return self.open(path, shown)
        self.opened.append(path)
        self.missing.add(shown)
        return None

    def glossary(self) -> list[tuple[str, bytes]]:
        """The files of the glossary by name, each with the name that diagnostics show."""
        folder = self.root / GLOSSARY
        self.opened.append(folder)
        found = []
        for path in sorted(folder.glob("*")) if folder.is_dir() else ():
            shown = f"{GLOSSARY}/{path.name}"
            if path.name.startswith((".", "#")) or path.name.lower() == "readme.md":
                continue
            if path.suffix not in (".md", ".csv"):
                self.problems.append(_not_read(shown))
            elif (data := self._read(path, shown)) is not None:
                found.append((shown, data))
        return found

    def _read(self, path: Path, shown: str) -> bytes | None:
        data = read_file(path, shown)
        if isinstance(data, Diagnostic):
            self.problems.append(data)
            return None
        return data


def _not_read(shown: str) -> Diagnostic:
    message = "this is not read as part of the glossary"
    cure = "end its name in .md (a term) or .csv (many), or move it elsewhere"
    return Diagnostic("F10", message, cure, Place(shown), "warning", f"file {shown}")
