"""Reading packs as data; the answers only where the manifest publishes them."""

from collections.abc import Iterable
from typing import Any, assert_never

from build_tools.model.document import Paragraph
from build_tools.model.packs import (
    Block,
    Choice,
    Exercise,
    Listing,
    Match,
    Order,
    Pack,
    PackSection,
    QuizItem,
    Short,
    Table,
    TrueFalse,
)
from build_tools.model.records import TeachingSettings
from build_tools.write.json.texts import paragraph, source_ref


def pack(p: Pack, settings: TeachingSettings) -> dict[str, Any]:
    """A reading pack."""
    r, published = p.record, settings.answers == "published"
    return {
        "id": p.id,
        "title": paragraph(p.title),
        "level": r.level,
        "minutes": r.minutes,
        "aim": r.aim,
        "summary": paragraph(p.summary),
        "goals": _all(p.goals),
        "paragraphs": [f"p{n}" for n in p.paragraphs],
        "terms": list(p.terms),
        "names": list(p.names),
        "comments": list(p.comments),
        "further": [source_ref(ref) for ref in p.further],
        "introduction": _blocks(p.introduction),
        "sections": [_section(s, published) for s in p.sections],
        "quiz": [_item(item) for item in p.quiz],
        "forTeachers": _blocks(p.for_teachers) if published else [],
    }


def _all(paragraphs: Iterable[Paragraph]) -> list[dict[str, Any]]:
    return [paragraph(p) for p in paragraphs]


def _blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [_block(b) for b in blocks]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"type": "paragraph", "paragraph": paragraph(block)}
        case Listing(ordered, items):
            return {"type": "list", "ordered": ordered, "items": _all(items)}
        case Table(head, rows):
            return {"type": "table", "head": _all(head), "rows": [_all(row) for row in rows]}
        case _:
            assert_never(block)


def _section(section: PackSection, published: bool) -> dict[str, Any]:
    return {
        "part": section.part,
        "heading": paragraph(section.heading),
        "prose": _blocks(section.prose),
        "exercises": [_exercise(e, published) for e in section.exercises],
    }


def _exercise(exercise: Exercise, published: bool) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "paragraphs": [f"p{n}" for n in exercise.paragraphs],
        "skill": exercise.skill,
        "prose": _blocks(exercise.prose),
        "answer": _blocks(exercise.answer) if published else [],
    }


def _told(words: Paragraph | None) -> dict[str, Any] | None:
    return paragraph(words) if words else None


def _item(item: QuizItem) -> dict[str, Any]:
    """An item of the quiz, its right answer with it."""
    common = {
        "id": item.id,
        "asks": paragraph(item.asks),
        "paragraphs": [f"p{n}" for n in item.paragraphs],
        "because": _told(item.because),
    }
    match item:
        case Choice():
            options = [
                {"words": paragraph(o.words), "right": o.right, "because": _told(o.because)}
                for o in item.options
            ]
            return {"kind": "choice", **common, "options": options}
        case TrueFalse():
            return {"kind": "true-false", **common, "answer": item.answer}
        case Match():
            rows = [_all(row) for row in item.rows]
            return {"kind": "match", **common, "columns": list(item.columns), "rows": rows}
        case Order():
            events = [{"what": paragraph(e.what), "when": _told(e.when)} for e in item.events]
            return {"kind": "order", **common, "events": events}
        case Short():
            answer = paragraph(item.answer)
            return {"kind": "short", **common, "answer": answer, "accepts": list(item.accepts)}
        case _:
            assert_never(item)
