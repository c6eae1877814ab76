"""Files that lie where an editor expects them to be read, and are not."""

import difflib
import os
from collections.abc import Iterable, Iterator, Set
from pathlib import Path, PurePath

from build_tools.manifest import (
    COMMENTS,
    DOCS,
    EMENDATIONS,
    EVENTS,
    GLOSSARY,
    LINKS,
    NAMES,
    NOTES,
    REFERENCES,
    beside,
)
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place

APPARATUS = f"{DOCS}/apparatus"
_FILES = (REFERENCES, NOTES, EMENDATIONS, NAMES, COMMENTS, EVENTS, LINKS)
READ = {PurePath(file).name: file for file in _FILES}
_WORDS = {PurePath(file).stem: file for file in READ.values()}
_DATA = (".bib", ".csv", ".markdown", ".md", ".txt", ".xlsx", ".yaml", ".yml")


def unread(root: Path, opened: Iterable[Path]) -> list[Diagnostic]:
    """A warning for each file of `docs/apparatus/` that was not opened, and for each in `docs/`
    itself that is called like one of the apparatus, pages of the editors' own apart."""
    mine = set(opened)
    return [*_in_apparatus(root, mine), *_in_docs(root, mine)]


def _in_apparatus(root: Path, opened: Set[Path]) -> Iterator[Diagnostic]:
    for name in _names(root / APPARATUS):
        if root / APPARATUS / name not in opened:
            shown = f"{APPARATUS}/{name}"
            meant = _meant(name)
            cure = f"did you mean `{meant}`?" if meant else _moved(name)
            yield _warning(f"{shown} is not read as part of the apparatus", cure, shown)


def _in_docs(root: Path, opened: Set[Path]) -> Iterator[Diagnostic]:
    for name in _names(root / DOCS):
        meant = _meant(name) or (f"{GLOSSARY}/" if _is_glossary(name) else "")
        if (
            meant
            and not name.lower().endswith((".md", ".markdown"))
            and root / DOCS / name not in opened
        ):
            shown = f"{DOCS}/{name}"
            cure = f"did you mean `{meant}`, in the folder of the edition?"
            yield _warning(f"{shown} is not read", cure, shown)


def _meant(name: str) -> str:
    """The file of the apparatus that is meant by a name like its own; empty if none is."""
    file = PurePath(name.lower())
    near = difflib.get_close_matches(file.stem, list(_WORDS), 1, 0.8)
    return _WORDS[near[0]] if near and file.suffix in _DATA else ""


def _is_glossary(name: str) -> bool:
    file = PurePath(name.lower())
    return file.stem in ("glossary", "terms") and file.suffix in ("", *_DATA)


def _moved(name: str) -> str:
    if _is_glossary(name):
        return f"move it up: the terms stand in `{GLOSSARY}/`, beside `{DOCS}/`"
    return f"the files here are {', '.join(READ)}; move it elsewhere"


def _names(folder: Path) -> list[str]:
    try:
        return sorted(_shown(f.name) for f in folder.iterdir() if not beside(f.name))
    except OSError:
        return []


def _shown(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _warning(message: str, cure: str, shown: str) -> Diagnostic:
    return Diagnostic("F10", message, cure, Place(shown), "warning", f"file {shown}")
