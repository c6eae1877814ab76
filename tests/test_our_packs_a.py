"""What three of our packs say (a first meeting, the two layers, policy Chinese) is what the text,
its comments and the glossary say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.model.edition import Edition
from build_tools.model.packs import Match, Order, Pack, Short, Table
from build_tools.pipeline import build

ROOT = Path(__file__).parent.parent
PACKS = ("first-meeting", "two-layers", "policy-chinese")
MONTHS = {"March": 3, "April": 4, "May": 5, "October": 10, "November": 11}
YEAR = re.compile(r"\b(?:19|20)\d\d")


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Our edition, resolved."""
    made = build(ROOT).edition
    assert made is not None
    return made


@pytest.fixture(params=PACKS)
def pack(edition: Edition, request: pytest.FixtureRequest) -> Pack:
    """Each of the three."""
    return edition.packs[request.param]


def _said(edition: Edition, numbers: tuple[int, ...], comments: tuple[str, ...] = ()) -> str:
    """The paragraphs, as corrected, and what the comments say of them."""
    here = {f"p{n}" for n in numbers}
    base = edition.base
    told = [p.text for p in base.paragraphs if p.number in numbers]
    for comment in edition.comments:
        hung = comment.in_text(base.key)
        if comment.id in comments and hung and hung.target in here:
            told += [p.text for p in (comment.says, comment.evidence)]
    return " ".join(told)


def _date(when: str) -> tuple[int, int]:
    month = next((n for name, n in MONTHS.items() if name in when), 0)
    return int(YEAR.findall(when)[0]), month


def _tables(pack: Pack) -> Iterator[Table]:
    yield from (b for b in pack.for_teachers if isinstance(b, Table))


def test_events_are_in_the_order_of_their_dates(pack: Pack) -> None:
    """The right order is that of the years told afterwards."""
    orders = [item for item in pack.quiz if isinstance(item, Order)]
    assert orders
    for item in orders:
        dates = [_date(e.when.text) for e in item.events if e.when]
        assert len(dates) == len(item.events)
        assert dates == sorted(dates)


def test_dates_stand_in_the_reading(edition: Edition, pack: Pack) -> None:
    """Each year told stands in a paragraph that the item names, or in a comment shown with it."""
    for item in pack.quiz:
        if isinstance(item, Order):
            said = _said(edition, item.paragraphs, pack.comments)
            years = [_date(e.when.text)[0] for e in item.events if e.when]
            assert [y for y in years if str(y) not in said] == []


def test_terms_asked_for_stand_in_the_reading(edition: Edition, pack: Pack) -> None:
    """Each term to know, and each to be matched, is used in a paragraph of the pack."""
    read = {f"p{n}" for n in pack.paragraphs}
    places = {
        t.id: {u.address for u in t.uses if u.text == edition.base.key}
        for t in edition.terms.values()
    }
    assert [t for t in pack.terms if not places[t] & read] == []


def test_short_answers_are_words_of_the_text(edition: Edition, pack: Pack) -> None:
    """A wording that is accepted stands in a paragraph that the item names."""
    shorts = [item for item in pack.quiz if isinstance(item, Short)]
    assert shorts
    for item in shorts:
        said = _said(edition, item.paragraphs).lower()
        assert [a for a in item.accepts if a.lower() in said]


def test_the_three_precedents_are_those_of_the_text(edition: Edition) -> None:
    """Fields and supervisors stand in ¶18 in the order in which they belong together."""
    (item,) = (i for i in edition.packs["two-layers"].quiz if i.id == "precedents")
    assert isinstance(item, Match)
    said = _said(edition, (18,))
    for column in zip(*item.rows, strict=True):
        found = [said.find(re.sub(r"^a ", "", cell.text)) for cell in column]
        assert -1 not in found
        assert found == sorted(set(found))


def test_minutes_are_those_of_the_plan(pack: Pack) -> None:
    """The plan for the teacher leaves no minute out and ends with the time that the pack states."""
    plan = next(t for t in _tables(pack) if t.head[0].text == "Minutes")
    spans = [tuple(map(int, row[0].text.split("–"))) for row in plan.rows]
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == pack.record.minutes


def test_the_table_of_twelve_terms_is_that_of_the_glossary(edition: Edition) -> None:
    """Each rendering that an entry has stands in its row, and no official one that it has not."""
    pack = edition.packs["policy-chinese"]
    rows = next(t for t in _tables(pack) if t.head[0].text == "Term").rows
    terms = [edition.terms[id] for id in pack.terms]
    assert [row[0].text for row in rows] == [t.record.simplified for t in terms]
    for row, term in zip(rows, terms, strict=True):
        official = {r.words for r in term.record.renderings if r.by == "official"}
        told = set(row[3].text.split("; ")) - {"", "none found"}
        assert told == official
        for rendering in term.record.renderings:
            assert rendering.words in " ".join(cell.text for cell in row[3:])
