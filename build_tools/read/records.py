"""The manifest and the apparatus: YAML turned into records, with a diagnostic for each slip."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Annotated, Any

from build_tools.model import ids, records
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place
from build_tools.read.dates import date_parts
from build_tools.read.encoding import decode
from build_tools.read.misfits import EXAMPLES, misfits, unknown
from build_tools.read.web_addresses import fault_of_url
from build_tools.read.yaml import Path, Plain, YamlFile, read_yaml


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import Field, TypeAdapter

    told_apart: Any = Annotated[kind, Field(discriminator="kind")]
    return TypeAdapter(told_apart if kind is records.Emendation else kind)


def read_manifest(file: str, data: bytes) -> tuple[records.Manifest | None, list[Diagnostic]]:
    """The manifest in `docs/edition.yml`."""
    read, problems = _yaml(file, data)
    if read.data is None:
        return None, problems or [_wrong_shape(read, records.Manifest)]
    if not isinstance(read.data, dict):
        return None, [*problems, _wrong_shape(read, records.Manifest)]
    record, found = _record(read, read.data, records.Manifest, ())
    if record is not None:
        found += _unsound(read, record)
    return record, problems + found


def _unsound(read: YamlFile, manifest: records.Manifest) -> list[Diagnostic]:
    """What no key says by itself: dates that are days, and texts with addresses of their own."""
    problems = _repeated([(t.key, t.place) for t in manifest.texts], "key")
    for path, date in ((("date",), manifest.date), (("of", "date"), manifest.of.date)):
        if date_parts(date) is None and (date or path == ("date",)):
            message, cure = f"`{date}` is not a date", "write it as 2026-01-31, 2026-01 or 2026"
            problems.append(Diagnostic("Y04", message, cure, read.place(path)))
    addresses = ((("of", "url"), manifest.of.url), (("address",), manifest.address))
    for path, url in (*addresses, (("report",), manifest.report)):
        if url and (fault := fault_of_url(url)):
            message = f"`{path[-1]}` is no web address: {fault}"
            cure = "write it with https://, or leave it out"
            problems.append(Diagnostic("Y04", message, cure, read.place(path)))
    if not manifest.texts:
        message, cure = "the edition has no text", "name one under `texts:`"
        problems.append(Diagnostic("Y04", message, cure, read.place(("texts",))))
    for text in manifest.texts:
        if not ids.is_id(text.key):
            problems.append(_no_address(text.key, text.place))
        if text.own_copy and text.rights != "private":
            message, cure = "a reader's own copy is private", "write `rights: private`"
            problems.append(Diagnostic("Y04", message, cure, text.place))
        if not text.files:
            message, cure = f"the text `{text.key}` has no files", "name one under `files:`"
            problems.append(Diagnostic("Y04", message, cure, text.place))
    return problems


def _no_address(id: str, place: Place) -> Diagnostic:
    cure = "use small letters a–z, figures and hyphens, at most 80"
    return Diagnostic("Y04", f"`{id}` cannot be an address", cure, place)


def read_notes(file: str, data: bytes) -> tuple[tuple[records.NoteRecord, ...], list[Diagnostic]]:
    """The notes of the apparatus: corrected number, sources, conjectures."""
    found, problems = _list(file, data, records.NoteRecord)
    problems += _repeated([(f"{r.chapter} {r.note}".strip(), r.place) for r in found], "note")
    problems += [_no_number(r.note, r.place) for r in found if r.note < 1]
    return tuple(found), problems


def read_emendations(
    file: str, data: bytes
) -> tuple[tuple[records.Emendation, ...], list[Diagnostic]]:
    """The emendations: what is printed, what it should be, why, and how sure that is."""
    found, problems = _list(file, data, records.Emendation)
    problems += _repeated([(r.id, r.place) for r in found], "id")
    for record in found:
        if not ids.is_id(record.id):
            problems.append(_no_address(record.id, record.place))
        problems += [_no_number(n, record.place) for n in _new_numbers(record) if n < 1]
    return tuple(found), problems


def _new_numbers(record: records.Emendation) -> Sequence[int]:
    """The note numbers that an emendation gives, which no list need have printed."""
    match record:
        case records.Split():
            return (record.note,)
        case records.Move():
            return tuple(record.entries.values())
        case records.Lost():
            return record.notes
    return ()


def _no_number(number: int, place: Place) -> Diagnostic:
    return Diagnostic("Y04", f"{number} cannot be a note number", "count notes from 1", place)


def _yaml(file: str, data: bytes) -> tuple[YamlFile, list[Diagnostic]]:
    decoded, problems = decode(file, data)
    if decoded is None:
        return YamlFile(file), problems
    read = read_yaml(file, decoded.source)
    return read, problems + read.problems


def _list(file: str, data: bytes, kind: Any) -> tuple[list[Any], list[Diagnostic]]:
    read, problems = _yaml(file, data)
    if read.data is None:
        return [], problems
    if not isinstance(read.data, list):
        return [], [*problems, _wrong_shape(read, kind)]
    out = []
    for i, item in enumerate(read.data):
        record, found = _record(read, item, kind, (i,))
        problems += found
        if record is not None:
            out.append(record)
    return out, problems


def _wrong_shape(read: YamlFile, kind: Any) -> Diagnostic:
    wanted = "a list: each item begins with `- `"
    if kind is records.Manifest:
        wanted = "a list of `key: value` lines"
    cure = f"begin it like this: {EXAMPLES[kind]}"
    return Diagnostic("Y04", f"this file must be {wanted}", cure, read.place(()))


def _record(read: YamlFile, item: Plain, kind: Any, at: Path) -> tuple[Any, list[Diagnostic]]:
    from pydantic import ValidationError

    if isinstance(item, dict) and "place" in item:
        return None, [unknown(read, (*at, "place"), kind)]
    try:
        record = _adapter(kind).validate_python(item)
    except ValidationError as error:
        errors = [dict(e) for e in error.errors(include_url=False)]
        return None, misfits(read, item, errors, kind, at)
    return _placed(read, record, at), []


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


def _repeated(found: Sequence[tuple[str, Place]], what: str) -> list[Diagnostic]:
    first: dict[str, Place] = {}
    problems = []
    for name, place in found:
        if name in first:
            message = f"{what} {name} stands here a second time (first in line {first[name].line})"
            problems.append(Diagnostic("Y06", message, "keep one of them", place))
        first.setdefault(name, place)
    return problems
