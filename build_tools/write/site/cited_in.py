"""Where works are cited: the notes, with the paragraphs of their markers, as links from a page."""

from functools import lru_cache

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, Note
from build_tools.model.ids import note_address
from build_tools.write import addresses
from build_tools.write.escape import escaped
from build_tools.write.site.events import event_link
from build_tools.write.site.homes import Homes, homes


def cited_in(edition: Edition, here: str) -> tuple[dict[str, list[str]], ...]:
    """For each key, as links: the notes that cite it, those it is to be, corrections, events."""
    cited: dict[str, list[str]] = {}
    proposed: dict[str, list[str]] = {}
    consulted: dict[str, list[str]] = {}
    linked = note_links(edition, here)
    for note in edition.base.notes:
        words = linked[note.id]
        for ref in dict.fromkeys(r.key for r in note.sources):
            cited.setdefault(ref, []).append(words)
        for ref in dict.fromkeys(r.key for c in note.conjectures for r in c.sources):
            proposed.setdefault(ref, []).append(words)
    for c in edition.corrections:
        words = correction_link(c.record.id, here)
        for key in dict.fromkeys(c.record.sources):
            consulted.setdefault(key, []).append(words)
    for event in edition.events.values():
        words = event_link(here, event)
        for key in dict.fromkeys(event.record.sources):
            consulted.setdefault(key, []).append(words)
    return cited, proposed, consulted


@lru_cache(maxsize=1)
def note_links(edition: Edition, here: str) -> dict[str, str]:
    """`note 15 (¶ 27)` by the note's id: the links to it and to the paragraphs with its markers."""
    places = homes(edition)
    return {note.id: _note_link(note, places, here) for note in edition.base.notes}


def _note_link(note: Note, places: Homes, here: str) -> str:
    href = escaped(places.link(here, note_address(note.id)))
    first = {m.paragraph.number: m for m in reversed(note.markers)}
    marked = ", ".join(_marked(m.id, m.paragraph, places, here) for m in reversed(first.values()))
    return f'<a href="{href}">note {escaped(note.id)}</a>' + (f" ({marked})" if marked else "")


def correction_link(id: str, here: str) -> str:
    """The link to a correction in the apparatus."""
    href = escaped(addresses.link(here, addresses.APPARATUS, id))
    return f'<a href="{href}">correction {escaped(id)}</a>'


def _marked(id: str, paragraph: Paragraph, places: Homes, here: str) -> str:
    href = escaped(places.link(here, id))
    number = f"¶ {paragraph.number}" if paragraph.number is not None else "text"
    return f'<a href="{href}">{number}</a>'
