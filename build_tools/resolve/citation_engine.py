"""The citation engine (refkit, PyPI), imported here alone and only when it has work to do.

Each work is formatted by itself: in one list with others the engine would tell like works apart
(“2023a”, given names spelt out), for the sake of short citations which this edition does not have.
"""

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from build_tools.model.citing import NOTE_STYLES
from build_tools.model.document import Paragraph
from build_tools.model.marks import Link, Mark
from build_tools.resolve.preparing import prepared
from build_tools.resolve.printed import Extras, paragraph
from build_tools.resolve.works import EDITORS_AS_AUTHORS, is_whole, work

STYLES = {
    "chicago-notes": "chicago-notes",
    "chicago-author-date": "chicago-author-date",
    "apa": "apa",
    "mla": "modern-language-association",
    "gb-7714-2015": "gb-7714-2015-numeric",
}
LABELS = {
    "p": "page", "pp": "page", "page": "page", "pages": "page", "chap": "chapter", "ch": "chapter",
    "chapter": "chapter", "sec": "section", "section": "section", "§": "section", "§§": "section",
    "para": "paragraph", "paras": "paragraph", "paragraph": "paragraph", "¶": "paragraph",
    "n": "note", "note": "note", "fig": "figure", "figure": "figure", "table": "table",
    "vol": "volume", "line": "line", "col": "column",
}  # fmt: skip


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
        return Printed(entry, entry, {at: _at(entry, at, extras.note) for at in locators})
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


def _at(entry: Paragraph, locator: str, note: str) -> Paragraph:
    """An entry with the place that is meant, for styles that have no notes of their own.

    The place belongs to the work: it stands before its address, and before the remark on it.
    """
    place = f" (p. {locator})" if locator[:1].isdigit() else f" ({locator})"
    ends = [mark.start for mark in entry.marks if isinstance(mark.meaning, Link)]
    if note and (found := entry.text.rfind(f" {note}")) >= 0:
        ends.append(found)
    at = len(entry.text[: min(ends, default=len(entry.text))].rstrip(" .,"))
    marks = tuple(_after(mark, at, len(place)) for mark in entry.marks)
    return replace(entry, text=f"{entry.text[:at]}{place}{entry.text[at:]}", marks=marks)


def _after(mark: Mark, at: int, by: int) -> Mark:
    start = mark.start + by if mark.start >= at else mark.start
    return replace(mark, start=start, end=mark.end + by if mark.end > at else mark.end)


def _extras(item: Mapping[str, Any], style: str) -> Extras:
    custom = item.get("custom", {})
    authors, chinese = item.get("author", []), custom.get("author-zh", [])
    pairs = zip(authors, chinese, strict=True) if len(authors) == len(chinese) else ()
    beside = {i: zh for i, (name, zh) in enumerate(pairs) if "literal" not in name}
    editors = len(item.get("editor", [])) if style in EDITORS_AS_AUTHORS and not authors else 0
    date = custom.get("literal-date", "").replace("--", "–").replace("/", "–")
    translators = custom.get("translators", "")
    firsts = {role: item[role][0] for role in ("author", "editor") if item.get(role)}
    if editors:
        firsts["author"] = firsts["editor"]
    whole = frozenset(role for role, name in firsts.items() if is_whole(name))
    note, kind = item.get("note", ""), item["type"]
    seen = "-".join(f"{n:02}" for n in (item.get("accessed", {}).get("date-parts") or [[]])[0])
    return Extras(beside, editors, date, note, style, kind, translators, whole, seen)


def _cite(refkit: Any, key: str, locator: str) -> Any:
    if not locator:
        return refkit.Cite(key)
    head, _, rest = locator.partition(" ")
    label = LABELS.get(head.rstrip(".").lower())
    if label and rest:
        return refkit.Cite(key, locator=rest, label=label)
    return refkit.Cite(key, locator=locator, label="page")
