"""The addresses that lead out of an edition, once each, with where they stand."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, Source, Text
from build_tools.model.links import LinkKind, Outward, Spot
from build_tools.model.marks import Link

if TYPE_CHECKING:
    from build_tools.model.packs import Pack

Found = tuple[str, LinkKind, Spot, str]
"""An address, what it is, where it stands, and the key of the work that has it."""
DOI = "https://doi.org/"


@lru_cache(maxsize=1)
def outward(edition: Edition) -> tuple[Outward, ...]:
    """Every address that leads out, by its host, then as it is spelt.

    The edition's own address is none, nor is what stands only in answers that are withheld.
    """
    kinds: dict[str, dict[LinkKind, None]] = {}
    spots: dict[str, dict[Spot, None]] = {}
    keys: dict[str, dict[str, None]] = {}
    for address, kind, spot, key in _found(edition):
        kinds.setdefault(address, {})[kind] = None
        spots.setdefault(address, {})[spot] = None
        if key:
            keys.setdefault(address, {})[key] = None
    made = (Outward(a, tuple(kinds[a]), tuple(spots[a]), tuple(keys.get(a, ()))) for a in kinds)
    return tuple(sorted(made, key=lambda o: (o.host, o.address)))


def addresses_of(source: Source) -> Iterator[tuple[str, LinkKind]]:
    """The addresses of a work, the one to link first: its DOI, its own, that of the copy."""
    csl = source.csl
    if doi := csl.get("DOI"):
        yield f"{DOI}{doi}", "doi"
    if url := csl.get("URL"):
        yield url, "source"
    if copy := csl.get("custom", {}).get("archive-url"):
        yield copy, "archive"


def _found(edition: Edition) -> Iterator[Found]:
    manifest = edition.manifest
    own: tuple[tuple[str, LinkKind, str], ...] = (
        (manifest.of.url, "work", "of"),
        (manifest.report, "report", "report"),
    )
    yield from ((url, kind, Spot("manifest", key), "") for url, kind, key in own if url)
    for source in edition.sources.values():
        for address, what in addresses_of(source):
            yield address, what, Spot("source", source.key), source.key
    for text in edition.texts:
        yield from _of_text(text)
    yield from _printed(edition)
    for paragraph, spot in _words(edition):
        yield from _links(paragraph, "words", spot)
    for page, targets in edition.handwritten_links.items():
        yield from ((address, "page", Spot("page", page), "") for address in targets)


def _of_text(text: Text) -> Iterator[Found]:
    """The addresses that a text and its notes print."""
    for note in text.notes:
        for paragraph in note.body:
            yield from _links(paragraph, "note", Spot("note", note.id))
    for section in (*text.sections, *text.back):
        for paragraph in section.blocks:
            if paragraph.marks:
                yield from _links(paragraph, "text", Spot("place", paragraph.id or section.id))


def _printed(edition: Edition) -> Iterator[Found]:
    """The addresses as printed that a correction has replaced."""
    for correction in edition.corrections:
        printed = getattr(correction.record, "printed", "")
        if printed.startswith(("http://", "https://")) and not any(map(str.isspace, printed)):
            yield printed, "note", Spot("correction", correction.record.id), ""


def _words(edition: Edition) -> Iterator[tuple[Paragraph, Spot]]:
    """The editors' words, piece by piece."""
    for source in edition.sources.values():
        if source.remark:
            yield source.remark, Spot("source", source.key)
    for correction in edition.corrections:
        yield correction.reason, Spot("correction", correction.record.id)
    for comment in edition.comments:
        yield from ((p, Spot("comment", comment.id)) for p in (comment.says, comment.evidence))
    for event in edition.events.values():
        yield event.note, Spot("event", event.id)
    for note in edition.base.notes:
        yield from ((c.ground, Spot("note", note.id)) for c in note.conjectures)
    for term in edition.terms.values():
        yield from ((p, Spot("term", term.id)) for p in term.definition)
    for name in edition.names.values():
        yield name.about, Spot("name", name.id)
    withheld = edition.manifest.teaching.answers == "withheld"
    for pack in edition.packs.values():
        hidden = _answers(pack) if withheld else frozenset()
        yield from ((p, Spot("pack", pack.id)) for p in pack.prose if id(p) not in hidden)


def _answers(pack: "Pack") -> frozenset[int]:
    """What of a pack is for teachers alone, piece by piece."""
    from build_tools.model.packs import in_blocks

    answers = (p for e in pack.exercises for p in in_blocks(e.answer))
    return frozenset(id(p) for p in (*answers, *in_blocks(pack.for_teachers)))


def _links(paragraph: Paragraph, kind: LinkKind, spot: Spot) -> Iterator[Found]:
    for mark in paragraph.marks:
        if type(mark.meaning) is Link and not mark.meaning.target.startswith("#"):
            yield mark.meaning.target, kind, spot, ""
