"""What was read before, kept by the content of the files: in memory, and as JSON in a folder.

Only records of `build_tools.model` are kept, and plain values in tuples, lists and dictionaries.
What does not fit, is damaged or was read by another version of the program is read anew.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_RECORDS = (
    "document", "marks", "places", "diagnostics", "records", "glossary", "comments", "work",
    "links", "events", "packs", "pack_records",
)  # fmt: skip
_READERS = ("latexcodec", "markdown_it", "pybtex", "pydantic", "yaml")
_DAMAGE = (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


class Kept:
    """The results of reading, one for each name; `folder` is where they outlive the program.

    `memory` has what else was made of what, for builds that follow each other; without it nothing
    is remembered, and a single build of a large edition keeps its memory free.
    """

    def __init__(
        self, folder: Path | None, memory: dict[str, tuple[object, Any]] | None = None
    ) -> None:
        self.folder = folder
        self.memory = memory

    def read(self, name: str, data: Iterable[bytes], make: Callable[[], T]) -> T:
        """What `make` gives for this data: as it was kept under this name, else made and kept.

        The result is shared and must not be changed.
        """
        mark = fingerprint(data)

        def read() -> T:
            value: T | None = self._found(name, mark)
            if value is None:
                value = make()
                self._keep(name, mark, value)
            return value

        return self.same(f"read {name}", mark, read)

    def text(self, name: str, data: Iterable[bytes], make: Callable[[], str]) -> str:
        """The text that `make` gives for this data, as `read` does, but kept as it is: so a long
        one is there at once."""
        mark = fingerprint(data).encode()

        def read() -> str:
            file = self.folder / f"{name}.txt" if self.folder else None
            try:
                kept, _, body = file.read_bytes().partition(b"\n") if file else (b"", b"", b"")
                if kept == mark:
                    return body.decode()
            except _DAMAGE:
                pass
            made = make()
            if file:
                write_whole(file, mark + b"\n" + made.encode(errors="replace"))
            return made

        return self.same(f"text {name}", mark, read)

    def same(self, name: str, things: object, make: Callable[[], T]) -> T:
        """What `make` gave for equal things under this name before, else what it gives now.

        The result is shared and must not be changed.
        """
        if self.memory is None:
            return make()
        known, value = self.memory.get(name, (self, None))
        if known != things:
            value = make()
            self.memory[name] = things, value
        result: T = value
        return result

    def _found(self, name: str, mark: str) -> Any:
        if self.folder is None:
            return None
        try:
            found = json.loads((self.folder / f"{name}.json").read_bytes())
            return _heard(found["value"]) if found["fingerprint"] == mark else None
        except _DAMAGE:
            return None

    def _keep(self, name: str, mark: str, value: Any) -> None:
        if self.folder is not None:
            told = json.dumps({"fingerprint": mark, "value": _told(value)}, ensure_ascii=False)
            write_whole(self.folder / f"{name}.json", told.encode("utf-8", "surrogatepass"))


def fingerprint(data: Iterable[bytes]) -> str:
    """A mark of this data and of the program that reads it."""
    made = hashlib.sha256(_program())
    for part in data:
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.hexdigest()


def write_whole(file: Path, data: bytes) -> None:
    """Writes a file whole or not at all; what cannot be kept is no fault."""
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).replace(file)
    except OSError:
        return


@cache
def _program() -> bytes:
    """The versions of Python, of what we read with, and of our own modules, by their files."""
    theirs = (Path(s.origin) for name in _READERS if (s := find_spec(name)) and s.origin)
    files = [*_modules(str(Path(__file__).parent)), *((str(f), f.stat()) for f in theirs)]
    told = [sys.version, *(f"{name} {s.st_size} {s.st_mtime_ns}" for name, s in sorted(files))]
    return "\n".join(told).encode()


def _modules(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """The modules in a folder and below with what the system tells of each."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _modules(entry.path)
            elif entry.name.endswith(".py"):
                yield entry.path, entry.stat()


@cache
def _record(kind: str) -> Any:
    """The class of a record by its name; None if there is none.

    The modules are imported one after the other until it is found, since those that few editions
    need stand last.
    """
    for name in _RECORDS:
        found = getattr(import_module(f"build_tools.model.{name}"), kind, None)
        if isinstance(found, type) and is_dataclass(found):
            return found
    return None


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(f.name for f in fields(_record(kind)))


def _told(value: Any) -> Any:
    """A value for JSON: what is not plain is a list that begins with what it is."""
    match value:
        case None | str() | int() | float():
            return value
        case tuple():
            return ["tuple", *map(_told, value)]
        case list():
            return ["list", *map(_told, value)]
        case dict() if _is_json(value):
            return value
        case dict():
            return ["dict", *(_told(x) for pair in value.items() for x in pair)]
    kind = type(value).__name__
    if _record(kind) is not type(value):
        raise TypeError(f"{kind} is not kept")
    return [kind, *(_told(getattr(value, name)) for name in _names(kind))]


def _is_json(value: Any) -> bool:
    """True if JSON gives the value back as it is."""
    match value:
        case dict():
            return all(isinstance(k, str) for k in value) and all(map(_is_json, value.values()))
        case list():
            return all(map(_is_json, value))
    return value is None or isinstance(value, str | int | float)


def _heard(told: Any) -> Any:
    """The value that `_told` has told."""
    if type(told) is not list:
        return told
    values = [_heard(x) if type(x) is list else x for x in told]
    kind = values.pop(0)
    if kind == "tuple":
        return tuple(values)
    if kind == "list":
        return values
    if kind == "dict":
        pairs = iter(values)
        return dict(zip(pairs, pairs, strict=True))
    record, names = _made_of(kind)
    return record(**dict(zip(names, values, strict=True))) if names else record(*values)


@cache
def _made_of(kind: str) -> tuple[Any, tuple[str, ...]]:
    """The class of a record, and the names of its fields if it wants them named."""
    record = _record(kind)
    return record, _names(kind) if any(f.kw_only for f in fields(record)) else ()
