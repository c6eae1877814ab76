"""Three packs, on damaged notes, on figures and for a debate, agree with text and clock."""

import re
from pathlib import Path

import pytest
from facts import MARKERS

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack, Table
from build_tools.pipeline import build

ROOT = Path(__file__).parent.parent
OURS = ("damaged-notes", "figures-and-claims", "concentrate-or-diffuse")
SPAN = re.compile(r"(\d+)–(\d+)")


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Our edition, resolved."""
    edition = build(ROOT).edition
    assert edition is not None
    return edition


def _pack(edition: Edition, name: str) -> Pack:
    return edition.packs[name]


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("name", OURS)
def test_the_plan_takes_as_long_as_the_pack_says(edition: Edition, name: str) -> None:
    """Each step of the plan begins when the one before ends, the last ends with the lesson."""
    pack = _pack(edition, name)
    plan = next(b for b in pack.for_teachers if isinstance(b, Table))
    steps = [(int(m[1]), int(m[2])) for row in _rows(plan) if (m := SPAN.fullmatch(row[0]))]
    assert len(steps) == len(plan.rows)
    assert [0, *(end for _, end in steps)] == [*(begin for begin, _ in steps), pack.record.minutes]


def test_the_debate_has_the_minutes_of_its_rules(edition: Edition) -> None:
    """The steps of the debate fill its place in the plan."""
    pack = _pack(edition, "concentrate-or-diffuse")
    rules = next(s for s in pack.sections if s.heading.text == "Rules")
    steps = next(b for b in rules.prose if isinstance(b, Table))
    plan = next(b for b in pack.for_teachers if isinstance(b, Table))
    span = next(SPAN.fullmatch(row[0]) for row in _rows(plan) if row[1].startswith("Debate"))
    assert span is not None
    assert sum(int(row[-1]) for row in _rows(steps)) == int(span[2]) - int(span[1]) == 30


def test_the_printed_list_is_that_of_the_text(edition: Edition) -> None:
    """The entries shown to learners are the printed ones from 11 on, each with its first author,
    and the last one shown is the last one printed."""
    printed = dict(
        re.findall(
            r"^(\d+)\. (.+)$", (ROOT / "docs/text/retelling.txt").read_text("utf-8"), re.MULTILINE
        )
    )
    introduction = _pack(edition, "damaged-notes").introduction
    shown = _rows(next(b for b in introduction if isinstance(b, Table)))
    assert [row[0] for row in shown] == [n for n in printed if int(n) > 10]
    for number, words in shown:
        assert re.split(r"[, ]", words)[0] in printed[number]
    assert "PRC Ministry of Education" in printed["14"]


def test_the_answer_names_every_marker_of_the_reading(edition: Edition) -> None:
    """The model answer to the first question has the numbers that the print has, in their order."""
    pack = _pack(edition, "damaged-notes")
    answer = next(e for e in pack.exercises if e.id == "q1").answer[0]
    assert not isinstance(answer, Table)
    first = str(getattr(answer, "text", "")).partition("Two at")[0]
    numbers = [int(n) for n in re.findall(r"\d+", first)]
    assert numbers == [n for p in pack.paragraphs for n in MARKERS.get(p, [])]
