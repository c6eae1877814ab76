"""The edition itself as a work that one cites: whole, by paragraph, and the work that it edits.

A retelling is its editors' and based on the work; only a text in the author's own words is the
author's.
"""

from typing import Any

from build_tools.model.edition import Edition
from build_tools.model.file_names import short_name
from build_tools.resolve.own_citation import EDITION, WORK, own_items
from build_tools.write.wording import listed


def edition_item(edition: Edition) -> dict[str, Any]:
    """The CSL-JSON item of the edition, under a key made of its title."""
    item = _own(edition, EDITION) | {"id": _key(edition)}
    if language := edition.base.record.language:
        item["language"] = language
    if edition.base.record.retelling:
        return item | _original(edition)
    return item


def text_item(edition: Edition) -> dict[str, Any]:
    """The item of the text that the edition prints: a retelling is the edition's, another text the
    author's, read in this edition."""
    if edition.base.record.retelling:
        return edition_item(edition)
    m = edition.manifest
    here = {"URL": m.address} if m.address else {}
    note = {"note": f"Read in {m.title}, version {m.version}"}
    return _own(edition, WORK) | here | note | {"id": _key(edition)}


def paragraph_item(edition: Edition, number: str, address: str) -> dict[str, Any]:
    """The item of one paragraph by its number; `address` is its own, empty if it has none."""
    whole = text_item(edition)
    own = {
        "id": f"{whole['id']}-p{number}",
        "type": "chapter",
        "title": f"¶ {number}",
        "container-title": whole["title"],
    }
    here = {"URL": address} if address else {}
    return {k: v for k, v in whole.items() if k not in ("URL", "custom", "genre")} | own | here


def work_item(edition: Edition) -> dict[str, Any]:
    """The item of the work that the edition edits, as its publishers published it."""
    return _own(edition, WORK) | {"id": f"{_key(edition)}-original"}


def _own(edition: Edition, which: str) -> dict[str, Any]:
    """An item as it is cited, without what only the citation engine needs."""
    item = own_items(edition.manifest, edition.base.record)[which]
    return {name: value for name, value in item.items() if value and name != "custom"}


def _key(edition: Edition) -> str:
    return short_name(edition.manifest.title)


def _original(edition: Edition) -> dict[str, Any]:
    """What the retelling is based on, in the variables of CSL."""
    work, of = _own(edition, WORK), edition.manifest.of
    said = {
        "original-author": work.get("author"),
        "original-title": work["title"],
        "original-publisher": listed(of.publishers),
        "original-date": work.get("issued"),
    }
    return {name: value for name, value in said.items() if value}
