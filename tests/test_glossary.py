"""The glossary is read as it is written: terms, banks, definitions, and the syllables of pinyin."""

import csv
import io
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import lay_out

from build_tools.check import doubts, second_opinion
from build_tools.check.pinyin_fits import fault_of
from build_tools.model.glossary import Rendering, TermRecord
from build_tools.model.pinyin import SYLLABLES, counts, parted, toneless
from build_tools.model.places import Place
from build_tools.pipeline import build
from build_tools.read import definitions
from build_tools.read.glossary import read_glossary
from build_tools.read.prose import is_plain
from build_tools.read.records import read_comments, read_events, read_names
from build_tools.read.table import read_table

TERM = """\
---
english: two  layers
variants: [layer cake, 两层皮现象]
simplified: 两层皮
traditional: 兩層皮
pinyin: liǎngcéngpí
literal: two layers of skin
rendering: two skins
renderings:
  - {words: two separate things, by: official, source: rain-2001}
  - {words: disconnect, by: CSET}
kind: slogan
see: [innovation]
sources: [rain-2001]
case: true
whole: false
inflected: false
forms: [Layers]
veto: [two layers of paint]
certainty: probable
---

Research and the economy *apart*.

Said of
[institutes](https://example.org).
"""
ROW = {
    "id": "two-layers",
    "english": " two layers ",
    "variants": "layer cake | 两层皮现象",
    "simplified": "两层皮",
    "traditional": "兩層皮",
    "pinyin": "liǎngcéngpí",
    "literal": "two layers of skin",
    "rendering": "two skins",
    "renderings": "two separate things (official: rain-2001) | disconnect (CSET)",
    "kind": "slogan",
    "see": "innovation",
    "sources": "rain-2001",
    "case": "TRUE",
    "whole": "false",
    "inflected": "no",
    "forms": "Layers",
    "veto": "two layers of paint",
    "certainty": "probable",
    "definition": "Research and the economy *apart*.\n\nSaid of\n[institutes](https://example.org).",
}


def bank(*rows: dict[str, str]) -> str:
    """A bank of these rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROW))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_every_key_of_a_term_is_read() -> None:
    """Keys, lists and renderings become a record; the definition keeps its paragraphs and lines."""
    glossary = read_glossary([("glossary/two-layers.md", TERM.encode())])
    assert glossary.problems == []
    (record,) = glossary.terms
    assert (record.id, record.english, record.case, record.whole) == (
        "two-layers",
        "two layers",
        True,
        False,
    )
    assert record.renderings == (
        Rendering(words="two separate things", by="official", source="rain-2001"),
        Rendering(words="disconnect", by="CSET"),
    )
    first, second = glossary.definitions["two-layers"]
    assert (first.text, str(first.place())) == (
        "Research and the economy apart.",
        "glossary/two-layers.md:23:1",
    )
    assert second.text == "Said of institutes."
    assert second.place(second.text.index("institutes")).line == 26


def test_a_row_says_what_a_file_says() -> None:
    """A term of a bank is the same record as that of a file, but for its place."""
    of_file = read_glossary([("glossary/two-layers.md", TERM.encode())])
    of_row = read_glossary([("glossary/terms.csv", bank(ROW).encode())])
    assert of_row.problems == []
    alike = [
        [
            {f: getattr(r, f) for f in TermRecord.__dataclass_fields__ if f != "place"}
            for r in g.terms
        ]
        for g in (of_file, of_row)
    ]
    assert alike[0] == alike[1]
    texts = [[(p.text, p.marks) for p in g.definitions["two-layers"]] for g in (of_file, of_row)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(TERM.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param("\ufeff" + TERM, id="a byte order mark"),
        pytest.param(unicodedata.normalize("NFD", TERM), id="decomposed letters"),
        pytest.param(TERM.replace("two  layers", "two\u200b\u3000layers"), id="unseen characters"),
        pytest.param(TERM.replace("---\n", "---  \n"), id="spaces behind the hyphens"),
    ],
)
def test_how_a_file_is_written_does_not_matter(written: str) -> None:
    """The same record and the same lines, however an editor's program stores the file."""
    plain = read_glossary([("glossary/two-layers.md", TERM.encode())])
    other = read_glossary([("glossary/two-layers.md", written.encode())])
    assert (other.terms, other.definitions, other.problems) == (
        plain.terms,
        plain.definitions,
        plain.problems,
    )


cells = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_whole_table_is_read_back(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, the table that was written is read."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    read = list(read_table(out.getvalue()))
    assert [list(row.cells) for row in read if not row.fault] == rows
    assert [row for row in read if row.fault] == []


@given(st.text(st.characters(exclude_characters="\r"), max_size=200))
def test_no_table_is_too_broken_to_be_read_to_its_end(source: str) -> None:
    """A broken table gives rows that lie in it, in their order, and ends."""
    lines = [row.line for row in read_table(source)]
    assert lines == sorted(lines)
    assert all(1 <= line <= source.count("\n") + 1 for line in lines)


@given(st.text(max_size=60).filter(lambda words: words.strip()))
def test_plain_words_are_what_markdown_makes_of_them(words: str) -> None:
    """A definition that is read the short way has the words and marks of the long way.

    A file's characters are composed before.
    """
    words = unicodedata.normalize("NFC", words.strip())
    short, _ = definitions.read_definition(words, Place("a.md", 1, 1))
    blocks = [w for kind, w, _ in definitions._blocks(words) if not kind]
    long = [definitions.read_lines(w, Place("a.md", 1, 1))[0] for w in blocks]
    if is_plain(words):
        assert [(p.text, p.marks) for p in short] == [(p.text, p.marks) for p in long]


def test_the_syllables_are_those_of_the_dictionary() -> None:
    """Every syllable that pypinyin has for a common character, but for interjections and dialect,
    and none besides but the r of wánr."""
    from pypinyin.pinyin_dict import pinyin_dict

    common = (read for sign, read in pinyin_dict.items() if 0x4E00 <= sign <= 0x9FFF)
    known = {toneless(syllable) for reads in common for syllable in reads.split(",")}
    interjections = {"hm", "hng", "m", "n", "ng", "ê"}
    dialect = {"fiao", "len", "nun", "tei"}
    assert known - SYLLABLES == interjections | dialect
    assert SYLLABLES - known == {"r"}


@pytest.mark.parametrize(
    ("pinyin", "expected"),
    [
        ("liǎngcéngpí", {3}),
        ("Xī'ān", {2}),
        ("xiān", {1}),
        ("chuàng", {1}),
        ("qiǎ bózi", {3}),
        ("Zhèng Shānjié", {3}),
        ("fāngàn", {2}),
        ("lǜsè", {2}),
        ("wánr", {2}),
        ("guo2jia1", set()),
        ("blǎh", set()),
        ("liǎngcéng, pí", {3}),
    ],
)
def test_joined_syllables_are_counted(pinyin: str, expected: set[int]) -> None:
    """Words are parted in every way that Mandarin allows, with one tone to a syllable."""
    assert counts(pinyin) == expected


def test_pinyin_of_figures_may_be_figures_or_words() -> None:
    """863 stands in pinyin as it is, or is read out."""
    assert fault_of("863计划", "863 jìhuà") is None
    assert fault_of("863计划", "bāliùsān jìhuà") is None
    assert fault_of("863计划", "jì") is not None
    assert parted("a" * 500) == ()


def term(simplified: str = "有为", traditional: str = "有爲", pinyin: str = "yǒuwèi") -> str:
    """The file of a term whose pinyin pypinyin doubts."""
    keys = f"simplified: {simplified}\ntraditional: {traditional}\npinyin: {pinyin}\n"
    return f"---\nenglish: doing\n{keys}kind: concept\n---\nSomething is done.\n"


def edition(root: Path, **files: str) -> list[str]:
    """The codes of what is wrong with a small edition that has these files."""
    text = "A Small Brief\n\nFirst words\n\nRivers rise.\n\nEndnotes\n\n1. A. Rain.\n"
    built = build(lay_out(root, text=text, **files))
    return [d.code for d in built.diagnostics if d.code.startswith("G")]


def test_an_opinion_is_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build asks no dictionary; new words are asked about, and old ones forgotten."""
    asked: list[int] = []
    monkeypatch.setattr(
        doubts,
        "opinions",
        lambda words: asked.append(len(words)) or second_opinion.opinions(words),
    )
    assert edition(tmp_path, **{"term:doing": term()}) == ["G04"]
    assert edition(tmp_path, **{"term:doing": term()}) == ["G04"]
    assert edition(tmp_path, **{"term:doing": term(pinyin="yǒuwéi")}) == []
    kept = json.loads((tmp_path / ".cache/edition/doubts.json").read_text())
    assert [row[2] for row in kept["opinions"]] == ["yǒuwéi"]
    assert asked == [1, 1]


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"by": {}, "opinions": [[1]]}'])
def test_a_damaged_memory_counts_as_none(tmp_path: Path, damaged: str) -> None:
    """What is kept may be anything; the opinions are the same."""
    lay_out(tmp_path, **{".cache/edition/doubts.json": damaged})
    assert edition(tmp_path, **{"term:doing": term()}) == ["G04"]


def test_a_missing_dictionary_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without OpenCC there is one warning, and pypinyin is asked all the same."""
    monkeypatch.setattr(second_opinion, "_version", lambda name: "1" * (name == "pypinyin"))
    assert edition(tmp_path, **{"term:doing": term(traditional="有魏")}) == ["G10", "G04"]


def test_the_examples_for_editors_are_read_without_a_word() -> None:
    """What the page for editors shows of terms, banks, names, comments and events can be copied."""
    page = (Path(__file__).parent.parent / "docs/about/for-editors.md").read_text(encoding="utf-8")
    part = page[page.index("## The glossary") : page.index("## Reading packs")]
    shown = part.split("```")[1::2]
    term, table, names, comments, events = (block.split("\n", 1)[1].encode() for block in shown)
    glossary = read_glossary([("glossary/two-layers.md", term), ("glossary/a.csv", b"")])
    banked = read_glossary([("glossary/terms.csv", table)])
    assert [len(g.terms) for g in (glossary, banked)] == [1, 1]
    named, commented = read_names("names.yml", names), read_comments("comments.yml", comments)
    dated = read_events("events.yml", events)
    assert [len(records) for records, _ in (named, commented, dated)] == [2, 1, 1]
    problems = [p for _, problems in (named, commented, dated) for p in problems]
    assert [*glossary.problems, *banked.problems, *problems] == []


def test_a_bank_in_another_encoding_is_saved_from_the_spreadsheet() -> None:
    """The cure of a table that is not UTF-8 is in the words of Excel, that of a term is not."""
    files = [
        (f"glossary/a.{kind}", "id,english\n一,创新\n".encode("gb18030")) for kind in ("csv", "md")
    ]
    cures = [p.cure for p in read_glossary(files).problems]
    assert ["“CSV UTF-8”" in cure for cure in cures] == [True, False]
