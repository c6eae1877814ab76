"""The reading of a pack as a page of the text: its paragraphs, and only what belongs to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from build_tools.model.document import Paragraph, Section
from build_tools.model.edition import Edition, Note
from build_tools.model.glossary import Name, Term
from build_tools.model.marks import Citation, Link, Mark, Meaning, NameUse, NoteRef, TermUse
from build_tools.model.packs import Pack
from build_tools.write.addresses import pack_page
from build_tools.write.packs.excerpt import Excerpt, excerpt
from build_tools.write.site.leaves import Leaf, applied, listing, orders_of, said

Uses = Mapping[str, Sequence[Mark]]
"""Uses of terms and names that may be marked, by the addresses of the paragraphs."""


def pack_leaf(edition: Edition, pack: Pack) -> Leaf:
    """The page of a pack.

    Of names only those stay marked that the pack shows. What the text marks where it is first used,
    and the reading leaves out, is marked where the reading first uses it.
    """
    found = excerpt(edition, pack)
    sections = {s.id: s for s in _marked(edition, pack, found)}
    chapters = (
        replace(c, sections=tuple(sections[s.id] for s in c.sections if s.id in sections))
        for c in edition.base.chapters
    )
    notes = tuple(_notes(found, frozenset(pack.names)))
    read = tuple(c for c in chapters if c.sections)
    leaf = Leaf(pack_page(pack.id), pack.title, "", read, notes=notes)
    known = (TermUse(id) for id in pack.terms)
    leaf = listing(leaf, orders_of(edition), (*said(leaf), *known))
    return replace(leaf, corrections=tuple(_corrections(edition, set(leaf.addresses))))


def marked_afresh(edition: Edition, pack: Pack, leaf: Leaf) -> Leaf:
    """The page of a pack with a mark on the first use of each term and name in each paragraph."""
    uses = _unmarked(edition, pack)

    def afresh(s: Section) -> Section:
        blocks = (_paragraph(p, uses.get(p.id, ()), set()) for p in s.blocks)
        return replace(s, blocks=tuple(blocks))

    chapters = (replace(c, sections=tuple(map(afresh, c.sections))) for c in leaf.chapters)
    return replace(leaf, chapters=tuple(chapters))


def _marked(edition: Edition, pack: Pack, found: Excerpt) -> Iterator[Section]:
    """The sections with the marks of terms and names that they have here."""
    names, marking = frozenset(pack.names), edition.manifest.glossary.marking
    uses = _unmarked(edition, pack)
    seen = set[Meaning]()
    for section in found.sections:
        seen = seen if marking == "first-in-page" else set()
        named = [_named(p, names) for p in section.blocks]
        blocks = [_paragraph(p, uses.get(p.id, ()), seen) for p in named]
        yield replace(section, blocks=tuple(blocks))


def _named(p: Paragraph, names: frozenset[str]) -> Paragraph:
    """The paragraph without the marks of other names than these."""
    left = (m for m in p.marks if not isinstance(m.meaning, NameUse) or m.meaning.name in names)
    return replace(p, marks=tuple(left))


def _paragraph(p: Paragraph, uses: Iterable[Mark], seen: set[Meaning]) -> Paragraph:
    """The paragraph with a mark on the first use of what was not `seen` before, outside links."""
    marks = list(p.marks)
    linked = [m for m in marks if isinstance(m.meaning, Link | Citation)]
    seen.update(m.meaning for m in marks if isinstance(m.meaning, TermUse | NameUse))
    for use in uses:
        apart = not any(use.start < m.end and m.start < use.end for m in linked)
        if apart and use.meaning not in seen:
            seen.add(use.meaning)
            marks.append(use)
    return replace(p, marks=tuple(sorted(marks, key=lambda m: (m.start, -m.end))))


def _unmarked(edition: Edition, pack: Pack) -> Uses:
    """The uses of terms, and of the names that the pack shows, which the text does not mark."""
    key, numbers = edition.base.key, frozenset(pack.paragraphs)
    entries: list[tuple[Term | Name, TermUse | NameUse]] = [
        *((t, TermUse(t.id)) for t in edition.terms.values()),
        *((edition.names[id], NameUse(id)) for id in pack.names if not edition.names[id].term),
    ]
    found: dict[str, list[Mark]] = {}
    for entry, meaning in entries:
        for u in entry.uses:
            if u.text == key and u.paragraph.number in numbers and not u.marked:
                found.setdefault(u.address, []).append(Mark(u.start, u.end, meaning))
    return {at: sorted(marks, key=lambda m: m.start) for at, marks in found.items()}


def _notes(found: Excerpt, names: frozenset[str]) -> Iterator[Note]:
    """The notes that the reading cites, with the markers that stand in it."""
    blocks = (b for s in found.sections for b in (s.heading, *s.blocks))
    here = {m.meaning.id for b in blocks for m in b.marks if isinstance(m.meaning, NoteRef)}
    for note in found.notes:
        body = tuple(_named(p, names) for p in note.body)
        yield replace(note, body=body, markers=tuple(m for m in note.markers if m.id in here))


def _corrections(edition: Edition, here: set[str]) -> Iterator[str]:
    """The emendations that bear on what stands at the addresses `here`."""
    key = edition.base.key
    for c in applied(edition):
        if any(t.text == key and t.target in here for t in c.touched):
            yield c.record.id
