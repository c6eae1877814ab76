"""The style sheets and the script of the pages, made of their parts and made small."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files as resources

from rcssmin import cssmin
from rjsmin import jsmin

SHEET = (
    "colours",
    "ground",
    "running_head",
    "settings",
    "title",
    "text",
    "way",
    "marks",
    "chinese",
    "side_notes",
    "strip",
    "back_matter",
    "popup",
    "modes",
)
"""The parts in `assets/style/` that all pages need: a later one prevails over an earlier one."""
PRINT = "print"
"""The part that only paper needs: it prevails over those of all pages."""
FACING = "facing"
"""The part that only a page with a facing text needs."""
PAGES = (
    "term_page",
    "examples",
    "glossary",
    "home",
    "lists",
    "links",
    "prose",
    "pictures",
    "timeline",
    "print_pages",
)
"""The parts that the text does without; they prevail over those of all pages."""
TEACHING = ("teaching", "quiz", "new_pack")
"""The parts that only the pages below /teaching/ need; they prevail over all others."""
SCRIPT = (
    "ground",
    "obeyed",
    "settings",
    "side_notes",
    "strip",
    "selected_words",
    "popup",
    "start",
)
"""The parts of the script in `assets/script/`: `ground` names what the others use, `start` calls
them."""
PAGES_SCRIPT = ("ground", "filter", "companions", "copying", "copies")
"""The parts that the text does without: a script of their own, which runs when a page is read."""
TEACHING_SCRIPT = ("ground", "choose", "whole_text", "quiz", "new_pack")
"""The parts that only the pages below /teaching/ need, in a script of their own."""
TOOLS = ("tools", "citing")
"""The parts of the sheet of tools: what a reader takes out of the drawer now and then."""
TOOLS_SCRIPT = ("ground", "loading", "find_link", "found", "events", "citing_links")
"""The parts of the script of tools; what they load when asked is no part of it."""
SEARCH_ENGINE = (
    "search_stem",
    "search_words",
    "search_pinyin",
    "search_index",
    "search_query",
    "search_match",
    "search_find",
    "search_excerpt",
    "search_instead",
)
"""The parts of the script of the search that find; they know no page."""
CITING_SCRIPT = ("ground", "copying", "cited_forms", "cited_styles", "citing_window")
"""The parts of the script that cites, loaded when a reader asks for it."""
SEARCH_WINDOW = ("ground", "find_results", "find_form", "find_window")
"""The parts of the script of the search that a reader sees."""
SINGLE_FILE_SCRIPT = (
    *SCRIPT,
    "filter",
    "events",
    "carried",
    "find_link",
    "found",
    "citing_links",
    *CITING_SCRIPT[1:],
    "copies",
)
"""The script of the single file, which carries what the others load, but for the search."""
_BOXES = (
    (re.compile(r":root\._(\w+)-on"), r":root:has(#_\1:checked)"),
    (re.compile(r":root\._(\w+)-off"), r":root:has(#_\1:not(:checked))"),
    (
        re.compile(r":root:not\(\._(\w+)-on\)([^{}]*)\{display:none\}"),
        r":root:has(#_\1:checked)\2{display:revert}",
    ),
)
"""Selectors that ask for a class of the root, and what asks its box instead."""
_ASSETS = resources("build_tools") / "assets"


@cache
def sheet() -> str:
    """The style sheet of all pages (CSS, one line or few)."""
    return _joined(SHEET)


@cache
def print_sheet() -> str:
    """The style sheet of all pages on paper (CSS, one line or few)."""
    return _joined((PRINT,))


@cache
def facing_sheet() -> str:
    """The style sheet of the facing text (CSS, one line or few)."""
    return _joined((FACING,))


@cache
def unscripted_sheet() -> str:
    """The style sheet of all pages where scripts are off (CSS): it asks the boxes themselves.

    With scripts that would have a long text styled anew with each pop-up; so they set a class. What
    is hidden for want of a class is shown again.
    """
    return _asking((*SHEET, PRINT, FACING, "examples"))


@cache
def pages_sheet() -> str:
    """The second style sheet, of the pages other than the text (CSS, one line or few)."""
    return _joined(PAGES)


@cache
def single_file_sheet() -> str:
    """The style sheet of the single file: those of all pages, and what is its own.

    All of it twice: where scripts are off, the boxes of the settings are asked.
    """
    parts = (*SHEET, PRINT, FACING, *PAGES, *TOOLS, "single_file")
    return f"{_joined(parts)}@media (scripting:none){{{_asking(parts)}}}\n"


@cache
def paper_sheet() -> str:
    """The style sheet of what a class has on paper, which stands alone."""
    return _joined(("paper",))


@cache
def script() -> str:
    """The script of all pages (JavaScript, few lines)."""
    return _closed(SCRIPT)


@cache
def single_file_script() -> str:
    """The script of the single file: those of all pages, and what they would load."""
    return _closed(SINGLE_FILE_SCRIPT) + search_script()


@cache
def pages_script() -> str:
    """The second script, of the pages other than the text (JavaScript, few lines)."""
    return _closed(PAGES_SCRIPT)


@cache
def teaching_sheet() -> str:
    """The style sheet of the pages below /teaching/ (CSS, one line or few)."""
    return _joined(TEACHING)


@cache
def teaching_script() -> str:
    """The script of the pages below /teaching/ (JavaScript, few lines)."""
    return _closed(TEACHING_SCRIPT)


@cache
def tools_sheet() -> str:
    """The style sheet of the tools, on all pages (CSS, one line or few)."""
    return _joined(TOOLS)


@cache
def tools_script() -> str:
    """The script of the tools, on all pages (JavaScript, few lines)."""
    return _closed(TOOLS_SCRIPT)


@cache
def citing_script() -> str:
    """The script that cites, loaded when a reader asks for it (JavaScript, few lines)."""
    return _closed(CITING_SCRIPT)


@cache
def search_script() -> str:
    """The script of the search, loaded when a reader asks for it (JavaScript, few lines)."""
    return _closed((*SEARCH_ENGINE, "search_given")) + _closed(SEARCH_WINDOW)


def _closed(names: Iterable[str]) -> str:
    """Parts of a script in one closure, so that they share names with nobody."""
    parts = "\n".join(_part(f"script/{name}.js") for name in names)
    return str(jsmin(f"(() => {{\n'use strict';\n{parts}\n}})();")) + "\n"


def _asking(names: Iterable[str]) -> str:
    """Parts of a sheet that ask the boxes of the settings instead of the classes of the root."""
    boxes = _joined(names)
    for asks, box in _BOXES:
        boxes = asks.sub(box, boxes)
    return boxes


def _joined(names: Iterable[str]) -> str:
    return str(cssmin("\n".join(_part(f"style/{name}.css") for name in names))) + "\n"


def _part(path: str) -> str:
    return (_ASSETS / path).read_text(encoding="utf-8")
