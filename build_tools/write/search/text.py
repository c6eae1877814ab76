"""What is found of the text: its sections, paragraphs, notes, comments and corrections."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from build_tools.model.comments import Comment
from build_tools.model.document import Section
from build_tools.model.edition import Correction, Edition, Note, Text
from build_tools.model.ids import note_address
from build_tools.write import addresses
from build_tools.write.search.place import Place, joined
from build_tools.write.site.corrections import change, label
from build_tools.write.site.homes import homes
from build_tools.write.site.leaves import Leaf, leaves
from build_tools.write.site.notes import cited, editors_words
from build_tools.write.site.works import short

_TAG = re.compile("<[^>]*>")


def text_places(edition: Edition) -> Iterator[Place]:
    """The places of the text in its order, page by page: its sections and paragraphs.

    A second text is found beside the paragraphs that it faces.
    """
    facing = {p.number: p for t in edition.texts[1:2] for p in t.paragraphs}
    for leaf in leaves(edition):
        for chapter in leaf.chapters:
            if chapter.title is not None and chapter.id:
                yield Place(leaf.path, chapter.id, chapter.title.text)
        for section in (*leaf.sections, *leaf.back):
            yield from _section(leaf, section)
            for p in section.blocks:
                if p.number is not None and p.number in facing:
                    yield _facing(leaf, edition.texts[1], p.number, facing[p.number].text)


def comment_places(edition: Edition) -> Iterator[Place]:
    """What the editors say of the text: each comment and correction once."""
    listed = _pages_of_lists(edition)
    yield from (_comment(c, listed.get(c.id, "")) for c in edition.comments)
    yield from (_correction(c, listed.get(c.record.id, "")) for c in edition.corrections)


def _section(leaf: Leaf, section: Section) -> Iterator[Place]:
    """A section by its heading, with what has no number in it, and its paragraphs."""
    unnumbered = joined(b for b in section.blocks if b.number is None)
    if section.heading.text or unnumbered:
        yield Place(leaf.path, section.id, section.heading.text, unnumbered)
    for p in section.blocks:
        if p.number is not None:
            yield Place(leaf.path, p.id, f"¶ {p.number}", p.text)


def _facing(leaf: Leaf, text: Text, number: int, words: str) -> Place:
    return Place(leaf.path, f"{text.key}-p{number}", f"¶ {number} ({text.record.label})", words)


def note_places(edition: Edition) -> Iterator[Place]:
    """The notes of the base text, as corrected; of a lost one what the editors propose."""
    pages, sources = homes(edition).pages, edition.sources.items()
    called = {k: [w for w in short(s.csl).split() if w[0].isalnum()] for k, s in sources}
    for note in edition.base.notes:
        id = note_address(note.id)
        if id in pages:
            words = joined((*note.body, *_said_of(edition, note), *_works(edition, note, called)))
            yield Place(pages[id], id, f"Note {note.id.rpartition('-')[2]}", words)


def _said_of(edition: Edition, note: Note) -> Iterator[str]:
    """What the editors say of a note, and what they propose for a lost one."""
    if note.emendations or note.status in ("lost", "supplied"):
        yield from (f"[{_bare(words)}]" for words in editors_words(edition, note))
    for proposal in note.conjectures:
        yield from (cited(edition.sources[ref.key], ref).text for ref in proposal.sources)
        yield from (f"[{proposal.certainty}]", proposal.ground.text)


def _works(edition: Edition, note: Note, called: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The works that a note cites and does not name; `called` has author and year of each."""
    said = " ".join([p.text for p in note.body])
    for ref in note.sources:
        if not all(word in said for word in called[ref.key]):
            yield cited(edition.sources[ref.key], ref).text


def _pages_of_lists(edition: Edition) -> dict[str, str]:
    """The first page of the text that lists each comment and correction at its end."""
    pages: dict[str, str] = {}
    for leaf in reversed(leaves(edition)):
        pages |= dict.fromkeys((*leaf.comments, *leaf.corrections), leaf.path)
    return pages


def _comment(comment: Comment, listed: str) -> Place:
    """A comment in the list at the end of the text, or in the apparatus if it hangs nowhere."""
    id = addresses.comment_entry(comment.id) if listed else comment.id
    r = comment.record
    where = f"¶ {r.paragraph}" if r.paragraph is not None else f"note {r.note}"
    words = joined((comment.says, comment.evidence))
    return Place(listed or addresses.APPARATUS, id, f"Comment on {where}: {r.title}", words)


def _correction(correction: Correction, listed: str) -> Place:
    """A correction in the list at the end of the text, or in the apparatus if none stands there."""
    id, where = correction.record.id, label(correction)
    words = joined((_bare(change(correction.record)), correction.reason))
    called = f"Correction: {where}" if where else "Correction"
    entry = addresses.correction_entry(id) if listed else id
    return Place(listed or addresses.APPARATUS, entry, called, words)


def _bare(html: str) -> str:
    """Finished HTML of a few words as plain text."""
    return unescape(_TAG.sub("", html))
