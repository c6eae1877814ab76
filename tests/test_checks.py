"""Each check meets its fault, says where it is, and is silent where there is none (cases/check)."""

import re
from pathlib import Path

import pytest
import yaml
from small import WHERE, lay_out

from build_tools import check
from build_tools.check.explanations import explanations
from build_tools.pipeline import build

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
    """The diagnostics of a small edition are the expected ones, no more and no fewer."""
    all_cases = yaml.safe_load(path.read_text())
    case = all_cases[number]
    files = {noun: case[noun] for noun in WHERE if noun in case}
    built = build(lay_out(tmp_path, **files))
    found = [f"{d.place}: {d.severity}[{d.code}] {d.subject}".strip() for d in built.diagnostics]
    if accept and found != case["diagnostics"]:
        case["diagnostics"] = found
        path.write_text(_dump(all_cases))
        return
    assert found == case["diagnostics"]
    assert built.failed == any("error[" in line for line in found)


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
