"""The notes of a text: each by its corrected number, with its sources and its markers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from build_tools.model.document import Chapter, Paragraph
from build_tools.model.edition import LooseEnd, Marker, Note, NoteStatus, Proposal
from build_tools.model.ids import note_id
from build_tools.model.marks import NoteRef
from build_tools.model.places import Place
from build_tools.model.records import Lost, NoteRecord, SourceRef
from build_tools.read.markers import LOOK_BACK, unit_before
from build_tools.resolve.emendations import Draft

Prose = Mapping[str, Paragraph]


@dataclass(slots=True)
class Notes:
    """The notes, the chapters with only such markers as lead to one, and what led nowhere."""

    notes: tuple[Note, ...]
    chapters: tuple[Chapter, ...]
    loose: list[LooseEnd] = field(default_factory=list)


def notes_of(
    key: str,
    chapters: Sequence[Chapter],
    drafts: Sequence[Draft],
    records: Sequence[NoteRecord],
    losses: Sequence[Lost],
    prose: Prose,
    known: Iterable[str],
) -> Notes:
    """All notes of the text `key`.

    `records` say what each note cites; `losses` are the emendations that declare notes lost;
    `prose` is the editors' Markdown as read, by its source; `known` the keys of the bibliography.
    """
    loose: list[LooseEnd] = []
    table = _printed(key, drafts, loose)
    _supply(key, table, records, losses, prose, loose)
    _cite(key, table, records, prose, set(known), loose)
    markers: dict[str, list[Marker]] = {}
    cleaned = tuple(_referring(key, c, table, markers, loose) for c in chapters)
    order = {c.id: i for i, c in enumerate(chapters)}
    notes = (replace(n, markers=tuple(markers.get(n.id, ()))) for n in table.values())
    ordered = sorted(notes, key=lambda n: (order.get(n.chapter, 0), n.number))
    return Notes(tuple(ordered), cleaned, loose)


def _printed(key: str, drafts: Sequence[Draft], loose: list[LooseEnd]) -> dict[str, Note]:
    table: dict[str, Note] = {}
    for d in drafts:
        place = d.body[0].place() if d.body else Place("")
        if d.id in table:
            loose.append(LooseEnd("duplicate", d.id, place, f"note {d.id}", key))
            continue
        table[d.id] = Note(
            d.id, d.number, d.chapter, d.printed, d.status, d.body,
            emendations=tuple(dict.fromkeys(d.emendations)), place=place,
        )  # fmt: skip
    return table


def _supply(
    key: str,
    table: dict[str, Note],
    records: Sequence[NoteRecord],
    losses: Sequence[Lost],
    prose: Prose,
    loose: list[LooseEnd],
) -> None:
    """Adds the notes that the list lacks: supplied by the editors, or lost."""
    declared = {note_id(e.chapter, n): e.id for e in losses for n in e.notes}
    for r in records:
        id = note_id(r.chapter, r.note)
        if not r.lost and not r.supplied:
            continue
        if id in table:
            detail = "is printed after all"
            loose.append(LooseEnd("record", id, r.place, f"note {id}", key, detail))
            continue
        ids = (declared[id],) if id in declared else ()
        body = (prose[r.supplied],) if r.supplied else ()
        status: NoteStatus = "supplied" if r.supplied else "lost"
        table[id] = Note(id, r.note, r.chapter, "", status, body, emendations=ids, place=r.place)


def _cite(
    key: str,
    table: dict[str, Note],
    records: Sequence[NoteRecord],
    prose: Prose,
    known: set[str],
    loose: list[LooseEnd],
) -> None:
    """Ties each note to its sources and conjectures."""

    def resolved(refs: Sequence[SourceRef | str], r: NoteRecord) -> tuple[SourceRef, ...]:
        found = []
        for ref in refs:
            ref = SourceRef(key=ref) if isinstance(ref, str) else ref
            if ref.key in known:
                found.append(ref)
            else:
                loose.append(LooseEnd("source", ref.key, r.place, f"source {ref.key}"))
        return tuple(found)

    for r in records:
        id = note_id(r.chapter, r.note)
        if id not in table:
            detail = "has no such note"
            loose.append(LooseEnd("record", id, r.place, f"note {id}", key, detail))
            continue
        proposals = tuple(
            Proposal(resolved(c.sources, r), c.certainty, prose[c.ground]) for c in r.conjectures
        )
        table[id] = replace(table[id], sources=resolved(r.sources, r), conjectures=proposals)


def _referring(
    key: str,
    chapter: Chapter,
    table: Mapping[str, Note],
    markers: dict[str, list[Marker]],
    loose: list[LooseEnd],
) -> Chapter:
    """The chapter without markers that lead to no note; what is left is entered in `markers`."""

    def clean(p: Paragraph) -> Paragraph:
        lost = set()
        for mark, ref in note_refs(p):
            if ref.note in table:
                markers.setdefault(ref.note, []).append(Marker(ref.id, ref.printed, p, mark))
            else:
                place = p.place_behind(mark)
                unit = unit_before(p.text[max(0, mark - LOOK_BACK) : mark])
                loose.append(LooseEnd("note", ref.note, place, f"note {ref.note}", key, unit))
                lost.add(ref)
        if not lost:
            return p
        return replace(p, marks=tuple(m for m in p.marks if m.meaning not in lost))

    sections = tuple(
        replace(s, heading=clean(s.heading), blocks=tuple(map(clean, s.blocks)))
        for s in chapter.sections
    )
    return replace(chapter, sections=sections)


def note_refs(paragraph: Paragraph) -> Iterator[tuple[int, NoteRef]]:
    """The note markers of a paragraph with their offsets, in order."""
    for m in paragraph.marks:
        if isinstance(m.meaning, NoteRef):
            yield m.start, m.meaning
