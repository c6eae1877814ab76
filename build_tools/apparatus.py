"""The apparatus: all that the editors wrote beside the texts, opened and read.

What reads is imported when there is something to read: mostly all is kept from the last build.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from build_tools.folder import Folder
from build_tools.manifest import COMMENTS, EMENDATIONS, EVENTS, NAMES, NOTES, REFERENCES
from build_tools.model.comments import CommentRecord
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.glossary import NameRecord, TermRecord
from build_tools.model.places import Place
from build_tools.model.records import Emendation, NoteRecord, Reference, SourceRef

if TYPE_CHECKING:
    from build_tools.model.events import DatedEventRecord
    from build_tools.model.packs import Worksheet

T = TypeVar("T")
Read = tuple[tuple[T, ...], list[Diagnostic]]


class Apparatus(NamedTuple):
    """The records of every kind, the editors' Markdown as marked text, and what was wrong.

    `prose` has short pieces by their source, `definitions` those of terms by the term's id,
    `packs` the reading packs as their files have them.
    """

    references: tuple[Reference, ...]
    notes: tuple[NoteRecord, ...]
    emendations: tuple[Emendation, ...]
    names: tuple[NameRecord, ...]
    comments: tuple[CommentRecord, ...]
    events: tuple["DatedEventRecord", ...]
    terms: tuple[TermRecord, ...]
    definitions: Mapping[str, tuple[Paragraph, ...]]
    prose: Mapping[str, Paragraph]
    packs: tuple["Worksheet", ...]
    problems: tuple[Diagnostic, ...]

    def located(self) -> Iterable[tuple[str, str]]:
        """Every source that some note or pack points into, with the locator."""
        for note in self.notes:
            for refs in (note.sources, *(c.sources for c in note.conjectures)):
                yield from _located(refs)
        for sheet in self.packs:
            yield from _located(sheet.pack.record.further)

    def cites(self) -> bool:
        """True if a source is named anywhere."""
        return any(
            (
                any(n.sources or any(c.sources for c in n.conjectures) for n in self.notes),
                any(
                    r.sources
                    for r in (*self.emendations, *self.names, *self.comments, *self.events)
                ),
                any(t.sources or t.examples for t in self.terms),
                any(r.source for t in self.terms for r in t.renderings),
                any(sheet.pack.record.further for sheet in self.packs),
            )
        )


def read_apparatus(folder: Folder) -> Apparatus:
    """The apparatus of the edition in this folder; what is not there is empty."""
    references, problems = _kept(folder, REFERENCES, _references)
    notes, of_notes = _kept(folder, NOTES, _notes)
    emendations, of_emendations = _kept(folder, EMENDATIONS, _emendations)
    names, of_names = _kept(folder, NAMES, _names)
    comments, of_comments = _kept(folder, COMMENTS, _comments)
    events, of_events = _kept(folder, EVENTS, _events)
    terms, definitions, of_terms = _glossary(folder)
    packs, of_packs = _packs(folder)
    found = [*of_notes, *of_emendations, *of_names, *of_comments, *of_events, *of_terms, *of_packs]
    written = [
        *_of_notes(notes),
        *((e.reason, e.place.of("reason")) for e in emendations),
        *((r.remark, r.place) for r in references if r.remark),
        *((n.about, n.place.of("about")) for n in names if n.about),
        *((c.says, c.place.of("says")) for c in comments),
        *((c.evidence, c.place.of("evidence")) for c in comments),
        *((e.note, e.place.of("note")) for e in events if e.note),
    ]
    said = [f"{place} {words}".encode("utf-8", "surrogatepass") for words, place in written]
    prose, of_prose = folder.kept.read("prose", said, lambda: _prose(written))
    return Apparatus(
        references,
        notes,
        emendations,
        names,
        comments,
        events,
        terms,
        definitions,
        prose,
        packs,
        (*problems, *found, *of_prose),
    )


def _references(file: str, data: bytes) -> Read[Reference]:
    from build_tools.read.references import read_references

    return read_references(file, data)


def _notes(file: str, data: bytes) -> Read[NoteRecord]:
    from build_tools.read.records import read_notes

    return read_notes(file, data)


def _emendations(file: str, data: bytes) -> Read[Emendation]:
    from build_tools.read.records import read_emendations

    return read_emendations(file, data)


def _names(file: str, data: bytes) -> Read[NameRecord]:
    from build_tools.read.records import read_names

    return read_names(file, data)


def _comments(file: str, data: bytes) -> Read[CommentRecord]:
    from build_tools.read.records import read_comments

    return read_comments(file, data)


def _events(file: str, data: bytes) -> "Read[DatedEventRecord]":
    from build_tools.read.records import read_events

    return read_events(file, data)


def _kept(folder: Folder, file: str, read: Callable[[str, bytes], T]) -> T:
    """What is read from a file of the apparatus, or was read from it before."""
    data = folder.optional(file) or b""
    return folder.kept.read(PurePath(file).stem, [data], lambda: read(file, data))


def _glossary(
    folder: Folder,
) -> tuple[tuple[TermRecord, ...], dict[str, tuple[Paragraph, ...]], list[Diagnostic]]:
    files = folder.glossary()
    data = [part for name, content in files for part in (name.encode(), content)]

    def read() -> tuple[tuple[TermRecord, ...], dict[str, tuple[Paragraph, ...]], list[Diagnostic]]:
        from build_tools.read.glossary import read_glossary

        found = read_glossary(files)
        return tuple(found.terms), found.definitions, found.problems

    return folder.kept.read("glossary", data, read)


def _packs(folder: Folder) -> "Read[Worksheet]":
    files = folder.teaching()
    if not files:
        return (), []
    data = [part for name, content in files for part in (name.encode(), content)]

    def read() -> "Read[Worksheet]":
        from build_tools.read.packs import read_packs

        return read_packs(files)

    return folder.kept.read("packs", data, read)


def _located(refs: Iterable[SourceRef | str]) -> Iterable[tuple[str, str]]:
    return ((r.key, r.locator) for r in refs if isinstance(r, SourceRef) and r.locator)


def _of_notes(notes: Iterable[NoteRecord]) -> Iterable[tuple[str, Place]]:
    for note in notes:
        if note.supplied:
            yield note.supplied, note.place.of("supplied")
        yield from ((c.ground, note.place) for c in note.conjectures)


def _prose(
    written: Iterable[tuple[str, Place]],
) -> tuple[dict[str, Paragraph], list[Diagnostic]]:
    """Every short piece of editors' Markdown as marked text, by its source."""
    from build_tools.read.prose import read_prose

    prose: dict[str, Paragraph] = {}
    problems: list[Diagnostic] = []
    for source, place in written:
        if source not in prose:
            prose[source], found = read_prose(source, place)
            problems += found
    return prose, problems
