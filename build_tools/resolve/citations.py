"""The works of the bibliography as a style prints them: entry and full note, as marked text."""

import hashlib
import json
import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.marks import Emphasis, Foreign, Link, Mark, Meaning
from build_tools.model.records import Reference
from build_tools.resolve.printed import han_run
from build_tools.resolve.signs import unsigned

if TYPE_CHECKING:
    from build_tools.resolve.citation_engine import Printed

# Change it when the same items come out otherwise: another engine, another way to print.
FORM = "refkit 0.4.0, 1"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Formatted:
    """The works in one style.

    `works` has for each key the bibliography entry and the full note; `located` the full note for
    each pair of key and locator that was asked for; `problems` what the engine could not print.
    """

    works: dict[str, tuple[Paragraph, Paragraph]]
    located: dict[Pair, Paragraph]
    problems: tuple[Diagnostic, ...] = ()


def formatted(
    references: Sequence[Reference],
    style: str = "chicago-notes",
    cache: Path | None = None,
    wanted: Sequence[Pair] = (),
) -> Formatted:
    """The references in `style` (`chicago-notes`, `apa`, `mla`, `gb-7714-2015`).

    `wanted` are pairs of key and locator (`("ding-2024", "180–81")`), for notes that point to a
    page. With `cache`, a directory, what was formatted before is taken from there and the engine
    stays asleep. A work the engine cannot print gets a plain form and a diagnostic (C01).
    """
    items = {r.key: r.csl for r in references}
    known = [(key, at) for key, at in dict.fromkeys(wanted) if key in items and at]
    file = cache / f"citations-{style}.json" if cache else None
    mark = _fingerprint(items, style, known)
    if file and (found := _cached(file, mark, items, known)):
        return found
    done = _formatted(references, style, known)
    if file and not done.problems:
        _keep(file, mark, done)
    return done


def sort_key(reference: Reference) -> tuple[tuple[str, ...], str, str]:
    """Where a work stands in the bibliography: by the names it is listed under, date, and title."""
    csl = reference.csl
    names = [_listed(name) for name in csl.get("author") or csl.get("editor") or []]
    if not names and csl.get("type") == "webpage" and csl.get("container-title"):
        names = [csl["container-title"]]
    title = unsigned(csl.get("title", "")).lstrip("“‘\"'[")
    for article in ("A ", "An ", "The "):
        title = title.removeprefix(article)
    parts = (csl.get("issued", {}).get("date-parts") or [[9999]])[0]
    date = "-".join(f"{int(part):04}" for part in parts)
    return tuple(_folded(name) for name in names or [title]), date, _folded(title)


def _listed(name: Mapping[str, str]) -> str:
    return name.get("literal") or f"{name.get('family', '')} {name.get('given', '')}"


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if c.isalnum() or c.isspace())


def _formatted(references: Sequence[Reference], style: str, wanted: Sequence[Pair]) -> Formatted:
    """All in one call; where that fails, one by one, so that one bad entry spoils no other."""
    from build_tools.resolve.citation_engine import EngineError, Printed, installed, printed

    problems: list[Diagnostic] = []
    result = Printed({}, {}, {})
    if not installed():
        problems = [_without_engine()] if references else []
    else:
        try:
            result = printed({r.key: r.csl for r in references}, style, wanted)
        except EngineError:
            problems = _one_by_one(result, references, style, wanted)
    works = {r.key: _work(r, result.entries.get(r.key), result.notes.get(r.key))
             for r in references}  # fmt: skip
    located = {pair: result.located.get(pair) or _plain_at(works[pair[0]][1], pair[1])
               for pair in wanted}  # fmt: skip
    return Formatted(works, located, tuple(problems))


def _one_by_one(
    result: "Printed", references: Sequence[Reference], style: str, wanted: Sequence[Pair]
) -> list[Diagnostic]:
    """Adds to `result` what the engine can print, and tells of each work that it cannot."""
    from build_tools.resolve.citation_engine import EngineError, printed

    problems = []
    for reference in references:
        mine = [pair for pair in wanted if pair[0] == reference.key]
        try:
            one = printed({reference.key: reference.csl}, style, mine)
        except EngineError as error:
            problems.append(_unprinted(reference, str(error)))
            continue
        result.entries.update(one.entries)
        result.notes.update(one.notes)
        result.located.update(one.located)
    return problems


def _without_engine() -> Diagnostic:
    return Diagnostic(
        "C02",
        "the citation engine is not installed, so all works are printed in a plain form",
        "build the site on a machine for which PyPI has refkit (Linux on x86-64, macOS on ARM)",
        severity="warning",
        subject="citation engine",
    )


def _unprinted(reference: Reference, why: str) -> Diagnostic:
    return Diagnostic(
        "C01",
        f"`{reference.key}` could not be formatted: {why}",
        "look for an unusual value in this entry; it is printed in a plain form now",
        reference.place,
        "error",
        f"source {reference.key}",
    )


def _work(
    reference: Reference, entry: Paragraph | None, note: Paragraph | None
) -> tuple[Paragraph, Paragraph]:
    """Entry and note; where a style prints nothing for a kind of work, the plain form stands."""
    plain = plain_form(reference.csl)
    return (
        entry if entry and entry.text else plain,
        note if note and note.text else plain,
    )


def plain_form(csl: Mapping[str, Any]) -> Paragraph:
    """A work without a style: author, title, where it stands, date, address."""
    names = ", ".join(_listed(name) for name in csl.get("author") or csl.get("editor") or [])
    parts = (csl.get("issued", {}).get("date-parts") or [[]])[0]
    link = f"https://doi.org/{csl['DOI']}" if "DOI" in csl else csl.get("URL", "")
    told = [
        names,
        unsigned(csl.get("title", "")) or "Untitled",
        unsigned(csl.get("container-title", "")),
        csl.get("publisher", ""),
        "-".join(f"{int(part):02}" for part in parts),
    ]
    text = ". ".join(part for part in told if part) + "."
    marks = [Mark(*found.span(), Foreign("zh-Hans")) for found in han_run().finditer(text)]
    if not link:
        return Paragraph("paragraph", text, tuple(marks))
    at = len(text) + 1
    marks.append(Mark(at, at + len(link), Link(link)))
    return Paragraph("paragraph", f"{text} {link}.", tuple(marks))


def _plain_at(note: Paragraph, locator: str) -> Paragraph:
    return Paragraph(note.kind, f"{note.text} {locator}.", note.marks)


def _fingerprint(items: Mapping[str, Any], style: str, wanted: Sequence[Pair]) -> str:
    told = json.dumps([FORM, style, list(items.items()), wanted], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def _cached(
    file: Path, mark: str, items: Mapping[str, Any], wanted: Sequence[Pair]
) -> Formatted | None:
    """What the cache holds for this fingerprint; a damaged file counts as none."""
    try:
        data = json.loads(file.read_bytes())
        if data["fingerprint"] != mark:
            return None
        works = {key: (_read(data["works"][key][0]), _read(data["works"][key][1])) for key in items}
        told = zip(wanted, data["located"], strict=True)
        return Formatted(works, {pair: _read(note) for pair, note in told})
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return None


def _keep(file: Path, mark: str, done: Formatted) -> None:
    """Write the cache whole or not at all; a cache that cannot be written is no fault."""
    import tempfile

    data = {
        "fingerprint": mark,
        "works": {key: [_told(entry), _told(note)] for key, (entry, note) in done.works.items()},
        "located": [_told(note) for note in done.located.values()],
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
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
