"""The page of pictures: who stands with whom, what the sources are; picture and table agree."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

from sample import hostile, sample, source

from build_tools.model.edition import Edition
from build_tools.pipeline import build
from build_tools.write.site.companions import MOST, companions, paired
from build_tools.write.site.holdings import (
    UNDATED,
    by_kind,
    by_language,
    by_year,
    language,
    standing,
)
from build_tools.write.site.pictures import drawable, pictures
from build_tools.write.site.source_charts import chart

ROOT = Path(__file__).parent.parent


@cache
def ours() -> Edition:
    """The edition that ships."""
    edition = build(ROOT).edition
    assert edition is not None
    return edition


def test_who_stands_with_whom_in_our_text() -> None:
    """¶ 13 sets reform and opening up beside the socialist market economy, the efficient market
    with its effective government and, as NSWN, the new system; in ¶ 26 the two layers (两张皮)
    are the only term."""
    found = companions(ours())
    place = {t.id: i for i, t in enumerate(found.terms)}
    beside = found.around(place["reform-and-opening-up"])
    assert {(t.id, numbers) for t, numbers in beside} == {
        ("new-style-whole-of-nation-system", (13,)),
        ("socialist-market-economy", (13,)),
        ("efficient-market-effective-government", (13,)),
    }
    assert (found.paragraphs[place["two-layers"]], found.around(place["two-layers"])) == ((26,), [])


def test_a_pair_is_told_by_both_of_its_terms() -> None:
    """Whoever stands with another is its companion, with the same paragraphs."""
    found = companions(ours())
    told = {
        (i, place): numbers
        for i, _ in enumerate(found.terms)
        for place, numbers in ((found.terms.index(t), n) for t, n in found.around(i))
    }
    assert told
    assert all(told[b, a] == numbers for (a, b), numbers in told.items())
    assert all(set(n) <= set(found.paragraphs[a]) & set(found.paragraphs[b])
               for (a, b), n in told.items())  # fmt: skip


def test_every_pair_is_found_as_a_slow_reader_finds_it() -> None:
    """Paragraph by paragraph, every use of every term, marked or not."""
    edition = ours()
    slow: dict[frozenset[str], set[int]] = {}
    for p in edition.base.paragraphs:
        there = [
            t.id
            for t in edition.terms.values()
            if any(u.text == "retelling" and u.address == f"p{p.number}" for u in t.uses)
        ]
        for a in there:
            for b in there:
                if a != b:
                    slow.setdefault(frozenset((a, b)), set()).add(int(p.number or 0))
    found = companions(edition)
    quick = {
        frozenset((found.terms[p.first].id, found.terms[p.second].id)): set(p.paragraphs)
        for p in found.pairs
    }
    assert quick == slow


def test_of_many_terms_those_with_most_companions_are_drawn() -> None:
    """A map of hundreds of rows tells nothing."""
    edition = sample()
    (term, *_) = edition.terms.values()
    few = {
        f"t{i}": replace(term, record=replace(term.record, id=f"t{i}")) for i in range(MOST + 20)
    }
    found = companions(replace(edition, terms=few))
    assert (len(found.terms), found.of) == (MOST, MOST + 20)
    body = pictures(replace(edition, terms=few)).body
    assert f"Of {MOST + 20} terms these are the {MOST}" in body


def test_each_source_stands_once_in_each_chart() -> None:
    """By year, by kind and by language: no source is lost, none counted twice."""
    edition = ours()
    for shelves in (by_year(edition), by_kind(edition), by_language(edition)):
        keys = [s.key for shelf in shelves for _, sources in shelf.parts for s in sources]
        assert sorted(keys) == sorted(edition.sources)


def test_how_a_source_stands_to_the_text() -> None:
    """Note 4 cites the report by Drinhausen and Legarda; the six lost notes have proposals."""
    how = standing(ours())
    assert how["drinhausen-security-2022"] == "cited"
    assert sorted(set(how.values())) == ["cited", "consulted", "proposed"]
    assert all(how[k] == "proposed" for k, s in ours().sources.items() if s.conjecture)


def test_years_run_on_and_long_gaps_are_left_out() -> None:
    """A year without works stands between others; thirty such years do not."""
    dated = {}
    for key, year in (("a", 1949), ("b", 1951), ("c", 1999), ("d", 0)):
        one = source(key, key)
        issued = {"issued": {"date-parts": [[year]]}} if year else {}
        dated[key] = replace(one, csl={**one.csl, **issued})
    shelves = by_year(replace(sample(), sources=dated))
    assert [s.label for s in shelves] == ["1949", "1950", "1951", "1999", UNDATED]
    assert [s.size for s in shelves] == [1, 0, 1, 1, 1]


def test_the_language_of_a_work() -> None:
    """What the record says goes before what its title shows."""

    def called(**fields: object) -> str:
        one = source("k", "A Title")
        return language(replace(one, csl={**one.csl, **fields}), "en")

    assert called() == "English"
    assert called(language="german") == "German"
    assert called(language="zh-Hans") == "Chinese"
    assert called(custom={"title-zh": "历书"}) == "Chinese"
    assert called(custom={"title-zh": "历书"}, translator=[{"literal": "T"}]) == (
        "Translated from Chinese"
    )
    assert called(custom={"title-zh": "历书"}, language="en") == "English"


def test_the_pictures_are_well_formed_and_hold_as_many_as_the_tables() -> None:
    """Every arc and stroke is drawn; no drawing has a style or a script of its own."""
    body = pictures(ours()).body
    drawings = re.findall(r"<svg.*?</svg>", body, re.DOTALL)
    for drawing in drawings:
        ET.fromstring(drawing)
    assert "style=" not in body and "<script" not in body
    arcs = body.count("data-terms=")
    assert arcs == len(companions(ours()).pairs) > 0
    for _, number, drawn, _, works in chart(ours(), "pictures/index.html", by_year(ours())):
        assert drawn.count("M") == number == works.count("<a ")


def test_a_row_of_very_many_works_is_one_bar() -> None:
    """Strokes that could not be told apart are not drawn."""
    many = {f"k{i}": source(f"k{i}", "T") for i in range(500)}
    rows = chart(replace(sample(), sources=many), "pictures/index.html",
                 by_kind(replace(sample(), sources=many)))  # fmt: skip
    ((_, number, drawn, _, _),) = rows
    assert (number, drawn.count("M")) == (500, 1)


def test_hostile_words_stay_words() -> None:
    """Nothing that an author writes becomes a tag."""
    body = pictures(hostile()).body
    assert "<script" not in body and "<img" not in body


def test_an_edition_without_terms_and_sources_has_no_pictures() -> None:
    """There would be nothing to look at."""
    nothing = replace(sample(), terms={}, sources={})
    assert not drawable(nothing)
    assert not paired(nothing)
    assert drawable(replace(sample(), terms={}))
    assert "Terms that stand together" not in pictures(replace(sample(), terms={})).body
