"""The page on which a teacher makes a pack: all paragraphs, questions and items of quizzes, unseen
until they are chosen."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from build_tools.model.document import Paragraph, Section
from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.model.pack_records import PackRecord
from build_tools.model.packs import Pack
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import plain
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Maker, Page
from build_tools.write.site import corrections
from build_tools.write.site.grounds import ground_of_leaf
from build_tools.write.site.headwords import readings
from build_tools.write.site.homes import homes
from build_tools.write.site.leads import HEADING, leads
from build_tools.write.site.leaves import Leaf
from build_tools.write.site.names import name_entries
from build_tools.write.site.notes import note_list
from build_tools.write.site.offers import Offer, boxes, items, offers
from build_tools.write.site.own_forms import of_paragraph
from build_tools.write.site.pack import LEVELS, PACE, cited_at
from build_tools.write.site.pack_leaf import marked_afresh, pack_leaf
from build_tools.write.site.reading import reading
from build_tools.write.site.terms import term_entries
from build_tools.write.site.title import whose
from build_tools.write.size import small
from build_tools.write.weave import weave
from build_tools.write.wording import sentence

HERE = addresses.NEW_PACK
TITLE = "Make your own pack"
_SHOWN = 70
"""Characters of a paragraph that stand beside its number, about."""
_FIRST = re.compile(rf".{{1,{_SHOWN}}}(?!\w)|.{{1,{_SHOWN}}}", re.DOTALL)


def new_pack(edition: Edition) -> dict[str, Maker]:
    """What makes the page; only a small edition that has packs offers it."""
    if not edition.packs or not small(edition):
        return {}
    return {HERE: Maker(partial(_page, edition), partial(_ground, edition))}


def _ground(edition: Edition) -> object:
    return list(edition.packs.values()), ground_of_leaf(_leaf(edition))


def _everything(edition: Edition) -> Pack:
    """A pack that reads the whole text, asks nothing and shows no comments."""
    record = PackRecord(
        id="new", title=TITLE, level="adult", minutes=1, paragraphs="", aim="", summary=""
    )
    numbers = tuple(p.number for p in edition.base.paragraphs if p.number is not None)
    title, names = Paragraph("title", TITLE), tuple(edition.names)
    return Pack(record, title, Paragraph("paragraph", ""), paragraphs=numbers, names=names)


def _leaf(edition: Edition) -> Leaf:
    """The page as one of the text; terms and names are marked in each paragraph."""
    pack = _everything(edition)
    return marked_afresh(edition, pack, pack_leaf(edition, pack))


def _page(edition: Edition) -> Page:
    leaf, here = _leaf(edition), HERE
    setting = Setting(leads(edition, here, leaf), ids=None, readings=readings(edition))
    text = "\n".join(reading(edition, _everything(edition), leaf, setting))
    main = rendered(
        "new_pack.html",
        index=addresses.link(here, addresses.TEACHING),
        text=addresses.link(here, addresses.BRIEF),
        own_address=addresses.canonical(edition, here),
        first=_first(edition),
        marking=edition.manifest.glossary.marking,
        pace=PACE,
        levels=list(LEVELS.items()),
        sections=list(_sections(edition)),
        packs=list(_packs(edition)),
        about=sentence(edition.base.record.about) if edition.base.record.about else "",
        whose=whose(edition),
        reading=finished(text),
        boxes=finished("\n".join(boxes(edition, setting))),
        quiz=rendered("quiz.html", pack="new", items=finished("\n".join(items(edition, setting)))),
        notes=finished(note_list(edition, leaf)),
        comments="",
        corrections=finished(corrections.listed(edition, leaf)),
        apparatus=addresses.link(here, addresses.APPARATUS),
        terms=finished(term_entries(edition, here, leaf.terms, setting)),
        names=finished(name_entries(edition, here, leaf.names, setting)),
        address=cited_at(edition, here),
        cite=finished(of_paragraph(edition)),
        how_to_cite=addresses.link(here, addresses.CITE),
    )
    description = f"Paragraphs of {edition.manifest.of.title} and questions on them, as you choose."
    return page(edition, here, "new-page", TITLE, description, main, _settings(leaf))


def _first(edition: Edition) -> tuple[str, str]:
    """The link to the first paragraph, and its address as one writes it."""
    id = edition.base.paragraphs[0].id if edition.base.paragraphs else ""
    there = homes(edition).pages.get(id, addresses.BRIEF)
    written = addresses.canonical(edition, there, id) or f"{there}#{id}"
    return addresses.link(HERE, there, id), written


def _settings(leaf: Leaf) -> Settings:
    altered = any(n.status != "printed" for n in leaf.notes)
    return Settings(popups=True, numbers=True, readings=bool(leaf.corrections) or altered)


@dataclass(frozen=True, slots=True)
class _Section:
    """A section to choose from: its title, the number and first words of each paragraph (HTML)."""

    title: Markup
    paragraphs: list[tuple[int, Markup]]


def _sections(edition: Edition) -> Iterator[_Section]:
    for section in edition.base.sections:
        paragraphs = [
            (p.number, finished(_first_words(p))) for p in section.blocks if p.number is not None
        ]
        if paragraphs:
            yield _Section(finished(_title(edition, section)), paragraphs)


def _title(edition: Edition, section: Section) -> str:
    heading = section.heading if section.heading.text else edition.base.title
    return weave(replace(heading, marks=()), HEADING)


def _first_words(p: Paragraph) -> str:
    found = _FIRST.match(p.text)
    words = found.group().rstrip(" ,;:–—(“") if found else ""
    return plain(words) + (" …" if len(words) < len(p.text) else "")


@dataclass(frozen=True, slots=True)
class _OfPack:
    """What a pack offers: its title (HTML), the numbers of its reading, and its questions."""

    id: str
    title: Markup
    reading: str
    offers: list[Offer]


def _packs(edition: Edition) -> Iterator[_OfPack]:
    for pack in edition.packs.values():
        offered = list(offers(pack))
        if offered:
            numbers = " ".join(map(str, pack.paragraphs))
            title = finished(weave(replace(pack.title, marks=()), HEADING))
            yield _OfPack(pack.id, title, numbers, offered)
