"""Where the files of an edition lie, and which of its texts are built."""

import difflib
import os
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from build_tools.model.comments import CommentRecord
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Document
from build_tools.model.file_names import PICTURES
from build_tools.model.places import Place
from build_tools.model.records import Allowance, Emendation, Manifest, TextRecord

DOCS = "docs"
MANIFEST = "docs/edition.yml"
REFERENCES = "docs/apparatus/references.bib"
NOTES = "docs/apparatus/notes.yml"
EMENDATIONS = "docs/apparatus/emendations.yml"
NAMES = "docs/apparatus/names.yml"
COMMENTS = "docs/apparatus/comments.yml"
LINKS = "docs/apparatus/links.yml"
EVENTS = "docs/apparatus/events.yml"
GLOSSARY = "glossary"
TEACHING = "docs/teaching"


class TextFiles(NamedTuple):
    """A text to build: its record and its files, each with the name that diagnostics show."""

    record: TextRecord
    files: tuple[tuple[str, Path], ...]


def texts_to_build(manifest: Manifest, root: Path, own_copy: str | None) -> Sequence[TextFiles]:
    """The texts in the order of the edition, the base text first.

    Without `own_copy` these are all texts but those declared `own_copy`. With it (the path of a
    reader's copy) that text is built from there and becomes the base text.
    """
    built_in = [_files(t, root) for t in manifest.texts if not t.own_copy]
    if own_copy is None:
        return built_in
    for record in manifest.texts:
        if record.own_copy:
            copy = TextFiles(replace(record, files=(own_copy,)), ((own_copy, Path(own_copy)),))
            return [copy, *built_in]
    return built_in


def _files(record: TextRecord, root: Path) -> TextFiles:
    files = tuple((f"{DOCS}/{name}", root / DOCS / name) for name in record.files)
    return TextFiles(record, files)


def strays(text: TextFiles, root: Path) -> list[Diagnostic]:
    """A diagnostic for each file of a text that does not lie below `docs/`, links followed.

    A text is printed word for word, so a manifest from elsewhere could publish any file of the
    machine. Only what is named at the command line, a reader's own copy, may lie anywhere.
    """
    docs = root / DOCS
    return [
        Diagnostic(
            "M02",
            f"the text file {shown} does not lie in the folder {DOCS}/",
            f"put the file into {DOCS}/text/ and name it from {DOCS}/: `files: [text/brief.txt]`",
            text.record.place,
            subject=f"file {shown}",
            text=text.record.key,
        )
        for shown, path in text.files
        if not text.record.own_copy and leads_out(path, docs)
    ]


def leads_out(path: Path, folder: Path) -> bool:
    """True if a path leads out of the folder; one that no machine can follow leads nowhere."""
    try:
        return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    except ValueError:
        return False


def beside(name: str) -> bool:
    """True for what editors and their programs leave in a folder: notes on it, hidden files."""
    return name.startswith((".", "#", "~")) or name.lower() == "readme.md"


def handwritten(root: Path) -> dict[str, str]:
    """The editors' own pages and pictures below `docs/about/`: by their paths in the site, their
    files."""
    docs = root / DOCS
    found = sorted(path.relative_to(docs) for path in (docs / "about").rglob("*"))
    return {_in_site(file): f"{DOCS}/{file.as_posix()}" for file in found if _is_shown(file)}


def _is_shown(file: Path) -> bool:
    """True for a page or a picture that is not hidden."""
    hidden = any(part.startswith(".") for part in file.parts)
    return not hidden and (file.suffix == ".md" or file.suffix.lower() in PICTURES)


def _in_site(file: Path) -> str:
    """Where MkDocs puts a file."""
    if file.suffix != ".md":
        return file.as_posix()
    folder = file.parent if file.stem == "index" else file.with_suffix("")
    return f"{folder.as_posix()}/index.html"


def no_manifest(problem: Diagnostic, root: Path) -> Diagnostic:
    """What is told where the manifest cannot be opened; if it is not there, which folder was meant.

    Most often the command was given in another folder.
    """
    if problem.code != "F01":
        return problem
    message = f"there is no {MANIFEST} in {os.path.realpath(root)}"
    cure = "go to the folder of the edition, or name it with --root"
    if others := sorted(file.name for file in (root / DOCS).glob("edition.*")):
        cure = f"call {DOCS}/{others[0]} `edition.yml`"
    return replace(problem, message=message, cure=cure)


def absent(missing: Set[str], documents: Sequence[Document], cites: bool) -> list[Diagnostic]:
    """What is told of the apparatus files that are not there and are wanted.

    `cites`: the apparatus names a source somewhere.
    """
    problems = []
    if NOTES in missing and any(c.entries for d in documents for c in d.chapters):
        message = "there is no apparatus/notes.yml, and the text has endnotes"
        cure = "make it, with a line for each note: `- {note: 1, sources: [key]}`"
        subject = f"file {NOTES}"
        problems.append(Diagnostic("F09", message, cure, Place(NOTES), "warning", subject))
    if REFERENCES in missing and cites:
        message = "there is no apparatus/references.bib, and the apparatus names sources"
        cure = "make it, with an entry for each source: `@book{key, author = {…}, title = {…}}`"
        place, subject = Place(REFERENCES), f"file {REFERENCES}"
        problems.append(Diagnostic("F01", message, cure, place, "error", subject))
    return problems


def unknown_texts(
    manifest: Manifest, records: Iterable[Emendation | CommentRecord | Allowance]
) -> list[Diagnostic]:
    """A diagnostic for each record that is for a text which the manifest does not have."""
    keys = [t.key for t in manifest.texts]
    problems = []
    for r in records:
        if r.text and r.text not in keys:
            near = difflib.get_close_matches(r.text, keys, 1)
            cure = f"did you mean `{near[0]}`?" if near else f"the texts are {', '.join(keys)}"
            message = f"there is no text `{r.text}`"
            problems.append(Diagnostic("M03", message, cure, r.place, subject=f"text {r.text}"))
    return problems
