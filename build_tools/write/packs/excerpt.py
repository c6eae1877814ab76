"""What a pack's readers are given of the text: its paragraphs, and what belongs to them alone."""

from collections.abc import Set
from dataclasses import replace

from build_tools.model.comments import Comment
from build_tools.model.document import Paragraph, Section
from build_tools.model.edition import Edition, Note
from build_tools.model.frozen import dataclass
from build_tools.model.marks import CommentRef, NoteRef
from build_tools.model.packs import Pack


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The sections of the base text, each with the paragraphs of the reading alone; the notes cited
    in these, and the comments that the pack shows and that hang there, both in the order of the
    text. The letters of other comments are gone from the paragraphs and the notes."""

    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    comments: tuple[Comment, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the reading, in order."""
        return tuple(b for s in self.sections for b in s.blocks)


def excerpt(edition: Edition, pack: Pack) -> Excerpt:
    """The reading of a pack; a heading stands before the first of its paragraphs that is read."""
    numbers, shown = set(pack.paragraphs), set(pack.comments)
    chosen = (
        replace(s, blocks=tuple(_shown(b, shown) for b in s.blocks if b.number in numbers))
        for s in edition.base.sections
    )
    sections = tuple(s for s in chosen if s.blocks)
    blocks = [p for s in sections for p in (s.heading, *s.blocks)]
    cited = {m.meaning.note for p in blocks for m in p.marks if isinstance(m.meaning, NoteRef)}
    notes = tuple(
        replace(n, body=tuple(_shown(p, shown) for p in n.body))
        for n in edition.base.notes
        if n.id in cited
    )
    printed = (*blocks, *(p for n in notes for p in n.body))
    hung = {
        m.meaning.comment for p in printed for m in p.marks if isinstance(m.meaning, CommentRef)
    }
    return Excerpt(sections, notes, tuple(c for c in edition.comments if c.id in hung))


def _shown(p: Paragraph, comments: Set[str]) -> Paragraph:
    """The paragraph without the letters of all other comments than these."""
    left = tuple(
        m for m in p.marks if not isinstance(m.meaning, CommentRef) or m.meaning.comment in comments
    )
    return p if len(left) == len(p.marks) else replace(p, marks=left)
