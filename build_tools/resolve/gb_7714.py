"""A work as GB/T 7714–2015 has it, before the citation engine takes it."""

import re
from collections.abc import Mapping
from typing import Any

from build_tools.resolve.bylines import in_short
from build_tools.resolve.languages import in_chinese, in_letters, is_chinese, with_family_name
from build_tools.resolve.media import medium
from build_tools.resolve.signs import shielded
from build_tools.resolve.works import number_of_report

Item = dict[str, Any]

ROLES = ("author", "editor", "translator")
SITES = {"webpage"}
NUMBERED = {"volume", "issue", "page"}
OFFICIAL = re.compile(r"[〔\[（(]\d{4}[〕\]）)] ?第?\d+ ?号")
START = re.compile(r"^[“‘\"'(]*[^\W\d_](?![^\W\d_]*[A-Z])")
FULL = len("2024-01-29")
DATED = {"webpage", "report"}
PRINTED = {"book", "chapter", "report", "thesis", "paper-conference"}
NO_PLACE, NO_BODY = ("[S.l.]", "[出版地不详]"), ("[s.n.]", "[出版者不详]")
IN_CHINESE = {
    "publisher": ("publisher-zh", "institution-zh"),
    "container-title": ("journal-zh", "booktitle-zh"),
    "publisher-place": ("address-zh",),
}
MOST_NAMES = 3


def gb_item(given: Item) -> Item:
    """GB/T 7714: a work in its own language alone; editors in the place of authors without a word;
    a report's number after its title; `[S.l.]` for an unknown place."""
    item, chinese = dict(given), is_chinese(given)
    custom = dict(item.get("custom", {}))
    for name in ("chapter-number", *(() if custom.get("note-in-notes") else ("note",))):
        item.pop(name, None)
    item["language"] = "zh-CN" if chinese else "en-US"
    known = _known(given, custom)
    for name, field in IN_CHINESE.items():
        if name in item:
            words = str(item[name])
            other = next((custom[f] for f in field if f in custom), "") or known.get(words, "")
            item[name] = (other or in_chinese(words)) if chinese else in_letters(words)
    item |= _responsible(item, custom, chinese)
    title: str = custom.get("title") or item.get("title", "")
    item["title"] = _titled((custom.get("title-zh") or title) if chinese else title, given, chinese)
    if OFFICIAL.search(str(item.pop("number", ""))) and item["type"] == "report":
        item["type"] = "official-document"
        if _is_author(item.get("publisher", ""), item):
            item.pop("publisher")
    if custom.get("own"):
        item |= {"type": "webpage", "title": f"{item['title']}: {item.pop('edition')}"}
    kept = {k: v for k, v in custom.items() if k in ("bibtex-type", "literal-date")}
    if date := _dated(item):
        kept = {"literal-date": date, **kept}
    day = f"({_day(item)})"
    if "page" in item and "URL" in item and item["type"] in DATED and len(day) > FULL:
        item["page"] = f"{item['page']}{day}"  # the pages of what is published, then the day: 4.1.1
    item["custom"] = kept | {"translators": _web_translators(item, chinese)}
    return _placed(item, chinese)


def _responsible(item: Item, custom: Mapping[str, Any], chinese: bool) -> Item:
    """Who made the work: its authors, else its editors, else the body that published it."""
    roles: Item = {}
    for role in ROLES:
        of = custom.get("author-zh", []) if role == "author" else []
        if role in item:
            roles[role] = [_gb_name(name, zh, chinese) for name, zh in _pairs(item[role], of)]
    if "author" not in roles and "editor" in roles:
        item.pop("editor")
        roles["author"] = roles.pop("editor")
    if "author" not in roles and chinese and custom.get("institution-zh"):
        roles["author"] = [{"literal": custom["institution-zh"]}]
    if "author" not in roles and item["type"] == "report" and "publisher" in item:
        roles["author"] = [_gb_name({"literal": item["publisher"]}, "", chinese)]
    return roles


def _is_author(body: str, item: Item) -> bool:
    return shielded(body) in (shielded(name.get("literal", "")) for name in item.get("author", []))


def _titled(title: str, given: Item, chinese: bool) -> str:
    """The title with a capital, and with the number of a report or press release after it (8.2)."""
    number = str(given.get("number", ""))
    told = number_of_report(given) if number[:1].isdigit() and number.isascii() else number
    if given["type"] != "report":
        words = medium(given)[0]
        release = given["type"] in SITES and not chinese and any(c.isdigit() for c in words)
        told = f"{words[0].lower()}{words[1:]}" if release else ""
    title = START.sub(lambda found: found[0].upper(), title)
    return f"{title}: {told}" if told and title else title


def _dated(item: Item) -> str:
    """The date, where the engine does not tell all that is known of it.

    What is read as a page but has no address is found by its publisher. An official document, a
    report or an article without a number that stands on the web has the day on which it was put
    there, in round brackets (4.1.1 and 4.6.2).
    """
    day = _day(item)
    year, whole = day[:4], f"({day})"
    online = ("URL" in item or "DOI" in item) and len(day) == FULL
    match item["type"]:
        case "official-document":
            # About the date of what has an address the engine puts brackets of its own.
            brackets = "URL" not in item and day and "publisher" not in item
            return whole if brackets else day
        case "webpage" if day and "URL" not in item:
            # The engine takes a page without an address for something else, and prints a year.
            site = item.get("container-title", "")
            said = year + whole * (day != year)
            return f"{site}, {said}" if site and not _is_author(site, item) else whole
        case "report" if online and "page" not in item:
            return year + whole
        case "article-journal" | "article-magazine" if online and not NUMBERED & item.keys():
            # Without the name of a journal the engine puts brackets of its own.
            return year + whole if "container-title" in item else day
    return ""


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
