"""Reading packs are read as they are written, and what they name is found."""

import json
import re
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from facts_hold import SCHEMA
from hypothesis import given
from hypothesis import strategies as st
from sample import sample
from sample_packs import lesson, published
from small import lay_out

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.marks import Foreign
from build_tools.model.packs import Choice, Exercise, Match, Order, Pack, Short, TrueFalse
from build_tools.pipeline import build
from build_tools.read.packs import read_packs
from build_tools.read.paragraph_ranges import read_ranges
from build_tools.write.json import write

FILE, ANSWERS = "docs/teaching/rain.md", "docs/teaching/rain.answers.md"
KEYS = {
    "title": "Rain",
    "level": "school",
    "minutes": "45",
    "aim": "First meeting",
    "summary": "On rain.",
    "paragraphs": "1",
}
TEXT = "A Small Brief\n\nFirst words\n\nRivers rise.\n\nThey fall.\n"


def pack(body: str = "", **keys: str | None) -> str:
    """The file of a pack with these keys; None leaves one out."""
    lines = (f"{k}: {v}\n" for k, v in {**KEYS, **keys}.items() if v is not None)
    return f"---\n{''.join(lines)}---\n{body}"


def read(source: str | bytes, *more: tuple[str, str]) -> tuple[Pack | None, list[Diagnostic]]:
    """The pack that these files come to, and what is wrong with them."""
    data = source if isinstance(source, bytes) else source.encode()
    sheets, problems = read_packs([(FILE, data), *((f, words.encode()) for f, words in more)])
    return (sheets[0].pack if sheets else None), problems


def told(problems: list[Diagnostic]) -> list[str]:
    return [f"{p.place.file.rpartition('/')[2]}:{p.place.line} {p.code}" for p in problems]


def test_the_reading_stands_in_the_order_of_the_text() -> None:
    """`2-4, 1` is four paragraphs, from the first on."""
    assert lesson().packs["first-look"].paragraphs == (1, 2, 3, 4)


def test_listed_terms_keep_their_order_and_all_others_have_that_of_the_glossary() -> None:
    """The third paragraph tells of the mill, the seventh of the water book (and its Chinese)."""
    packs = lesson().packs
    assert packs["first-look"].terms == ("sisters", "mill")
    assert packs["auto"].terms == ("mill", "water-book")


def test_names_and_comments_of_the_reading_are_found_or_listed() -> None:
    """The water book is a name too; ¶ 3 has a comment of its own and is a note's no more."""
    packs = lesson().packs
    assert packs["auto"].names == ("book",) and packs["auto"].comments == ("c1",)
    assert packs["first-look"].names == () and packs["first-look"].comments == ("c1",)


def test_further_reading_keeps_its_locators() -> None:
    edition = lesson()
    further = edition.packs["first-look"].further
    assert [(r.key, r.locator) for r in further] == [
        ("stone-first-2002", ""),
        ("brook-water-2001", "12"),
    ]
    assert "12" in edition.sources["brook-water-2001"].located["12"].text


def test_terms_to_be_matched_have_what_the_glossary_has_of_them() -> None:
    (match,) = (i for i in lesson().packs["first-look"].quiz if i.id == "words")
    assert isinstance(match, Match)
    assert [[cell.text for cell in row] for row in match.rows] == [
        ["mill", "水车", "shuǐchē"],
        ["the sisters", "三姐妹", "sān jiěmèi"],
    ]
    langs = [
        [m.meaning.lang for m in c.marks if isinstance(m.meaning, Foreign)] for c in match.rows[0]
    ]
    assert langs == [[], ["zh-Hans"], ["zh-Latn-pinyin"]]
    assert match.asks.text == "Match the English, the Chinese and the pinyin."
    assert match.columns == ("english", "simplified", "pinyin")


def test_each_kind_of_quiz_is_read() -> None:
    quiz = {item.id: item for item in lesson().packs["first-look"].quiz}
    who, idle, pairs = quiz["who"], quiz["idle"], quiz["pairs"]
    when, sign = quiz["when"], quiz["sign"]
    assert isinstance(who, Choice)
    assert [(o.words.text, o.right) for o in who.options] == [
        ("The lower mill", False),
        ("The upper mill", True),
        ("The 水车 that “stands”", False),
    ]
    assert who.options[0].because is not None and who.options[1].because is None
    assert isinstance(idle, TrueFalse) and idle.answer is False and idle.paragraphs == (4,)
    assert isinstance(pairs, Match) and not pairs.columns
    assert [[c.text for c in row] for row in pairs.rows][1] == ["The middle mill", "was mended"]
    assert isinstance(when, Order)
    assert [(e.what.text, e.when and e.when.text) for e in when.events] == [
        ("The water book is begun", "1880"),
        ("The middle mill is mended", "1921 (printed 1911)"),
        ("The text is told again", None),
    ]
    assert isinstance(sign, Short) and sign.accepts == ("three sisters", "the sisters")
    assert sign.answer.text == "The three sisters."


def test_answers_go_to_their_exercises_and_the_rest_to_the_teacher() -> None:
    made = lesson().packs["first-look"]
    answered = {e.id: bool(e.answer) for e in made.exercises}
    assert answered == {"q1": True, "q2": True, "d1": False, "t1": True}
    heading, words = made.for_teachers
    assert isinstance(heading, Paragraph) and heading.kind == "heading"
    assert isinstance(words, Paragraph) and words.text.startswith("Bring a map")


def test_the_source_of_a_pack_is_its_own_file_without_the_answers() -> None:
    made = lesson().packs["first-look"]
    file = Path(__file__).parent / "editions/brief/docs/teaching/first-look.md"
    assert made.source == file.read_text("utf-8")


def test_an_edition_without_packs_has_none(tmp_path: Path) -> None:
    built = build(lay_out(tmp_path, text=TEXT))
    assert built.edition is not None and built.edition.packs == {}
    assert [d.code for d in built.diagnostics] == ["T01"]


@pytest.mark.parametrize("change", ["crlf", "cr", "bom", "nfd", "unseen"])
def test_a_pack_is_the_same_however_it_is_saved(change: str) -> None:
    source = pack("Über *jǔguó* 举国, see ¶1.\n\n## Questions\n\n### q1 ¶1\n\nWhy?\n")
    data = {
        "crlf": source.replace("\n", "\r\n").encode(),
        "cr": source.replace("\n", "\r").encode(),
        "bom": source.encode("utf-8-sig"),
        "nfd": unicodedata.normalize("NFD", source).encode(),
        "unseen": source.replace("see", "s\u200bee").encode(),
    }[change]
    assert data != source.encode()
    made, problems = read(data)
    assert problems == [] and made == read(source)[0]


@pytest.mark.parametrize(
    ("source", "problems", "says"),
    [
        (pack(title=None), ["rain.md:2 Y03"], "`title` is missing"),
        (pack(title=None, titel="Rain"), ["rain.md:7 Y02"], "did you mean `title`?"),
        (pack(level="shool"), ["rain.md:3 Y04"], "`level` must be 'school', 'undergraduate'"),
        (pack(minutes="0"), ["rain.md:4 Y04"], "write how long it takes"),
        (pack(minutes="-5"), ["rain.md:4 Y04"], "-5 minutes is no time"),
        (pack(minutes="1001"), ["rain.md:4 Y04"], "1 to 1,000 minutes"),
        (pack(minutes="9" * 20), ["rain.md:4 Y04"], "1 to 1,000 minutes"),
        (pack(quizz="[{id: a}]"), ["rain.md:8 Y02"], "did you mean `quiz`?"),
        (pack(homework="x"), ["rain.md:8 Y02"], "level, minutes, names, paragraphs, quiz, summary"),
        (pack("![A map](https://example.org/a.png)\n"), ["rain.md:9 P01"], "take it out, or link"),
        (pack("Rain.\n\nDiscussion\n===\n"), ["rain.md:11 P02"], "write `## Discussion`"),
        (pack("Rain\nfalls.\n---\n"), ["rain.md:9 P02"], "write `## Rain falls.`"),
        (pack("A\n&#x202e;b &#8238;c &lrm;\n"), ["rain.md:10 F05"] * 2, "U+202E turns"),
        (pack(title="A &#x202e;b"), ["rain.md:2 F05"], "delete it; it is left out"),
        (pack(minutes="45 min"), ["rain.md:4 Y04"], "must be a number, not “45 min”"),
        (pack(paragraphs="19-12"), ["rain.md:7 Y04"], "write `12-19`"),
        (pack(paragraphs="1, two"), ["rain.md:7 Y04"], "`two` is no number of a paragraph"),
        (pack(paragraphs="1,"), ["rain.md:7 Y04"], "a number is missing"),
        (pack(paragraphs="1-9999"), ["rain.md:7 Y04"], "more than 500 paragraphs"),
        (pack(paragraphs="[1, 2]"), ["rain.md:7 Y04"], "must be words, not a list"),
        (pack(terms="all"), ["rain.md:8 Y04"], "must be a list of ids, or `auto`"),
        (pack(comments="[[c1]]"), ["rain.md:8 Y04"], "must be a list of ids, or `auto`"),
        (pack(further="{key: a}"), ["rain.md:8 Y04"], "must be a list"),
        (pack(further="[{ky: a}]"), ["rain.md:8 Y02"], "did you mean `key`?"),
        (pack(id="rain"), ["rain.md:8 Y02"], "the name of the file is the id"),
        (pack(quiz="who"), ["rain.md:8 Y04"], "`quiz` must be a list"),
        (pack(quiz="[who]"), ["rain.md:8 Y04"], "must be lines of `key: value`"),
        (pack(quiz="[{id: a}]"), ["rain.md:8 Y03"], "the kinds are choice, true-false"),
        (pack(quiz="[{id: a, kind: chice}]"), ["rain.md:8 Y04"], "did you mean `choice`?"),
        (pack(quiz="[{id: a, kind: order, asks: b}]"), ["rain.md:8 Y03"], "`events` is missing"),
        (
            pack(quiz="[{id: a, kind: order, asks: b, events: [{wat: c}, {what: d}]}]"),
            ["rain.md:8 Y02"],
            "did you mean `what`?",
        ),
        (
            pack(quiz="[{id: a, kind: choice, asks: b, options: [{riht: c}]}]"),
            ["rain.md:8 Y02"],
            "did you mean `right`?",
        ),
        (
            pack(quiz="[{id: a, kind: true-false, asks: b, answer: perhaps, because: c}]"),
            ["rain.md:8 Y04"],
            "write `answer: true` or `answer: false`",
        ),
        (
            pack(quiz="[{id: A b, kind: short, asks: b, answer: c}]"),
            ["rain.md:8 Y04"],
            "`A b` cannot be an address",
        ),
        (
            pack(quiz="[{id: a, kind: short, asks: <b>b</b>, answer: c, paragraphs: 3-1}]"),
            ["rain.md:8 P02", "rain.md:8 P02", "rain.md:8 Y04"],
            "write `1-3`",
        ),
        (
            pack("## Questions\n### a\nWhat?\n", quiz="[{id: a, kind: short, asks: b, answer: c}]"),
            ["rain.md:11 Y06"],
            "id a is taken (first in line 8)",
        ),
        ("# Rain\n\nIt rains.\n", ["rain.md:1 Y10"], "the introduction and the questions below"),
        ("---\ntitle: Rain\n", ["rain.md:1 Y10"], "the keys of the pack are not closed"),
        ("---\n- a\n---\n", ["rain.md:2 Y04"], "`title: First meeting`"),
        (pack(title="&a Rain"), ["rain.md:2 Y07"], "write the value out in full"),
        (pack(title="Rain: it falls"), ["rain.md:2 Y01"], "in quotation marks"),
        (pack(terms=f"[{'x, ' * 500}y]"), ["rain.md:8 Y04"], "a list of a pack has at most 500"),
        (
            pack("## Questions\n" + "".join(f"### q{n}\na\n" for n in range(502))),
            ["rain.md:1010 Y04"],
            "at most 500 exercises and items of a quiz",
        ),
        (pack("x" * 250_001), ["rain.md:1 P03"], "make several packs of it"),
    ],
)
def test_a_slip_is_told_with_its_line_and_cure(source: str, problems: list[str], says: str) -> None:
    found = read(source)[1]
    assert told(found) == problems
    assert says in "\n".join(map(str, found))


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
def test_whatever_stands_in_the_files_is_read(keys: str, body: str, answers: str) -> None:
    """Nothing raises, and each problem has a place and a cure."""
    source = pack(body, quiz=keys.replace("\n", "\n  "))
    _, problems = read(source.encode("utf-8", "replace"), (ANSWERS, answers.replace("\ud800", "")))
    assert all(p.place.file and p.cure for p in problems)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("new", "is kept for a page of the site"),
        ("glossary", "is kept for a page of the site"),
        ("answers", "is kept for a page of the site"),
        ("aux", "is a device on Windows"),
        ("Rain", "cannot be an address"),
        ("rain_hills", "cannot be an address"),
        ("first.meeting", "cannot be an address"),
        ("-rain", "cannot be an address"),
        ("r" * 61, "is too long"),
        ("r" * 81, "cannot be an address"),
    ],
)
def test_a_name_that_can_be_no_address_is_told(name: str, says: str) -> None:
    """Its answers then cost no second error."""
    files = [(f"docs/teaching/{name}.md", pack()), (f"docs/teaching/{name}.answers.md", "")]
    sheets, problems = read_packs([(file, words.encode()) for file, words in files])
    assert sheets == () and [p.code for p in problems] == ["Y04"]
    assert says in problems[0].message and problems[0].cure


@pytest.mark.parametrize(
    ("name", "cure"), [("-rain", "begin and end with a letter"), ("r" * 81, "at most 60")]
)
def test_the_name_of_a_pack_is_mended_as_its_cure_says(name: str, cure: str) -> None:
    (problem,) = read_packs([(f"docs/teaching/{name}.md", pack().encode())])[1]
    assert cure in problem.cure


def test_a_heading_that_is_underlined_is_told_and_begins_its_section() -> None:
    """What stands below costs no second error."""
    made, problems = read(pack("Rain.\n\nDiscussion\n---\n\n### d1 ¶1\n\nWhy?\n"))
    assert told(problems) == ["rain.md:11 P02"] and made is not None
    assert [(s.part, [e.id for e in s.exercises]) for s in made.sections] == [
        ("discussion", ["d1"])
    ]


def test_no_reference_turns_the_direction_of_writing() -> None:
    """`&#x202e;` is the sign itself once Markdown is read."""
    made, _ = read(pack("A &#x202e; b&#8238;.\n", title="A &#x202e;b", goals='["See &rlm;it"]'))
    assert made is not None
    (block,) = made.introduction
    assert isinstance(block, Paragraph)
    assert [block.text, made.title.text, made.goals[0].text] == ["A b.", "A b", "See it"]


@pytest.mark.parametrize(
    ("words", "encoding", "named"),
    [
        ("关键核心技术 (¶1, ¶2, ¶3, ¶4, ¶5, ¶6, ¶7, ¶8)", "gb18030", "GB18030"),
        ("舉國體制與關鍵核心技術 — “¶1”", "gb18030", "GB18030"),
        ("It rains (¶1, ¶2), and “stops”.", "gb18030", "GB18030"),
        ("舉國體制與關鍵核心技術", "big5", "Big5"),
        ("café", "cp1252", "Latin-1"),
        ("Ärzte im «Café» über Öl", "cp1252", "Latin-1"),
        ("Naïveté: “À bientôt” — ¶1", "cp1252", "Windows-1252"),
    ],
)
def test_the_encoding_that_a_pack_was_saved_in_is_named(
    words: str, encoding: str, named: str
) -> None:
    """Where ¶ takes four bytes, two of them stand alone, as accents do in Western files."""
    (problem,) = read(pack(words).encode(encoding))[1]
    assert problem.code == "F02" and f"iconv -f {named} -t UTF-8" in problem.cure


def test_a_term_that_is_not_in_the_reading_is_told_with_what_to_do(tmp_path: Path) -> None:
    names = "- {id: salt, kind: place, name: Sea of Salt}\n"
    root = lay_out(tmp_path, text=TEXT, names=names, **{"pack:rain": pack(names="[salt]")})
    (cure,) = (d.cure for d in build(root).diagnostics if d.code == "A05")
    assert cure == "take its id out of `names`, or add a paragraph that has it to `paragraphs`"


def test_keys_above_answers_are_told_once() -> None:
    """And the answers below them are read, each at its line."""
    answers = "---\ntitle: Rain\n---\n\n### q1\n\nHills.\n\n# Rain\n"
    made, problems = read(pack("## Questions\n\n### q1 ¶1\n\nWhat?\n"), (ANSWERS, answers))
    assert told(problems) == ["rain.answers.md:1 P02", "rain.answers.md:9 P02"]
    assert "no keys at their top" in problems[0].message
    assert made is not None and _answer(made.exercises[0]) == "Hills."


def test_answers_that_are_called_otherwise_are_told_so() -> None:
    """`rain.answer.md` is taken for a pack, and has neither keys nor a name that is an address."""
    sheets, problems = read_packs([("docs/teaching/rain.answer.md", b"### q1\n\nHills.\n")])
    assert sheets == () and [p.code for p in problems] == ["Y04"]
    assert problems[0].cure.endswith("the answers to a pack are called `rain.answers.md`")


def test_a_slip_in_the_keys_hides_none_in_the_rest() -> None:
    """All that is wrong with a pack is told at once, and the pack is left out."""
    source = pack("<b>It</b> rains.\n\n## Questions\n\n### q1 now\n", level="x", quiz="[{id: a}]")
    made, problems = read(source, (ANSWERS, "### q1\n\n```\ncode\n```\n"))
    assert made is None
    assert sorted(told(problems)) == [
        "rain.answers.md:3 P02",
        "rain.md:10 P02",
        "rain.md:10 P02",
        "rain.md:14 Y14",
        "rain.md:3 Y04",
        "rain.md:8 Y03",
    ]


def test_files_that_lead_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    """A pack is printed, so no link may bring in a file from elsewhere; nor may the folder."""
    secret = tmp_path / "secret.md"
    secret.write_text(pack("The secret."))
    root = lay_out(tmp_path / "edition", **{"text": TEXT, "pack:rain": pack()})
    (root / "docs/teaching/snow.md").symlink_to(secret)
    (root / "docs/teaching/hail.md").symlink_to(root / FILE)
    built = build(root)
    assert built.edition is not None and sorted(built.edition.packs) == ["hail", "rain"]
    assert [(d.code, d.place.file) for d in built.diagnostics][:1] == [
        ("M02", "docs/teaching/snow.md")
    ]
    other = lay_out(tmp_path / "other", text=TEXT)
    (other / "docs/teaching").symlink_to(root / "docs/teaching")
    built = build(other)
    assert built.edition is not None and built.edition.packs == {}
    assert [(d.code, d.place.file) for d in built.diagnostics][:1] == [("M02", "docs/teaching")]


def test_packs_are_kept_and_learn_of_changes(tmp_path: Path) -> None:
    """A second build takes them as they were; a change of either file is read."""
    body = "See ¶1.\n\n## Questions\n\n### q1 ¶1\n\nWhat *rises*? 河\n\n- a\n\n|a|\n|-|\n|b|\n"
    files = {"text": TEXT, "pack:rain": pack(body), "answers:rain": "### q1\n\nRivers.\n"}
    root = lay_out(tmp_path, **files)
    first, second = build(root).edition, build(root).edition
    assert first is not None and second is not None and first.packs == second.packs
    assert (root / ".cache/edition/packs.json").exists()
    lay_out(root, **{"answers:rain": "### q1\n\nBrooks.\n"})
    third = build(root).edition
    assert third is not None
    assert _answer(first.packs["rain"].exercises[0]) == "Rivers."
    assert _answer(third.packs["rain"].exercises[0]) == "Brooks."


def _answer(exercise: Exercise) -> str:
    (block,) = exercise.answer
    assert isinstance(block, Paragraph)
    return block.text


def test_two_hundred_questions_with_long_answers_are_read() -> None:
    asked = "".join(f"### q{n} ¶1\n\nWhat is it, and why (¶1)?\n\n" for n in range(200))
    long = "A long *answer* tells of ¶1. " * 3448
    answers = "".join(f"### q{n}\n\nIt is.\n\n" for n in range(199)) + f"### q199\n\n{long}\n"
    assert len(long) > 99_000
    made, problems = read(pack(f"## Questions\n\n{asked}"), (ANSWERS, answers))
    assert problems == [] and made is not None
    assert len(made.exercises) == 200
    assert _answer(made.exercises[199]).count("A long answer tells of ¶1.") == 3448


def test_the_pack_that_editors_are_shown_is_one() -> None:
    """The example in the guide for editors is read without a fault, and so are its answers."""
    guide = (Path(__file__).parent.parent / "docs/about/for-editors.md").read_text("utf-8")
    (pack_,) = re.findall(r"```markdown\n(---\n.*?)```\n", guide, re.DOTALL)
    (answers,) = re.findall(r"```markdown\n(## Before.*?)```\n", guide, re.DOTALL)
    made, problems = read(pack_, (ANSWERS, answers))
    assert problems == [] and made is not None
    assert [e.id for e in made.exercises] == ["q1", "q2", "d1"]
    assert [bool(e.answer) for e in made.exercises] == [True, False, False]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("12-14, 24", (12, 13, 14, 24)),
        ("3,1 , 2–4", (3, 1, 2, 4)),
        ("¶9-11, ¶13", (9, 10, 11, 13)),
        ("7", (7,)),
        ("0", ()),
        ("007", ()),
        ("1-2-3", ()),
        ("", ()),
        ("１", ()),
    ],
)
def test_ranges_are_read(words: str, numbers: tuple[int, ...]) -> None:
    found = read_ranges(words)
    assert found.numbers == numbers
    assert bool(found.fault) == bool(found.cure) == (not numbers)


def test_packs_are_data_that_fits_the_schema() -> None:
    """The answers are in the data only if the manifest publishes them."""
    schema = json.loads(SCHEMA.read_text())
    for edition, secret in ((lesson(), b"Bring a map"), (sample(), b"secret")):
        withheld, given = write(edition), write(published(edition))
        for data in (withheld, given):
            jsonschema.validate(json.loads(data), schema)
        assert secret not in withheld and secret in given
        (first, *_) = json.loads(given)["packs"]
        assert first["title"]["text"]


def test_the_schema_refuses_an_item_of_no_kind_or_with_more() -> None:
    """So the schema says something."""
    schema = json.loads(SCHEMA.read_text())
    for change in ({"kind": "riddle"}, {"more": 1}, {"options": None}):
        data = json.loads(write(lesson()))
        item = next(p for p in data["packs"] if p["id"] == "first-look")["quiz"][0]
        item.update(change)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data, schema)
