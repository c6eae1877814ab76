"""Terms and names are found where they stand, and nowhere else (cases/match)."""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from small import lay_out, where
from written import dump

from build_tools.model.document import Paragraph
from build_tools.model.glossary import Name, NameRecord, TermRecord
from build_tools.model.marks import Link, Mark, NameUse, TermUse
from build_tools.pipeline import build
from build_tools.resolve.forms import Forms, forms_of
from build_tools.resolve.index import index
from build_tools.resolve.marking import Search, Spot
from build_tools.resolve.matching import matches
from build_tools.resolve.spelling import parts, reading
from build_tools.resolve.stretches import Stretches

FIRST = "first-in-section"
FOLDER = Path(__file__).parent / "cases" / "match"


def cases(*nouns: str) -> list[object]:
    """Every case of these files, named by its title."""
    return [
        pytest.param(FOLDER / f"{noun}.yml", i, id=f"{noun}: {case['title']}")
        for noun in nouns
        for i, case in enumerate(yaml.safe_load((FOLDER / f"{noun}.yml").read_text()))
    ]


@pytest.mark.parametrize(("path", "number"), cases("words", "scripts"))
def test_words(path: Path, number: int, accept: bool) -> None:
    """What is found, each with its offset and its entry; `forms` are those that are found."""
    case = yaml.safe_load(path.read_text())[number]
    records = _records(case)
    found = matches(index([forms_of(r) for r in records]), case["text"])
    said = [f"{m.start} {case['text'][m.start : m.end]} = {records[m.entry].id}" for m in found]
    _held(path, number, said, accept)


def _records(case: Mapping[str, Any]) -> list[TermRecord | NameRecord]:
    """The entries of a case; one that is a word only is its headword and its id."""
    terms = [{"english": t} if isinstance(t, str) else t for t in case.get("terms", ())]
    names = [{"name": n} if isinstance(n, str) else n for n in case.get("names", ())]
    forms = case.get("forms", {})
    read = [
        TermRecord(
            **{
                "id": t["english"],
                "simplified": "",
                "traditional": "",
                "pinyin": "",
                "kind": "concept",
                "definition": "",
                "forms": tuple(forms.get(t["english"], ())),
                **{k: tuple(v) if isinstance(v, list) else v for k, v in t.items()},
            }
        )
        for t in terms
    ]
    listed = [NameRecord(**{"id": n["name"], "kind": "body", **n}) for n in names]
    return [*sorted(read, key=lambda r: r.id), *sorted(listed, key=lambda r: r.id)]


def _held(path: Path, number: int, found: list[str], accept: bool) -> None:
    """Holds what was found against the case, or writes it there."""
    all_cases = yaml.safe_load(path.read_text())
    if accept and found != all_cases[number].get("expect"):
        all_cases[number]["expect"] = found
        path.write_text(dump(all_cases))
        return
    assert found == all_cases[number]["expect"]


@pytest.mark.parametrize(("path", "number"), cases("uses"))
def test_uses(path: Path, number: int, tmp_path: Path, accept: bool) -> None:
    """The uses of each entry in a small edition: where, how, and whether marked.

    Each mark covers a use, and each marked use is covered by its mark.
    """
    case = yaml.safe_load(path.read_text())[number]
    files = {noun: content for noun, content in case.items() if where(noun)}
    root = lay_out(tmp_path, **files)
    manifest = root / "docs/edition.yml"
    written = manifest.read_text() + f"glossary: {{marking: {case.get('marking', FIRST)}}}\n"
    if "pages" in case:
        written = written.replace("    rights:", f"    pages: {case['pages']}\n    rights:")
    manifest.write_text(written)
    edition = build(root).edition
    assert edition is not None
    found = []
    for kind, entries in (("term", edition.terms), ("name", edition.names)):
        for id, entry in entries.items():
            for u in entry.uses:
                at = f"{u.text}/{u.kind}/{u.address}".lstrip("/")
                found.append(f"{kind} {id}: {at} {u.start} {u.form}{' *' * u.marked}")
                own = entry.term or id if isinstance(entry, Name) else id
                marks = [(m.start, m.end) for m in u.paragraph.marks if m.meaning in _meanings(own)]
                assert ((u.start, u.end) in marks) == u.marked
                order = [(m.start, -m.end) for m in u.paragraph.marks]
                assert order == sorted(order)
    _held(path, number, found, accept)


def _meanings(id: str) -> tuple[TermUse, NameUse]:
    return TermUse(id), NameUse(id)


WORDS = st.text("abAB两张 -’.,\u200b", max_size=24)
FORMS = st.lists(st.text("ab两 -", min_size=1, max_size=5), min_size=1, max_size=4)


@given(text=WORDS, forms=FORMS)
def test_what_is_found_is_what_a_plain_search_finds(text: str, forms: list[str]) -> None:
    """The index finds what a search form by form, letter by letter finds; none overlaps another."""
    text = "".join(text.split("\u200b"))
    words = [" ".join(re.split("[ -]+", f.strip(" -"))) for f in forms]
    found = matches(index([Forms((w,), (), (), False, True) for w in words]), text)
    assert [(m.start, m.end, m.entry) for m in found] == _plainly(text, words)


def _plainly(text: str, forms: list[str]) -> list[tuple[int, int, int]]:
    """Leftmost-longest by trying every form at every letter."""
    found, at = [], 0
    while at < len(text):
        fits = [
            (-hit.end(), number)
            for number, words in enumerate(forms)
            if words and (hit := _pattern(words).match(text, at))
        ]
        if not fits:
            at += 1
            continue
        end, number = min(fits)
        found.append((at, -end, number))
        at = -end
    return found


def _pattern(words: str) -> re.Pattern[str]:
    """A form as a regular expression that says what borders a word."""
    plain = re.escape(words).replace(r"\ ", r"(?: +|-)")
    start = r"(?<![a-z0-9])(?<![a-z0-9]’)" if words[0] in "ab" else ""
    end = r"(?![a-z0-9])(?!’[a-z0-9])" if words[-1] in "ab" else ""
    return re.compile(start + plain + end, re.IGNORECASE)


@given(
    before=st.text("ab 两’-", max_size=4),
    term=st.sampled_from(["two layers", "innovation chain", "R&D", "straße", "İznik", "两张皮"]),
    unseen=st.text("\u200b\u200d\xad\ufeff", max_size=2),
    at=st.integers(0, 12),
    change=st.sampled_from([str, str.upper, str.title, str.casefold]),
)
def test_offsets_are_those_of_the_text(
    before: str, term: str, unseen: str, at: int, change: Callable[[str], str]
) -> None:
    """Whatever stands before a term and whatever unseen inside it, the stretch reads as the term
    and begins and ends with what is seen."""
    at = min(at, len(term))
    written = change(term[:at]) + unseen + change(term[at:])
    text = f"{before} {written}. After {term}"
    found = matches(index([Forms((term,), (), (), False, True)]), text)
    assert found
    for m in found:
        form = text[m.start : m.end]
        assert reading(form) == reading(term)
        assert form[0].isalnum() and form[-1].isalnum()
    assert found[-1].end == len(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_form_is_listed_as_it_is_looked_for() -> None:
    """The forms of an entry are the authored ones and the plurals, sorted; of a cross-reference
    there are none."""
    term = _records(
        {"terms": [{"english": "leaf", "variants": ["tree leaf"], "forms": ["leaves"]}]}
    )
    assert forms_of(term[0]).listed == ("leaf", "leafs", "leaves", "tree leaf", "tree leafs")
    assert forms_of(NameRecord(id="x", kind="body", name="X", term="leaf")).listed == ()


SPANS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)).map(lambda s: (s[0], sum(s))))


@given(spans=SPANS, start=st.integers(0, 12), length=st.integers(1, 4))
def test_stretches_meet_and_cover(spans: list[tuple[int, int]], start: int, length: int) -> None:
    """What stretches say of another is what looking at each of them says."""
    stretches, end = Stretches(spans), start + length
    assert stretches.meet(start, end) == any(a < end and b > start for a, b in spans)
    assert stretches.cover(start, end) == any(a <= start and b >= end for a, b in spans)


def test_a_long_paragraph_full_of_terms_links_and_vetoes_takes_no_time() -> None:
    """A megabyte in one paragraph: the time grows with its length, not with its square."""
    words = "economy of words economy " * 40_000
    entry = Forms(("economy",), (), ("economy of words",), False, True)
    links = tuple(Mark(i, i + 3, Link("https://x.example")) for i in range(20, len(words), 25))
    search = Search(index([entry]), (TermUse("economy"),), "all", ([],))
    marked = search.paragraph(Paragraph("paragraph", words, links), Spot("t", "text", "p1", set()))
    assert len(search.uses[0]) == 40_000
    assert len(marked.marks) == len(links)


@given(text=st.text(max_size=30), forms=st.lists(st.text(min_size=1, max_size=6), max_size=3))
def test_whatever_is_written_what_is_found_reads_like_a_form(text: str, forms: list[str]) -> None:
    """In any characters: a text that holds a form with a word in it has a match, which reads like
    a form, lies in the text and overlaps no other."""
    entries = [Forms((f,), (f,), (), False, True) for f in forms]
    text = f"{text} {' '.join(forms)}"
    found = matches(index(entries), text)
    for m in found:
        assert reading(text[m.start : m.end]) == reading(forms[m.entry])
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= m.start < m.end <= len(text) for m in found)


@given(text=st.text(), form=st.text(min_size=1, max_size=3), whole=st.booleans())
def test_a_form_found_inside_words_is_found_wherever_it_stands(
    text: str, form: str, whole: bool
) -> None:
    """With whole false nothing is lost that is found with whole true."""
    sought = [Forms((form,), (), (), False, w) for w in (True, False)]
    strict, loose = (matches(index([forms]), text + form) for forms in sought)
    assert len(loose) >= len(strict)


def test_parts_are_the_text() -> None:
    """Joined, the parts of a text are the text; between two words stands what is no word."""
    for text in ("", "a b", "—两张皮, NSWN系统.", "e\u0301\u200b x", "\u200b", "½ ² №"):
        cut = parts(text)
        assert "".join(cut) == text
        assert len(cut) % 2 == 1
