"""A link inside the edition that leads nowhere.

The editors' words may link to `#p27` (a paragraph), `#n15` (a note), `#r15` (a marker), `#s-…` (a
section), `#t-…` (a term), `#e3` (an emendation), `#c7` (a comment), or to a source, a name or an
event by its key. This one names an address that the edition does not have.
"""

import difflib
from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.ids import note_address
from build_tools.model.marks import Link

CODE = "L01"
ALIKE = 4
"""Addresses with so many first letters in common are compared."""
MANY = 500
"""Among more than these no nearest one is looked for: it would take too long."""


def addresses(edition: Edition) -> set[str]:
    """Every fragment that a link may name."""
    base = edition.base
    found = {p.id for p in base.paragraphs} | {s.id for s in base.sections}
    found |= {note_address(n.id) for n in base.notes}
    found |= {m.id for n in base.notes for m in n.markers}
    found |= {c.record.id for c in edition.corrections} | {c.id for c in edition.comments}
    found |= {f"t-{id}" for id in edition.terms}
    return found | set(edition.sources) | set(edition.names) | set(edition.events)


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each dead link."""
    known = addresses(edition)
    alike: dict[str, list[str]] = {}
    for id in sorted(known):
        alike.setdefault(id[:ALIKE], []).append(id)
    for paragraph in _paragraphs(edition):
        for mark in paragraph.marks:
            if not isinstance(mark.meaning, Link) or not mark.meaning.target.startswith("#"):
                continue
            target = mark.meaning.target[1:]
            if target not in known:
                yield Diagnostic(
                    CODE,
                    f"the link to {mark.meaning.target} leads nowhere",
                    _cure(target, known, alike.get(target[:ALIKE], [])),
                    paragraph.place(mark.start),
                    subject=f"link {mark.meaning.target}",
                )


def _cure(target: str, known: set[str], alike: list[str]) -> str:
    """The address that was meant, if one is near among those that begin alike, or what there is."""
    meant = f"t-{target.removeprefix('t-')}"
    near = difflib.get_close_matches(target, alike, 1, 0.8) if len(alike) <= MANY else []
    near = [meant] if meant in known else near
    if near:
        return f"did you mean `#{near[0]}`?"
    return (
        "name a ¶ (`#p27`), a note (`#n15`), a term (`#t-…`), an emendation (`#e3`), a "
        "comment (`#c7`), a name, an event or a source"
    )


def _paragraphs(edition: Edition) -> Iterator[Paragraph]:
    for text in edition.texts:
        for section in (*text.sections, *text.back):
            yield from section.blocks
        for note in text.notes:
            yield from note.body
            yield from (c.ground for c in note.conjectures)
    yield from (c.reason for c in edition.corrections)
    yield from (s.remark for s in edition.sources.values() if s.remark)
    for term in edition.terms.values():
        yield from term.definition
    yield from (n.about for n in edition.names.values())
    yield from (e.note for e in edition.events.values())
    for pack in edition.packs.values():
        yield from pack.prose
    for comment in edition.comments:
        yield from (comment.says, comment.evidence)
