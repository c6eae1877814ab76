"""The place in a work that a note points to (“180–81”, “sec. 2”, “¶ 27”), as styles tell it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.marks import Link, Mark

LABELS = {
    "p": "page", "pp": "page", "page": "page", "pages": "page", "chap": "chapter", "ch": "chapter",
    "chapter": "chapter", "sec": "section", "section": "section", "§": "section", "§§": "section",
    "para": "paragraph", "paras": "paragraph", "paragraph": "paragraph", "¶": "paragraph",
    "¶¶": "paragraph", "n": "note", "note": "note", "fig": "figure", "figure": "figure",
    "table": "table", "vol": "volume", "line": "line", "lines": "line", "col": "column",
}  # fmt: skip
WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "chicago-author-date": {
        "page": ("", ""), "chapter": ("chap. ", "chaps. "), "section": ("sec. ", "secs. "),
        "paragraph": ("para. ", "paras. "), "note": ("n. ", "nn. "), "figure": ("fig. ", "figs. "),
        "table": ("table ", "tables "), "volume": ("vol. ", "vols. "),
        "line": ("line ", "lines "), "column": ("col. ", "cols. "),
    },
    "apa": {
        "page": ("p. ", "pp. "), "chapter": ("Chapter ", "Chapters "),
        "section": ("Section ", "Sections "), "paragraph": ("para. ", "paras. "),
        "note": ("Note ", "Notes "), "figure": ("Figure ", "Figures "),
        "table": ("Table ", "Tables "), "volume": ("Vol. ", "Vols. "),
        "line": ("line ", "lines "), "column": ("col. ", "cols. "),
    },
    "mla": {
        "page": ("p. ", "pp. "), "chapter": ("ch. ", "chs. "), "section": ("sec. ", "secs. "),
        "paragraph": ("par. ", "pars. "), "note": ("note ", "notes "),
        "figure": ("fig. ", "figs. "), "table": ("table ", "tables "),
        "volume": ("vol. ", "vols. "), "line": ("line ", "lines "), "column": ("col. ", "cols. "),
    },
}  # fmt: skip
"""What stands before one place and before several (CMOS 18, 14.56; APA 7, 8.13; MLA 9, app. 1)."""
IN_CHINESE = {
    "chapter": "第{}章", "section": "第{}节", "paragraph": "第{}段", "volume": "第{}卷",
    "line": "第{}行", "column": "第{}栏", "note": "注{}", "figure": "图{}", "table": "表{}",
}  # fmt: skip
SEVERAL = re.compile(r"[\divxlc]\s*(?:[-–&]|,\s*\d)|\band\b")
PAGES = re.compile(r"\d|[ivxlcdm]+(?:[-–, ]+[ivxlcdm\d]+)*$")
DASH = re.compile(r"(?<=[\divxlc])-(?=[\divxlc])")
RANGE = re.compile(r"(?<!\d)(\d+)[-–](\d+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a work: what kind of place (empty if unknown), its number, and a sign for it."""

    label: str
    value: str
    sign: str = ""


def located(locator: str) -> Place:
    """What a locator names; figures alone are pages, small Roman ones too. A span has a dash."""
    locator = " ".join(locator.split())
    found = re.match(r"(¶¶?|§§?|[A-Za-z]+\.?)\s*(?=\S)(.+)", locator)
    label = LABELS.get(found[1].rstrip(".").lower(), "") if found else ""
    if found and label and (not found[1].isalpha() or locator[len(found[1])] == " "):
        return Place(label, DASH.sub("–", found[2]), found[1] if found[1][0] in "¶§" else "")
    return Place("page", DASH.sub("–", locator)) if PAGES.match(locator) else Place("", locator)


def told(at: Place, style: str) -> str:
    """A place in the words of a style: “p. 23”, “Chapter 2”; a sign for it stays as it is, and so
    does a place of an unknown kind."""
    if not at.label:
        return at.value
    value = whole(at.value) if style == "apa" else at.value
    if at.sign:
        return f"{at.sign} {value}"
    words = WORDS.get(style, WORDS["chicago-author-date"])[at.label]
    return words[bool(SEVERAL.search(value))] + value


def has_pages(item: Mapping[str, Any], style: str) -> bool:
    """True if the list of a style prints pages of such a work, where they say what is meant."""
    if style == "chicago-author-date":
        return item["type"] == "article-journal" and bool({"volume", "issue"} & item.keys())
    return style == "mla"


def as_pages(at: Place, *, chinese: bool) -> str:
    """A place as GB/T 7714 has it where pages stand (8.5): “23”, “第2章”, “chap. 2”."""
    if not at.label:
        return at.value
    value = whole(at.value).replace("–", "-")
    if at.label == "page" or at.sign:
        return f"{at.sign} {value}".lstrip()
    if chinese:
        return IN_CHINESE[at.label].format(value)
    return told(Place(at.label, value), "chicago-author-date")


def whole(value: str) -> str:
    """Ranges with all their figures: “180–181” of “180–81”."""

    def full(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        missing = len(first) - len(last)
        return f"{first}–{first[:missing] * (missing > 0)}{last}"

    return RANGE.sub(full, value)


def with_place(entry: Paragraph, at: Place, style: str, note: str) -> Paragraph:
    """An entry with a place added: before its address, and before the remark on the work (`note`).

    In brackets in APA, else after a comma, in GB/T 7714 a colon.
    """
    ends = [mark.start for mark in entry.marks if isinstance(mark.meaning, Link)]
    if note and (found := entry.text.rfind(f" {note}")) >= 0:
        ends.append(found)
    here = len(entry.text[: min(ends, default=len(entry.text))].rstrip(" .,"))
    words = _added(entry.text[:here], at, style)
    if entry.text[here : here + 1] == ".":
        words = words.removesuffix(".")
    marks = tuple(_after(mark, here, len(words)) for mark in entry.marks)
    return replace(entry, text=f"{entry.text[:here]}{words}{entry.text[here:]}", marks=marks)


def _added(before: str, at: Place, style: str) -> str:
    if style == "apa":
        return f" ({told(at, style)})"
    if style == "gb-7714-2015":
        return f": {as_pages(at, chinese=False)}"
    words = told(at, style)
    if before[-1:].isdigit() and at.label == "page":
        words = told(at, "mla")  # after another figure, pages have their word in Chicago too
    if before.endswith(("”", "?", "!")):
        return f" {words[:1].upper()}{words[1:]}"
    return f", {words}"


def _after(mark: Mark, at: int, by: int) -> Mark:
    start = mark.start + by if mark.start >= at else mark.start
    return replace(mark, start=start, end=mark.end + by if mark.end > at else mark.end)
