"""The items of a YAML file as records: each fitted to its kind and placed in its file."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Annotated, Any

from build_tools.model import records
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.glossary import TermRecord
from build_tools.model.ids import LONGEST
from build_tools.model.pack_records import PackRecord
from build_tools.model.places import Place
from build_tools.read.encoding import decode
from build_tools.read.keys import unknown
from build_tools.read.misfits import EXAMPLES, misfits
from build_tools.read.sheets import UNSEEN
from build_tools.read.yaml import Path, Plain, YamlFile, read_yaml

_UNSEEN = re.compile(f"[{UNSEEN}]+")


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import Field, TypeAdapter

    told_apart: Any = Annotated[kind, Field(discriminator="kind")]
    return TypeAdapter(told_apart if kind is records.Emendation else kind)


def yaml_of(file: str, data: bytes) -> tuple[YamlFile, list[Diagnostic]]:
    """The file as plain data, with what is wrong with it."""
    source, problems = words_of(file, data)
    if source is None:
        return YamlFile(file), problems
    read = read_yaml(file, source)
    return read, problems + read.problems


def words_of(file: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The characters of a file, composed (NFC), lines ended by LF, without those that no reader
    sees; None if it is not UTF-8."""
    decoded, problems = decode(file, data)
    if decoded is None:
        return None, problems
    source = decoded.source
    source = unicodedata.normalize("NFC", _UNSEEN.sub("", source))
    return source.replace("\r\n", "\n").replace("\r", "\n"), problems


def items(file: str, data: bytes, kind: Any) -> tuple[list[Any], list[Diagnostic]]:
    """The items of a file that is a list, as records of this kind."""
    read, problems = yaml_of(file, data)
    if read.data is None:
        return [], problems
    if not isinstance(read.data, list):
        return [], [*problems, wrong_shape(read, kind)]
    out = []
    for i, item in enumerate(read.data):
        kept = item if kind is records.Emendation else tidy(item)
        record, found = fitted(read, kept, kind, (i,))
        problems += found
        if record is not None:
            out.append(record)
    return out, problems


def tidy(value: Plain) -> Plain:
    """The value with single spaces between its words and none around them."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [tidy(v) for v in value]
    return {key: tidy(v) for key, v in value.items()}


def wrong_shape(read: YamlFile, kind: Any) -> Diagnostic:
    """That the whole file is neither a list nor keys, where it should be."""
    wanted = "a list: each item begins with `- `"
    if kind in (records.Manifest, TermRecord, PackRecord):
        wanted = "lines of `key: value`"
    cure = f"begin it like this: {EXAMPLES[kind]}"
    return Diagnostic("Y04", f"this file must be {wanted}", cure, read.place(()))


def fitted(read: YamlFile, item: Plain, kind: Any, at: Path) -> tuple[Any, list[Diagnostic]]:
    """The node at `at` of a file as a record of this kind; None if it does not fit."""
    from pydantic import ValidationError

    if isinstance(item, dict) and "place" in item:
        return None, [unknown(read, at, ("place",), kind)]
    try:
        record = _adapter(kind).validate_python(item)
    except ValidationError as error:
        errors = [dict(e) for e in error.errors(include_url=False)]
        return None, misfits(read, item, errors, kind, at)
    placed = _placed(read, record, at)
    return replace(placed, place=_with_parts(read, item, at)), []


def _with_parts(read: YamlFile, item: Plain, at: Path) -> Place:
    """The place of an entry, with those of its parts; the row of a table has only its own."""
    if len(read.places) == 1:
        return read.place(at)
    below = [(path, read.places.get((*at, *path))) for path in _paths(item)]
    parts = ((".".join(map(str, path)), p.line, p.column) for path, p in below if p)
    return replace(read.place(at), parts=tuple(parts))


def _paths(item: Plain) -> Iterator[Path]:
    """The path of every key and item below a node."""
    pairs = item.items() if isinstance(item, dict) else enumerate(item)
    for name, value in pairs:
        yield (name,)
        if not isinstance(value, str):
            yield from ((name, *path) for path in _paths(value))


def _placed(read: YamlFile, record: Any, at: Path) -> Any:
    """The record and the records in it, each with its place in the file."""
    changed: dict[str, Any] = {}
    for part in fields(record):
        value = getattr(record, part.name)
        path = (*at, part.name)
        if part.name == "place":
            changed["place"] = read.place(at)
        elif isinstance(value, tuple) and any(is_dataclass(v) for v in value):
            changed[part.name] = tuple(
                _placed(read, v, (*path, i)) if is_dataclass(v) else v for i, v in enumerate(value)
            )
    return replace(record, **changed) if changed else record


def repeated(found: Sequence[tuple[str, Place]], what: str) -> list[Diagnostic]:
    """A diagnostic for each name that stands in its file a second time."""
    first: dict[str, Place] = {}
    problems = []
    for name, place in found:
        if name in first:
            message = f"{what} {name} stands here a second time (first in line {first[name].line})"
            problems.append(Diagnostic("Y06", message, "keep one of them", place))
        first.setdefault(name, place)
    return problems


def no_address(id: str, place: Place, most: int = LONGEST) -> Diagnostic:
    """That other people cannot link to this id, which may have so many signs."""
    cure = f"use small letters a–z, figures and hyphens, at most {most}"
    if "-" in (id[:1], id[-1:]) or "--" in id:
        cure += "; begin and end with a letter or a figure, with one hyphen between two words"
    return Diagnostic("Y04", f"`{id}` cannot be an address", cure, place)
