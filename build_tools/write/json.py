"""The whole edition as data: texts, paragraphs, notes, sources, emendations (JSON).

The layout is published as a JSON Schema (`edition.schema.json`). Offsets count Unicode code
points of the paragraph's text. `paragraphs` and `markers` are those of the base text, the first
in `texts`.
"""

from collections.abc import Iterable
from typing import Any, assert_never

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph, Section
from build_tools.model.edition import Correction, Edition, Note, Source, Text
from build_tools.model.ids import note_address
from build_tools.model.marks import (
    Citation,
    CommentRef,
    Emended,
    Emphasis,
    Foreign,
    Link,
    Mark,
    NameUse,
    NoteRef,
    TermUse,
)
from build_tools.model.records import Form, Lost, Move, Reading, SourceRef, Split
from build_tools.model.work import Work
from build_tools.write.json_lines import json_lines

FORMAT = "json"
FILE = "edition.json"


def write(edition: Edition) -> bytes:
    """The edition as UTF-8 JSON, a line a record, keys in a fixed order."""
    return json_lines(_edition(edition))


def _edition(edition: Edition) -> dict[str, Any]:
    m, base = edition.manifest, edition.base
    return {
        "$schema": "edition.schema.json",
        "title": m.title,
        "version": m.version,
        "date": m.date,
        "editors": m.editors,
        "license": m.license,
        "isBasedOn": _work(m.of),
        "texts": [_text(t) for t in edition.texts],
        "sections": [_section(s) for s in base.sections],
        "paragraphs": [_paragraph(p) for p in base.paragraphs],
        "markers": list(_markers(base.paragraphs)),
        "notes": [_note(n) for n in base.notes],
        "sources": [_source(s) for s in edition.sources.values()],
        "terms": [],
        "names": [],
        "emendations": [_emendation(c) for c in edition.corrections],
        "comments": [],
        "packs": [],
        "diagnostics": [_diagnostic(d) for d in edition.diagnostics],
    }


def _diagnostic(d: Diagnostic) -> dict[str, str]:
    return {
        "code": d.code,
        "severity": d.severity,
        "message": d.message,
        "cure": d.cure,
        "place": str(d.place),
        "subject": d.subject,
    }


def _work(work: Work) -> dict[str, Any]:
    return {
        "title": work.title,
        "subtitle": work.subtitle,
        "creators": list(work.creators),
        "publishers": list(work.publishers),
        "series": work.series,
        "date": work.date,
        "url": work.url,
    }


def _text(text: Text) -> dict[str, Any]:
    return {
        "key": text.key,
        "label": text.record.label,
        "rights": text.record.rights,
        "license": text.record.license,
        "creators": list(text.record.creators),
        "language": text.record.language,
        "title": text.title.text,
        "byline": [b.text for b in text.byline],
        "chapters": [
            {
                "id": c.id,
                "title": c.title.text if c.title else "",
                "sections": [s.id for s in c.sections],
            }
            for c in text.chapters
        ],
        "sections": [_section(s) for s in text.sections],
        "paragraphs": [_paragraph(p) for p in text.paragraphs],
        "notes": [_note(n) for n in text.notes],
        "back": [{**_section(s), "blocks": [_paragraph(b) for b in s.blocks]} for s in text.back],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.heading.text,
        "paragraphs": [b.id for b in section.blocks if b.number is not None],
        "notices": [b.text for b in section.blocks if b.number is None],
    }


def _paragraph(p: Paragraph) -> dict[str, Any]:
    return {
        "id": p.id,
        "number": p.number,
        "kind": p.kind,
        "text": p.text,
        "marks": [_mark(m) for m in p.marks],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    span = {"start": mark.start, "end": mark.end}
    match mark.meaning:
        case NoteRef(note, printed, id):
            return {**span, "type": "note-ref", "note": note, "printed": printed, "id": id}
        case CommentRef(comment, letter, id):
            return {**span, "type": "comment-ref", "comment": comment, "letter": letter, "id": id}
        case Citation(key):
            return {**span, "type": "citation", "source": key}
        case TermUse(term):
            return {**span, "type": "term", "term": term}
        case NameUse(name):
            return {**span, "type": "name", "name": name}
        case Emended(emendation, printed):
            return {**span, "type": "emended", "emendation": emendation, "printed": printed}
        case Emphasis():
            return {**span, "type": "emphasis"}
        case Foreign(lang):
            return {**span, "type": "foreign", "lang": lang}
        case Link(target):
            return {**span, "type": "link", "target": target}
        case _:
            assert_never(mark.meaning)


def _markers(paragraphs: Iterable[Paragraph]) -> Iterable[dict[str, Any]]:
    for p in paragraphs:
        for m in p.marks:
            if isinstance(m.meaning, NoteRef):
                ref = m.meaning
                yield {
                    "id": ref.id,
                    "note": ref.note,
                    "printed": ref.printed,
                    "paragraph": p.id,
                    "offset": m.start,
                }


def _ref(ref: SourceRef) -> dict[str, str]:
    return {"key": ref.key, "locator": ref.locator}


def _note(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "address": note_address(note.id),
        "number": note.number,
        "chapter": note.chapter,
        "printed": note.printed,
        "status": note.status,
        "body": [_paragraph(p) for p in note.body],
        "sources": [_ref(s) for s in note.sources],
        "conjectures": [
            {
                "sources": [_ref(s) for s in c.sources],
                "certainty": c.certainty,
                "ground": c.ground.text,
            }
            for c in note.conjectures
        ],
        "markers": [m.id for m in note.markers],
        "emendations": list(note.emendations),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        **source.csl,
        "id": source.key,
        "conjecture": source.conjecture,
        "remark": source.remark.text if source.remark else "",
        "formatted": source.entry.text,
    }


def _emendation(correction: Correction) -> dict[str, Any]:
    e = correction.record
    common = {
        "id": e.id,
        "kind": e.kind,
        "text": e.text,
        "reason": correction.reason.text,
        "certainty": e.certainty,
        "by": e.by,
        "sources": list(e.sources),
        "touches": [{"text": t.text, "target": t.target} for t in correction.touched],
    }
    match e:
        case Split():
            return {**common, "entry": e.entry, "before": e.before, "note": e.note}
        case Move():
            moves = [{"printed": a, "corrected": b} for a, b in e.entries.items()]
            return {**common, "entries": moves}
        case Lost():
            return {**common, "notes": list(e.notes)}
        case Reading() | Form():
            return {**common, "printed": e.printed, "corrected": e.corrected}
        case _:
            assert_never(e)
