"""The edition put together: texts emended, markers led to notes, notes to sources."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from build_tools.model.comments import CommentRecord
from build_tools.model.document import Document, Paragraph
from build_tools.model.edition import Correction, Edition, LooseEnd, Source, Text, Touched
from build_tools.model.frozen import dataclass
from build_tools.model.glossary import NameRecord, TermRecord
from build_tools.model.ids import note_address, note_id
from build_tools.model.records import Emendation, Lost, Manifest, NoteRecord, Reference
from build_tools.resolve.citations import sort_key
from build_tools.resolve.comments import hung
from build_tools.resolve.consistency import findings
from build_tools.resolve.emendations import Emended, emended
from build_tools.resolve.entries import names_of, terms_of
from build_tools.resolve.notes import notes_of
from build_tools.resolve.uses import with_uses

if TYPE_CHECKING:
    from build_tools.model.events import DatedEventRecord
    from build_tools.model.packs import Worksheet


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that was read. `prose` is the editors' Markdown as marked text, by its source;
    `definitions` the paragraphs of each term's definition, by its id; `forms` the bibliography
    entry and the note form of each source, by key; `located` its note form by key and locator;
    `packs` are the reading packs as read."""

    manifest: Manifest
    documents: tuple[Document, ...]
    notes: tuple[NoteRecord, ...]
    emendations: tuple[Emendation, ...]
    references: tuple[Reference, ...]
    prose: Mapping[str, Paragraph]
    forms: Mapping[str, tuple[Paragraph, Paragraph]]
    located: Mapping[tuple[str, str], Paragraph]
    terms: tuple[TermRecord, ...] = ()
    names: tuple[NameRecord, ...] = ()
    comments: tuple[CommentRecord, ...] = ()
    definitions: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    packs: tuple["Worksheet", ...] = ()
    events: tuple["DatedEventRecord", ...] = ()


def resolve(inputs: Inputs) -> Edition:
    """The edition of these inputs; pointers that lead nowhere are in its `loose`."""
    sources = _sources(inputs)
    texts, touched, loose = _texts(inputs, sources)
    loose += [
        LooseEnd("source", key, e.place, f"source {key}")
        for e in inputs.emendations
        for key in e.sources
        if key not in sources
    ]
    terms, ends = terms_of(inputs.terms, inputs.definitions, sources)
    names, more = names_of(inputs.names, inputs.prose, terms, sources)
    comments, commented, misfits = hung(inputs.comments, inputs.prose, texts, sources)
    unique = tuple(dict.fromkeys([*loose, *ends, *more, *misfits]))
    edition = Edition(
        inputs.manifest,
        commented,
        _by_use(sources, texts),
        _corrections(inputs, touched),
        terms,
        names,
        comments,
        unique,
    )
    edition = _with_packs(with_uses(_with_events(edition, inputs)), inputs)
    return replace(edition, findings=findings(edition))


def _with_events(edition: Edition, inputs: Inputs) -> Edition:
    """The edition with its events; what that takes is imported by editions that have some."""
    if not inputs.events:
        return edition
    from build_tools.resolve.events import events_of

    events, loose = events_of(inputs.events, inputs.prose, edition.texts, edition.sources)
    return replace(edition, events=events, loose=tuple(dict.fromkeys([*edition.loose, *loose])))


def _with_packs(edition: Edition, inputs: Inputs) -> Edition:
    """The edition with its packs; what that takes is imported by editions that have some."""
    if not inputs.packs:
        return edition
    from build_tools.resolve.packs import with_packs

    return with_packs(edition, inputs.packs)


def _sources(inputs: Inputs) -> dict[str, Source]:
    """The works by key, in the order of a bibliography."""
    located: dict[str, dict[str, Paragraph]] = {}
    for (key, where), form in inputs.located.items():
        located.setdefault(key, {})[where] = form
    listed = sorted(inputs.references, key=sort_key)
    return {r.key: _source(r, inputs, located) for r in listed}


def _texts(
    inputs: Inputs, sources: Mapping[str, Source]
) -> tuple[list[Text], dict[str, list[Touched]], list[LooseEnd]]:
    """The texts, emended; where each emendation bears on them; what led nowhere."""
    texts, loose = [], list[LooseEnd]()
    touched: dict[str, list[Touched]] = {}
    for document in inputs.documents:
        work = emended(document, inputs.emendations)
        text, ends = _text(inputs, document, work, sources)
        texts.append(text)
        loose += [*work.loose, *ends, *_unlost(text, inputs.emendations, work)]
        for id, places in work.touched.items():
            touched.setdefault(id, []).extend(places)
    return texts, touched, loose


def _corrections(
    inputs: Inputs, touched: Mapping[str, Sequence[Touched]]
) -> tuple[Correction, ...]:
    """The emendations of the texts that are built."""
    built = {d.key for d in inputs.documents}
    return tuple(
        Correction(e, inputs.prose[e.reason], tuple(touched.get(e.id, ())))
        for e in inputs.emendations
        if not e.text or e.text in built
    )


def _by_use(sources: Mapping[str, Source], texts: Sequence[Text]) -> dict[str, Source]:
    """The sources, those marked as conjectures that are not cited and proposed or so declared."""
    notes = [n for t in texts for n in t.notes]
    cited = {s.key for n in notes for s in n.sources}
    proposed = {s.key for n in notes for c in n.conjectures for s in c.sources}
    return {
        key: replace(s, conjecture=key not in cited and (s.conjecture or key in proposed))
        for key, s in sources.items()
    }


def _text(
    inputs: Inputs, document: Document, work: Emended, sources: Mapping[str, Source]
) -> tuple[Text, Sequence[LooseEnd]]:
    record = next(t for t in inputs.manifest.texts if t.key == document.key)
    losses = [e for e in inputs.emendations if isinstance(e, Lost) and e.text in ("", document.key)]
    found = notes_of(
        document.key, work.chapters, work.drafts, inputs.notes, losses, inputs.prose, sources
    )
    text = Text(
        record,
        document.title,
        document.byline,
        found.chapters,
        found.notes,
        tuple(work.back),
        document.decisions,
        document.witnesses,
    )
    return text, found.loose


def _unlost(text: Text, emendations: Sequence[Emendation], work: Emended) -> list[LooseEnd]:
    """Emendations that declare a note lost which is not; the others are entered as touching it."""
    loose = []
    status = {n.id: n.status for n in text.notes}
    for e in emendations:
        if not isinstance(e, Lost) or e.text not in ("", text.key):
            continue
        for number in e.notes:
            id = note_id(e.chapter, number)
            if status.get(id) == "lost":
                place = Touched(text.key, note_address(id), f"note {id}")
                work.touched.setdefault(e.id, []).append(place)
            else:
                detail = f"note {id} is not marked lost in the notes of the apparatus"
                subject = f"emendation {e.id}"
                loose.append(LooseEnd("emendation", e.id, e.place, subject, text.key, detail))
    return loose


def _source(
    reference: Reference, inputs: Inputs, located: Mapping[str, Mapping[str, Paragraph]]
) -> Source:
    entry, note = inputs.forms[reference.key]
    remark = inputs.prose[reference.remark] if reference.remark else None
    return Source(
        reference.key,
        reference.csl,
        entry,
        note,
        located.get(reference.key, {}),
        remark,
        reference.conjecture,
        reference.place,
    )
