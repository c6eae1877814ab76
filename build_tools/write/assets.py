"""The style sheets and the script of the pages, made of their parts and made small."""

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
    "marks",
    "chinese",
    "facing",
    "side_notes",
    "strip",
    "back_matter",
    "popup",
    "modes",
    "print",
)
"""The parts in `assets/style/` that all pages need: a later one prevails over an earlier one."""
PAGES = (
    "term_page",
    "glossary",
    "home",
    "lists",
    "prose",
    "print_pages",
)
"""The parts that the text does without; they prevail over those of all pages."""
SCRIPT = (
    "ground",
    "settings",
    "find",
    "filter",
    "side_notes",
    "strip",
    "popup",
    "start",
)
"""The parts of the script in `assets/script/`: `ground` names what the others use, `start` calls
them."""
_ASSETS = resources("build_tools") / "assets"


@cache
def sheet() -> str:
    """The style sheet of all pages (CSS, one line or few)."""
    return _joined(SHEET)


@cache
def pages_sheet() -> str:
    """The second style sheet, of the pages other than the text (CSS, one line or few)."""
    return _joined(PAGES)


@cache
def single_file_sheet() -> str:
    """The style sheet of the single file: those of all pages, and what is its own."""
    return _joined((*SHEET, *PAGES, "single_file"))


@cache
def script() -> str:
    """The script of all pages: its parts in one closure, so that they share names with nobody."""
    parts = "\n".join(_part(f"script/{name}.js") for name in SCRIPT)
    return str(jsmin(f"(() => {{\n'use strict';\n{parts}\n}})();")) + "\n"


def _joined(names: Iterable[str]) -> str:
    return str(cssmin("\n".join(_part(f"style/{name}.css") for name in names))) + "\n"


def _part(path: str) -> str:
    return (_ASSETS / path).read_text(encoding="utf-8")
