"""CSL-JSON items as the citation engine takes them in (the records of refkit, PyPI)."""

import re
from collections.abc import Mapping
from typing import Any

from build_tools.resolve.headlines import headline
from build_tools.resolve.signs import ONCE, ONCE_END, OURS, signed, with_chinese

Work = dict[str, Any]

# What the engine calls a work of this type, and what the work stands in.
KINDS = {
    "article-journal": ("Article", "Periodical"),
    "article-magazine": ("Article", "Newspaper"),
    "article-newspaper": ("Article", "Newspaper"),
    "book": ("Book", "Book"),
    "chapter": ("Chapter", "Book"),
    "paper-conference": ("Chapter", "Book"),
    "report": ("Report", "Book"),
    "thesis": ("Thesis", "Book"),
    "webpage": ("Web", "Web"),
    "legislation": ("Report", "Book"),
}
OTHER = ("Web", "Web")
GENRES = {"speech": "speech", "manuscript": "unpublished manuscript"}


def work(item: Mapping[str, Any], key: str, titles: bool) -> Work:
    """The record of an item, under `key`; with `titles` in headline style.

    What the engine does wrong is kept from it. It prints initials for an editor in the author's
    place, so an editor alone goes in as author (`printed.py` adds `ed.`); it prints a chapter's
    number twice, so that carries a sign; and it takes no number that is not one, so such go in
    as words.
    """
    custom = item.get("custom", {})
    kind, inside = KINDS.get(item["type"], OTHER)
    record: Work = {"key": key, "entry_type": kind}
    record["title"] = _title(
        custom.get("title") or item.get("title", ""), titles, custom.get("title-zh", "")
    )
    record["authors"] = _names(item.get("author") or item.get("editor", []))
    record["editors"] = _names(item.get("editor", [])) if item.get("author") else []
    if item.get("translator"):
        record["affiliated"] = [{"role": "translator", "names": _names(item["translator"])}]
    if date := _date(item.get("issued")):
        record["date"] = date
    if "URL" in item:
        record["url"] = {"value": item["URL"], "accessed": _date(item.get("accessed"))}
    if "DOI" in item:
        record["identifiers"] = {"doi": item["DOI"]}
    record |= _details(item)
    _place(record, item, inside, titles)
    return record


def _details(item: Mapping[str, Any]) -> Work:
    details: Work = {}
    if words := _genre(item):
        details["genre"] = {"chunks": [{"kind": "normal", "text": words.translate(OURS)}]}
    if "page" in item:
        details["page_range"] = _number(str(item["page"]))
    if "edition" in item:
        details["edition"] = _number(str(item["edition"]))
    if "language" in item:
        details["language"] = _language(item["language"])
    if "collection-number" in item:
        details["issue"] = _number(str(item["collection-number"]))
    if "chapter-number" in item and item["type"] == "chapter":
        value = f"{ONCE}chap. {item['chapter-number']}{ONCE_END}"
        details["chapter"] = {"kind": "literal", "value": value}
    return {name: value for name, value in details.items() if value}


def _genre(item: Mapping[str, Any]) -> str:
    """What kind of work it is, with its number: `Working paper no. 12`."""
    number = str(item.get("number", ""))
    if number and number[0].isdigit() and number.isascii():
        number = f"no. {number}"
    genre = item.get("genre") or GENRES.get(item["type"], "")
    return " ".join(filter(None, (genre, number)))


def _place(record: Work, item: Mapping[str, Any], inside: str, titles: bool) -> None:
    """Put the publisher and the containing work where the engine looks for them."""
    publisher: Work = {}
    if "publisher" in item:
        publisher["name"] = _words(item["publisher"])
    if "publisher-place" in item:
        publisher["location"] = _words(item["publisher-place"])
    holder = record
    if "container-title" in item:
        # The name of a site is a name, no title: it keeps its letters.
        title = _title(item["container-title"], titles and record["entry_type"] != "Web")
        holder = {"key": record["key"], "entry_type": inside, "title": title}
        record["parents"] = [holder]
        if record["entry_type"] == "Chapter":
            holder["editors"] = record.pop("editors")
        if "date" in record and inside == "Book":
            holder["date"] = record["date"]
    for name in ("volume", "issue"):
        if name in item:
            holder[name] = _number(str(item[name]))
    if publisher:
        (holder if inside == "Book" else record)["publisher"] = publisher


def _title(text: str, titles: bool, chinese: str = "") -> Work:
    # Protected: the engine would write “Science, Technology, And Innovation”.
    ready = signed(text)
    if titles and not text.startswith("["):
        ready = headline(ready)
    return {"chunks": [{"kind": "protected", "text": with_chinese(ready, chinese)}]}


def _words(text: str) -> Work:
    return {"chunks": [{"kind": "protected", "text": text.translate(OURS)}]}


def _names(names: list[dict[str, str]]) -> list[Work]:
    return [_name({k: str(v).translate(OURS) for k, v in name.items()}) for name in names]


def _name(name: Mapping[str, str]) -> Work:
    if "literal" in name or "given" not in name:
        return {"kind": "organization", "name": name.get("literal") or name.get("family", "")}
    person: Work = {"kind": "person", "family": name.get("family", ""), "given": name["given"]}
    if "non-dropping-particle" in name:
        person["prefix"] = name["non-dropping-particle"]
    if "suffix" in name:
        person["suffix"] = name["suffix"]
        person["comma_suffix"] = name["suffix"].lower().startswith(("jr", "sr"))
    return person


def _date(date: Mapping[str, Any] | None) -> Work | None:
    if not date or not date.get("date-parts"):
        return None
    numbers = [int(part) for part in date["date-parts"][0]]
    parts = dict(zip(("year", "month", "day"), numbers, strict=False))
    return {"value": {"kind": "point", "date": parts}, "approximate": bool(date.get("circa"))}


def _number(text: str) -> Work:
    if re.fullmatch(r"\d{1,6}(?:-\d{1,6})?", text):
        return {"kind": "typed", "value": text}
    return {"kind": "literal", "value": text.replace("-", "–").translate(OURS)}


def _language(tag: str) -> str:
    return tag if re.fullmatch(r"[a-z]{2}(?:-[A-Z]{2})?", tag) else ""
