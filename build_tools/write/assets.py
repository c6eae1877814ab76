"""The style sheet and the script of every page, made of their parts and made small."""

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
    "term_page",
    "glossary",
    "home",
    "lists",
    "prose",
    "modes",
    "print",
)
"""The parts of the sheet in `assets/style/`: a later one prevails over an earlier one."""
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
    return str(cssmin("\n".join(_part(f"style/{name}.css") for name in SHEET))) + "\n"


@cache
def script() -> str:
    """The script of all pages: its parts in one closure, so that they share names with nobody."""
    parts = "\n".join(_part(f"script/{name}.js") for name in SCRIPT)
    return str(jsmin(f"(() => {{\n'use strict';\n{parts}\n}})();")) + "\n"


def _part(path: str) -> str:
    return (_ASSETS / path).read_text(encoding="utf-8")
