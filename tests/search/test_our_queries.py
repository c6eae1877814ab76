"""What readers ask of our edition is found (cases/find/our_edition.yml)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from engine import Engine

from build_tools.pipeline import build
from build_tools.write.search import found, search_data

ROOT = Path(__file__).parent.parent.parent
CASES = yaml.safe_load((ROOT / "tests/cases/find/our_edition.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def data() -> Mapping[str, Any]:
    """What can be found in our edition."""
    edition = build(ROOT).edition
    assert edition is not None
    return search_data(edition, found(edition))


@pytest.fixture(scope="module")
def ours(engine: Engine, data: Mapping[str, Any]) -> Engine:
    """The engine over our edition."""
    engine.load(data)
    return engine


def test_so_much_is_asked() -> None:
    """At least sixty queries find something, at least ten are misspelt and told so."""
    assert sum("first" in case for case in CASES) >= 60
    assert sum(bool(case.get("instead")) for case in CASES) >= 10
    assert len({case["title"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_query(ours: Engine, data: Mapping[str, Any], case: Mapping[str, str]) -> None:
    """The first result is the place named, or the nearest query is offered, and finds something."""
    said = ours.find(case["find"])
    first = [f"{g['kind']} {address(data, g['hits'][0])}" for g in said["groups"]]
    assert (first[:1], said["instead"].lower()) == (
        [case["first"]] if "first" in case else [],
        case.get("instead", ""),
    )
    assert not said["instead"] or ours.find(said["instead"])["groups"]


def address(data: Mapping[str, Any], hit: Mapping[str, Any]) -> str:
    """The address of a hit within the site."""
    page = str(data["pages"][hit["page"]]).removesuffix("index.html")
    return page + (f"#{hit['id']}" if hit["id"] else "")
