"""The parts of the single file: the text, and behind it each list of the site."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.html import finished, rendered
from build_tools.write.page import Maker, Page
from build_tools.write.single_file.carrying import carried, main_of
from build_tools.write.single_file.places import Places, place
from build_tools.write.site.full_entry import entry
from build_tools.write.site.headwords import readings
from build_tools.write.site.leads import leads

ROLES = {
    addresses.GLOSSARY: "doc-glossary",
    addresses.NAMES: "doc-index",
    addresses.TIMELINE: "doc-appendix",
    addresses.BIBLIOGRAPHY: "doc-bibliography",
    addresses.APPARATUS: "doc-appendix",
    addresses.CITE: "doc-appendix",
}
"""The pages that become parts behind the text, in their order, with their roles (DPUB-ARIA 1.1)."""


class Part(NamedTuple):
    """A part behind the text: its id, its name, its role, its class, its finished HTML."""

    id: str
    name: str
    role: str
    kind: str
    body: Markup


def as_one(edition: Edition) -> Edition:
    """The edition with its text on one page and a page for each term; itself if it is so."""
    base, glossary = edition.base, edition.manifest.glossary
    if base.record.pages == "one" and glossary.pages == "each":
        return edition
    manifest = replace(edition.manifest, glossary=replace(glossary, pages="each"))
    whole = replace(base, record=replace(base.record, pages="one"))
    return replace(edition, manifest=manifest, texts=(whole, *edition.texts[1:]))


def places_of(edition: Edition, plan: Mapping[str, Maker], text: Page) -> Places:
    """What the file holds."""
    terms = {addresses.term_page(edition, id) for id in edition.terms}
    kept = {addresses.HOME, addresses.BRIEF, *(p for p in ROLES if p in plan), *terms}
    return Places(edition, frozenset(kept), frozenset(text.ids))


def parts(edition: Edition, plan: Mapping[str, Maker], places: Places) -> Iterator[Part]:
    """The parts behind the text."""
    for path, role in ROLES.items():
        if path not in plan:
            continue
        page = plan[path].make()
        body = finished(carried(places, path, main_of(page)))
        entries = _entries(edition, places) if path == addresses.GLOSSARY else ""
        yield Part(place(path), page.title, role, page.kind, body + entries)


def _entries(edition: Edition, places: Places) -> Markup:
    """The full entries of all terms, each at the address of its page."""
    made = (_entry(edition, places, id) for id in edition.terms)
    return rendered("single_entries.html", entries=[(a, finished(html)) for a, html in made])


def _entry(edition: Edition, places: Places, id: str) -> tuple[str, str]:
    """The address of a term's entry, and the entry."""
    here = addresses.term_page(edition, id)
    setting = Setting(leads(edition, here), ids=None, readings=readings(edition))
    return place(here), carried(places, here, entry(edition, here, edition.terms[id], setting, 3))
