"""The edition that ships bears out the facts of the print, in the built-in text."""

import json
from pathlib import Path

import pytest
from facts import TERMS
from facts_hold import chinese_of, chinese_used, holds

from build_tools.model.edition import Edition
from build_tools.pipeline import Built, build
from build_tools.write.json import write

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built() -> Built:
    """Our edition."""
    return build(ROOT)


@pytest.fixture(scope="module")
def edition(built: Built) -> Edition:
    """Our edition, resolved."""
    assert built.edition is not None
    return built.edition


def test_nothing_is_wrong_that_is_not_allowed(built: Built) -> None:
    """No error and no warning remains; the allowed problems are the six lost notes, and two
    events that everybody knows."""
    assert [str(d) for d in built.diagnostics if d.severity != "note"] == []
    assert {d.subject for d in built.allowed} == {
        *(f"note {n}" for n in range(21, 27)),
        "event peoples-republic-1949",
        "event xi-2012",
    }


def test_facts_hold(edition: Edition) -> None:
    """Sections, paragraphs, markers, notes and sources are those of the print."""
    holds(edition, write(edition))


def test_chinese_terms_stand_where_the_brief_has_them(edition: Edition) -> None:
    """The eighteen terms, in their order, each in its paragraph."""
    assert chinese_of(edition.base) == TERMS


def test_every_conjecture_says_how_sure_it_is_and_why(edition: Edition) -> None:
    """Each lost note has at least one conjecture, with a ground of a sentence or more."""
    for note in edition.base.notes:
        if note.status == "lost":
            assert note.conjectures
            assert all(len(c.ground.text) > 40 for c in note.conjectures)
        else:
            assert note.sources


def test_every_emendation_fits(edition: Edition) -> None:
    """Each correction of this text bears on at least one place."""
    assert [c.record.id for c in edition.corrections if not c.touched] == []


def test_each_chinese_term_of_the_print_is_a_use_of_its_entry(edition: Edition) -> None:
    """Where the print has Chinese, an entry of the glossary is used in that very form."""
    assert set(TERMS) - chinese_used(edition) == set()


def test_uses_as_data_are_where_they_say(edition: Edition) -> None:
    """In the data each use of a term in a paragraph is the form that stands there; where it is
    marked the paragraph has the mark, and each mark is a use."""
    data = json.loads(write(edition))
    paragraphs = {(t["key"], p["id"]): p for t in data["texts"] for p in t["paragraphs"]}
    marked = set()
    for use, id in ((u, t["id"]) for t in data["terms"] for u in t["uses"] if u["paragraph"]):
        paragraph = paragraphs[use["text"], use["paragraph"]]
        assert paragraph["text"][use["start"] : use["end"]] == use["form"]
        if use["marked"]:
            marked.add((use["text"], use["paragraph"], use["start"], use["end"], id))
    assert marked == {
        (key, id, m["start"], m["end"], m["term"])
        for (key, id), p in paragraphs.items()
        for m in p["marks"]
        if m["type"] == "term"
    }
    assert len(data["terms"]) >= 45
    assert all(t["forms"] for t in data["terms"])
