"""What a style wants of a work before the citation engine has it, which the engine does not do."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from build_tools.resolve.bylines import in_a_row, in_order, in_parts
from build_tools.resolve.gb_7714 import gb_item
from build_tools.resolve.languages import in_letters
from build_tools.resolve.media import medium
from build_tools.resolve.signs import OURS

Item = dict[str, Any]

ROLES = ("author", "editor", "translator")
SITES = {"webpage"}
PAPERS = {"article-newspaper", "article-magazine"}
THESES = {"PhD diss.": "Doctoral dissertation", "Master’s thesis": "Master’s thesis"}
VOLUMES = {"volume", "issue", "status"}
DATED_BY_YEAR = {"apa", "gb-7714-2015"}
PRESS = re.compile(r"\b(?:University Press\b|University of (.{1,60}?) Press\b)")


def prepared(given: Mapping[str, Any], style: str, *, note: bool = False) -> Item:
    """The item as this style wants it; `note` if it goes into a note and not into a list."""
    item = {**given, **{role: _clean(given[role]) for role in ROLES if role in given}}
    if style not in DATED_BY_YEAR:
        item = _unnumbered(item, style)
    if not note:
        item = _owned(item, style)
    change: Callable[[Item], Item] | None = {
        "chicago-notes": _chicago,
        "chicago-author-date": _chicago,
        "apa": _apa,
        "mla": _mla,
        "gb-7714-2015": gb_item,
    }.get(style)
    return change(item) if change else item


def _clean(names: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{k: str(v).translate(OURS) for k, v in name.items()} for name in names]


def _unnumbered(item: Item, style: str) -> Item:
    """An article of a journal without volume or number, as of a magazine: by its day.

    Chicago would take it for “ahead of print” if it has no pages; that the record lacks a volume
    does not say so. And MLA would tell no more of its date than the month.
    """
    numbered = VOLUMES if style == "mla" else VOLUMES | {"page"}
    lacks = item["type"] == "article-journal" and not numbered & item.keys()
    return item | {"type": "article-magazine"} if lacks and "container-title" in item else item


def _owned(item: Item, style: str) -> Item:
    """A web page without an author, under the name of its site: so a list has it.

    MLA alone lists it under its title (9th ed., chapter 5). Chicago lists what a newspaper prints
    without an author under the name of the newspaper (CMOS 18, 14.89).
    """
    by_site = item["type"] in SITES and style != "mla"
    by_paper = item["type"] in PAPERS and style.startswith("chicago")
    if not (by_site or by_paper) or "author" in item or "editor" in item:
        return item
    if "container-title" not in item:
        return item
    owner = item.pop("container-title")
    custom = item.get("custom", {})
    if by_paper:
        owner = owner.removeprefix("The ")
        item["type"], custom = "webpage", {**custom, "italic-author": True}
        if item.get("publisher", "").removeprefix("The ") == owner:
            item.pop("publisher")
    return item | {"author": [{"literal": owner}], "custom": custom}


def _chicago(item: Item) -> Item:
    """Chicago: a periodical has no article before its name (CMOS 18, 14.67 and 14.89); a body is
    named as author of what it publishes (13.86), and not again as the owner of its site (14.104).
    """
    if item["type"] == "report" and "publisher" in item and not _told(item, "author", "editor"):
        item["author"] = [{"literal": item["publisher"]}]
    if item["type"] in SITES:
        words, rest = medium(item)
        if words and "genre" not in item:
            item |= {"genre": words[0].lower() + words[1:], "note": rest}
        if in_letters(item.get("container-title", "")) in _bodies(item):
            item.pop("container-title")
    genre = str(item.get("genre", ""))
    first, *others = genre.split(" ")
    if first.istitle() and not any(word.istitle() for word in others):
        item["genre"] = genre[0].lower() + genre[1:]
    if "container-title" in item and item["type"].startswith("article"):
        item["container-title"] = item["container-title"].removeprefix("The ")
    return item


def _apa(item: Item) -> Item:
    """APA: no publisher that is the author (7th ed., 9.29); a dissertation names its university in
    the brackets (10.6); a chapter is found by its pages, not by its number."""
    if item["type"] == "report" and "publisher" in item and not _told(item, "author", "editor"):
        item["author"] = [{"literal": item["publisher"]}]
    if in_letters(item.get("publisher", "")) in _bodies(item):
        item.pop("publisher", None)
    if in_letters(item.get("container-title", "")) in _bodies(item) and item["type"] in SITES:
        item.pop("container-title")
    for role in ROLES:
        if role in item:
            item[role] = [in_parts(name) for name in item[role]]
    if "page" in item:
        item.pop("chapter-number", None)
    if str(item.get("edition", "")).startswith("version "):
        item["edition"] = _capital(item["edition"])
    words, rest = medium(item)
    if words:
        item["genre"], item["note"] = words, rest
    if item["type"] == "thesis":
        return _apa_thesis(item)
    return item | {"genre": _capital(item["genre"])} if item.get("genre") else item


def _apa_thesis(item: Item) -> Item:
    genre, school = str(item.get("genre", "")), str(item.get("publisher", ""))
    kind = THESES.get(genre, genre)
    if "URL" in item or "DOI" in item:
        item.pop("publisher", None)
        item["genre"] = ", ".join(filter(None, (kind, school)))
    else:
        item["genre"] = f"Unpublished {kind[:1].lower()}{kind[1:]}"
    return item


def _mla(item: Item) -> Item:
    """MLA: a body that is author and publisher is told as publisher (9th ed., chapter 5)."""
    by = item.get("container-title" if item["type"] in SITES else "publisher", "")
    if by and _bodies(item) == [in_letters(by)]:
        item.pop("author")
    if "page" in item:
        item.pop("chapter-number", None)
    if "publisher" in item:
        item["publisher"] = _mla_press(str(item["publisher"]), item["type"])
    if "container-title" in item and item.get("translator"):
        # Who translated the work, not all of its container, follows its title.
        told = in_a_row([in_order(name) for name in item.pop("translator")])
        item["custom"] = {**item.get("custom", {}), "translators": f"Translated by {told}"}
    if item.get("genre") == "PhD diss.":
        item["genre"] = "PhD dissertation"
    return item | {"genre": _capital(item["genre"])} if item.get("genre") else item


def _mla_press(name: str, kind: str) -> str:
    """MLA has UP for a university press and U for a university (9th ed., chapter 5, appendix 2)."""
    short = PRESS.sub(lambda found: f"U of {found[1]} P" if found[1] else "UP", name)
    return re.sub(r"\bUniversity\b", "U", short) if kind == "thesis" else short


def _told(item: Item, *roles: str) -> bool:
    return any(item.get(role) for role in roles)


def _bodies(item: Item) -> list[str]:
    return [in_letters(name["literal"]) for name in item.get("author", []) if "literal" in name]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
