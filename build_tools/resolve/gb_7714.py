"""A work as GB/T 7714–2015 has it, before the citation engine takes it."""

from collections.abc import Mapping
from typing import Any

from build_tools.resolve.bylines import in_short
from build_tools.resolve.languages import in_chinese, in_letters, is_chinese, with_family_name
from build_tools.resolve.signs import shielded
from build_tools.resolve.works import number_of_report

Item = dict[str, Any]

ROLES = ("author", "editor", "translator")
SITES = {"webpage"}
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
