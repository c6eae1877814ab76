"""What teachers take away: which files there are, what is in them, the same bytes each time."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest
import troublesome_pack as sample
from sample import hostile, marked
from sample_packs import lesson, published

from build_tools.check import windows_names
from build_tools.model.edition import Edition
from build_tools.model.glossary import Term, Use
from build_tools.model.packs import Pack
from build_tools.model.places import Place
from build_tools.write import packs as registry
from build_tools.write.packs import (
    anki,
    cards,
    cartridge,
    file_name,
    gift,
    moodle_glossary,
    moodle_quiz,
    offered,
    pack_formats,
    shelf,
    source,
)
from build_tools.write.packs.flashcards import LONGEST, sentence
from build_tools.write.packs.whole_glossary import ROWS, whole_glossary

HERE = Path(__file__).parent
GOLDEN = HERE / "editions/brief/golden/teaching"
EDITION = sample.edition()
PACK = EDITION.packs["mills"]
TEXTS = (cards, gift, moodle_quiz, moodle_glossary, source)


def names(edition: Edition, pack: Pack) -> set[str]:
    """The formats of a pack's files, but for those that are printed."""
    return {str(m.FORMAT) for m in offered(edition, pack)} & {
        "anki", "cards", "cartridge", "gift", "moodle-glossary", "moodle-quiz", "source",
    }  # fmt: skip


def test_every_format_has_a_name_an_ending_and_a_line_of_its_own() -> None:
    formats = pack_formats()
    assert len({m.FORMAT for m in formats}) == len({m.ENDING for m in formats}) == len(formats)
    assert all((m.__doc__ or "").splitlines()[0].endswith(".") for m in formats)
    assert {str(m.FORMAT) for m in formats} >= {"anki", "cards", "cartridge", "gift", "source"}
    assert file_name(anki, PACK) == "mills-cards.apkg"


def test_a_pack_has_the_files_that_it_can_fill() -> None:
    """Cards of a pack with terms, a quiz of one that asks, the source of one that is a file."""
    assert len(names(EDITION, PACK)) == 7
    mute = sample.pack(quiz=(), sections=(), terms=(), source="")
    assert names(EDITION, mute) == {"cartridge"}
    whole = whole_glossary(EDITION)
    assert whole is not None
    assert names(EDITION, whole) == {
        "anki", "cards", "cartridge", "gift", "moodle-glossary", "moodle-quiz",
    }  # fmt: skip


def test_the_glossary_goes_with_the_packs() -> None:
    """Of an edition that has terms."""
    assert [p.id for p in shelf.packs(EDITION)] == ["mills", "glossary"]
    assert [p.id for p in shelf.packs(replace(EDITION, terms={}))] == ["mills"]
    assert shelf.packs(replace(EDITION, packs={})) == ()


def with_terms(number: int) -> Edition:
    """An edition with so many terms."""
    term = EDITION.terms["water"]
    ids = [f"t{n}" for n in range(number)]
    made = {id: replace(term, record=replace(term.record, id=id, english=id)) for id in ids}
    return replace(EDITION, terms=made)


@pytest.mark.parametrize("number", [1, 5, 6, 7, 13, 26])
def test_matches_have_about_six_terms_each(number: int) -> None:
    whole = whole_glossary(with_terms(number))
    assert whole is not None
    sizes = [len(item.rows) for item in whole.quiz]  # type: ignore[union-attr]
    assert sum(sizes) == number
    assert max(sizes) <= ROWS and max(sizes) - min(sizes) <= 1
    found = [row[0].text for item in whole.quiz for row in item.rows]  # type: ignore[union-attr]
    assert found == list(whole.terms)


def rows(edition: Edition, pack: Pack) -> list[dict[str, str]]:
    """The table as a program for CSV reads it."""
    text = cards.write(edition, pack).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_has_a_line_for_each_term() -> None:
    water, village = rows(EDITION, PACK)
    assert (water["English"], water["Simplified"], water["Pinyin"]) == ("water", "水", "shuǐ")
    assert village == {
        "English": "village", "Simplified": "村庄", "Traditional": "村莊", "Pinyin": "cūnzhuāng",
        "Literal": "village, manor",
        "Definition": "A place with a mill (水车) by water. What villages share.",
        "Sentence": "The river is shared out among nine villages, as the almanac explains.",
        "Paragraph": "¶ 4", "Link": "https://example.org/edition/glossary/village/",
    }  # fmt: skip


def test_excel_knows_the_table_for_unicode() -> None:
    """A byte order mark stands before it, once, and lines end as RFC 4180 has it."""
    written = cards.write(EDITION, PACK)
    assert written.startswith(b"\xef\xbb\xbfEnglish,Simplified,")
    assert written.count(b"\xef\xbb\xbf") == 1
    assert written.count(b"\n") == written.count(b"\r\n") == 3


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "－"])
def test_no_cell_is_a_formula(start: str) -> None:
    term = EDITION.terms["water"]
    words = f"{start}cmd|' /C calc'!A1, \"x\"\n;"
    spoiled = replace(term, record=replace(term.record, english=words, literal=words))
    found = rows(replace(EDITION, terms={"water": spoiled}), sample.pack(terms=("water",)))[0]
    for cell in (found["English"], found["Literal"]):
        assert cell == f"'{start.strip()}cmd|' /C calc'!A1, \"x\" ;"


def test_a_hostile_term_is_one_line_of_nine_cells() -> None:
    """Without a sign that would turn or hide what stands beside it."""
    bad = hostile()
    found = rows(replace(bad, packs={"mills": PACK}), PACK)
    assert len(found) == 2
    assert all(len(row) == len(cards.HEAD) and None not in row for row in found)
    text = "".join("".join(row.values()) for row in found)
    assert "<script>alert(1)</script>" in text
    assert not {"\x00", "\u202e", "\r", "\n"} & set(text)


def test_the_source_is_the_file() -> None:
    assert source.write(EDITION, PACK) == PACK.source.encode()
    built = lesson()
    assert (
        source.write(built, built.packs["first-look"])
        == (HERE / "editions/brief/docs/teaching/first-look.md").read_bytes()
    )


def used(text: str, words: str, number: int = 4) -> Term:
    """A term that stands in a paragraph with this text."""
    paragraph = marked("paragraph", text, number=number)
    start = text.index(words)
    use = Use("retelling", "text", f"p{number}", paragraph, start, start + len(words), True)
    return replace(EDITION.terms["village"], uses=(use,))


LONG = "word " * 60


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("One. Two has a mill in it. Three.", "Two has a ", " in it."),
        ("A mill stands. Then?", "A ", " stands."),
        ("He asked: “Is it a mill?” They said no.", "He asked: “Is it a ", "?”"),
        ("It is. No. 5 of Mr. A. B. Smith is a mill. End.", "No. 5 of Mr. A. B. Smith is a ", "."),
        ("In the U.S. The mill turns. End.", "In the U.S. The ", " turns."),
        ("水来了。a mill 转。完。", "a ", " 转。"),
        (f"{LONG}a mill {LONG}here.", "…" + " word" * 27 + " a ", " " + "word " * 27 + "…"),
        ("mill", "", ""),
        (f"{'x' * 400}mill{'y' * 400}", "…" + "x" * 138, "y" * 137 + "…"),
    ],
)  # fmt: skip
def test_a_card_has_the_sentence_in_which_the_term_stands(
    text: str, before: str, after: str
) -> None:
    """Abbreviations end none, and a long one is cut around the term at words."""
    found = sentence(EDITION, PACK, used(text, "mill"))
    assert found is not None
    assert (found.before.text, found.form.text, found.number) == (before, "mill", 4)
    assert found.after.text == after
    assert len(found.text) <= LONGEST + 2


def test_a_sentence_is_one_of_the_reading() -> None:
    term = EDITION.terms["village"]
    assert sentence(EDITION, sample.pack(paragraphs=(1, 6)), term) is None
    whole = whole_glossary(EDITION)
    assert whole is not None
    found = sentence(EDITION, whole, term)
    assert found is not None and found.number == 4


def notes(data: bytes) -> Iterator[tuple[str, list[str], str]]:
    """The notes of a package for Anki: GUID, fields, tags."""
    with ZipFile(io.BytesIO(data)) as archive, closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(archive.read("collection.anki2"))
        for guid, fields, tags in base.execute("SELECT guid, flds, tags FROM notes ORDER BY id"):
            yield guid, fields.split("\x1f"), tags


def test_a_note_has_what_a_learner_needs() -> None:
    _, (_, village, tags) = notes(anki.write(EDITION, PACK))
    assert village[:5] == ["village", "村庄", "村莊", "cūnzhuāng", "village, manor"]
    assert village[6] == (
        "The river is shared out among nine <strong>villages</strong>, as the <em>almanac</em> "
        'explains. (¶\xa0<a href="https://example.org/edition/teaching/mills/#p4">4</a>)'
    )
    assert tags.split() == ["the-mill-of-words::concept", "the-mill-of-words::mills"]


def test_a_note_is_known_whatever_the_edition_is_called_and_wherever_it_stands() -> None:
    moved = sample.edition(address="https://example.net/", title="Otherwise", date="2027-01-01")
    of = [[guid for guid, _, _ in notes(anki.write(e, PACK))] for e in (EDITION, moved)]
    assert of[0] == of[1]
    other = replace(EDITION.manifest.of, title="Another brief")
    apart = list(notes(anki.write(sample.edition(of=other), PACK)))
    assert not {guid for guid, _, _ in apart} & set(of[0])


def test_no_field_makes_anki_fetch_play_or_run_anything() -> None:
    bad = hostile()
    terms = {
        id: replace(t, record=replace(t.record, literal="[sound:x.mp3] [latex]a[/latex] [$]b[/$]"))
        for id, t in bad.terms.items()
    }
    for _, fields, _ in notes(anki.write(replace(bad, terms=terms, packs={"mills": PACK}), PACK)):
        for field in fields:
            assert "<script" not in field and "<img" not in field
            assert "[sound:" not in field and "[latex]" not in field and "[$]" not in field
    assert b"http" not in anki.note_type.STYLE.encode()


MAKE = """
from hashlib import sha256
import troublesome_pack
from sample_packs import lesson, published
from build_tools.write.packs import file_name, offered
from build_tools.write.packs.shelf import packs
for edition in (troublesome_pack.edition(answers="published"), published(lesson())):
    for pack in packs(edition):
        for module in offered(edition, pack):
            if not hasattr(module, "source"):
                made = module.write(edition, pack)
                print(file_name(module, pack), sha256(made).hexdigest())
"""


def test_the_same_bytes_in_every_place_and_language() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", MAKE],
            env=os.environ | place | {"PYTHONPATH": str(HERE), "PYTHONPYCACHEPREFIX": "/dev/null"},
            cwd=HERE.parent, capture_output=True, text=True, check=True,
        ).stdout
        for place in (
            {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
            {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
        )
    ]  # fmt: skip
    assert said[0] == said[1]
    assert said[0].count("\n") > 20


def test_files_are_dated_by_the_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for writer in (anki, cartridge):
        assert dates(writer) == {(2026, 11, 23, 0, 0, 0)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    for writer in (anki, cartridge):
        assert dates(writer) == {(1980, 1, 1, 0, 0, 0)}


def dates(writer: ModuleType) -> set[tuple[int, ...]]:
    with ZipFile(io.BytesIO(writer.write(EDITION, PACK))) as archive:
        return {entry.date_time for entry in archive.infolist()}


@pytest.mark.parametrize("pack", ["first-look", "glossary"])
def test_what_is_taken_away_is_golden(pack: str, accept: bool) -> None:
    """Files of text byte for byte, packed ones by what is in them."""
    edition = published(lesson())
    made = edition.packs.get(pack) or whole_glossary(edition)
    assert made is not None
    for writer in offered(edition, made):
        if writer in TEXTS and writer is not source:
            compare(GOLDEN / file_name(writer, made), writer.write(edition, made), accept)
    compare(GOLDEN / f"{pack}.imscc.txt", unpacked(cartridge.write(edition, made)), accept)
    told = [[*fields, tags.strip()] for _, fields, tags in notes(anki.write(edition, made))]
    lines = json.dumps(told, ensure_ascii=False, indent=1)
    compare(GOLDEN / f"{pack}-cards.apkg.json", f"{lines}\n".encode(), accept)


def compare(path: Path, found: bytes, accept: bool) -> None:
    """Compares with a golden file, or writes it."""
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(found)
    assert path.read_bytes().decode() == found.decode()


def unpacked(data: bytes) -> bytes:
    """The files of an archive, one below the other; what is made elsewhere by its name alone."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = (
            name.encode() + b"\n" + (b"" if name.startswith("handout/") else archive.read(name))
            for name in archive.namelist()
        )
        return b"\n".join(parts)


def unmade(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """An edition with a format that this machine cannot make."""
    module = ModuleType("lead", "The pack in lead type.\n")

    def write(edition: Edition, pack: Pack) -> bytes:
        raise registry.Unmade("there is no press; buy one")

    vars(module).update(FORMAT="lead", ENDING=".lead", write=write)
    monkeypatch.setattr(registry, "pack_formats", lambda: (cards, module))
    return sample.edition()


def test_a_file_that_cannot_be_made_is_left_out_and_told_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edition = unmade(monkeypatch)
    made = shelf.shelf(edition)
    assert set(made.files) == {"mills-cards.csv", "glossary-cards.csv"}
    assert made.left_out == [
        "2 files for teachers (mills.lead, glossary.lead) are left out: there is no press; buy one"
    ]
    offers = shelf.offers(edition, PACK, made.sizes)
    assert [(o.name, o.size) for o in offers] == [
        ("mills-cards.csv", len(cards.write(edition, PACK)))
    ]


def test_the_name_of_a_pack_leaves_room_for_those_of_its_files() -> None:
    """The check of names knows the longest, and tells the editor whose pack it is."""
    endings = (str(m.ENDING) for m in pack_formats())
    assert max(endings, key=len) == windows_names.LONGEST_ENDING
    title = "One two three four five six seven eight"
    for length, faults in ((71, 0), (72, 1)):
        record = replace(PACK.record, id="p" * length, place=Place("docs/teaching/p.md"))
        named = sample.edition(sample.pack(record=record), title=title)
        found = list(windows_names.problems(named))
        assert [(p.code, p.place.file) for p in found] == [("W02", "docs/teaching/p.md")] * faults
