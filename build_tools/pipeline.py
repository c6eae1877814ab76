"""The way of the data: files are read, the edition is resolved, and checked.

What reads is imported when there is something to read: mostly all is kept from the last build.
"""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from build_tools import check
from build_tools.apparatus import Apparatus, read_apparatus
from build_tools.check.allowances import not_allowed, unknown_codes
from build_tools.check.consequences import without_consequences
from build_tools.check.doubts import doubts
from build_tools.check.explanations import explanations
from build_tools.citing import CACHE, cited
from build_tools.folder import Folder
from build_tools.kept import Kept
from build_tools.manifest import (
    MANIFEST,
    absent,
    handwritten,
    no_manifest,
    strays,
    texts_to_build,
    unknown_texts,
)
from build_tools.model.diagnostics import Diagnostic, in_order
from build_tools.model.document import Document
from build_tools.model.edition import Edition
from build_tools.model.ids import is_id
from build_tools.model.places import Place
from build_tools.model.records import Manifest, TextRecord
from build_tools.outside import handwritten_links, link_report
from build_tools.resolve.edition import Inputs, resolve
from build_tools.unread import unread


class Built(NamedTuple):
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


def build(root: Path, *, text: str | None = None, kept: Kept | None = None) -> Built:
    """The edition in the folder `root`, with everything that is wrong with it.

    `text` is the path of a reader's own copy of the published text; `kept` has what earlier builds
    read. Bad input never raises.
    """
    files = Folder(root, kept or Kept(root / CACHE))
    manifest, problems = _manifest(files)
    if manifest is None:
        files.problems = [no_manifest(p, root) for p in files.problems]
        return Built(None, tuple(in_order(files.problems + problems)), tuple(files.opened))
    if text is not None and not any(t.own_copy for t in manifest.texts):
        problems.append(_no_own_copy(manifest.place))
    if text is None and manifest.texts and all(t.own_copy for t in manifest.texts):
        problems.append(_only_own_copy(manifest.place))
    documents, found = _documents(files, manifest, root, text)
    problems += found
    apparatus = read_apparatus(files)
    problems += apparatus.problems
    problems += absent(files.missing, documents, apparatus.cites())
    held = (*apparatus.emendations, *apparatus.comments, *manifest.allow)
    report, of_report = link_report(files)
    problems += of_report + unknown_texts(manifest, held) + unread(root, files.opened)
    if not documents:
        return Built(None, tuple(in_order(files.problems + problems)), tuple(files.opened))
    edition, found = _resolved(manifest, documents, apparatus, files)
    edition = replace(edition, link_report=report)
    problems += files.problems + found + doubts(edition, root / CACHE)
    return _checked(edition, problems, tuple(files.opened))


def _manifest(files: Folder) -> tuple[Manifest | None, list[Diagnostic]]:
    data = files.open(files.root / MANIFEST, MANIFEST)
    if data is None:
        return None, []

    def read() -> tuple[Manifest | None, list[Diagnostic]]:
        from build_tools.read.records import read_manifest

        return read_manifest(MANIFEST, data)

    manifest, problems = files.kept.read("manifest", [data], read)
    return manifest, [*problems]


def _resolved(
    manifest: Manifest, documents: tuple[Document, ...], apparatus: Apparatus, files: Folder
) -> tuple[Edition, list[Diagnostic]]:
    """The edition, and what the citation engine could not do."""
    citations = cited(manifest, documents[0], apparatus, files)
    forms = citations.forms
    inputs = Inputs(
        manifest,
        documents,
        apparatus.notes,
        apparatus.emendations,
        apparatus.references,
        apparatus.prose,
        forms.works,
        forms.located,
        apparatus.terms,
        apparatus.names,
        apparatus.comments,
        apparatus.definitions,
        apparatus.packs,
        apparatus.events,
    )
    pages = handwritten(files.root)
    edition = replace(
        resolve(inputs),
        handwritten=pages,
        handwritten_links=handwritten_links(files, pages),
        own_forms=citations.own,
        in_styles=citations.in_styles,
    )
    return edition, list(citations.problems)


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
    files: Folder, manifest: Manifest, root: Path, own_copy: str | None
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
        document, found = _text(files.kept, text.record, whole)
        problems += found
        if document is not None:
            documents.append(document)
    return tuple(documents), problems


def _text(
    kept: Kept, record: TextRecord, files: list[tuple[str, bytes]]
) -> tuple[Document | None, list[Diagnostic]]:
    """A text as read; one that is not to be passed on is kept in memory alone."""

    def read() -> tuple[Document | None, list[Diagnostic]]:
        from build_tools.read.texts import read_text

        return read_text(record, files)

    served = kept.memory is not None  # The text is what changes then, and keeping it takes time.
    if served or record.rights == "private" or not is_id(record.key):
        return kept.same(f"text {record.key}", (record, files), read)
    told = (part for name, data in files for part in (name.encode(), data))
    return kept.read(f"text-{record.key}", [repr(record).encode(), *told], read)
