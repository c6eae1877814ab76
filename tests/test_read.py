"""What is read from files is what the cases expect, and what is wrong is reported (cases/read)."""

import os
from pathlib import Path

import pytest
import yaml
from reading import lines, read_case

from build_tools.model.diagnostics import Diagnostic
from build_tools.read import files
from build_tools.read.encoding import decode
from build_tools.read.files import read_file

FOLDER = Path(__file__).parent / "cases" / "read"
NOUNS = (
    "markers",
    "inline",
    "blocks",
    "endnotes",
    "encodings",
    "chapters",
    "prose",
    "packs",
    "answers",
)


def cases() -> list[object]:
    """Every case of every noun, named by its title."""
    return [
        pytest.param(noun, i, id=f"{noun}: {case['title']}")
        for noun in NOUNS
        for i, case in enumerate(yaml.safe_load((FOLDER / f"{noun}.yml").read_text()))
    ]


@pytest.mark.parametrize(("noun", "number"), cases())
def test_case(noun: str, number: int, accept: bool) -> None:
    """The input is read as expected, with the expected diagnostics, no more and no fewer."""
    path = FOLDER / f"{noun}.yml"
    all_cases = yaml.safe_load(path.read_text())
    case = all_cases[number]
    read, problems = read_case(noun, case)
    found = {"expect": read if len(read) != 1 else read[0], "diagnostics": lines(problems)}
    if accept and found != {"expect": case.get("expect"), "diagnostics": case.get("diagnostics")}:
        case.update(found)
        path.write_text(_dump(all_cases))
        return
    assert found["expect"] == case["expect"]
    assert found["diagnostics"] == case["diagnostics"]


def _dump(cases: object) -> str:
    class Block(yaml.SafeDumper):
        pass

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = (
            "|" if "\n" in value and value.isprintable() is False and "\r" not in value else None
        )
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Block.add_representer(str, text)
    return yaml.dump(cases, Dumper=Block, allow_unicode=True, sort_keys=False, width=1000)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    """An ordinary file gives its bytes."""
    path = tmp_path / "brief.txt"
    path.write_bytes(b"Rivers\r\n\xff")
    assert read_file(path, "brief.txt") == b"Rivers\r\n\xff"


def test_what_is_no_ordinary_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing files, folders, pipes, devices and too large files are named and not waited for."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large.txt").write_bytes(b"12345")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    monkeypatch.setattr(files, "LARGEST", 4)
    wanted = {
        "none.txt": "F01",
        "large.txt/below.txt": "F01",
        ".": "F06",
        "pipe": "F06",
        "/dev/zero": "F06",
        "large.txt": "F07",
        "round": "F08",
        "\0": "F08",
    }
    read = {name: read_file(tmp_path / name, name) for name in wanted}
    codes = {name: r.code for name, r in read.items() if isinstance(r, Diagnostic)}
    assert codes == wanted
    assert [r.place.file for r in read.values() if isinstance(r, Diagnostic)] == list(wanted)


DOCUMENTS = {
    b"PK\x03\x04\x14\0\6\0\x08\0\0\0!\0": "Word document",
    b"%PDF-1.7 Rivers rise.": "PDF",
    b"{\\rtf1\\ansi Rivers rise.}": "Rich Text",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "old Word",
}


@pytest.mark.parametrize("data", DOCUMENTS)
def test_a_document_of_an_office_program_is_named_and_not_taken_for_an_encoding(data: bytes):
    decoded, problems = decode("brief.docx", data)
    assert decoded is None
    assert [p.code for p in problems] == ["F02"]
    assert DOCUMENTS[data] in problems[0].message
    assert "plain text" in problems[0].cure
