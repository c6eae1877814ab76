"""The endnotes: what the list printed in black, what the editors add in red brackets."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, Marker, Note, Proposal, Source
from build_tools.model.ids import note_address
from build_tools.model.marks import Emended
from build_tools.model.records import Emendation, Lost, Move, SourceRef, Split
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain, swapped
from build_tools.write.site.archived import archived, copy_link
from build_tools.write.site.headwords import readings
from build_tools.write.site.homes import homes
from build_tools.write.site.leads import HEADING, leads
from build_tools.write.site.leaves import Leaf
from build_tools.write.site.works import form
from build_tools.write.site.works import kind as kind_of_work
from build_tools.write.weave import weave

_SUPPLIED = "supplied by the editors; the printed list has no such note"


class NoteWriter(NamedTuple):
    """What is needed to print the notes on a page of an edition's base text."""

    edition: Edition
    leaf: Leaf
    setting: Setting
    emendations: dict[str, Emendation]
    last: dict[str, int]
    markers: frozenset[str]


def note_writer(edition: Edition, leaf: Leaf) -> NoteWriter:
    """A writer of the notes on a page; `last` is the highest that each chapter's list prints,
    `markers` are the addresses of the markers on the page."""
    emendations: dict[str, Emendation] = {c.record.id: c.record for c in edition.corrections}
    setting = Setting(leads(edition, leaf.path, leaf), "cite", readings=readings(edition))
    last, here = last_printed(edition), frozenset(leaf.addresses)
    return NoteWriter(edition, leaf, setting, emendations, last, here)


@lru_cache(maxsize=1)
def last_printed(edition: Edition) -> dict[str, int]:
    """The highest note that each chapter's list prints."""
    last: dict[str, int] = {}
    for n in edition.base.notes:
        if n.body and n.status != "supplied":
            last[n.chapter] = max(n.number, last.get(n.chapter, 0))
    return last


def note_list(edition: Edition, leaf: Leaf) -> str:
    """The list of notes on a page, chapter by chapter where there are chapters."""
    writer = note_writer(edition, leaf)
    if len(leaf.chapters) < 2:
        return _list([item(writer, n) for n in leaf.notes])
    by_chapter: dict[str, list[Note]] = {}
    for note in leaf.notes:
        by_chapter.setdefault(note.chapter, []).append(note)
    parts = []
    for chapter in leaf.chapters:
        notes = by_chapter.get(chapter.id)
        if notes:
            heading = weave(chapter.title, HEADING) if chapter.title else escaped(chapter.id)
            parts.append(f"<h3>{heading}</h3>\n{_list([item(writer, n) for n in notes])}")
    return "\n".join(parts)


def _list(items: list[str]) -> str:
    return '<ol role="list" class="list">\n' + "\n".join(items) + "\n</ol>" if items else ""


def item(writer: NoteWriter, note: Note) -> str:
    """One note as a list item."""
    kind = f' class="{note.status}"' if note.status in ("lost", "supplied") else ""
    return (
        f'<li id="{escaped(note_address(note.id))}"{kind}><span class="num">{_number(note)}</span>'
        f'<div class="body">{"".join(_body(writer, note))}</div></li>'
    )


def _number(note: Note) -> str:
    if note.status in ("lost", "supplied"):
        return f'<span class="corr">⟨{note.number}⟩</span><span class="sic">{note.number}</span>'
    return swapped(str(note.number), note.printed)


def _body(writer: NoteWriter, note: Note) -> Iterator[str]:
    words = _editors_words(writer, note)
    backs = " ".join(_back(writer, m, note) for m in note.markers)
    backs = f"&nbsp;{backs}" if backs else ""
    if note.status == "lost":
        nothing = '<span class="sic">Nothing is printed for this number.</span>'
        yield f"<p>{words}{nothing}{backs}</p>"
        for proposal in note.conjectures:
            yield _conjecture(writer, proposal)
        return
    for i, paragraph in enumerate(note.body):
        printed = weave(paragraph, writer.setting)
        if note.status == "supplied":
            printed = f'<span class="supplied">⟨{printed}⟩</span>'
        if i == len(note.body) - 1:
            printed += (f" {words}" if words else "") + backs
        yield f"<p>{printed}</p>"
    for ref in note.sources:
        source = writer.edition.sources[ref.key]
        work, tag = cited(source, ref), _tag(writer, ref, kind_of_work(source.csl))
        formatted = form(weave(work, _inner(writer)), ref.key, "note", ref.locator)
        yield f'<p class="src">{tag} {formatted}{archived(source, work)}</p>'


def _inner(writer: NoteWriter) -> Setting:
    return replace(writer.setting, ids=None)


def cited(source: Source, ref: SourceRef) -> Paragraph:
    """The full note form of a source, with the page or section that the note points to."""
    return source.located.get(ref.locator, source.note)


def _conjecture(writer: NoteWriter, proposal: Proposal) -> str:
    """The works proposed for a lost note, how sure that is, and on what ground."""
    works = [
        f"{_tag(writer, ref, 'also proposed' if i else 'Proposed')}"
        f' <span class="supplied">⟨{_proposed(writer, ref)}⟩</span>'
        for i, ref in enumerate(proposal.sources)
    ]
    sure = f' <span class="sure">[{escaped(proposal.certainty)}]</span>.'
    ground = f' <span class="ground">{weave(proposal.ground, _inner(writer))}</span>'
    return f'<p class="prop corr">{"; ".join(works)}{sure}{ground}</p>'


def _proposed(writer: NoteWriter, ref: SourceRef) -> str:
    source = writer.edition.sources[ref.key]
    copy = copy_link(source)
    words = weave(_unstopped(cited(source, ref)), _inner(writer))
    words = form(words, ref.key, "note", ref.locator)
    return f"{words}. {copy}" if copy else words


def _tag(writer: NoteWriter, ref: SourceRef, words: str) -> str:
    """The link to a work's entry in the bibliography."""
    href = addresses.link(writer.leaf.path, addresses.BIBLIOGRAPHY, ref.key)
    return f'<a class="tag" role="doc-biblioref" href="{escaped(href)}">{plain(words)}</a>'


def _unstopped(paragraph: Paragraph) -> Paragraph:
    end = len(paragraph.text.rstrip(". "))
    marks = tuple(replace(m, end=min(m.end, end)) for m in paragraph.marks if m.start < end)
    return replace(paragraph, text=paragraph.text[:end], marks=marks)


def _editors_words(writer: NoteWriter, note: Note) -> str:
    """What the editors say of a note's number, in brackets; each saying leads to its correction."""
    said = []
    for id in note.emendations or ("",):
        words = _saying(writer.last, note, writer.emendations.get(id))
        if words:
            said.append((words, id))
    if note.status == "supplied":
        said.insert(0, (_SUPPLIED, ""))
    hidden = " corr" if note.status == "lost" else ""
    return " ".join(
        f'<a class="ed{hidden}" href="{escaped(_correction(writer, id))}">[{words}]</a>'
        if id
        else f'<span class="ed{hidden}">[{words}]</span>'
        for words, id in said
    )


def _correction(writer: NoteWriter, id: str) -> str:
    return writer.setting.leads(Emended(id, ""))


def editors_words(edition: Edition, note: Note) -> list[str]:
    """What the editors say of a note's number, as finished HTML without links."""
    records = {c.record.id: c.record for c in edition.corrections}
    last = last_printed(edition)
    said = [_saying(last, note, records.get(id)) for id in note.emendations or ("",)]
    supplied = [_SUPPLIED] if note.status == "supplied" else []
    return supplied + [words for words in said if words]


def _saying(last: Mapping[str, int], note: Note, e: Emendation | None) -> str:
    match e:
        case Split(note=number, entry=entry) if number == note.number:
            return f"printed without a number, at the end of&nbsp;{entry}"
        case Split(note=number):
            return f"printed as one entry with what is now&nbsp;{number}"
        case Move() if note.printed and note.printed != str(note.number):
            return f"printed as&nbsp;{escaped(note.printed)}, meant as&nbsp;{note.number}"
        case Lost() | None if note.status == "lost":
            if note.number > last.get(note.chapter, 0):
                return "Lost: the printed list ends before this number."
            return "Lost: the printed list has no entry for this number."
        case _:
            return ""


def _back(writer: NoteWriter, marker: Marker, note: Note) -> str:
    number = marker.paragraph.number
    where = f"¶ {number}" if number is not None else "text"
    here = writer.leaf.path
    if marker.id in writer.markers:
        href = addresses.link(here, here, marker.id)
    else:
        href = homes(writer.edition).link(here, marker.id)
    return (
        f'<a class="back" role="doc-backlink" href="{escaped(href)}"'
        f' aria-label="↑ {where}, back to marker {note.number}">↑ {where}</a>'
    )
