"""The citation engine (refkit, PyPI), imported here alone and only when it has work to do.

Each work is formatted by itself: in one list with others the engine would tell like works apart
(“2023a”, given names spelt out), for the sake of short citations which this edition does not have.
"""

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from build_tools.model.citing import NOTE_STYLES
from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.resolve.languages import is_chinese
from build_tools.resolve.locating import as_pages, has_pages, located, whole, with_place
from build_tools.resolve.preparing import prepared
from build_tools.resolve.printed import Extras, paragraph
from build_tools.resolve.spans import span
from build_tools.resolve.works import EDITORS_AS_AUTHORS, is_whole, work

STYLES = {
    "chicago-notes": "chicago-notes",
    "chicago-author-date": "chicago-author-date",
    "apa": "apa",
    "mla": "modern-language-association",
    "gb-7714-2015": "gb-7714-2015-numeric",
}


class EngineError(Exception):
    """The engine could not format what it was given."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What the engine made of a work: its entry, its full note, and the note to each place."""

    entry: Paragraph
    note: Paragraph
    located: Mapping[str, Paragraph]


def installed() -> bool:
    """True if the engine can be imported on this machine."""
    return importlib.util.find_spec("refkit") is not None


def printed(item: Mapping[str, Any], style: str, locators: Sequence[str] = ()) -> Printed:
    """A work in a style, with a note for each of the places `locators`.

    Raises EngineError if it cannot be formatted.
    """
    try:
        return _printed(item, style, locators)
    except BaseException as error:
        # A panic in the engine's Rust code is no Exception.
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise EngineError(str(error).splitlines()[0][:200] if str(error) else "failure") from error


def _printed(given: Mapping[str, Any], style: str, locators: Sequence[str]) -> Printed:
    item = prepared(given, style)
    extras = _extras(item, style)
    if style not in NOTE_STYLES:
        entry = paragraph(_listed(_document(item, style).full_bibliography()), extras)
        return Printed(entry, entry, {at: _elsewhere(given, style, at, entry) for at in locators})
    noted = prepared(given, style, note=True)
    document = _document(noted, style)
    told = {at: _cited(document, at) for at in ("", *locators)}
    listed = told[""].bibliography if noted == item else _document(item, style).full_bibliography()
    extras_of_note = _extras(noted, style)
    if not noted.get("custom", {}).get("note-in-notes"):
        extras_of_note = replace(extras_of_note, note="")
    notes = {at: paragraph(result["c"].tree, extras_of_note) for at, result in told.items()}
    return Printed(paragraph(_listed(listed), extras), notes.pop(""), notes)


def _listed(bibliography: Any) -> Any:
    tree = bibliography.tree
    return tree[0]["content"] if tree else []


def _cited(document: Any, locator: str) -> Any:
    import refkit

    return document.render([refkit.Citation("c", _cite(refkit, "w", locator), note_number=1)])


def _document(item: Mapping[str, Any], style: str) -> Any:
    import refkit

    records: Any = [work(item, style)]
    chinese = style == "gb-7714-2015" and item.get("language") == "zh-CN"
    language = "zh-CN" if chinese else "en-US"
    return refkit.Document(refkit.Library.from_records(records), _rules(style), locale=language)


@cache
def _rules(style: str) -> Any:
    import refkit

    return refkit.Style.load(STYLES[style])


def _elsewhere(given: Mapping[str, Any], style: str, locator: str, entry: Paragraph) -> Paragraph:
    """An entry with the place that is meant, for styles that have no notes of their own.

    Such a style names no place in its list, but it may have one for pages: there GB/T 7714 puts the
    page that is cited (8.5), MLA what it calls the location, and Chicago that of a journal.
    Elsewhere the place is added to the entry.
    """
    place = located(locator)
    gb = style == "gb-7714-2015"
    page = as_pages(place, chinese=is_chinese(given)) if gb else whole(place.value)
    if gb or (place.label == "page" and has_pages(given, style)):
        # MLA has “p.” and “pp.” before pages; the engine sees by figures alone which it must be.
        plain = style != "mla" or page.replace("–", "-").replace("-", "").isdigit()
        paged = {**given, "page": page.replace("–", "-") if plain else ""}
        item = prepared({name: value for name, value in paged.items() if value}, style)
        told = paragraph(_listed(_document(item, style).full_bibliography()), _extras(item, style))
        if plain and (told.text != entry.text or page == str(given.get("page"))):
            return told
        entry = told
    return with_place(entry, place, style, _extras(prepared(given, style), style).note)


def _extras(item: Mapping[str, Any], style: str) -> Extras:
    custom = item.get("custom", {})
    authors, chinese = item.get("author", []), custom.get("author-zh", [])
    pairs = zip(authors, chinese, strict=True) if len(authors) == len(chinese) else ()
    beside = {i: zh for i, (name, zh) in enumerate(pairs) if "literal" not in name}
    editors = len(item.get("editor", [])) if style in EDITORS_AS_AUTHORS and not authors else 0
    date = span(item, style) or custom.get("literal-date", "")
    translators = custom.get("translators", "")
    firsts = {role: item[role][0] for role in ("author", "editor") if item.get(role)}
    if editors:
        firsts["author"] = firsts["editor"]
    unturned = frozenset(role for role, name in firsts.items() if is_whole(name))
    note, kind = item.get("note", ""), item["type"]
    seen = "-".join(f"{n:02}" for n in (item.get("accessed", {}).get("date-parts") or [[]])[0])
    return Extras(beside, editors, date, note, style, kind, translators, unturned, seen)


def _cite(refkit: Any, key: str, locator: str) -> Any:
    if not locator:
        return refkit.Cite(key)
    place = located(locator)
    return refkit.Cite(key, locator=place.value, label=place.label or "page")
