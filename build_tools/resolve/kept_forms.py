"""Formatted works as JSON in a folder, so that the next build need not start the engine."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from build_tools.model.citing import Forms
from build_tools.model.document import Paragraph
from build_tools.model.marks import Emphasis, Foreign, Link, Mark, Meaning

# Change it when the same items come out otherwise: another engine, another way to print.
FORM = "refkit 0.4.0, 12"
DAMAGE = (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
Pair = tuple[str, str]
Found = tuple[dict[str, Forms], dict[Pair, Paragraph]]


def fingerprint(*grounds: object) -> str:
    """A mark of what was to be formatted, and of how."""
    told = json.dumps([FORM, *grounds], sort_keys=True, default=str)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def is_kept(file: Path, mark: str) -> bool:
    """True if a file was written for this mark; it is not read."""
    begin = json.dumps({"fingerprint": mark})[:-1].encode()
    try:
        with file.open("rb") as opened:
            return opened.read(len(begin)) == begin
    except OSError:
        return False


def found(file: Path, mark: str, keys: Iterable[str], wanted: Sequence[Pair]) -> Found | None:
    """What a file holds for this mark; a damaged file counts as none."""
    try:
        data = json.loads(file.read_bytes())
        if data["fingerprint"] != mark:
            return None
        works = {key: (_read(data["works"][key][0]), _read(data["works"][key][1])) for key in keys}
        told = zip(wanted, data["located"], strict=True)
        return works, {pair: _read(note) for pair, note in told}
    except DAMAGE:
        return None


def keep(
    file: Path, mark: str, works: Mapping[str, Forms], located: Mapping[Pair, Paragraph]
) -> None:
    """Writes the file whole or not at all; what cannot be kept is no fault."""
    import tempfile

    data = {
        "fingerprint": mark,
        "works": {key: [_told(entry), _told(note)] for key, (entry, note) in works.items()},
        "located": [_told(note) for note in located.values()],
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as out:
            json.dump(data, out, ensure_ascii=False)
        Path(name).replace(file)
    except OSError:
        return


def _told(paragraph: Paragraph) -> list[Any]:
    marks = []
    for mark in paragraph.marks:
        match mark.meaning:
            case Link(target):
                marks.append([mark.start, mark.end, "link", target])
            case Foreign(lang):
                marks.append([mark.start, mark.end, "foreign", lang])
            case _:
                marks.append([mark.start, mark.end, "emphasis", ""])
    return [paragraph.text, marks]


def _read(told: Any) -> Paragraph:
    text, marks = told
    kinds: dict[str, Any] = {"link": Link, "foreign": Foreign}
    read = []
    for start, end, kind, value in marks:
        if not (isinstance(value, str) and 0 <= int(start) <= int(end) <= len(text)):
            raise ValueError("a mark outside its text")
        meaning: Meaning = kinds[kind](value) if kind in kinds else Emphasis()
        read.append(Mark(start, end, meaning))
    return Paragraph("paragraph", str(text), tuple(read))
