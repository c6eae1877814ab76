"""The rules of the search, each by a small case (cases/find/rules.yml)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from engine import KINDS, Engine
from written import dump

FILE = Path(__file__).parent.parent / "cases" / "find" / "rules.yml"
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["title"] for case in CASES])
def test_rule(engine: Engine, number: int, accept: bool) -> None:
    """What is found, in its order, with what is marked; or what is offered instead."""
    case = CASES[number]
    engine.load(data(case))
    said = lines(engine.find(case["find"]))
    if accept:
        CASES[number]["expect"] = said
        FILE.write_text(dump(CASES), encoding="utf-8")
    assert said == case["expect"]


def data(case: Mapping[str, Any]) -> dict[str, object]:
    """The data of a case: each place has its label (in the text its id), its words, its names."""
    read = {signs: pinyin for pinyin, signs in case.get("pinyin", {}).items()}
    listed = {kind: [place(kind, read, *p) for p in case["places"].get(kind, ())] for kind in KINDS}
    return {"pages": ["page/"], "places": listed, "variants": case.get("variants", "")}


def place(kind: str, read: Mapping[str, str], label: str, words: str, *names: str) -> list[object]:
    """A place of a case; its pinyin is that of its first name."""
    if kind == "text":
        return [0, label, "", words]
    return [0, "", label, words, list(names), read.get(names[0] if names else label, "")]


def lines(found: Mapping[str, Any]) -> list[str]:
    """A line for each hit, what is marked in brackets; or what is offered."""
    hits = [
        f"{group['kind']} {hit['label'] or hit['id']}" + (f": {text}" if text else "")
        for group in found["groups"]
        for hit in group["hits"]
        for text in ["".join(f"[{t}]" if marked else t for t, marked in hit["excerpt"])]
    ]
    return hits or [f"? {found['instead']}"] * bool(found["instead"])
