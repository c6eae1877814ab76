"""The way of the data: files are read, the edition is resolved, and checked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools import check
from build_tools.check.allowances import not_allowed, unknown_codes
from build_tools.check.consequences import without_consequences
from build_tools.check.explanations import explanations
from build_tools.manifest import (
    EMENDATIONS,
    MANIFEST,
    NOTES,
    REFERENCES,
    absent,
    handwritten,
    no_manifest,
    strays,
    texts_to_build,
)
from build_tools.model.diagnostics import Diagnostic, in_order
from build_tools.model.document import Document, Paragraph
from build_tools.model.edition import Edition
from build_tools.model.places import Place
from build_tools.model.records import Emendation, Manifest, NoteRecord, Reference, SourceRef
from build_tools.read.files import read_file
from build_tools.read.prose import read_prose
from build_tools.read.records import read_emendations, read_manifest, read_notes
from build_tools.read.references import read_references
from build_tools.read.texts import read_text
from build_tools.resolve.citations import formatted
from build_tools.resolve.edition import Inputs, resolve

CACHE = ".cache/edition"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build. `edition` is None if it could not be put together at all; `inputs` are
    the files it was made from; `allowed` the problems that the manifest lets stand; `held` counts
    those held back, since they may follow from the errors that are told."""

    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]
    inputs: tuple[Path, ...]
    allowed: tuple[Diagnostic, ...] = ()
    held: int = 0

    @property
    def failed(self) -> bool:
        """True if an error remains that the manifest does not allow."""
        return self.edition is None or any(d.severity == "error" for d in self.diagnostics)


class _Files:
    """Opens the input files one after the other and keeps what went wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.opened: list[Path] = []
        self.problems: list[Diagnostic] = []
        self.missing: set[str] = set()

    def open(self, path: Path, shown: str) -> bytes | None:
        self.opened.append(path)
        data = read_file(path, shown)
        if isinstance(data, Diagnostic):
            self.problems.append(data)
            return None
        return data

    def optional(self, shown: str) -> bytes | None:
        """The bytes of a file that an edition may do without."""
        path = self.root / shown
        if path.exists() or path.is_symlink():
            return self.open(path, shown)
        self.opened.append(path)
        self.missing.add(shown)
        return None


def build(root: Path, *, text: str | None = None) -> Built:
    """The edition in the folder `root`, with everything that is wrong with it.

    `text` is the path of a reader's own copy of the published text. Bad input never raises.
    """
    files = _Files(root)
    data = files.open(root / MANIFEST, MANIFEST)
    manifest, problems = read_manifest(MANIFEST, data) if data is not None else (None, [])
    if manifest is None:
        files.problems = [no_manifest(p, root) for p in files.problems]
        return Built(None, tuple(in_order(files.problems + problems)), tuple(files.opened))
    if text is not None and not any(t.own_copy for t in manifest.texts):
        problems.append(_no_own_copy(manifest.place))
    if text is None and manifest.texts and all(t.own_copy for t in manifest.texts):
        problems.append(_only_own_copy(manifest.place))
    documents, found = _documents(files, manifest, root, text)
    problems += found
    references, notes, emendations, found = _apparatus(files)
    problems += found
    problems += absent(files.missing, documents, notes, emendations)
    if not documents:
        return Built(None, tuple(in_order(files.problems + problems)), tuple(files.opened))
    prose, found = _prose(notes, emendations, references)
    problems += found
    forms = formatted(references, manifest.citation_style, root / CACHE, list(_located(notes)))
    problems += forms.problems
    inputs = Inputs(
        manifest, documents, notes, emendations, references, prose, forms.works, forms.located
    )
    edition = resolve(inputs)
    edition = replace(edition, handwritten=handwritten(root))
    return _checked(edition, files.problems + problems, tuple(files.opened))


def _checked(edition: Edition, problems: list[Diagnostic], opened: tuple[Path, ...]) -> Built:
    """The edition with its problems: those of reading, those of the checks, less the allowed."""
    manifest, built = edition.manifest, {t.key for t in edition.texts}
    known = explanations()
    problems = problems + list(check.problems(edition))
    remaining, allowed = not_allowed(problems, manifest, built, known)
    told, held = without_consequences(remaining)
    told += unknown_codes(manifest, known)
    edition = replace(edition, diagnostics=tuple(in_order(told)))
    return Built(edition, edition.diagnostics, opened, tuple(in_order(allowed)), held)


def _no_own_copy(place: Place) -> Diagnostic:
    return Diagnostic(
        "M01",
        "the manifest has no text for a reader's own copy",
        "declare one under `texts:` with `own_copy: true`, or leave the path out",
        place,
    )


def _only_own_copy(place: Place) -> Diagnostic:
    message = "every text is a reader's own copy, and no path to one is given"
    return Diagnostic("M01", message, "give the path of your copy: `--text FILE`", place)


def _documents(
    files: _Files, manifest: Manifest, root: Path, own_copy: str | None
) -> tuple[tuple[Document, ...], list[Diagnostic]]:
    documents, problems = [], []
    for text in texts_to_build(manifest, root, own_copy):
        if outside := strays(text, root):
            problems += outside
            continue
        data = [(shown, files.open(path, shown)) for shown, path in text.files]
        whole = [(shown, content) for shown, content in data if content is not None]
        if len(whole) < len(data):
            continue
        document, found = read_text(text.record, whole)
        problems += found
        if document is not None:
            documents.append(document)
    return tuple(documents), problems


def _apparatus(
    files: _Files,
) -> tuple[tuple[Reference, ...], tuple[NoteRecord, ...], tuple[Emendation, ...], list[Diagnostic]]:
    problems: list[Diagnostic] = []
    bib, notes, emendations = (files.optional(f) for f in (REFERENCES, NOTES, EMENDATIONS))
    references, found = read_references(REFERENCES, bib or b"")
    problems += found
    note_records, found = read_notes(NOTES, notes or b"")
    problems += found
    emendation_records, found = read_emendations(EMENDATIONS, emendations or b"")
    return references, note_records, emendation_records, problems + found


def _prose(
    notes: Sequence[NoteRecord], emendations: Sequence[Emendation], references: Sequence[Reference]
) -> tuple[dict[str, Paragraph], list[Diagnostic]]:
    """Every piece of editors' Markdown as marked text, by its source."""
    prose: dict[str, Paragraph] = {}
    problems: list[Diagnostic] = []
    for source, place in _written(notes, emendations, references):
        if source not in prose:
            prose[source], found = read_prose(source, place)
            problems += found
    return prose, problems


def _written(
    notes: Sequence[NoteRecord], emendations: Sequence[Emendation], references: Sequence[Reference]
) -> Iterable[tuple[str, Place]]:
    for note in notes:
        if note.supplied:
            yield note.supplied, note.place
        yield from ((c.ground, note.place) for c in note.conjectures)
    yield from ((e.reason, e.place) for e in emendations)
    yield from ((r.remark, r.place) for r in references if r.remark)


def _located(notes: Sequence[NoteRecord]) -> Iterable[tuple[str, str]]:
    """Every source that some note points into, with the locator."""
    for note in notes:
        for refs in (note.sources, *(c.sources for c in note.conjectures)):
            yield from ((r.key, r.locator) for r in refs if isinstance(r, SourceRef) and r.locator)
