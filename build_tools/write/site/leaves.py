"""The pages of the text: one for all of it, or one for each chapter or section."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from build_tools.model.document import Chapter, Paragraph, Section
from build_tools.model.edition import Correction, Edition, Note, Text
from build_tools.model.frozen import dataclass
from build_tools.model.ids import note_address
from build_tools.model.marks import CommentRef, Meaning, NameUse, NoteRef, TermUse
from build_tools.model.records import Form
from build_tools.write.addresses import BRIEF


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the base text and what stands on it.

    `path` is its file in the site, `title` its heading, `id` that heading's address (empty if it
    has none). `chapters` hold only the sections that are printed here, `notes` those cited here.
    `terms`, `names`, `comments` and `corrections` are the ids of what is marked here, `events` of
    what its paragraphs speak of, in the order of the edition; the page lists their entries.
    """

    path: str
    title: Paragraph
    id: str = ""
    chapters: tuple[Chapter, ...] = ()
    back: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def front(self) -> bool:
        """True for the page at `/brief/`, which bears the title matter and all contents."""
        return self.path == BRIEF

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the text that are printed here."""
        return tuple(s for c in self.chapters for s in c.sections)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs that are printed here."""
        return tuple(b for s in self.sections for b in s.blocks if b.number is not None)

    @property
    def addresses(self) -> Iterator[str]:
        """The addresses of the text that stand here: a note cited on two pages stands on both."""
        yield from (c.id for c in self.chapters if c.id)
        yield from (s.id for s in (*self.sections, *self.back))
        yield from (p.id for p in self.paragraphs)
        yield from (note_address(n.id) for n in self.notes)
        for section in self.sections:
            for block in (section.heading, *section.blocks):
                yield from (m.meaning.id for m in block.marks if isinstance(m.meaning, NoteRef))


# Editions are compared by identity; the pages of one are asked for again and again.
@lru_cache(maxsize=1)
def leaves(edition: Edition) -> tuple[Leaf, ...]:
    """The pages of the base text in their order, the one at `/brief/` first."""
    text = edition.base
    cut = [_whole(text)] if text.record.pages == "one" else [_front(text), *_parts(text)]
    corrections = _corrections(edition, cut)
    orders = orders_of(edition)
    return tuple(
        replace(
            listing(leaf, orders, said(leaf, edition.texts[1:2])),
            corrections=tuple(corrections[leaf.path]),
            events=_events(edition, leaf),
        )
        for leaf in cut
    )


class Orders(NamedTuple):
    """The place of each term, name and comment in the order of the edition, by its id."""

    terms: Mapping[str, int]
    names: Mapping[str, int]
    comments: Mapping[str, int]


def orders_of(edition: Edition) -> Orders:
    """The orders of an edition."""
    return Orders(
        *(
            {id: i for i, id in enumerate(ids)}
            for ids in (edition.terms, edition.names, (c.id for c in edition.comments))
        )
    )


def listing(leaf: Leaf, orders: Orders, said: Iterable[Meaning]) -> Leaf:
    """The page with the terms, names and comments in its lists, of which its marks have said."""
    terms, names, comments = set[str](), set[str](), set[str]()
    for meaning in said:
        match meaning:
            case TermUse(id):
                terms.add(id)
            case NameUse(id):
                names.add(id)
            case CommentRef(id):
                comments.add(id)
            case _:
                pass
    return replace(
        leaf,
        terms=_in_order(terms, orders.terms),
        names=_in_order(names, orders.names),
        comments=_in_order(comments, orders.comments),
    )


def applied(edition: Edition) -> list[Correction]:
    """The emendations that changed the base text, its endnotes included."""
    key = edition.base.key
    return [
        c
        for c in edition.corrections
        if not isinstance(c.record, Form) and any(t.text == key for t in c.touched)
    ]


def _whole(text: Text) -> Leaf:
    return Leaf(BRIEF, text.title, "", text.chapters, text.back, text.notes)


def _front(text: Text) -> Leaf:
    return Leaf(BRIEF, text.title, "", (), text.back)


def _parts(text: Text) -> Iterator[Leaf]:
    """A page for each chapter, or for each section of a text that has no chapters."""
    if text.chapters and text.chapters[0].id:
        notes: dict[str, list[Note]] = {}
        for note in text.notes:
            notes.setdefault(note.chapter, []).append(note)
        for c in text.chapters:
            title = c.title or Paragraph("heading", c.id)
            own = tuple(notes.get(c.id, ()))
            yield Leaf(_path(c.id), title, c.id if c.title else "", (c,), notes=own)
        return
    notes_of = _notes_by_section(text)
    for s in text.sections:
        named = bool(s.heading.text)
        alone = (Chapter("", None, (s,), None),)
        title = s.heading if named else text.title
        path = _path(s.id.removeprefix("s-"))
        yield Leaf(path, title, s.id if named else "", alone, notes=notes_of[s.id])


def _path(name: str) -> str:
    return f"brief/{name}/index.html"


def _notes_by_section(text: Text) -> dict[str, tuple[Note, ...]]:
    """The notes cited in each section; one that nothing cites stands with the note before it."""
    cited = {
        s.id: {m.meaning.note for b in s.blocks for m in b.marks if isinstance(m.meaning, NoteRef)}
        for s in text.sections
    }
    here = next(iter(cited), "")
    for note in text.notes:
        holding = [id for id, notes in cited.items() if note.id in notes]
        here = holding[-1] if holding else here
        if not holding and here:
            cited[here].add(note.id)
    return {id: tuple(n for n in text.notes if n.id in notes) for id, notes in cited.items()}


def said(leaf: Leaf, facing: Sequence[Text] = ()) -> list[Meaning]:
    """What the marks of all that is printed on a page mean, those of the facing text too."""
    blocks = (b for s in (*leaf.sections, *leaf.back) for b in s.blocks)
    notes = (p for n in leaf.notes for p in n.body)
    numbers = {p.number for p in leaf.paragraphs}
    beside = (p for t in facing for p in t.paragraphs if p.number in numbers)
    return [m.meaning for p in (*blocks, *notes, *beside) for m in p.marks]


def _events(edition: Edition, leaf: Leaf) -> tuple[str, ...]:
    """The events of the paragraphs that are printed on a page."""
    here = {p.number for p in leaf.paragraphs} if edition.events else set()
    return tuple(e.id for e in edition.events.values() if not here.isdisjoint(e.paragraphs))


def _in_order(ids: Iterable[str], order: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted((id for id in ids if id in order), key=order.__getitem__))


def _corrections(edition: Edition, cut: Sequence[Leaf]) -> dict[str, list[str]]:
    """The corrections that bear on each page; those that bear on none go to the first."""
    places: dict[str, list[str]] = {}
    for leaf in cut:
        for address in dict.fromkeys(leaf.addresses):
            places.setdefault(address, []).append(leaf.path)
    listed: dict[str, list[str]] = {leaf.path: [] for leaf in cut}
    for c in applied(edition):
        targets = (t.target for t in c.touched if t.text == edition.base.key)
        for path in dict.fromkeys(p for t in targets for p in places.get(t, ())) or (BRIEF,):
            listed[path].append(c.record.id)
    return listed
