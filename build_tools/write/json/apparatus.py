"""What editors write as data: corrections, comments, sources, what is wrong."""

from typing import Any, assert_never

from build_tools.model.comments import Comment
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Correction, Source
from build_tools.model.ids import note_id
from build_tools.model.records import Form, Lost, Move, Reading, Split
from build_tools.model.work import Work
from build_tools.write.json.texts import paragraph


def diagnostic(d: Diagnostic) -> dict[str, str]:
    """A problem with its place and cure."""
    return {
        "code": d.code,
        "severity": d.severity,
        "message": d.message,
        "cure": d.cure,
        "place": str(d.place),
        "subject": d.subject,
    }


def work(work: Work) -> dict[str, Any]:
    """The work that the edition edits."""
    return {
        "title": work.title,
        "subtitle": work.subtitle,
        "creators": list(work.creators),
        "publishers": list(work.publishers),
        "series": work.series,
        "date": work.date,
        "url": work.url,
    }


def source(source: Source) -> dict[str, Any]:
    """A work of the bibliography: its CSL-JSON and four properties of our own."""
    return {
        **source.csl,
        "id": source.key,
        "conjecture": source.conjecture,
        "remark": source.remark.text if source.remark else "",
        "formatted": source.entry.text,
    }


def emendation(correction: Correction) -> dict[str, Any]:
    """An emendation and where it bears on the texts."""
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


def comment(c: Comment) -> dict[str, Any]:
    """An editors' comment and where it hangs in each text."""
    r = c.record
    return {
        "id": c.id,
        "title": r.title,
        "paragraph": r.paragraph,
        "note": None if r.note is None else note_id(r.chapter, r.note),
        "says": paragraph(c.says),
        "evidence": paragraph(c.evidence),
        "certainty": r.certainty,
        "by": r.by,
        "sources": list(r.sources),
        "hangs": [
            {"text": h.text, "target": h.target, "letter": h.letter, "id": h.id} for h in c.hung
        ],
    }
