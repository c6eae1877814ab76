"""Keys that no record has, with what was probably meant; and which keys a place knows."""

import difflib
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.pack_records import PackRecord
from build_tools.read.yaml import Path, Plain, YamlFile


def unknown(read: YamlFile, at: Path, loc: Path, kind: Any) -> Diagnostic:
    """A key that no record has, with what was probably meant; `loc` is its path below the record,
    which stands at `at` and is of this kind."""
    name, path = str(loc[-1]), (*at, *loc)
    known = sorted({name for k in owners(kind, loc[:-1]) for name in _keys(k)})
    cure = _cure(name, known, _value(read.data, path) == "")
    return Diagnostic("Y02", f"unknown key `{name}`", cure, read.place(path))


def _keys(kind: Any) -> set[str]:
    """The keys of a record; a pack is called by its file, and its quiz is read by itself."""
    names = {f.name for f in fields(kind)} - {"place"}
    return (names - {"id"}) | {"quiz"} if kind is PackRecord else names


def _cure(name: str, known: list[str], empty: bool) -> str:
    near = difflib.get_close_matches(name.strip().lower(), known, 1)
    if "：" in name:
        return "write a colon and a space behind the key (`key: value`), not the full-width `：`"
    if name != name.strip():
        return "indent with spaces, not with the ideographic space (U+3000)"
    if ":" in name and name.partition(":")[0] in known:
        return "write a space behind the colon: `key: value`"
    if near:
        return f"did you mean `{near[0]}`?"
    told = f"the keys here are {', '.join(known)}"
    return f"put a value that holds a comma in quotation marks; {told}" if empty else told


def _value(data: Plain | None, path: Path) -> Plain | None:
    """What stands at a path; None if nothing does."""
    for part in path:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def owners(kind: Any, path: Path) -> list[Any]:
    """The records that may stand at `path` below a record of this kind; none where a value does."""
    kinds = _kinds(kind)
    for part in (part for part in path if isinstance(part, str)):
        hints = [get_type_hints(owner).get(part) for owner in kinds]
        kinds = [k for hint in hints for k in _kinds(hint)]
    return kinds


def _kinds(hint: Any) -> list[Any]:
    """The records that a type is made of: of `tuple[SourceRef | str, ...]` the SourceRef."""
    return [hint] if is_dataclass(hint) else [k for part in get_args(hint) for k in _kinds(part)]
