"""CSL-JSON items as the citation engine takes them in (the records of refkit, PyPI)."""

import re
from collections.abc import Mapping
from typing import Any

from build_tools.resolve.headlines import headline, mla_headline
from build_tools.resolve.sentence_case import sentence_case
from build_tools.resolve.signs import (
    ITALIC,
    ITALIC_END,
    ONCE,
    ONCE_END,
    OURS,
    quoted,
    signed,
    upright,
    with_chinese,
)

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
GB_KINDS = {
    "article-magazine": ("Article", "Periodical"),
    "paper-conference": ("Article", "Proceedings"),
    "official-document": ("Report", "Book"),
}
"""What GB/T 7714 takes for another kind: a magazine is a periodical, proceedings are [C]; what a
government issues under a number is [A] (4.6.2)."""
OTHER = ("Web", "Web")
EDITORS_AS_AUTHORS = {"chicago-notes", "chicago-author-date"}
GENRES = {"speech": "speech", "manuscript": "unpublished manuscript"}


def work(item: Mapping[str, Any], style: str) -> Work:
    """The record of an item, with its titles as the style wants them.

    What the engine does wrong is kept from it. In Chicago style it prints initials for an editor in
    the author's place, so there an editor alone goes in as author (`printed.py` adds `ed.`); it
    prints a chapter's number twice, so that carries a sign; and it takes no number that is not one,
    so such go in as words.
    """
    kind, inside = KINDS.get(item["type"], OTHER)
    if style == "gb-7714-2015":
        kind, inside = GB_KINDS.get(item["type"], (kind, inside))
    record: Work = {"key": "w", "entry_type": kind}
    record["title"] = _main_title(item, style)
    as_author = style in EDITORS_AS_AUTHORS and not item.get("author")
    record["authors"] = _names(item.get("editor" if as_author else "author", []))
    if item.get("custom", {}).get("italic-author"):
        record["authors"][0]["name"] = f"{ITALIC}{record['authors'][0]['name']}{ITALIC_END}"
    record["editors"] = [] if as_author else _names(item.get("editor", []))
    if item.get("translator"):
        record["affiliated"] = [{"role": "translator", "names": _names(item["translator"])}]
    if date := _date(item.get("issued")):
        record["date"] = date
    if "URL" in item:
        record["url"] = {"value": item["URL"], "accessed": _date(item.get("accessed"))}
    if "DOI" in item:
        record["identifiers"] = {"doi": item["DOI"]}
    record |= _details(item, style)
    _place(record, item, inside, style)
    return record


def _main_title(item: Mapping[str, Any], style: str) -> Work:
    custom = item.get("custom", {})
    words = custom.get("title") or item.get("title", "")
    chinese = custom.get("title-zh", "")
    if style == "mla" and item["type"] == "webpage" and "URL" in item and _alone(item):
        return _protected(quoted(with_chinese(_cased(words, item, style), chinese)))
    if style != "apa" or not (number := number_of_report(item)):
        return _title(words, item, style, chinese)
    # APA tells a report's number beside its title, upright (7th ed., 10.4).
    title = with_chinese(_cased(words, item, style), chinese)
    return _protected(f"{title}{upright(f' ({number})')}")


def _alone(item: Mapping[str, Any]) -> bool:
    """True for a page of which no site is named, and which has a title: MLA takes it for a work of
    its own, in italics; but what has an address is part of a site, in quotation marks (5.26)."""
    described = str(item.get("title", "")).startswith("[")
    return "container-title" not in item and not described


def number_of_report(item: Mapping[str, Any]) -> str:
    """The number of a report with its kind: “Working Paper No. 12”; empty if it has none."""
    if item["type"] != "report" or not item.get("number"):
        return ""
    genre = " ".join(word[:1].upper() + word[1:] for word in item.get("genre", "Report").split())
    number = str(item["number"])
    return f"{genre} {'No. ' if number[0].isdigit() and number.isascii() else ''}{number}"


def _details(item: Mapping[str, Any], style: str) -> Work:
    details: Work = {}
    if (words := _genre(item)) and not (style == "apa" and number_of_report(item)):
        details["genre"] = {"chunks": [{"kind": "normal", "text": words.translate(OURS)}]}
    if "page" in item:
        details["page_range"] = _number(str(item["page"]))
    if "edition" in item:
        details["edition"] = _number(str(item["edition"]))
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


def _place(record: Work, item: Mapping[str, Any], inside: str, style: str) -> None:
    """Put the publisher and the containing work where the engine looks for them."""
    publisher: Work = {}
    if "publisher" in item:
        publisher["name"] = _words(item["publisher"])
    if "publisher-place" in item:
        publisher["location"] = _words(item["publisher-place"])
    holder = record
    site = "container-title" in item and record["entry_type"] == "Web"
    if site and style == "chicago-author-date":
        # There the engine prints a site in brackets after the author.
        publisher["name"] = _words(item["container-title"])
    elif "container-title" in item:
        # The name of a site, and in APA of a journal, is a name, no title: it keeps its letters.
        named = site or (style == "apa" and inside != "Book")
        words = item["container-title"]
        plain = signed(words, bracketed=style != "mla")
        title = _protected(plain) if named else _title(words, item, style)
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


def _title(text: str, item: Mapping[str, Any], style: str, chinese: str = "") -> Work:
    return _protected(with_chinese(_cased(text, item, style), chinese))


def _protected(ready: str) -> Work:
    # Protected: the engine would write “Science, Technology, And Innovation”.
    return {"chunks": [{"kind": "protected", "text": ready}]}


def _cased(text: str, item: Mapping[str, Any], style: str) -> str:
    """A title with signs, in the case of the style; a description keeps its letters, and in MLA
    style is told without its brackets (9th ed., 5.28)."""
    if text.startswith("[") or style == "gb-7714-2015":
        return signed(text, bracketed=style != "mla")
    if style == "apa" and item["type"] != "legislation":
        parts = ("literal", "family", "given")
        named = [" ".join(n[p] for p in parts if p in n) for n in item.get("author", [])]
        return signed(sentence_case(text, [*item.get("custom", {}).get("braced", ()), *named]))
    if style == "apa":
        return signed(text)
    return (mla_headline if style == "mla" else headline)(signed(text))


def _words(text: str) -> Work:
    return {"chunks": [{"kind": "protected", "text": text.translate(OURS)}]}


def _names(names: list[dict[str, str]]) -> list[Work]:
    return [_name(name) for name in names]


def is_whole(name: Mapping[str, str]) -> bool:
    """True for a name that is printed as it stands: of a body, or in Chinese order."""
    return "literal" in name or "given" not in name


def _name(name: Mapping[str, str]) -> Work:
    if is_whole(name):
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
    first, *last = date["date-parts"]
    # Of a span the engine has the year, and prints it once; `spans.py` says what stands there.
    numbers = [int(part) for part in (first[:1] if last else first)]
    parts = dict(zip(("year", "month", "day"), numbers, strict=False))
    return {"value": {"kind": "point", "date": parts}, "approximate": bool(date.get("circa"))}


def _number(text: str) -> Work:
    if re.fullmatch(r"[0-9]{1,6}(?:-[0-9]{1,6})?", text):  # it reads no others, as “１２”
        return {"kind": "typed", "value": text}
    return {"kind": "literal", "value": text.replace("-", "–").translate(OURS)}
