"""Events: when they were, what our edition says of them, the page and the picture made of them."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from sample import hostile, sample
from small import lay_out

from build_tools.model.edition import Edition
from build_tools.model.periods import period_of
from build_tools.pipeline import build
from build_tools.write import addresses
from build_tools.write.periods import lasting, within_year
from build_tools.write.site import plan
from build_tools.write.site.leaves import leaves
from build_tools.write.site.timeline import timeline

ROOT = Path(__file__).parent.parent
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FACTS = {
    "special-commission-1962": ("1962-11-01", "1962-11-30", (12, 13), "yuan-committee"),
    "atomic-bomb-1964": ("1964-10-01", "1964-10-31", (12, 39), "yuan-committee"),
    "party-congress-2007": ("2007-01-01", "2007-12-31", (29,), "liu-industry-2014"),
    "symposium-2016": ("2016-04-19", "2016-04-19", (7,), "xi-cybersecurity-2016"),
    "fifteen-and-one-2017": ("2017-02-15", "2017-02-15", (20,), "cns-megaprojects-2017"),
    "work-conference-2018": ("2018-04-20", "2018-04-21", (7,), "xi-informatization-2018"),
    "plenum-2019": ("2019-10-28", "2019-10-31", (11,), "globaltimes-plenum-2019"),
    "speech-2021": ("2021-05-28", "2021-05-28", (7,), "xi-reliance-2022"),
    "guangdong-2023": ("2023-04-10", "2023-04-13", (30,), "scmp-guangdong-2023"),
    "financial-commission-2023": ("2023-05-05", "2023-05-05", (29,), "xinhua-industry-2023"),
    "european-assessment-2023": ("2023-10-03", "2023-10-03", (6,), "ec-technologies-2023"),
    "inspection-report-2023": ("2023-10-21", "2023-10-21", (26,), "npcsc-gazette-2023"),
    "future-industries-2024": ("2024-01-29", "2024-01-29", (39,), "miit-future-2024"),
}
"""First day, last day, paragraphs and a source of events as the evidence has them."""
DISPUTED = {
    "whole-of-nation-effort": "late 1960s",
    "commission-discontinued": "disputed",
    "stranglehold-series-2018": "2016",
    "speech-2021": "2022",
    "european-assessment-due": "2024",
}
"""Events whose date the text has otherwise, and a word on that in their notes."""
FEW_WORDS = "certainty: probable, paragraphs: [1]"
TEXT = "A Small Brief\n\nFirst words\n\nRivers rise.\n\nSeas lie low.\n"


@cache
def ours() -> Edition:
    """The edition that ships."""
    edition = build(ROOT).edition
    assert edition is not None
    return edition


def small(root: Path, *events: str) -> Edition:
    """A small edition with these events."""
    listed = "".join(f"- {{{event}}}\n" for event in events)
    built = build(lay_out(root, text=TEXT, events=listed))
    assert [d for d in built.diagnostics if d.severity == "error"] == []
    assert built.edition is not None
    return built.edition


@pytest.mark.parametrize("id", FACTS)
def test_our_events_are_as_the_evidence_has_them(id: str) -> None:
    """Days, paragraphs and a source of events on which the comments turn."""
    first, last, paragraphs, source = FACTS[id]
    event = ours().events[id]
    assert (event.when.first_day.isoformat(), event.when.last_day.isoformat()) == (first, last)
    assert event.paragraphs == paragraphs
    assert source in event.record.sources


@pytest.mark.parametrize("id", DISPUTED)
def test_a_date_that_the_text_has_otherwise_is_told_as_such(id: str) -> None:
    """The note of an event says where the text and the evidence part."""
    assert DISPUTED[id] in ours().events[id].note.text


def test_our_events_go_from_1949_to_2024() -> None:
    """The first is the founding of the republic, the last the brief; each has a paragraph, and a
    conjecture says what it rests on."""
    events = list(ours().events.values())
    assert (events[0].id, events[-1].id) == ("peoples-republic-1949", "brief-2024")
    assert 35 <= len(events) <= 60
    assert all(e.paragraphs for e in events)
    assert [e.id for e in events if e.record.certainty == "conjecture" and not e.note.text] == []


def test_every_year_that_the_text_names_is_told_by_an_event() -> None:
    """Whatever year stands in a paragraph, an event of that paragraph is of it or speaks of it."""
    told = {
        (number, year)
        for e in ours().events.values()
        for number in e.paragraphs
        for year in (
            *range(e.when.first_day.year, e.when.last_day.year + 1),
            *map(int, YEAR.findall(f"{e.record.title} {e.note.text}")),
        )
    }
    named = {(p.number, int(y)) for p in ours().base.paragraphs for y in YEAR.findall(p.text)}
    assert len(named) > 15
    assert named - told == set()


@pytest.mark.parametrize(
    ("written", "said", "within"),
    [
        ("2016", "2016", ""),
        ("2016-04", "April 2016", "April"),
        ("2016-04-19", "19 April 2016", "19 April"),
        ("1962~", "about 1962", "about this year"),
        ("2023-05~", "about May 2023", "about May"),
        ("1958/1963", "1958–1963", "until 1963"),
        ("1958/1963~", "1958 to about 1963", "until about 1963"),
        ("2019-10-28/2019-10-31", "28–31 October 2019", "28–31 October"),
        ("2023-06/2023-09", "June to September 2023", "June to September"),
        ("2018-04-19/2018-07-05", "19 April to 5 July 2018", "19 April to 5 July"),
        ("2018-12-30/2019-01-02", "30 December 2018 to 2 January 2019",
         "30 December to 2 January 2019"),
        ("0001/9999", "1–9999", "until 9999"),
    ],
)  # fmt: skip
def test_when_in_words(written: str, said: str, within: str) -> None:
    """A period is said as exactly as it is known, alone and beside its year."""
    period = period_of(written)
    assert period is not None
    assert (lasting(period), within_year(period)) == (said, within)


def pictures(page: str) -> list[ET.Element]:
    """The drawings of a page, read as XML."""
    found = re.findall(r'<svg class="(?:broad|slim)".*?</svg>', page, re.DOTALL)
    return [ET.fromstring(svg) for svg in found]


def agree(edition: Edition) -> list[ET.Element]:
    """Both drawings of the edition, once every event is found in each and in the table, in order,
    and no mark, tick or word stands outside of its sheet."""
    page = timeline(edition).body
    ids = list(edition.events)
    assert re.findall(r'<tr id="([^"]*)"', page) == ids
    drawn = pictures(page)
    assert [svg.get("class") for svg in drawn] == ["broad", "slim"]
    for svg in drawn:
        links = svg.findall("a")
        assert [a.get("href") for a in links] == [f"#{id}" for id in ids]
        height = float(str(svg.get("viewBox")).split()[3])
        words = [float(str(t.get("y"))) for a in links for t in a.findall("text/tspan")]
        assert words == sorted(words) and words[-1] < height
        ends = [
            float(y)
            for p in svg.iter("path")
            for y in re.findall(r"[VM ]([\d.]+)", str(p.get("d")))
        ]
        assert max(ends) <= height
        for event, a in zip(edition.events.values(), links, strict=True):
            told = " ".join("".join(a.find("text[last()]").itertext()).split())  # type: ignore[union-attr]
            # A word longer than a line is broken, so blanks are not compared.
            assert event.record.title.replace(" ", "") in told.replace(" ", "").replace("\xa0", "")
    return drawn


def test_our_picture_and_our_table_agree() -> None:
    """Every event of ours is in both drawings and in the table, marked by how sure it is."""
    page = timeline(ours()).body
    broad, _ = agree(ours())
    marks = Counter(
        str(m.get("class")).split()[1]
        for a in broad.findall("a")
        for m in a
        if "mark" in str(m.get("class"))
    )
    around = sum(m.get("class") == "around" for a in broad.findall("a") for m in a)
    certainties = Counter(e.record.certainty for e in ours().events.values())
    assert marks == certainties
    added = sum(e.record.added for e in ours().events.values())
    assert page.count('<span class="ed">[added]</span>') == around == added > 0


def test_one_event_makes_a_picture(tmp_path: Path) -> None:
    """A single event on a single day, without a declared span of time."""
    edition = small(tmp_path, f"id: flood, date: 1931-08-18, title: A flood, {FEW_WORDS}")
    (broad, _) = agree(edition)
    assert broad.get("aria-label") == "Timeline, 1931"


def test_many_events_make_a_picture(tmp_path: Path) -> None:
    """Three hundred events, a hundred of one day, sixty spans that all overlap."""
    days = [f"id: day-{n}, date: 1931-08-18, title: Day {n}, {FEW_WORDS}" for n in range(100)]
    spans = [f"id: age-{n}, date: {1900 + n}/1990, title: Age {n}, {FEW_WORDS}" for n in range(60)]
    years = [f"id: y-{n}, date: {1800 + n}, title: Year {n}, {FEW_WORDS}" for n in range(140)]
    broad, slim = agree(small(tmp_path, *days, *spans, *years))
    assert sum("bar" in str(p.get("class")).split() for p in broad.findall("path")) == 60
    assert len(slim.findall("a")) == 300


def test_the_first_and_the_last_year_make_a_picture(tmp_path: Path) -> None:
    """From the year 1 to the last day of 9999 there are few ticks, and the axis is cut."""
    edition = small(
        tmp_path,
        f"id: first, date: 0001-01-01, title: First, {FEW_WORDS}",
        f"id: all, date: 0001/9999, title: All, {FEW_WORDS}",
        f"id: last, date: 9999-12-31, title: Last, {FEW_WORDS}",
    )
    broad, _ = agree(edition)
    kinds = Counter(str(p.get("class")) for p in broad.findall("path"))
    assert kinds["axis cut"] == 1
    assert 1 <= kinds["tick"] <= 12


def test_a_word_without_end_is_broken(tmp_path: Path) -> None:
    """A title of a thousand letters, and one of Chinese, stay on the sheet."""
    agree(
        small(
            tmp_path,
            f"id: long, date: 1931, title: {'a' * 1000} b, {FEW_WORDS}",
            f"id: han, date: 1932, title: {'水' * 300}, {FEW_WORDS}",
        )
    )


def test_hostile_words_are_words() -> None:
    """What an author writes stands in picture and table as it is, and is no element."""
    page = timeline(hostile()).body
    drawn = pictures(page)
    assert len(drawn) == 2
    kinds = {element.tag for svg in drawn for element in svg.iter()}
    assert kinds <= {"svg", "path", "rect", "circle", "a", "text", "tspan"}
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page
    assert "{{7*7}}" in unescape(page)


def test_text_and_timeline_lead_to_each_other() -> None:
    """The list at the end of the text has every event under its own id, leading to the timeline;
    there the event leads to its paragraphs."""
    edition = sample()
    made = plan(edition)
    text, page = made[addresses.BRIEF].make(), made[addresses.TIMELINE].make()
    assert {"v-flood", "v-repairs"} <= set(text.ids)
    assert 'href="../timeline/index.html#flood">The great flood</a>' in text.body
    assert 'href="../brief/index.html#p4">4</a>' in page.body
    assert 'href="../bibliography/index.html#other-1612"' in page.body
    assert "event of 24 August 1612</a>" in made[addresses.BIBLIOGRAPHY].make().body


def test_a_text_of_several_pages_lists_the_events_of_each() -> None:
    """A page has the events of its own paragraphs, and the timeline leads to that page."""
    whole = sample()
    record = replace(whole.base.record, pages="by-section")
    edition = replace(whole, texts=(replace(whole.base, record=record),))
    assert [leaf.events for leaf in leaves(edition)] == [(), ("flood",), ("flood", "repairs")]
    body = plan(edition)[addresses.TIMELINE].make().body
    assert 'href="../brief/where-the-water-goes/index.html#p6"' in body
    assert 'href="../brief/the-mill-of-words/index.html#p1"' in body


def test_an_edition_without_events_has_no_timeline() -> None:
    """No page of it, and no link to it from any other."""
    made = plan(replace(sample(), events={}))
    assert addresses.TIMELINE not in made
    bodies = [maker.make().body for maker in made.values()]
    assert [b for b in bodies if "timeline/index.html" in b or 'id="events"' in b] == []
