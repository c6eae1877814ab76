"""Packs on paper: what stands on the handout of a class, and what on the teacher's copy alone."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from typing import Any, get_args

import pytest
from sample import HOSTILE, hostile, sample
from sample_packs import lesson, packs, published, words

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Link
from build_tools.model.pack_records import Skill
from build_tools.model.packs import Exercise, Pack, PackSection
from build_tools.model.records import TextRecord
from build_tools.write.packs import file_name, handout, offered, teacher
from build_tools.write.paper.document import in_css
from build_tools.write.paper.exercises import LINES
from build_tools.write.paper.quiz import letter
from build_tools.writing import written

LONG = "wheel" * 1000


class Reader(HTMLParser):
    """Reads a page into its tags with their attributes, and the words of its main."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes down a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Takes down words that are no style."""
        if self.tags[-1:] and self.tags[-1][0] != "style":
            self.words += data

    def all(self, name: str) -> list[str]:
        """Each value of an attribute, in order."""
        return [value or "" for _, found in self.tags for k, value in found.items() if k == name]


def whole() -> tuple[Edition, Pack]:
    """An edition, and a pack of it that has everything."""
    made = packs()
    return replace(sample(), packs=made), made["wheels"]


def both(edition: Edition, pack: Pack) -> list[bytes]:
    """The handout and the teacher's copy."""
    return [handout.write(edition, pack), teacher.write(edition, pack)]


def told(page: bytes) -> str:
    """The words of a page, each run of white space one blank."""
    return " ".join(Reader(page).words.split())


def test_a_handout_has_all_parts_of_its_pack() -> None:
    """In the order in which a class uses them; the quiz stands behind the questions."""
    page = handout.write(*whole()).decode()
    found = [re.sub("<[^>]+>", "", h) for h in re.findall("<h2>(.*?)</h2>", page)]
    assert found == [
        "Goals", "Before you read", "The text", "Notes", "Editors’ comments",
        "Corrected by the editors", "Words to know", "Questions", "Quiz", "Discussion", "Tasks",
        "Rubric", "For the keen", "Further reading", "Where this comes from",
    ]  # fmt: skip


def test_a_handout_tells_no_answer() -> None:
    """Neither those of the teacher nor those of the quiz, which the teacher's copy has."""
    class_copy, teachers = map(told, both(*whole()))
    for secret in (
        "secret", "Before the lesson", "Right.", "Right:", "So says ¶4.", "Count again.",
        "It is *water*.", "1612)",
    ):  # fmt: skip
        assert secret not in class_copy, secret
        assert secret in teachers, secret


def test_answers_stand_where_they_are_asked_for() -> None:
    """In words: which option is right, what belongs together, the right order, the model answer."""
    page = told(teacher.write(*whole()))
    right = page[page.index("Who shares the river?") : page.index("Discussion 1")]
    assert re.search(r"Nine villages Right\.", right)
    assert "Right: False." in right
    assert re.search(r"1 village – [AB] 村庄 – [ab] cūnzhuāng", right)
    assert "Right: The mill is built (1612) The mill stands" in right
    assert "Right: It is *water*." in right
    asked = page.index("Who shares the river in ¶4?")
    assert asked < page.index("A secret answer.") < page.index("Is that fair?")
    assert page.index("Bring a secret map.") < page.index("Goals")


def test_what_is_mixed_on_the_handout_is_not_given_in_its_right_order() -> None:
    """Else the answer would be to copy down what is there."""
    page = told(handout.write(*whole()))
    assert page.index("The mill stands") < page.index("The mill is built")
    assert page.index("水", page.index("1 village")) < page.index("村庄", page.index("1 village"))


def test_each_note_and_each_term_stands_there_once() -> None:
    """Only those of the paragraphs read, and only the terms to know."""
    edition, pack = whole()
    ids = Reader(handout.write(edition, replace(pack, paragraphs=(1, 4)))).all("id")
    assert Counter(ids).most_common(1)[0][1] == 1
    assert [id for id in ids if re.fullmatch(r"n\d+", id)] == ["n1", "n2", "n3", "n4"]
    assert [id for id in ids if id.startswith("t-")] == ["t-village", "t-water"]
    assert [id for id in ids if re.fullmatch(r"p\d+", id)] == ["p1", "p4"]
    assert "t-water" not in Reader(handout.write(edition, replace(pack, terms=("village",)))).words


def test_notes_say_honestly_what_became_of_them() -> None:
    """Lost, moved, parted: in a word, and of a lost one what is proposed, and how surely."""
    edition, pack = whole()
    page = told(handout.write(edition, replace(pack, paragraphs=(1, 4, 6))))
    lost = r"\[Lost: the printed list ends before this number\.\] ?Proposed: ⟨A Guess, p\. 9\.⟩"
    assert re.search(lost + r" \[conjecture\]", page)
    assert "[printed as 3, meant as 4]" in page
    assert "[printed without a number, at the end of 2]" in page
    assert "printed 1621." in page


@pytest.mark.parametrize("copy", [handout, teacher])
def test_every_link_is_answered_in_the_file_or_leads_to_the_web(copy: Any) -> None:
    """Nothing is relative, since a file that is handed on stands alone."""
    for edition, pack in (whole(), *((lesson(), p) for p in lesson().packs.values())):
        page = Reader(copy.write(edition, pack))
        ids = page.all("id")
        for href in page.all("href"):
            inside = href.startswith("#") and href[1:] in ids
            assert inside or href.startswith("https://") or href == "data:,", href


def test_a_place_outside_the_reading_is_linked_at_its_public_address() -> None:
    """Where the edition has none, the words stand without a link."""
    edition = lesson()
    pack = edition.packs["first-look"]
    address = "https://example.org/mills/"
    public = replace(edition, manifest=replace(edition.manifest, address=address))
    without = replace(pack, terms=())
    assert f"{address}glossary/mill/" in Reader(handout.write(public, without)).all("href")
    assert "the glossary" in told(handout.write(edition, without))
    assert f"On the web: {address}teaching/first-look/" in told(handout.write(public, pack))


def test_editors_may_link_to_terms_comments_and_names() -> None:
    """In the file where it has them."""
    edition, pack = whole()
    links = {"#t-village": "#t-village", "#c1": "#x-c1", "#river": "#i-river", "#n1": "#n1"}
    asks = tuple(words("here", ("here", Link(target))) for target in links)
    page = Reader(handout.write(edition, replace(pack, introduction=asks))).all("href")
    assert [href for href in page if href in links.values()][:4] == list(links.values())


def test_a_handout_asks_for_nothing_and_runs_nothing() -> None:
    """Its policy allows the style that stands in it, by its hash, and nothing else."""
    for page in both(*whole()):
        text, read = page.decode(), Reader(page)
        style = re.search("<style>(.*?)</style>", text, re.DOTALL)
        assert style is not None
        mark = b64encode(sha256(style[1].encode()).digest()).decode()
        (policy,) = re.findall('Content-Security-Policy" content="(.*?)"', text)
        rules = dict(rule.partition(" ")[::2] for rule in unescape(policy).split("; "))
        assert rules["default-src"] == "'none'"
        assert rules["style-src"] == f"'sha256-{mark}'"
        assert {name for name, _ in read.tags} & {"script", "img", "iframe", "object"} == set()
        assert not read.all("style")
        assert not read.all("src")
        assert "url(" not in style[1]
        assert "@import" not in style[1]


@pytest.mark.parametrize("skill", [*get_args(Skill), None])
def test_there_is_room_to_write(skill: Skill | None) -> None:
    """The more a question asks, the more lines it has; talk needs none, nor does the teacher."""
    edition, pack = whole()
    ask = Exercise("q1", (1,), skill, (words("Why?"),))
    for part in ("questions", "discussion"):
        section = PackSection(part, Paragraph("heading", "Asked"), (), (ask,))  # type: ignore[arg-type]
        alone = replace(pack, sections=(section,), quiz=())
        lines = handout.write(edition, alone).decode().count("<i></i>") - 3
        assert lines == (LINES[skill] if part == "questions" else 0)
        assert teacher.write(edition, alone).count(b"<i></i>") == 0


def test_lines_grow_with_the_skill() -> None:
    """From two for what is recalled to eight for what is judged."""
    lines = [LINES[skill] for skill in get_args(Skill)]
    assert lines == sorted(lines)
    assert (lines[0], lines[-1]) == (2, 8)


def test_the_teachers_copy_is_offered_only_where_answers_are_published() -> None:
    """But whoever has the files of the edition can always write it."""
    edition, pack = whole()
    names = {file_name(m, pack) for m in offered(edition, pack)}
    assert {"wheels-handout.html", "wheels-handout.pdf"} <= names
    assert names & {"wheels-teacher.html", "wheels-teacher.pdf"} == set()
    names = {file_name(m, pack) for m in offered(published(edition), pack)}
    assert {"wheels-teacher.html", "wheels-teacher.pdf"} <= names
    assert written("teacher", "wheels")(edition) == teacher.write(published(edition), pack)


def test_what_takes_long_to_set_is_a_pdf_only_where_it_is_asked_for() -> None:
    """A pack always; the glossary beside packs; of a private text nothing, for nothing is kept."""
    edition, pack = whole()
    glossary = replace(pack, paragraphs=())
    base = edition.base
    private = replace(
        edition, texts=(replace(base, record=replace(base.record, rights="private")),)
    )
    for given, of, is_offered in (
        (edition, pack, True),
        (edition, glossary, True),
        (replace(edition, packs={}), glossary, False),
        (private, pack, False),
    ):
        names = {file_name(m, of) for m in offered(published(given), of)}
        assert ({"wheels-handout.pdf", "wheels-teacher.pdf"} <= names) is is_offered
        assert {"wheels-handout.html", "wheels-teacher.html"} <= names


def test_a_pack_without_a_reading_is_a_list_of_words() -> None:
    """The whole glossary goes the same way; nothing stands empty."""
    edition, pack = whole()
    list_ = replace(
        pack, paragraphs=(), introduction=(), sections=(), goals=(), further=(), names=()
    )
    page = handout.write(edition, list_)
    found = re.findall("<h2>(.*?)</h2>", page.decode())
    assert found == ["Words to know", "Quiz", "Where this comes from"]
    assert "Handout · two terms" in told(page)
    assert "¶" not in told(page)[: told(page).index("Quiz")]


def test_a_class_has_definitions_in_short_and_a_teacher_the_glossary_in_full() -> None:
    """In a pack with a reading the teacher has what the class has."""
    edition, pack = whole()
    list_ = replace(pack, paragraphs=(), introduction=(), sections=())
    known = "A place with a mill (水车) by water."
    more = "What villages share."
    only = replace(list_, terms=("village",))
    assert all(known in told(page) for page in both(edition, only))
    assert [more in told(page) for page in both(edition, only)] == [False, True]
    assert [more in told(page) for page in both(edition, replace(pack, terms=("village",)))] == [
        False,
        False,
    ]


def test_what_is_private_says_so() -> None:
    """A reader's own copy of the text is not to be passed on, nor to be found by a search."""
    edition, pack = whole()
    base = edition.base
    record: TextRecord = replace(base.record, rights="private")
    private = replace(edition, texts=(replace(base, record=record),))
    assert "not to be passed on" in told(handout.write(private, pack))
    assert b"noindex" in handout.write(private, pack)
    assert b"noindex" not in handout.write(edition, pack)


def test_chinese_and_pinyin_are_tagged_as_such() -> None:
    """Chinese in both scripts, words of a quiz too."""
    edition, pack = whole()
    for page in both(edition, pack):
        assert {"en", "zh-Hans", "zh-Hant", "zh-Latn-pinyin"} == set(Reader(page).all("lang"))
        bare = re.sub(r'<(\w+)[^>]* lang="zh[^>]*>[^<]*</\1>', "", page.decode())
        bare = re.sub("<(title|style|meta)[^>]*>[^<]*", "", bare)
        assert re.findall("[\u4e00-\u9fff]+", bare) == []


def test_nothing_an_editor_writes_is_markup() -> None:
    """In a title, a question, an option, an answer, a rubric: all of it is shown as it is."""
    pack = packs()["wheels"]
    spoiled = replace(hostile(), packs={"wheels": _spoiled(pack)})
    for page in both(spoiled, spoiled.packs["wheels"]):
        read = Reader(page)
        assert {name for name, _ in read.tags} & {"script", "img"} == set()
        assert not [name for _, found in read.tags for name in found if name.startswith("on")]
        assert HOSTILE[3:20] in read.words
        assert "\x00" not in page.decode()


def _spoiled(thing: Any) -> Any:
    """A pack with HOSTILE behind all its words."""
    match thing:
        case Paragraph():
            return replace(thing, text=thing.text + HOSTILE)
        case tuple():
            return tuple(map(_spoiled, thing))
    if type(thing).__module__ != "build_tools.model.packs":
        return thing
    fields = type(thing).__dataclass_fields__
    return replace(thing, **{name: _spoiled(getattr(thing, name)) for name in fields})


def test_the_running_foot_is_a_string_whatever_the_title_is() -> None:
    """All but ASCII letters and figures is escaped, so that nothing ends the string."""
    assert in_css('a"}b') == "a\\22 \\7d b"
    assert in_css("水 </style>") == "\\6c34 \\20 \\3c \\2f style\\3e "
    assert in_css("\n") == "\\a "
    edition, pack = whole()
    nasty = replace(pack, title=words('</style><b>"} * {display:none'))
    assert [n for n, _ in Reader(handout.write(edition, nasty)).tags].count("b") == len(
        re.findall("<b[ >]", handout.write(edition, pack).decode())
    )


def test_two_hundred_questions_are_numbered_to_the_end() -> None:
    """And a word of five thousand letters is no matter."""
    edition, pack = whole()
    asks = tuple(Exercise(f"q{i}", (), None, (words(LONG),)) for i in range(1, 201))
    section = PackSection("questions", Paragraph("heading", "Questions"), (), asks)
    page = told(handout.write(edition, replace(pack, sections=(section,))))
    assert "Question 200" in page
    assert "Question 201" not in page


@pytest.mark.parametrize(("number", "mark"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_letters_go_on_behind_z(number: int, mark: str) -> None:
    """So that no two words of a column share one."""
    assert letter(number) == mark
