"""Each check meets its fault, says where it is, and is silent where there is none (cases/check)."""

import json
import re
from collections import Counter
from dataclasses import fields, is_dataclass
from itertools import product
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from small import lay_out, where

from build_tools import check
from build_tools.check.explanations import explained, explanations
from build_tools.cli import main
from build_tools.model import records
from build_tools.model.diagnostics import Diagnostic
from build_tools.pipeline import build
from build_tools.read.records import read_emendations, read_manifest, read_notes

CASES = sorted((Path(__file__).parent / "cases" / "check").glob("*.yml"))


def cases() -> list[object]:
    """Every case of every file, named by its title."""
    return [
        pytest.param(path, i, id=f"{path.stem}: {case['title']}")
        for path in CASES
        for i, case in enumerate(yaml.safe_load(path.read_text()))
    ]


@pytest.mark.parametrize(("path", "number"), cases())
def test_case(path: Path, number: int, tmp_path: Path, accept: bool) -> None:
    """The diagnostics of a small edition are the expected ones, no more and no fewer.

    `says` are words of their messages and cures, `held` is how many are held back; `times` is how
    often a line with `{n}` stands, with its number for that sign.
    """
    all_cases = yaml.safe_load(path.read_text())
    case = all_cases[number]
    files = {noun: many(c, case.get("times", 1)) for noun, c in case.items() if where(noun)}
    built = build(lay_out(tmp_path, **files))
    found = [f"{d.place}: {d.severity}[{d.code}] {d.subject}".strip() for d in built.diagnostics]
    if accept and found != case["diagnostics"]:
        case["diagnostics"] = found
        path.write_text(_dump(all_cases))
        return
    assert found == case["diagnostics"]
    said = "\n".join(str(d) for d in built.diagnostics)
    assert [words for words in case.get("says", ()) if words not in said] == [], said
    assert built.held == case.get("held", 0)
    assert built.failed == any("error[" in line for line in found)


def many(content: str, times: int) -> str:
    """The content with each line that has the sign `{n}` written so many times, numbered."""
    lines = content.splitlines(keepends=True)
    counts = ((line, times if "{n}" in line else 1) for line in lines)
    return "".join(line.replace("{n}", str(n)) for line, count in counts for n in range(count))


def _dump(cases: object) -> str:
    class Block(yaml.SafeDumper):
        pass

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Block.add_representer(str, text)
    return yaml.dump(cases, Dumper=Block, allow_unicode=True, sort_keys=False, width=1000)


def test_every_check_has_a_case_that_meets_it() -> None:
    """No check is without a case in which it speaks."""
    met = set(re.findall(r"\[(\w+)\]", "".join(path.read_text() for path in CASES)))
    assert {m.CODE for m in check.checks()} - met == set()


def test_every_code_is_explained() -> None:
    """Every code that stands in the source has an explanation of at least two sentences."""
    source = "".join(p.read_text() for p in Path("build_tools").rglob("*.py"))
    used = set(re.findall(r'"([A-Z]\d\d)"', source))
    known = explanations()
    assert used - set(known) == set()
    assert [code for code, text in known.items() if text.count(".") < 2] == []


def test_no_code_means_two_things() -> None:
    """What `edition explain` tells of a code is true of every problem that bears it."""
    codes = Counter(code for code, _ in explained())
    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("subject", ["note 21", "hint It’s so: [1], {2} # 3", "¶ 7", "term o'er"])
def test_what_may_stand_is_told_with_the_line_that_allows_it(subject: str) -> None:
    """The line stands in YAML as it is printed, whatever the subject holds."""
    told = str(
        Diagnostic("N07", "it is lost", "find it, or allow it in edition.yml", subject=subject)
    )
    line = told.rsplit("allowance: ", 1)[1]
    assert yaml.safe_load(line) == [{"code": "N07", "subjects": [subject], "reason": "…"}]


def test_no_misfit_is_told_in_the_words_of_the_program() -> None:
    """Whatever stands in a YAML file, what is said of it names no type of the program."""
    values = ("words", "", "12", ["a", ["b"]], {"a": "b"}, {"note": ["x"], "kind": ["y"]})
    said = []
    for read in (read_notes, read_emendations, read_manifest):
        for at, value in product(_keys(), values):
            item = {"kind": "move", "note": "1", **at, **dict.fromkeys(at, value)}
            for data in (item, [item], [value], value):
                found = read("f.yml", json.dumps(data).encode())[1]
                said += [f"{d.message} {d.cure}" for d in found]
    told = re.compile(
        r"\b(tuple|dict|dictionary|mapping|instance|object|integer|string|input)", re.I
    )
    assert said
    assert [words for words in said if told.search(words)] == []


def _keys() -> list[dict[str, str]]:
    """Every key of every record, by itself."""
    kinds = [k for k in vars(records).values() if is_dataclass(k)]
    return [{name: ""} for name in sorted({f.name for k in kinds for f in fields(k)})]


def test_a_folder_without_an_edition_is_named(tmp_path: Path) -> None:
    """Outside of an edition the message names the folder, and the cure the option."""
    (problem,) = build(tmp_path).diagnostics
    assert (problem.code, problem.place.file) == ("F01", "docs/edition.yml")
    assert problem.message == f"there is no docs/edition.yml in {tmp_path.resolve()}"
    assert "--root" in problem.cure


def test_a_manifest_that_is_misnamed_is_told(tmp_path: Path) -> None:
    """Beside `docs/edition.yaml` the cure is to call it rightly."""
    lay_out(tmp_path, **{"manifest": "", "docs:edition.yaml": "title: A small edition\n"})
    (tmp_path / "docs/edition.yml").unlink()
    (problem,) = build(tmp_path).diagnostics
    assert problem.cure == "call docs/edition.yaml `edition.yml`"


def test_the_summary_says_how_many_are_held_back(tmp_path: Path) -> None:
    """`edition check` counts what it holds back in its last line."""
    text = "A Small Brief\n\nFirst words\n\nRivers rise.¹\n\nEndnotes\n\n1. A. Rain.\n"
    root = lay_out(tmp_path, text=text, notes="- {note: one}\n")
    said = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert said.exit_code == 1
    last = "1 problem that may follow from these is held back"
    assert said.output.splitlines()[-1] == last


def test_of_one_kind_in_one_file_twenty_are_told(tmp_path: Path) -> None:
    """Five and twenty rows with one fault are twenty problems and a count; the data has all."""
    text = "A Small Brief\n\nFirst words\n\nRivers rise.\n\nEndnotes\n\n1. A. Rain.\n"
    header = "id,english,simplified,traditional,pinyin,kind,definition\n"
    rows = "".join(f"w-{n},word {n},{'一' * n}词,{'一' * n}詞,,concept,Words.\n" for n in range(25))
    root = lay_out(tmp_path, text=text, terms=header + rows)
    said = CliRunner().invoke(main, ["check", "--root", str(root)]).output
    assert said.count("error[G03]") == 20
    assert "\n… and 5 more of G03 in glossary/terms.csv\n" in said
    data = CliRunner().invoke(main, ["check", "--format", "json", "--root", str(root)]).stdout
    assert sum(problem["code"] == "G03" for problem in json.loads(data)) == 25
