"""The laws of weaving: nothing lost, nothing live, every mark where it belongs."""

import re
import time
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.model.document import Paragraph
from build_tools.model.marks import (
    Citation,
    Emended,
    Emphasis,
    Foreign,
    Link,
    Mark,
    Meaning,
    NameUse,
    NoteRef,
    TermUse,
)
from build_tools.write.addresses import outward
from build_tools.write.escape import escaped, in_languages, plain
from build_tools.write.weave import Setting, weave


def leads(meaning: Meaning) -> str:
    """Every mark leads somewhere but emphasis, foreign words and unfit addresses."""
    match meaning:
        case Link(target):
            return outward(target)
        case Emphasis() | Foreign():
            return ""
        case _:
            return "#there"


SETTING = Setting(leads)


@dataclass
class Reading:
    """What is left of woven HTML when its tags are taken away."""

    corrected: str = ""
    printed: str = ""
    covered: list[tuple[str, int, int]] = field(default_factory=list)


def read(html: str) -> Reading:
    """Reads a fragment as XML; fails if it is not well-formed or nests links."""
    reading = Reading()

    def walk(node: ElementTree.Element, state: str, in_link: bool) -> None:
        names = (node.get("class") or "").split()
        if node.tag == "sup" or {"vh", "fix"} & set(names):
            assert not (node.tag == "sup" and in_link), "a marker inside a link"
            return add(node.tail, state)
        assert not (node.tag == "a" and in_link), "a link inside a link"
        inner = "sic" if "sic" in names else "corr" if "corr" in names else ""
        within = state if not inner or state == "gone" else inner
        if state in ("corr", "sic") and inner and inner != state:
            within = "gone"
        start = len(reading.corrected)
        add(node.text, within)
        for child in node:
            walk(child, within, in_link or node.tag == "a")
        reading.covered.append((kind(node, names), start, len(reading.corrected)))
        return add(node.tail, state)

    def add(text: str | None, state: str) -> None:
        if state in ("", "corr"):
            reading.corrected += text or ""
        if state in ("", "sic"):
            reading.printed += text or ""

    walk(ElementTree.fromstring(f"<p>{html}</p>"), "", False)
    return reading


def kind(node: ElementTree.Element, names: list[str]) -> str:
    if node.tag in ("em", "cite"):
        return "Emphasis"
    if node.get("lang"):
        return "Foreign"
    return "Emended" if "emend" in names else (names or [""])[0]


TEXTS = st.text(st.sampled_from("ab <>&\"'水é/.]\n"), max_size=24)
MEANINGS: st.SearchStrategy[Meaning] = st.one_of(
    st.builds(Citation, st.just("k")),
    st.builds(TermUse, st.sampled_from(["t", 'x"y'])),
    st.builds(NameUse, st.just("n")),
    st.builds(Emended, st.just("e"), TEXTS),
    st.just(Emphasis()),
    st.builds(Foreign, st.sampled_from(["zh-Hans", "de"])),
    st.builds(Link, st.sampled_from(["https://a.example/b", "javascript:alert(1)"])),
    st.builds(NoteRef, st.sampled_from(["3", "c1-4"]), st.just("3"), st.just("r3")),
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    marks = []
    for meaning in draw(st.lists(MEANINGS, max_size=7)):
        start, end = sorted((draw(place), draw(place)))
        marks.append(Mark(end if isinstance(meaning, NoteRef) else start, end, meaning))
    return Paragraph("paragraph", text, tuple(marks))


@given(paragraphs())
def test_stripping_the_tags_gives_the_corrected_text_back(p: Paragraph) -> None:
    assert read(weave(p, SETTING)).corrected == p.text


@given(paragraphs())
def test_the_printed_text_comes_back_where_no_corrections_touch(p: Paragraph) -> None:
    corrections = [m for m in p.marks if isinstance(m.meaning, Emended)]
    ordered = sorted(corrections, key=lambda m: (m.start, m.end))
    if any(a.end > b.start for a, b in pairwise(ordered)):
        return
    if any(m.start == m.end for m in ordered):
        return
    expected, at = "", 0
    for m in ordered:
        assert isinstance(m.meaning, Emended)
        expected += p.text[at : m.start] + m.meaning.printed
        at = m.end
    assert read(weave(p, SETTING)).printed == expected + p.text[at:]


@given(paragraphs())
def test_every_stretch_is_covered_by_its_element(p: Paragraph) -> None:
    covered = read(weave(p, SETTING)).covered
    for m in p.marks:
        if isinstance(m.meaning, Emphasis | Foreign | Emended) and m.start < m.end:
            name = type(m.meaning).__name__
            places = {i for k, a, b in covered if k == name for i in range(a, b)}
            assert set(range(m.start, m.end)) <= places


@given(paragraphs())
def test_every_marker_stands_once_and_in_order(p: Paragraph) -> None:
    refs = [m for m in p.marks if isinstance(m.meaning, NoteRef)]
    html = weave(p, SETTING)
    assert html.count('class="noteref"') == len(refs)
    groups = len({m.end for m in refs})
    assert html.count('class="sep"') == len(refs) - groups


@given(paragraphs())
def test_weaving_without_ids_gives_none(p: Paragraph) -> None:
    assert " id=" not in weave(p, Setting(leads, ids=None))


def woven(text: str, *marks: Mark) -> str:
    return weave(Paragraph("paragraph", text, marks), SETTING)


def test_marks_that_cross_are_split_at_the_border() -> None:
    html = woven("abcd", Mark(0, 3, Emphasis()), Mark(1, 4, Foreign("de")))
    assert html == '<em>a<span lang="de">bc</span></em><span lang="de">d</span>'


def test_a_link_is_not_split_by_what_crosses_it() -> None:
    html = woven("abcd", Mark(0, 2, Emphasis()), Mark(1, 4, Link("https://a.example/")))
    assert html == '<em>a</em><a class="out" href="https://a.example/"><em>b</em>cd</a>'


def test_a_term_inside_a_link_falls_away() -> None:
    html = woven("abcd", Mark(0, 4, Link("https://a.example/")), Mark(1, 2, TermUse("t")))
    assert html == '<a class="out" href="https://a.example/">abcd</a>'


def test_a_correction_inside_a_link_is_named_after_it() -> None:
    html = woven("abcd", Mark(0, 4, Link("https://a.example/")), Mark(1, 2, Emended("e1", "x")))
    named = '<span class="corr">[corrected]</span><span class="sic">[see the correction]</span>'
    assert html.endswith(f'cd</a><wbr/><a class="ed fix" href="#there">{named}</a>')
    assert '<span class="emend" id="rx-e1">' in html


def test_a_correction_that_a_link_parts_is_marked_as_one() -> None:
    """Its first piece is said to go on and has what was printed, the others to be the rest."""
    marks = Mark(0, 2, TermUse("t")), Mark(1, 6, Emended("e1", "x")), Mark(4, 7, TermUse("u"))
    html = woven("abcdefg", *marks)
    kinds = re.findall(r'<(?:a|span) class="(emend[^"]*)"[^>]*><span class="corr">(\w+)<', html)
    assert kinds == [("emend on", "b"), ("emend on rest", "cd"), ("emend rest", "ef")]
    assert html.index('<span class="sic">x</span>') < html.index("emend on rest")
    assert html.count('<span class="sic">x</span>') == 1


def test_a_marker_interrupts_the_link_around_it() -> None:
    html = woven("abcd", Mark(0, 4, TermUse("t")), Mark(2, 2, NoteRef("3", "3", "r3")))
    assert html.count('class="term"') == 2
    assert "</a><sup>" in html


def test_a_link_to_nowhere_good_leaves_its_text() -> None:
    for target in ("javascript:alert(1)", "data:text/html,x", " https://a.example", "//a.example"):
        assert woven("abc", Mark(0, 3, Link(target))) == "abc"


def test_several_markers_at_one_place_are_parted_by_a_comma() -> None:
    html = woven("a", *(Mark(1, 1, NoteRef(n, n, f"r{n}")) for n in ("17", "18")))
    assert html.count('</sup><sup class="sep">,</sup><sup>') == 1


def test_a_marker_printed_otherwise_keeps_its_printed_number() -> None:
    html = woven("a", Mark(1, 1, NoteRef("16", "15", "r16")))
    assert '<span class="corr">16</span><span class="sic">15</span>' in html


def test_chinese_in_unmarked_words_is_tagged() -> None:
    assert plain("the 水车 & co") == 'the <span class="nb" lang="zh-Hans">水车</span> &amp; co'


def test_characters_that_no_page_may_hold_are_replaced() -> None:
    assert escaped("a\x00\x1b\ufffe\x85b") == "a\ufffd\ufffd\ufffd\ufffdb"


@pytest.mark.parametrize(
    "target",
    [
        "https://a.example/x y", "https://a@b.example/", "ftp://a.example", "https://", "HTTPS:/a",
        "https://a.example\\@b", "https://a.example/\u2028x", "https://a.example/\u00a0x",
    ],
)  # fmt: skip
def test_addresses_that_are_not_plain_web_addresses_are_refused(target: str) -> None:
    assert outward(target) == ""


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://a.example/b?c=d&e#f", "https://a.example/b?c=d&e#f"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/水", "https://a.example/%E6%B0%B4"),
        ("https://a.example/a[1]#b#c", "https://a.example/a%5B1%5D#b%23c"),
    ],
)
def test_addresses_are_made_fit_for_a_link(target: str, href: str) -> None:
    assert outward(target) == href


def test_weaving_takes_time_in_proportion_to_the_text() -> None:
    def seconds(repeats: int) -> float:
        text = "a wheel without water " * repeats
        marks = tuple(
            m
            for i in range(0, len(text) - 22, 22)
            for m in (
                Mark(i + 2, i + 7, TermUse("t")),
                Mark(i + 4, i + 15, Emphasis()),
                Mark(i + 15, i + 15, NoteRef("3", "3", "r3")),
            )
        )
        p = Paragraph("paragraph", text, marks)
        start = time.process_time()
        weave(p, SETTING)
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 12 * max(seconds(1000), 0.002)


def test_pinyin_is_looked_for_in_an_endless_word_at_once() -> None:
    start = time.process_time()
    assert plain("ā" + "i" * 40_000) == "ā" + "i" * 40_000
    assert time.process_time() - start < 5


def test_tags_that_do_not_end_are_passed_over_at_once() -> None:
    start = time.process_time()
    assert in_languages("<em>a</em> " + "<" * 200_000) == "<em>a</em> " + "&lt;" * 200_000
    assert time.process_time() - start < 5


def test_ids_are_escaped_in_attributes() -> None:
    html = woven("a", Mark(0, 1, TermUse('"><script>')))
    assert not re.search(r"<script", html)
