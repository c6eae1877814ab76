"""What a style wants of a work before the citation engine has it, which the engine does not do."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from build_tools.resolve.bylines import in_a_row, in_order, in_parts, in_short
from build_tools.resolve.languages import in_chinese, in_letters, is_chinese, with_family_name
from build_tools.resolve.signs import OURS, shielded
from build_tools.resolve.works import number_of_report

Item = dict[str, Any]

ROLES = ("author", "editor", "translator")
SITES = {"webpage"}
PAPERS = {"article-newspaper", "article-magazine"}
MEDIA = re.compile(r"(?:Press release|Interview|Speech|Podcast|Video)\b[^;.]*")
THESES = {"PhD diss.": "Doctoral dissertation", "Master’s thesis": "Master’s thesis"}
NO_PLACE, NO_BODY = ("[S.l.]", "[出版地不详]"), ("[s.n.]", "[出版者不详]")
IN_CHINESE = {
    "publisher": ("publisher-zh", "institution-zh"),
    "container-title": ("journal-zh", "booktitle-zh"),
    "publisher-place": ("address-zh",),
}
MOST_NAMES = 3
VOLUMES = {"volume", "issue", "page", "status"}
PRESS = re.compile(r"\b(?:University Press\b|University of (.{1,60}?) Press\b)")
PRINTED = {"book", "chapter", "report", "thesis", "paper-conference"}


def prepared(given: Mapping[str, Any], style: str, *, note: bool = False) -> Item:
    """The item as this style wants it; `note` if it goes into a note and not into a list."""
    item = {**given, **{role: _clean(given[role]) for role in ROLES if role in given}}
    if not note:
        item = _owned(item, style)
    change: Callable[[Item], Item] | None = {
        "chicago-notes": _chicago,
        "chicago-author-date": _chicago,
        "apa": _apa,
        "mla": _mla,
        "gb-7714-2015": _gb,
    }.get(style)
    return change(item) if change else item


def _clean(names: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{k: str(v).translate(OURS) for k, v in name.items()} for name in names]


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
    """Chicago: a periodical has no article before its name (CMOS 18, 14.67 and 14.89)."""
    genre = str(item.get("genre", ""))
    if genre[1:] == genre[1:].lower() and genre:
        item["genre"] = genre[0].lower() + genre[1:]
    if "container-title" in item and item["type"].startswith("article"):
        item["container-title"] = item["container-title"].removeprefix("The ")
    journal = item["type"] == "article-journal" and "container-title" in item
    if journal and not VOLUMES & item.keys():
        # The style takes it for “ahead of print”; that the record lacks a volume does not say so.
        item["type"] = "article-magazine"
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
    note = str(item.get("note", ""))
    if found := MEDIA.match(note):
        item["genre"], item["note"] = found[0].strip(), note[found.end() :].lstrip(" ;.")
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


def _gb(given: Item) -> Item:
    """GB/T 7714: a work in its own language alone; editors in the place of authors without a word;
    a report's number after its title; `[S.l.]` for an unknown place."""
    item, chinese = dict(given), is_chinese(given)
    custom = dict(item.get("custom", {}))
    if not custom.get("note-in-notes"):
        item.pop("note", None)
    item.pop("chapter-number", None)
    item["language"] = "zh-CN" if chinese else "en-US"
    for role in ROLES:
        if role in item:
            of = custom.get("author-zh", []) if role == "author" else []
            item[role] = [_gb_name(name, zh, chinese) for name, zh in _pairs(item[role], of)]
    if "author" not in item and "editor" in item:
        item["author"] = item.pop("editor")
    if "author" not in item and chinese and custom.get("institution-zh"):
        item["author"] = [{"literal": custom["institution-zh"]}]
    title: str = custom.get("title") or item.get("title", "")
    item["title"] = _numbered((custom.get("title-zh") or title) if chinese else title, item)
    known = _known(given, custom)
    for name, field in IN_CHINESE.items():
        if name in item:
            words = str(item[name])
            other = next((custom[f] for f in field if f in custom), "") or known.get(words, "")
            item[name] = (other or in_chinese(words)) if chinese else in_letters(words)
    if custom.get("own"):
        item |= {"type": "webpage", "title": f"{item['title']}: {item.pop('edition')}"}
    kept = {k: v for k, v in custom.items() if k in ("bibtex-type", "literal-date")}
    if item["type"] in SITES and "URL" not in item and (day := _day(item)):
        # The engine takes a page without an address for something else, and prints a year.
        kept = {"literal-date": f"({day})", **kept}
    item["custom"] = kept | {"translators": _web_translators(item, chinese)}
    return _placed(item, chinese)


def _day(item: Item) -> str:
    """The date as ISO 8601 has it, as far as it is known: “2023-10-02”, “2023”."""
    parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
    return "-".join(f"{int(part):02}" for part in parts)


def _known(item: Item, custom: Mapping[str, Any]) -> dict[str, str]:
    """The Chinese names of the bodies among the authors, one of which is often the publisher."""
    named = _pairs(item.get("author", []), custom.get("author-zh", []))
    return {in_letters(name.get("literal", "")): zh for name, zh in named if zh}


def _pairs(names: list[dict[str, str]], chinese: list[str]) -> list[tuple[dict[str, str], str]]:
    return [(n, chinese[i] if len(chinese) == len(names) else "") for i, n in enumerate(names)]


def _gb_name(name: dict[str, str], zh: str, chinese: bool) -> dict[str, str]:
    literal = name.get("literal", "")
    if chinese and (zh or literal):
        return {"literal": shielded(zh or in_chinese(literal))}
    if literal:
        return {"literal": shielded(with_family_name(in_letters(literal)))}
    return name


def _numbered(title: str, item: Item) -> str:
    number = str(item.get("number", ""))
    told = number_of_report(item) if number[:1].isdigit() and number.isascii() else number
    item.pop("number", None)
    return f"{title}: {told}" if told and title and item["type"] == "report" else title


def _web_translators(item: Item, chinese: bool) -> str:
    """The translators of a web page, whom the engine does not name: “CREEMERS R, trans.”."""
    if item["type"] not in SITES or not item.get("translator"):
        return ""
    names = [in_short(name) for name in item["translator"]]
    more = ["等" if chinese else "et al."] if len(names) > MOST_NAMES else []
    return ", ".join([*names[:MOST_NAMES], *more, "译" if chinese else "trans"])


def _placed(item: Item, chinese: bool) -> Item:
    """The item with what a printed work does not tell of its publication (GB/T 7714, 8.4)."""
    if item["type"] not in PRINTED or "URL" in item or "DOI" in item:
        return item
    unknown = {"publisher-place": NO_PLACE[chinese], "publisher": NO_BODY[chinese]}
    return unknown | item


def _told(item: Item, *roles: str) -> bool:
    return any(item.get(role) for role in roles)


def _bodies(item: Item) -> list[str]:
    return [in_letters(name["literal"]) for name in item.get("author", []) if "literal" in name]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
