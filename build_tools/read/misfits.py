"""What does not fit into a record, in an editor's words: keys and values of the YAML files."""

import difflib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from build_tools.model import records
from build_tools.model.comments import CommentRecord
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.events import DatedEventRecord
from build_tools.model.glossary import NameRecord, TermRecord
from build_tools.model.links import LinkRecord
from build_tools.model.pack_records import PackRecord
from build_tools.read.keys import owners, unknown
from build_tools.read.yaml import Path, Plain, YamlFile

EXTRA = ("extra_forbidden", "unexpected_keyword_argument")
MISSING = ("missing", "missing_keyword_only_argument")
KINDS: dict[str, Any] = {
    "split": records.Split, "move": records.Move, "lost": records.Lost,
    "reading": records.Reading, "form": records.Form,
}  # fmt: skip
LONGEST = 40
EXAMPLES = {
    records.Manifest: "`title: A small edition`, and in the next line `version: 1.0.0`",
    records.NoteRecord: "`- note: 1`, and in the next line `  sources: [rain-hills-2001]`",
    records.Emendation: "`- id: e1`, and in the next line `  kind: reading`",
    NameRecord: "`- id: rain`, and in the next line `  kind: person`",
    CommentRecord: "`- id: c1`, and in the next line `  title: 2001 or 2002`",
    DatedEventRecord: "`- id: flood`, and in the next line `  date: 1931-08`",
    TermRecord: "`english: two layers`, and in the next line `simplified: 两层皮`",
    LinkRecord: "`- address: https://example.org/`, and in the next line `  state: ok`",
    PackRecord: "`title: First meeting`, and in the next line `level: school`",
}


def misfits(
    read: YamlFile, item: Plain, errors: Sequence[dict[str, Any]], kind: Any, at: Path
) -> list[Diagnostic]:
    """A diagnostic for each error that pydantic found in `item`, the node at `at` of the file.

    A source may be a key or an item with keys; what does not fit either is told once. A key that is
    missing is not told where a misspelling of it stands beside it.
    """
    found = [(_loc(error, kind), error) for error in errors if not _other_half(error)]
    if kind is records.Emendation and isinstance(item, dict):
        kind = KINDS.get(str(item.get("kind")), kind)
    extra = [loc for loc, error in found if error["type"] in EXTRA]
    problems = []
    for loc, error in found:
        beside = [str(path[-1]).lower() for path in extra if path[:-1] == loc[:-1]]
        missing = error["type"] in MISSING
        if missing and difflib.get_close_matches(str(loc[-1]), beside, 1):
            continue
        problems.append(_problem(read, item, loc, error, kind, at))
    return problems


def _loc(error: dict[str, Any], kind: Any) -> Path:
    """The path of an error as the file has it, without the parts that pydantic puts in.

    These are the kind of an emendation at the beginning, and behind an item or a key what it was
    tried as.
    """
    loc = error["loc"][1:] if kind is records.Emendation else error["loc"]
    return tuple(part for i, part in enumerate(loc) if not _tried(loc, i))


def _tried(loc: Path, i: int) -> bool:
    as_source = (
        loc[i] in ("SourceRef", "EventRecord", "str") and i > 0 and isinstance(loc[i - 1], int)
    )
    return as_source or (loc[i] == "[key]" and i == len(loc) - 1 and i > 1)


def _other_half(error: dict[str, Any]) -> bool:
    """True for what is said of a source that is no key, though it has keys of its own."""
    loc, value = error["loc"], error.get("input")
    if not loc or loc[-1] == "[key]" or not _tried(loc, len(loc) - 1):
        return False
    return bool(isinstance(value, dict) == (loc[-1] == "str"))


def _problem(
    read: YamlFile, item: Plain, loc: Path, error: dict[str, Any], kind: Any, at: Path
) -> Diagnostic:
    path = (*at, *loc)
    if error["type"] in EXTRA or "place" in loc:
        return unknown(read, at, loc, kind)
    if error["type"] in MISSING:
        name = str(loc[-1])
        return Diagnostic("Y03", f"`{name}` is missing", f"add `{name}: …`", read.place(path[:-1]))
    if error["type"] == "union_tag_not_found":
        return _no_kind(read, item, at)
    if error["type"] == "union_tag_invalid":
        message = f"`kind` must be one of {error['ctx']['expected_tags']}"
        return Diagnostic("Y04", message, "use one of these words", read.place((*at, "kind")))
    told = WORDS.get(error["type"], _unfit)
    message, cure = told(_named(loc), error, owners(kind, loc))
    return Diagnostic("Y04", message, cure, read.place(path))


def _no_kind(read: YamlFile, item: Plain, at: Path) -> Diagnostic:
    near = difflib.get_close_matches("kind", list(item), 1) if isinstance(item, dict) else []
    if near:
        cure = "did you mean `kind`?"
        return Diagnostic("Y02", f"unknown key `{near[0]}`", cure, read.place((*at, near[0])))
    cure = f"add `kind: reading` (or {', '.join(k for k in KINDS if k != 'reading')})"
    return Diagnostic("Y03", "`kind` is missing", cure, read.place(at))


def _named(loc: Path) -> str:
    """What an error is about: a key, or an item of a list."""
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    if not name:
        return "this item"
    return f"`{name}`" if isinstance(loc[-1], str) else f"an item of `{name}`"


def _shape(value: object) -> str:
    """What stands in the place of a value."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "lines of `key: value`"
    words = str(value)
    return f"“{words if len(words) <= LONGEST else words[:LONGEST] + '…'}”" if words else "nothing"


def _bare(name: str) -> str:
    return name.split("`")[1] if "`" in name else "key"


def _words(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    value = error.get("input")
    cure = "write it without brackets and hyphens, on the line of its key"
    if isinstance(value, dict):
        cure = "put words that hold “: ” or stand in { } in quotation marks"
    if name.startswith("an item"):
        cure = "write each item as plain words; put one that holds “: ” in quotation marks"
    return f"{name} must be words, not {_shape(value)}", cure


def _number(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    message = f"{name} must be a number, not {_shape(error.get('input'))}"
    return message, "write it in figures, as in 12"


def _too_long(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    return f"{name} is too large a number", "look for figures that do not belong to it"


def _yes_or_no(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    message = f"{name} must be true or false, not {_shape(error.get('input'))}"
    return message, f"write `{_bare(name)}: true` or `{_bare(name)}: false`"


def _list(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    value, message = error.get("input"), f"{name} must be a list"
    if owners and _bare(name) != "sources":
        return message, "write each item on lines of its own below the key, begun with `- `"
    if isinstance(value, dict):
        return (
            message,
            "put its items in brackets: `[…, …]`; one that holds “: ” in quotation marks",
        )
    words = str(value)
    if re.search(r"[\[\]{}:#\"'`]|^[>|*&!%@-]", words):
        words = json.dumps(words, ensure_ascii=False)
    return message, f"put it in brackets: `[{words or '…'}]`"


def _pairs(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    message = f"{name} must give each printed number its right one"
    return message, f"write it in braces: `{_bare(name)}: {{15: 16, 16: 17}}`"


def _keys(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    wanted = sorted({f.name for o in owners for f in fields(o)} - {"place"})
    message = f"{name} must be lines of `key: value`, not {_shape(error.get('input'))}"
    return message, f"the keys here are {', '.join(wanted)}"


def _one_of(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    wanted = str(error["ctx"]["expected"])
    cure = "use one of these words" if " or " in wanted else "write it so, or leave the key out"
    return f"{name} must be {wanted}, not {_shape(error.get('input'))}", cure


def _unfit(name: str, error: dict[str, Any], owners: list[Any]) -> tuple[str, str]:
    return f"{name} cannot be {_shape(error.get('input'))}", "correct the value"


WORDS: dict[str, Callable[[str, dict[str, Any], list[Any]], tuple[str, str]]] = {
    "string_type": _words, "string_unicode": _words,
    "int_type": _number, "int_parsing": _number, "int_from_float": _number,
    "int_parsing_size": _too_long,
    "bool_type": _yes_or_no, "bool_parsing": _yes_or_no,
    "tuple_type": _list, "dict_type": _pairs,
    "dataclass_type": _keys, "dataclass_exact_type": _keys, "model_attributes_type": _keys,
    "literal_error": _one_of,
}  # fmt: skip
