"""The commonest slips behind a file that is no YAML: tabs, signs of Chinese type, and quotation
marks left open."""

import re
from typing import Any

CURE = (
    "check indentation, quotes and colons near this place: keys of one item stand exactly below "
    "each other; put a value that holds “: ” or begins with a sign in quotation marks"
)
NO_ESCAPE = "in quotation marks like these a backslash begins an escape, and this is none"
# What the library says, and what an editor sees.
_WORDS = (
    ("mapping values are not allowed", "here a key begins where none can stand"),
    ("did not find expected key", "this line is indented neither as the keys above nor as a list"),
    ("expected ',' or ']'", "a list that opens with `[` is not closed, or a comma is missing"),
    ("expected ',' or '}'", "what opens with `{` is not closed, or a comma is missing"),
    ("found a tab character", "there is a tab in the indentation"),
    (
        "character that cannot start any token",
        "here begins a sign that means something in YAML",
    ),
    ("did not find expected '-' indicator", "this line is no item of the list above it"),
    ("could not find expected ':'", "the key has no colon behind it"),
    ("block sequence entries are not allowed", "a list begins where none can stand"),
    ("escape character", NO_ESCAPE),
    ("character escape code", NO_ESCAPE),
    ("did not find expected hexdecimal number", NO_ESCAPE),
    ("found unexpected end of stream", "the file ends within quotation marks"),
)
ESCAPES = (
    "write `\\\\` for a backslash, or the value in '…', where it stands for itself; write other "
    "characters as they are"
)
TABS = "use spaces, not tabs"
# A sign of Chinese type where YAML wants its own, and what to write instead.
_CHINESE = (
    (re.compile(r"^ *\u3000"), "indent with spaces, not with the ideographic space (U+3000)"),
    (re.compile(r"^ *(?:- *)?[a-z-]+：|[{,] *[a-z-]+："), "write `: ` behind the key, not `：`"),
    (
        re.compile(r"""["'] *[，、] *["']"""),
        "part the items with a comma and a space, not with `，`",
    ),
)
_VALUE = re.compile(r"""(?:^[ \t]*|[:\[{,-][ \t]*)(["'])""", re.MULTILINE)
_AFTER = r"(?=[ \t]*(?:[,\]}:#\n]|\Z))"
_CLOSED = {
    '"': re.compile(rf'(?:[^"\\]|\\.)*"{_AFTER}', re.DOTALL),
    "'": re.compile(rf"(?:[^']|'')*'{_AFTER}"),
}


def reason_of_syntax(said: str) -> str:
    """What a YAML error says, in an editor's words where we have them."""
    return next((ours for theirs, ours in _WORDS if theirs in said), said)


def cure_of_syntax(source: str, error: Any) -> str:
    """The cure of a YAML error: it names the tab, the Chinese sign or the open quotation mark,
    if there is one."""
    mark, context = error.problem_mark, error.context_mark
    if mark is None:
        return CURE
    lines = source.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    if line[mark.column : mark.column + 1] == "\t":
        return TABS
    near = lines[max(0, mark.line - 1) : mark.line + 1]
    if chinese := [cure for sign, cure in _CHINESE if any(map(sign.search, near))]:
        return chinese[0]
    in_line = context is None or context.line == mark.line
    if in_line and reason_of_syntax(str(error.problem)) == NO_ESCAPE:
        return ESCAPES
    if context is not None and "quoted scalar" in str(error.context):
        return _look_at(context.line)
    opened = _left_open("\n".join(lines[: mark.line]))
    if opened is None and _left_open(line) is not None:
        opened = mark.line
    return CURE if opened is None else _look_at(opened)


def _look_at(line: int) -> str:
    return (
        f"a quotation mark may be open further up: see line {line + 1}; close it, and write "
        "an apostrophe inside '…' twice"
    )


def _left_open(words: str) -> int | None:
    """The line (from 0) of the first value whose quotation mark is not closed in these words."""
    at = 0
    while found := _VALUE.search(words, at):
        closed = _CLOSED[found[1]].match(words, found.end())
        if closed is None:
            return words.count("\n", 0, found.start(1))
        at = closed.end()
    return None
