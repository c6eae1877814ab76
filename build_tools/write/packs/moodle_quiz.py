"""The quiz and the questions as Moodle XML, for the question bank of Moodle 4.4 and later.

The format is what Moodle's importer reads (question/format/xml in its source). Of each pack the
quiz is one category and the questions are a category in it. Steps to be put in order are of the
type `ordering`, which Moodle has since 4.4. Id numbers stay the same from build to build: they tell
which question in Moodle is which here. Moodle itself adds questions and replaces none; of a second
import into the same category it drops the id numbers that are taken.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never
from xml.etree.ElementTree import Element

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write.packs.asking import exercises, quiz
from build_tools.write.packs.outside import html, outside, shortened
from build_tools.write.packs.questions import (
    Answer,
    Essay,
    InOrder,
    OneOf,
    Pairs,
    Question,
    Statement,
    Wording,
)
from build_tools.write.packs.tree import file_of, node

FORMAT = "moodle-quiz"
ENDING = "-moodle.xml"
LABEL = "Quiz and questions (Moodle XML)"
USE = "In Moodle: Question bank, Import, Moodle XML format."
LONGEST_CATEGORY = 200


def offered(edition: Edition, pack: Pack) -> bool:
    """True for packs that ask something."""
    return bool(pack.quiz or pack.exercises)


def write(edition: Edition, pack: Pack) -> bytes:
    """Two categories with their questions; UTF-8."""
    about = f"<p>{html(pack.summary, outside(edition, pack))}</p>"
    names = ["top", edition.manifest.title, pack.title.text]
    root = node("quiz")
    root.extend(_category(names, about, pack.id, quiz(edition, pack)))
    names.append("Questions")
    root.extend(_category(names, "", f"{pack.id}.questions", exercises(edition, pack)))
    return file_of(root)


def _category(
    names: Sequence[str], about: str, id: str, questions: Sequence[Question]
) -> Iterator[Element]:
    """A category and its questions, if there are any; Moodle writes a slash in a name twice."""
    if questions:
        path = "/".join(shortened(name, LONGEST_CATEGORY).replace("/", "//") for name in names)
        yield node(
            "question",
            node("category", node("text", path)),
            node("info", node("text", about), format="html"),
            node("idnumber", id),
            type="category",
        )
    yield from map(_question, questions)


def _question(question: Question) -> Element:
    kind, own = _own(question)
    asked = question.asked
    made = node(
        "question",
        node("name", node("text", asked.name)),
        _html("questiontext", asked.text),
        _html("generalfeedback", asked.feedback),
        node("defaultgrade", "1"),
        node("penalty", "1" if isinstance(question, Statement) else "0.3333333"),
        node("hidden", "0"),
        node("idnumber", asked.id),
        type=kind,
    )
    made.extend(own)
    return made


def _own(question: Question) -> tuple[str, list[Element]]:
    """Moodle's name of the kind of question, and the elements that this kind has."""
    match question:
        case OneOf(_, answers):
            chosen = [node("single", "true"), node("shuffleanswers", "true")]
            return "multichoice", [*chosen, node("answernumbering", "abc"), *map(_answer, answers)]
        case Statement(_, true):
            sides = (("true", true), ("false", not true))
            return "truefalse", [_plain(words, right) for words, right in sides]
        case Pairs(_, pairs):
            return "matching", [node("shuffleanswers", "true"), *(_pair(*pair) for pair in pairs)]
        case InOrder(_, steps):
            return "ordering", [
                *_ordering(len(steps)),
                *map(_step, range(1, len(steps) + 1), steps),
            ]
        case Wording(_, accepts):
            escaped = (text.replace("*", "\\*") for text in accepts)
            return "shortanswer", [node("usecase", "0"), *(_plain(text, True) for text in escaped)]
        case Essay(_, model):
            return "essay", _essay(model)
        case _:
            assert_never(question)


def _answer(answer: Answer) -> Element:
    made = _html("answer", answer.text)
    made.set("fraction", "100" if answer.right else "0")
    made.append(_html("feedback", answer.because))
    return made


def _plain(words: str, right: bool) -> Element:
    feedback = _html("feedback", "")
    fraction = "100" if right else "0"
    return node(
        "answer", node("text", words), feedback, fraction=fraction, format="moodle_auto_format"
    )


def _pair(left: str, right: str) -> Element:
    made = _html("subquestion", left)
    made.append(node("answer", node("text", right)))
    return made


def _step(number: int, step: str) -> Element:
    made = _html("answer", step)
    made.set("fraction", str(number))
    return made


def _ordering(number: int) -> list[Element]:
    """How steps are shown and graded: all of them, each by its distance from its place."""
    return [
        node("layouttype", "VERTICAL"),
        node("selecttype", "ALL"),
        node("selectcount", str(number)),
        node("gradingtype", "RELATIVE_TO_CORRECT"),
        node("showgrading", "SHOW"),
        node("numberingstyle", "none"),
    ]


def _essay(model: str) -> list[Element]:
    return [
        node("responseformat", "editor"),
        node("responserequired", "1"),
        node("responsefieldlines", "10"),
        node("attachments", "0"),
        node("attachmentsrequired", "0"),
        _html("graderinfo", model),
        _html("responsetemplate", ""),
    ]


def _html(name: str, text: str) -> Element:
    return node(name, node("text", text), format="html")
