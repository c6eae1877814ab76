"""The folder of an edition: its files, opened one after the other."""

import os
from collections.abc import Iterator
from pathlib import Path

from build_tools.kept import Kept
from build_tools.manifest import GLOSSARY, TEACHING, beside, leads_out
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
        return list(self._files(GLOSSARY, (".md", ".csv")))

    def teaching(self) -> list[tuple[str, bytes]]:
        """The files of the reading packs by name, each with the name that diagnostics show."""
        if leads_out(self.root / TEACHING, self.root):
            self.problems.append(_outside(TEACHING, "docs"))
            return []
        return list(self._files(TEACHING, (".md",)))

    def _files(self, name: str, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
        """The files of a folder whose names end so; what else lies there is told."""
        folder = self.root / name
        self.opened.append(folder)
        for file in self._listed(folder, name):
            shown = f"{name}/{os.fsencode(file.name).decode('utf-8', 'replace')}"
            if not file.name.endswith(endings):
                self.problems.append(_not_read(shown))
            elif file.is_symlink() and leads_out(Path(file.path), self.root):
                self.problems.append(_outside(shown, name))
            elif (data := self._read(Path(file.path), shown)) is not None:
                yield shown, data

    def _listed(self, folder: Path, name: str) -> list["os.DirEntry[str]"]:
        """What lies in a folder by name, without what is no part of it."""
        try:
            with os.scandir(folder) as entries:
                mine = [e for e in entries if not beside(e.name)]
        except FileNotFoundError:
            return []
        except OSError as error:
            self.problems.append(_closed(name, str(error.strerror)))
            return []
        return sorted(mine, key=lambda e: e.name)

    def _read(self, path: Path, shown: str) -> bytes | None:
        data = read_file(path, shown)
        if isinstance(data, Diagnostic):
            self.problems.append(data)
            return None
        return data


def _closed(name: str, reason: str) -> Diagnostic:
    message = f"the folder {name} cannot be opened: {reason}"
    return Diagnostic("F08", message, "make it a folder that you may read", Place(name))


def _outside(shown: str, folder: str) -> Diagnostic:
    message = f"{shown} is a link that leads out of the edition's folder"
    cure = f"put the file itself into {folder}/"
    return Diagnostic("M02", message, cure, Place(shown), subject=f"file {shown}")


def _not_read(shown: str) -> Diagnostic:
    if shown.startswith(TEACHING):
        message = "this is not read as a reading pack"
        cure = "end its name in .md (a pack) or .answers.md (its answers), or move it elsewhere"
        return Diagnostic("F10", message, cure, Place(shown), "warning", f"file {shown}")
    message = "this is not read as part of the glossary"
    cure = "end its name in .md (a term) or .csv (many), or move it elsewhere"
    if shown.lower().endswith((".xlsx", ".xls", ".ods", ".numbers", ".tsv")):
        cure = "save it from the spreadsheet as “CSV UTF-8”, with a name that ends in .csv"
    return Diagnostic("F10", message, cure, Place(shown), "warning", f"file {shown}")
