"""The edition itself as a work that one cites: whole, by paragraph, and the work that it edits.

A retelling is its editors' and based on the work; only a text in the author's own words is the
author's.
"""

import re
from typing import Any

from build_tools.model.edition import Edition
from build_tools.model.file_names import short_name
from build_tools.write.addresses import HOME, canonical
from build_tools.write.escape import HAN_RUN, fit
from build_tools.write.wording import listed

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def edition_item(edition: Edition) -> dict[str, Any]:
    """The CSL-JSON item of the edition, for the address that it has, if any."""
    m, of = edition.manifest, edition.manifest.of
    words = {"title": m.title, "version": m.version, "URL": canonical(edition, HOME)}
    item = {"id": _id(edition), "type": "book", "author": _authors(edition), **_said(words)}
    item |= _issued("issued", m.date) | _said({"language": edition.base.record.language})
    if edition.base.record.retelling:
        return item | _original(edition)
    editors = [{"literal": _capital(m.editors)}]
    year = f" ({of.date[:4]})" if of.date else ""
    return item | {"editor": editors} | _said({"note": f"Edition of “{_title(edition)}”{year}"})


def paragraph_item(edition: Edition, number: str, address: str) -> dict[str, Any]:
    """The item of one paragraph by its number; `address` is its own, empty if it has none."""
    whole = edition_item(edition)
    title = {"title": f"¶ {number}", "container-title": whole["title"]}
    own = {"id": f"{whole['id']}-p{number}", "type": "chapter", **title} | _said({"URL": address})
    return {**{k: v for k, v in whole.items() if k != "URL"}, **own}


def work_item(edition: Edition) -> dict[str, Any]:
    """The item of the work that the edition edits, as its publishers published it."""
    of = edition.manifest.of
    words = {
        "title": _title(edition),
        "genre": of.kind,
        "publisher": listed(of.publishers),
        "collection-title": of.series,
        "URL": of.url,
        "language": of.language,
    }
    item = {"id": f"{_id(edition)}-original", "type": "report"} | _said(words)
    return item | {"author": list(map(_person, of.creators))} | _issued("issued", of.date)


def _id(edition: Edition) -> str:
    return short_name(edition.manifest.title)


def _authors(edition: Edition) -> list[dict[str, str]]:
    """Who wrote the words that the edition prints as its text."""
    if edition.base.record.retelling:
        return [{"literal": _capital(edition.manifest.editors)}]
    return list(map(_person, edition.manifest.of.creators))


def _original(edition: Edition) -> dict[str, Any]:
    """What the retelling is based on."""
    of = edition.manifest.of
    kind = of.kind[:1].lower() + of.kind[1:]
    year = f" ({of.date[:4]})" if of.date else ""
    note = f"Based on the {kind} by {listed(of.creators)}, “{_title(edition)}”{year}"
    words = {"original-title": _title(edition), "original-publisher": listed(of.publishers)}
    authors = {"original-author": list(map(_person, of.creators))}
    return authors | _said(words) | _issued("original-date", of.date) | {"note": str(fit(note))}


def _title(edition: Edition) -> str:
    of = edition.manifest.of
    return ": ".join(filter(None, (of.title, of.subtitle)))


def _capital(words: str) -> str:
    return str(fit(words[:1].upper() + words[1:]))


def _said(words: dict[str, str]) -> dict[str, str]:
    """Those variables that say something, fit for any file."""
    return {name: str(fit(value)) for name, value in words.items() if value}


def _issued(name: str, day: str) -> dict[str, Any]:
    """A day, month or year of ISO 8601; other words as they stand."""
    if found := _DAY.fullmatch(day):
        return {name: {"date-parts": [[int(n) for n in found.groups() if n]]}}
    return {name: {"literal": str(fit(day))}} if day else {}


def _person(name: str) -> dict[str, str]:
    """A name as the manifest has it: the last word is the family's, unless it is Chinese or bears
    a comma behind the family name; one word is whole."""
    name = str(fit(name)).strip()
    family, comma, given = name.partition(",")
    if not comma:
        given, _, family = name.rpartition(" ")
    if HAN_RUN.search(name) or not given or not family:
        return {"literal": name}
    return {"family": family.strip(), "given": given.strip()}
