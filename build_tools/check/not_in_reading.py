"""A term, a name or a comment that a pack lists and its reading does not have.

The terms to know, the names and the comments that a pack lists by their ids are shown beside the
reading. This one occurs in none of its paragraphs, in no text of the edition; a comment hangs on
none of them, nor on one of their notes. Take its id out, add a paragraph that has it, or allow this
in `docs/edition.yml` if a class should know it all the same.
"""

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from build_tools.model.comments import Comment
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.glossary import Use
from build_tools.model.ids import note_address
from build_tools.model.marks import NoteRef

if TYPE_CHECKING:
    from build_tools.model.packs import Pack

CODE = "A05"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One warning for each id in a list; what `auto` finds stands there by itself."""
    comments = {c.id: c for c in edition.comments}
    for pack in edition.packs.values():
        r, there = pack.record, _addresses(edition, pack)
        if r.terms != "auto":
            gone = [id for id in pack.terms if not _occurs(edition.terms[id].uses, there)]
            yield from _told(pack, "term", r.terms, gone)
        if r.names != "auto":
            gone = [id for id in pack.names if not _occurs(edition.names[id].uses, there)]
            yield from _told(pack, "name", r.names, gone)
        if r.comments != "auto":
            notes = there | _notes(edition, pack)
            gone = [id for id in pack.comments if not _hangs(comments[id], notes)]
            yield from _told(pack, "comment", r.comments, gone)


def _addresses(edition: Edition, pack: "Pack") -> set[str]:
    return {f"p{n}" for n in pack.paragraphs}


def _notes(edition: Edition, pack: "Pack") -> set[str]:
    """The addresses of the notes that the reading cites, in any text."""
    return {
        note_address(m.meaning.note)
        for text in edition.texts
        for p in text.paragraphs
        if p.number in pack.paragraphs
        for m in p.marks
        if isinstance(m.meaning, NoteRef)
    }


def _occurs(uses: Sequence[Use], there: Set[str]) -> bool:
    return any(u.kind == "text" and u.address in there for u in uses)


def _hangs(comment: Comment, there: Set[str]) -> bool:
    return any(h.target in there for h in comment.hung)


def _told(
    pack: "Pack", noun: str, listed: Sequence[str], gone: Sequence[str]
) -> Iterator[Diagnostic]:
    for id in gone if pack.paragraphs else ():
        message = f"the {noun} `{id}` does not stand in the reading"
        cure = f"take its id out of `{noun}s`, or add a paragraph that has it to `paragraphs`"
        place = pack.record.place.of(f"{noun}s", listed.index(id))
        yield Diagnostic(CODE, message, cure, place, "warning", f"pack {pack.id} {noun} {id}")
