"""Events as data, each with the days on which it begins and ends."""

from typing import Any

from build_tools.model.events import DatedEvent
from build_tools.write.json.texts import paragraph


def event(e: DatedEvent) -> dict[str, Any]:
    """An event of the timeline."""
    r = e.record
    return {
        "id": e.id,
        "date": r.date,
        "begins": e.when.first_day.isoformat(),
        "ends": e.when.last_day.isoformat(),
        "title": r.title,
        "simplified": r.zh.simplified if r.zh else "",
        "traditional": r.zh.traditional if r.zh else "",
        "pinyin": r.zh.pinyin if r.zh else "",
        "paragraphs": [f"p{n}" for n in e.paragraphs],
        "sources": list(r.sources),
        "certainty": r.certainty,
        "added": r.added,
        "note": paragraph(e.note),
    }
