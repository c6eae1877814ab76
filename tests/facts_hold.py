"""How a built edition is held against the facts of the print."""

import json
from pathlib import Path

import jsonschema
from facts import (
    ITEMS,
    MARKERS,
    PARAGRAPHS_BY_SECTION,
    PRINTED,
    QUOTATION,
    SOURCES,
    STATUS,
)

from build_tools.model.edition import Edition, Text
from build_tools.model.marks import Foreign

SCHEMA = Path(__file__).parent.parent / "build_tools" / "write" / "edition.schema.json"


def holds(edition: Edition, data: bytes) -> None:
    """Asserts every fact on the edition as data."""
    as_data = json.loads(data)
    jsonschema.validate(as_data, json.loads(SCHEMA.read_text()))
    by_section = [len(s["paragraphs"]) for s in as_data["sections"]]
    assert by_section == PARAGRAPHS_BY_SECTION
    paragraphs = as_data["paragraphs"]
    assert [p["number"] for p in paragraphs] == list(range(1, 40))
    assert [p["number"] for p in paragraphs if p["kind"] == "item"] == ITEMS
    assert [p["number"] for p in paragraphs if p["kind"] == "quotation"] == [QUOTATION]
    assert sum(len(s["notices"]) for s in as_data["sections"]) == 1
    markers = as_data["markers"]
    assert len(markers) == 26
    assert len({(m["paragraph"], m["offset"]) for m in markers}) == 24
    cited: dict[int, list[int]] = {}
    for m in markers:
        cited.setdefault(int(m["paragraph"][1:]), []).append(int(m["note"]))
    assert cited == MARKERS
    notes = {n["number"]: n for n in as_data["notes"]}
    assert {n: note["status"] for n, note in notes.items()} == STATUS
    assert {n: note["printed"] for n, note in notes.items() if n <= 20} == PRINTED
    formatted = {s["id"]: s["formatted"] for s in as_data["sources"]}
    for number, words in SOURCES.items():
        sources = [formatted[s["key"]] for s in notes[number]["sources"]]
        assert any(words.casefold() in text.casefold() for text in sources), (
            f"note {number}: {sources}"
        )
    for number in range(21, 27):
        assert notes[number]["body"] == notes[number]["sources"] == []
        assert notes[number]["conjectures"]


def chinese_of(text: Text) -> list[tuple[int, str]]:
    """The runs of Han characters in the numbered paragraphs, each with its paragraph."""
    return [
        (p.number or 0, p.text[m.start : m.end])
        for p in text.paragraphs
        for m in p.marks
        if isinstance(m.meaning, Foreign)
    ]


def chinese_used(edition: Edition) -> set[tuple[int, str]]:
    """The Chinese in the base text that is a use of a term, each with its paragraph."""
    return {
        (u.paragraph.number or 0, u.form)
        for term in edition.terms.values()
        for u in term.uses
        if (u.text, u.kind) == (edition.base.key, "text")
    }
