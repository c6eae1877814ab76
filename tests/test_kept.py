"""What was read before is kept by its content, and nothing wrong is ever taken from there."""

import json
from pathlib import Path
from typing import Any

import pytest
from small import lay_out

from build_tools.kept import Kept
from build_tools.model.document import Paragraph
from build_tools.model.marks import Emphasis, Link, Mark
from build_tools.model.places import Place, Run
from build_tools.model.records import Move, Reference
from build_tools.pipeline import build

MARKS = (Mark(0, 2, Emphasis()), Mark(1, 3, Link("#n1")))
VALUES = [
    ("a", 1, None, True, [1.5], {"b": ("c",)}),
    Paragraph("paragraph", "It is 水.\ud800", MARKS, 3, "p3", "a.txt", (Run(0, 1, 1),)),
    Move(id="e1", kind="move", entries={3: 4}, reason="r", certainty="certain", by="ed"),
    Reference("k", {"issued": {"date-parts": [[2024]]}}, place=Place("a.bib", 2)),
]
BIB = "@book{%s, author = {A. Author}, title = {A Title}, year = {2020}}\n"


def never() -> Any:
    pytest.fail("it was read again")


@pytest.mark.parametrize("value", VALUES)
def test_what_is_kept_comes_back_as_it_was(value: object, tmp_path: Path) -> None:
    assert Kept(tmp_path).read("notes", [b"x"], lambda: value) == value
    again = Kept(tmp_path).read("notes", [b"x"], never)
    assert again == value and type(again) is type(value)


def test_other_content_is_read_anew(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    contents = [b"ab"], [b"a", b"b"], [b"c"]
    made = [kept.read("notes", c, lambda i=i: i) for i, c in enumerate(contents)]  # type: ignore[misc]
    assert made == [0, 1, 2]


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"fingerprint": 1}', '["value", ["System", 1]]']
)
def test_a_damaged_file_is_read_anew(damage: str, tmp_path: Path) -> None:
    Kept(tmp_path).read("notes", [b"x"], lambda: "old")
    (tmp_path / "notes.json").write_text(damage)
    assert Kept(tmp_path).read("notes", [b"x"], lambda: "new") == "new"


def test_a_file_that_names_no_record_of_ours_is_read_anew(tmp_path: Path) -> None:
    Kept(tmp_path).read("notes", [b"x"], lambda: Place("a"))
    file = tmp_path / "notes.json"
    told = json.loads(file.read_text())
    file.write_text(json.dumps(told | {"value": ["Popen", "x"]}))
    assert Kept(tmp_path).read("notes", [b"x"], lambda: Place("b")) == Place("b")


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Kept(tmp_path / "file").read("notes", [b"x"], lambda: 1) == 1


def test_an_edition_read_from_what_was_kept_is_the_same(tmp_path: Path) -> None:
    text = "A Brief\n\nOne\n\nIt rains.¹\n\nEndnotes\n\n1. A. Author, 2020.\n"
    notes = "- note: 1\n  sources: [good]\n- note: 1\n  sources: [{key: bad}]\n"
    root = lay_out(tmp_path, text=text, notes=notes, references=BIB % "good" + BIB % "Bad Key")
    first, second = build(root), build(root)
    assert first.diagnostics == second.diagnostics != ()
    assert first.edition and second.edition
    assert first.edition.texts == second.edition.texts
    assert first.edition.sources == second.edition.sources


def test_one_memory_serves_many_builds_and_learns_of_changes(tmp_path: Path) -> None:
    text = "A Brief\n\nOne\n\nIt rains.\n"
    root, kept = lay_out(tmp_path, text=text, references=BIB % "one"), Kept(None, {})
    codes = [[d.code for d in build(root, kept=kept).diagnostics] for _ in range(2)]
    lay_out(tmp_path, references=BIB % "one" + BIB % "one")
    changed = [d.code for d in build(root, kept=kept).diagnostics]
    assert codes[0] == codes[1] and "B02" in changed and "B02" not in codes[0]


def test_equal_things_are_made_into_something_once_if_there_is_a_memory() -> None:
    made: list[str] = []
    for kept in (Kept(None, {}), Kept(None)):
        for things in ([1], [1], [2], [2]):
            kept.same("name", things, lambda: made.append("made"))
        made.append("|")
    assert "".join(made).split("|")[:2] == ["made" * 2, "made" * 4]


def test_a_text_is_read_anew_when_it_or_its_hints_change(tmp_path: Path) -> None:
    text = "A Small Brief\n\nFirst words\n\nRivers rise.\n\nThey fall.\n"
    root = lay_out(tmp_path, text=text)
    first = build(root).edition
    assert first is not None and [p.number for p in first.base.paragraphs] == [1, 2]
    lay_out(root, text=text.replace("fall", "sink"))
    changed = build(root).edition
    assert changed is not None and changed.base.paragraphs[1].text == "They sink."
    manifest = (root / "docs/edition.yml").read_text()
    hint = "    structure: [{kind: notice, begins: Rivers rise}]\n"
    (root / "docs/edition.yml").write_text(manifest + hint)
    hinted = build(root).edition
    assert hinted is not None and [p.text for p in hinted.base.paragraphs] == ["They sink."]


def test_a_private_text_is_kept_nowhere(tmp_path: Path) -> None:
    root = lay_out(tmp_path, text="A Small Brief\n\nFirst words\n\nRivers rise in secret.\n")
    manifest = root / "docs/edition.yml"
    manifest.write_text(manifest.read_text().replace("rights: open", "rights: private"))
    assert build(root).edition is not None
    kept = b"".join(file.read_bytes() for file in (root / ".cache").rglob("*") if file.is_file())
    assert b"secret" not in kept
    manifest.write_text(manifest.read_text().replace("rights: private", "rights: open"))
    build(root)
    kept = b"".join(file.read_bytes() for file in (root / ".cache").rglob("*") if file.is_file())
    assert b"secret" in kept
