"""What a reference manager finds in a page, read by the rules by which Zotero reads it.

Written from the behaviour of its translators “Embedded Metadata” and “COinS”: the former takes
what the names of `<meta>` end in, the latter the titles of spans of the class `Z3988`. A creator
with a comma is parted there, one without at the last space.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from lxml import html

Creator = tuple[str, str]
"""Given name and family name; a name that is whole has no given name."""
KINDS = {
    "bookitem": "bookSection",
    "conference": "conferencePaper",
    "proceeding": "conferencePaper",
    "report": "report",
}
ENDS = " \u00a0.,/[]:"


@dataclass(slots=True)
class Found:
    """A work as it would stand in the library of a reader."""

    kind: str = ""
    title: str = ""
    creators: list[Creator] = field(default_factory=list)
    contributors: list[Creator] = field(default_factory=list)
    date: str = ""
    url: str = ""
    doi: str = ""
    more: dict[str, str] = field(default_factory=dict)


def creator(text: str) -> Creator:
    """A name taken apart."""
    parted = "," in text
    name = text.strip(ENDS)
    if parted:
        family, _, given = name.partition(",")
        given = given.split(",")[0].strip()
    else:
        given, _, family = name.rpartition(" ")
    return re.sub(r"\b([A-Z])\b\.?", r"\1.", given), family


def own(page: str) -> Found | None:
    """The one work that a page says it is; None if it says nothing."""
    metas = [(m.get("name", ""), m.get("content", "")) for m in _head(page).iter("meta")]
    return _highwire(metas)


def cited(page: str) -> list[Found]:
    """The works of `citation_reference`, each a list of names and values."""
    told = [m.get("content", "") for m in _head(page).iter("meta")
            if m.get("name") == "citation_reference"]  # fmt: skip
    parted = [[tuple(part.split("=", 1)) for part in words.split("; ")] for words in told]
    return [found for pairs in parted if (found := _highwire(pairs))]  # type: ignore[arg-type]


def coins(page: str) -> list[Found]:
    """The works of the spans of a page."""
    spans = html.fromstring(page).iter("span")
    return [
        _context(s.get("title", "")) for s in spans if "Z3988" in (s.get("class") or "").split()
    ]


def json_ld(page: str) -> list[dict[str, Any]]:
    """The blocks of JSON-LD in the head of a page."""
    blocks = (s for s in _head(page).iter("script") if s.get("type") == "application/ld+json")
    return [json.loads(s.text_content()) for s in blocks]


def _head(page: str) -> Any:
    return html.fromstring(f"<!doctype html><html><head>{page}</head></html>").find("head")


def _highwire(metas: list[tuple[str, str]]) -> Found | None:
    found, kind = Found(), ""
    kinds = {"journal_title": "journalArticle", "technical_report_institution": "report",
             "conference_title": "conferencePaper", "book_title": "bookSection",
             "dissertation_institution": "thesis"}  # fmt: skip
    for name, value in metas:
        key = name.partition("citation_")[2]
        kind = kinds.get(key, kind)
        match key:
            case "title":
                found.title = value
            case "author":
                found.creators.append(creator(value))
            case "publication_date":
                found.date = value.replace("/", "-")
            case "public_url":
                found.url = value
            case "doi":
                found.doi = value
            case "" | "reference":
                if name == "DC.type":
                    kind = value
            case _:
                found.more[key] = value
    found.kind = kind or "journalArticle"
    return found if found.title else None


def _context(text: str) -> Found:
    pairs = [part.split("=", 1) for part in text.split("&")]
    values = [(key, unquote(re.sub(r"\+|%2[bB]", " ", value))) for key, value in pairs]
    form = dict(values)["rft_val_fmt"].rpartition(":")[2]
    genre = dict(values).get("rft.genre", "")
    found = Found({"journal": "journalArticle", "dissertation": "thesis", "dc": "webpage"}.get(form)
                  or KINDS.get(genre, "book"))  # fmt: skip
    article = found.kind in ("journalArticle", "bookSection", "conferencePaper")
    for key, value in values:
        match key:
            case "rft_id" if value.startswith("info:doi/"):
                found.doi = value[9:]
            case "rft_id" if re.match("https?://", value):
                found.url = value
            case "rft.btitle" | "rft.title":
                found.title, found.more["holder"] = (
                    (found.title, value) if article else (value, found.more.get("holder", ""))
                )
            case "rft.atitle" if article:
                found.title = value
            case "rft.jtitle" | "rft.source":
                found.more["holder"] = value
            case "rft.au" | "rft.creator":
                found.creators.append(creator(value))
            case "rft.aucorp":
                found.creators.append(("", value))
            case "rft.contributor":
                found.contributors.append(creator(value))
            case "rft.date":
                found.date = value
            case "rft.type" if form == "dc":
                found.kind = value
            case _:
                found.more[key.removeprefix("rft.")] = value
    return found
