"""The uses of terms and names: found in all texts and editors' words, marked by the policy.

Recorded in reading order: the base text, the other texts, then the editors' own words. Never marked
are uses in headings and in links; no uses at all are an entry's words in its own definition and in
a web address that is written out. Which others are marked is the policy's: the first in each
section or page of a text, or all. A comment, a definition, a remark and an event are each a section
and a page of their own; so is a note, but on a page that prints all notes of its text or chapter.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from build_tools.model.comments import Comment
from build_tools.model.document import Chapter, Paragraph, Section
from build_tools.model.edition import Correction, Edition, Note, Source, Text
from build_tools.model.events import DatedEvent
from build_tools.model.glossary import Name, Term
from build_tools.model.ids import note_address
from build_tools.model.marks import NameUse, TermUse
from build_tools.resolve.forms import Forms, forms_of
from build_tools.resolve.index import Index, index
from build_tools.resolve.marking import Search, Spot


def with_uses(edition: Edition) -> Edition:
    """The edition in which every use of a term or name is recorded, and some are marked.

    A form that two entries claim is that of the first by id, of a term before a name.
    """
    terms = [edition.terms[id] for id in sorted(edition.terms)]
    names = [edition.names[id] for id in sorted(edition.names)]
    if not terms and not names:
        return edition
    forms = [*(forms_of(t.record) for t in terms), *(forms_of(n.record) for n in names)]
    meanings: tuple[TermUse | NameUse, ...] = (
        *(TermUse(t.id) for t in terms),
        *(NameUse(n.id) for n in names),
    )
    marking = edition.manifest.glossary.marking
    search = Search(_index(tuple(forms)), meanings, marking, tuple([] for _ in meanings))
    texts = tuple([_text(search, t) for t in edition.texts])
    edition = replace(edition, texts=texts, comments=_comments(search, edition.comments))
    terms, names = _definitions(search, terms), _abouts(search, names, terms)
    edition = replace(
        edition,
        texts=_grounds(search, edition.texts),
        corrections=_reasons(search, edition.corrections),
        sources=_remarks(search, edition.sources),
        events=_events(search, edition.events),
    )
    return _with_entries(edition, search, forms, terms, names)


@lru_cache(maxsize=1)
def _index(forms: tuple[Forms, ...]) -> Index:
    """The index of these forms; it is kept for the next build, with what was found by it."""
    return index(forms)


def _with_entries(
    edition: Edition, search: Search, forms: Sequence[Forms], terms: list[Term], names: list[Name]
) -> Edition:
    """The edition with each entry's forms and uses; a cross-reference has those of its term."""
    listed = [f.listed for f in forms]
    uses = [tuple(found) for found in search.uses]
    number = {t.id: n for n, t in enumerate(terms)}
    as_term = [number.get(name.term, n) for n, name in enumerate(names, len(terms))]
    found = {
        t.id: Term(t.record, t.definition, t.see, listed[n], uses[n]) for n, t in enumerate(terms)
    }
    indexed = {
        name.id: Name(name.record, name.about, name.term, listed[n], uses[n])
        for n, name in zip(as_term, names, strict=True)
    }
    return replace(
        edition,
        terms={id: found[id] for id in edition.terms},
        names={id: indexed[id] for id in edition.names},
    )


def _text(search: Search, text: Text) -> Text:
    """A text with its uses: chapter by chapter, then its notes, then the back matter."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    chapters = tuple([_chapter(search, text, c, pages) for c in text.chapters])
    notes = tuple([_note(search, text, n, pages) for n in text.notes])
    back = tuple([_section(search, text, s, "", pages) for s in text.back])
    return replace(text, chapters=chapters, notes=notes, back=back)


def _chapter(
    search: Search, text: Text, chapter: Chapter, pages: Mapping[str, set[int]]
) -> Chapter:
    title = chapter.title
    if title is not None:
        title = search.paragraph(title, Spot(text.key, "heading", chapter.id, None))
    sections = [_section(search, text, s, chapter.id or s.id, pages) for s in chapter.sections]
    return replace(chapter, title=title, sections=tuple(sections))


def _section(
    search: Search, text: Text, section: Section, page: str, pages: Mapping[str, set[int]]
) -> Section:
    """A section; `page` is what it stands on if the text has more than one page."""
    marked = _marked_before(search, text, page, pages)
    heading = search.paragraph(section.heading, Spot(text.key, "heading", section.id, None))
    blocks = [
        search.paragraph(b, Spot(text.key, "text", b.id or section.id, marked))
        for b in section.blocks
    ]
    return replace(section, heading=heading, blocks=tuple(blocks))


def _note(search: Search, text: Text, note: Note, pages: Mapping[str, set[int]]) -> Note:
    if not note.body:
        return note
    alone = text.record.pages == "by-section" and not note.chapter
    marked = set[int]() if alone else _marked_before(search, text, note.chapter, pages)
    body = search.paragraphs(note.body, Spot(text.key, "note", note_address(note.id), marked))
    return note if body is note.body else replace(note, body=body)


def _marked_before(
    search: Search, text: Text, page: str, pages: Mapping[str, set[int]]
) -> set[int]:
    """The entries that were marked before in the same section or on the same page."""
    if search.marking != "first-in-page":
        return set()
    return pages["" if text.record.pages == "one" else page]


def _comments(search: Search, comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
    found = []
    for c in comments:
        says, evidence = search.paragraphs((c.says, c.evidence), Spot("", "comment", c.id, set()))
        found.append(replace(c, says=says, evidence=evidence))
    return tuple(found)


def _definitions(search: Search, terms: list[Term]) -> list[Term]:
    found = []
    for n, t in enumerate(terms):
        definition = search.paragraphs(t.definition, Spot("", "definition", t.id, set(), n))
        found.append(t if definition is t.definition else replace(t, definition=definition))
    return found


def _abouts(search: Search, names: list[Name], terms: Sequence[Term]) -> list[Name]:
    """The names, numbered on from the terms; the line of a cross-reference is its term's."""
    number = {t.id: n for n, t in enumerate(terms)}
    found = []
    for n, name in enumerate(names, len(terms)):
        spot = Spot("", "definition", name.id, set(), number.get(name.term, n))
        found.append(replace(name, about=search.paragraph(name.about, spot)))
    return found


def _reasons(search: Search, corrections: tuple[Correction, ...]) -> tuple[Correction, ...]:
    return tuple(
        [
            replace(c, reason=search.paragraph(c.reason, Spot("", "remark", c.record.id, set())))
            for c in corrections
        ]
    )


def _grounds(search: Search, texts: tuple[Text, ...]) -> tuple[Text, ...]:
    """The texts with the grounds of their conjectures, each recorded once and not text by text."""
    known: dict[tuple[str, str], Paragraph] = {}

    def searched(id: str, ground: Paragraph) -> Paragraph:
        if (id, ground.text) not in known:
            spot = Spot("", "remark", note_address(id), set())
            known[id, ground.text] = search.paragraph(ground, spot)
        return known[id, ground.text]

    def note(n: Note) -> Note:
        if not n.conjectures:
            return n
        proposals = [replace(c, ground=searched(n.id, c.ground)) for c in n.conjectures]
        return replace(n, conjectures=tuple(proposals))

    return tuple([replace(t, notes=tuple(map(note, t.notes))) for t in texts])


def _remarks(search: Search, sources: Mapping[str, Source]) -> Mapping[str, Source]:
    return {
        key: replace(s, remark=search.paragraph(s.remark, Spot("", "remark", key, set())))
        if s.remark
        else s
        for key, s in sources.items()
    }


def _events(search: Search, events: Mapping[str, DatedEvent]) -> Mapping[str, DatedEvent]:
    """The events; their titles are links, so nothing is marked in them."""
    found = {}
    for id, e in events.items():
        title = search.paragraph(e.title, Spot("", "event", id, None))
        note = search.paragraph(e.note, Spot("", "event", id, set()))
        found[id] = replace(e, title=title, note=note)
    return found
