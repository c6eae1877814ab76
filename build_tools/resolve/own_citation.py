"""How the edition itself is cited: the whole of it, one paragraph, and the work that it edits.

A retelling is its editors', and never given as the author's words: its editors stand as authors,
and a note says what it retells. A text that is the author's own (a reader's copy of the published
text) is cited as the author's, with the edition as the place where it was read.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from build_tools.model.citing import ADDRESS_SLOT, NUMBER_SLOT, STYLES, OwnForms
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.marks import Link, Mark
from build_tools.model.records import Manifest, Reference, TextRecord
from build_tools.resolve.citations import Formatted, formatted
from build_tools.resolve.languages import han, with_family_name

EDITION, PARAGRAPH, WORK = "edition", "paragraph", "work"
SLOTS = {"NUMBER": NUMBER_SLOT, "https://address.invalid/here": ADDRESS_SLOT}
AT_PARAGRAPH = "¶ NUMBER"


def own_forms(
    manifest: Manifest, text: TextRecord, cache: Path | None = None
) -> tuple[dict[str, OwnForms], tuple[Diagnostic, ...]]:
    """The edition, one of its paragraphs and its work in all styles of `model.citing.STYLES`, and
    what the citation engine could not print.

    `text` is the base text. All of it is kept in `cache`, a directory.
    """
    items = own_items(manifest, text)
    references = [Reference(key, item, place=manifest.place) for key, item in items.items()]
    found = {
        style: formatted(references, style, cache, [(PARAGRAPH, AT_PARAGRAPH)], "own")
        for style in STYLES
    }
    problems = {(p.code, p.subject): p for done in found.values() for p in done.problems}
    return {style: _own(done) for style, done in found.items()}, tuple(problems.values())


def own_items(manifest: Manifest, text: TextRecord) -> dict[str, dict[str, Any]]:
    """The CSL-JSON items of the edition, of a paragraph of it, and of the work it edits."""
    work = _work(manifest)
    edition: dict[str, Any] = {
        "id": EDITION,
        "type": "book",
        "title": manifest.title,
        "author": [{"literal": _capital(manifest.editors)}],
        "edition": f"version {manifest.version}",
        "issued": _date(manifest.date),
        "custom": {"title": manifest.title, "own": True},
    }
    if manifest.address:
        edition["URL"] = manifest.address
    if not text.retelling:
        told = {"note": f"Read in {manifest.title}, version {manifest.version}"}
        read = work | told | {"custom": work["custom"] | {"note-in-notes": True}}
        return {EDITION: edition, PARAGRAPH: _here(read), WORK: work}
    edition["note"] = f"Retelling of {_in_passing(manifest)}"
    edition["custom"]["note-in-notes"] = True
    return {EDITION: edition, PARAGRAPH: _here(edition), WORK: work}


def _work(manifest: Manifest) -> dict[str, Any]:
    of = manifest.of
    title = f"{of.title}: {of.subtitle}" if of.subtitle else of.title
    item: dict[str, Any] = {
        "id": WORK,
        "type": "report",
        "title": title,
        "genre": of.kind,
        "author": [_name(name) for name in of.creators],
        "language": of.language,
        "issued": _date(of.date),
        "publisher": " and ".join(of.publishers),
        "collection-title": of.series,
        "URL": of.url,
        "custom": {"title": title},
    }
    return {name: value for name, value in item.items() if value}


def _here(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item with the address of a paragraph of it."""
    return {**item, "id": PARAGRAPH, "URL": next(k for k, v in SLOTS.items() if v == ADDRESS_SLOT)}


def _name(name: str) -> dict[str, str]:
    """A creator by the manifest: the last word is the family name, but in a Chinese name."""
    given, _, family = name.rpartition(" ")
    if not given or han().search(name) or with_family_name(name) != name:
        return {"literal": name}
    return {"family": family, "given": given}


def _in_passing(manifest: Manifest) -> str:
    of = manifest.of
    title = f"{of.title}: {of.subtitle}" if of.subtitle else of.title
    year = f" ({of.date[:4]})" if of.date else ""
    return f"{', '.join(of.creators)}, “{title}”{year}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _date(date: str) -> dict[str, Any]:
    parts = [int(part) for part in date.split("-") if part.isdigit()]
    return {"date-parts": [parts]} if parts else {}


def _own(done: Formatted) -> OwnForms:
    entry, note = done.works[PARAGRAPH][0], done.located[PARAGRAPH, AT_PARAGRAPH]
    return OwnForms(done.works[EDITION], (_slotted(entry), _slotted(note)), done.works[WORK])


def _slotted(form: Paragraph) -> Paragraph:
    """A form with the slots that a page fills in, each one character long."""
    for words, slot in SLOTS.items():
        while (at := form.text.find(words)) >= 0:
            end, less = at + len(words), len(words) - 1
            marks = tuple(_moved(mark, end, less, slot) for mark in form.marks)
            form = replace(form, text=form.text[:at] + slot + form.text[end:], marks=marks)
    return form


def _moved(mark: Mark, end: int, less: int, slot: str) -> Mark:
    start = mark.start - less if mark.start >= end else mark.start
    stop = mark.end - less if mark.end >= end else mark.end
    meaning = mark.meaning
    if isinstance(meaning, Link) and meaning.target in SLOTS:
        meaning = Link(SLOTS[meaning.target])
    return Mark(start, stop, meaning)
