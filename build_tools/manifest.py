"""Where the files of an edition lie, and which of its texts are built."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.model.records import Manifest, TextRecord

DOCS = "docs"
MANIFEST = "docs/edition.yml"
REFERENCES = "docs/apparatus/references.bib"
NOTES = "docs/apparatus/notes.yml"
EMENDATIONS = "docs/apparatus/emendations.yml"


@dataclass(frozen=True, slots=True)
class TextFiles:
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
