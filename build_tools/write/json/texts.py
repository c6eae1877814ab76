"""Texts as data: their sections, paragraphs with marks, markers and notes."""

from collections.abc import Iterable
from typing import Any, assert_never

from build_tools.model.document import Chapter, Paragraph, Section
from build_tools.model.edition import Note, Text
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
from build_tools.model.records import SourceRef
from build_tools.write.json_lines import lines


def text(text: Text) -> dict[str, Any]:
    """A text with its parts."""
    return {
        "key": text.key,
        "label": text.record.label,
        "rights": text.record.rights,
        "license": text.record.license,
        "creators": list(text.record.creators),
        "language": text.record.language,
        "title": text.title.text,
        "byline": [b.text for b in text.byline],
        "chapters": lines(map(_chapter, text.chapters)),
        "sections": lines(map(section, text.sections)),
        "paragraphs": lines(map(paragraph, text.paragraphs)),
        "notes": lines(map(note, text.notes)),
        "back": lines(
            {**section(s), "blocks": [paragraph(b) for b in s.blocks]} for s in text.back
        ),
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "id": chapter.id,
        "title": chapter.title.text if chapter.title else "",
        "sections": [s.id for s in chapter.sections],
    }


def section(section: Section) -> dict[str, Any]:
    """A section; its paragraphs by their addresses."""
    return {
        "id": section.id,
        "title": section.heading.text,
        "paragraphs": [b.id for b in section.blocks if b.number is not None],
        "notices": [b.text for b in section.blocks if b.number is None],
    }


def paragraph(p: Paragraph) -> dict[str, Any]:
    """A block of text with its marks."""
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


def markers(paragraphs: Iterable[Paragraph]) -> Iterable[dict[str, Any]]:
    """The note markers of these paragraphs, in order."""
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


def source_ref(ref: SourceRef) -> dict[str, str]:
    """A source that is pointed at, and the page or section in it."""
    return {"key": ref.key, "locator": ref.locator}


def note(note: Note) -> dict[str, Any]:
    """A note with its sources and conjectures."""
    return {
        "id": note.id,
        "address": note_address(note.id),
        "number": note.number,
        "chapter": note.chapter,
        "printed": note.printed,
        "status": note.status,
        "body": [paragraph(p) for p in note.body],
        "sources": [source_ref(s) for s in note.sources],
        "conjectures": [
            {
                "sources": [source_ref(s) for s in c.sources],
                "certainty": c.certainty,
                "ground": c.ground.text,
            }
            for c in note.conjectures
        ],
        "markers": [m.id for m in note.markers],
        "emendations": list(note.emendations),
    }
