"""The quiz and the questions as GIFT, for the question banks of Moodle and other platforms.

GIFT is Moodle's plain-text format (question/format/gift in Moodle's source is all that defines it).
Each text says that it is HTML, since one that begins with a format in brackets would lose it; a
backslash in HTML is written as a reference, since readers part ways on how it is escaped. GIFT
knows no order, so steps are matched with their positions; what an essay should say stands in the
general feedback, which is told once the answer is handed in. Accepted wordings that hold `->` would
be read as pairs, so a question with one is an essay.
"""

from collections.abc import Iterator
from typing import assert_never

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write.packs.asking import exercises, quiz
from build_tools.write.packs.outside import shortened
from build_tools.write.packs.questions import (
    Answer,
    Asked,
    Essay,
    InOrder,
    OneOf,
    Pairs,
    Question,
    Statement,
    Wording,
    placed,
    told,
)

FORMAT = "gift"
ENDING = ".gift.txt"
LABEL = "Quiz and questions (GIFT)"
USE = "In Moodle: Question bank, Import, GIFT format."
_ESCAPED = {ord(sign): f"\\{sign}" for sign in "\\~=#{}:"}
_IN_HTML = _ESCAPED | {ord("\\"): "&\\#92;"}
LONGEST_CATEGORY = 200


def offered(edition: Edition, pack: Pack) -> bool:
    """True for packs that ask something."""
    return bool(pack.quiz or pack.exercises)


def write(edition: Edition, pack: Pack) -> bytes:
    """One item after the other in two categories, the quiz and the questions; UTF-8."""
    path = f"{_category(edition.manifest.title)}/{_category(pack.title.text)}"
    found: list[str] = []
    for name, questions in (
        (path, quiz(edition, pack)),
        (path + "/Questions", exercises(edition, pack)),
    ):
        if questions:
            found += [f"$CATEGORY: top/{name}\n", *map(_item, questions)]
    return "\n".join(found).encode()


def _category(title: str) -> str:
    """A title as the name of a category: Moodle writes a slash in it twice."""
    return shortened(title, LONGEST_CATEGORY).replace("/", "//")


def _item(question: Question) -> str:
    asked = question.asked
    return f"{_head(asked)}{{\n{''.join(_body(question))}{_general(question)}}}\n"


def _head(asked: Asked) -> str:
    return f"// [id:{asked.id}]\n::{asked.name.translate(_ESCAPED)}::{_html(asked.text)}"


def _body(question: Question) -> Iterator[str]:
    """The lines of an answer; an essay has none."""
    match question:
        case OneOf(_, answers):
            yield from map(_answer, answers)
        case Statement(_, true):
            yield "TRUE\n" if true else "FALSE\n"
        case Pairs(_, pairs):
            for left, right in pairs:
                yield f"={_html(left)} -> {right.translate(_ESCAPED)}\n"
        case InOrder():
            yield from _body(placed(question))
        case Wording(_, accepts):
            if not any("->" in text for text in accepts):
                yield from (f"=%100%{_plain(text)}\n" for text in accepts)
        case Essay():
            pass
        case _:
            assert_never(question)


def _answer(answer: Answer) -> str:
    because = f"#{_html(answer.because)}" if answer.because else ""
    return f"{'=' if answer.right else '~'}{_html(answer.text)}{because}\n"


def _general(question: Question) -> str:
    """What is told afterwards, whatever was answered."""
    after = told(question)
    return f"####{_html(after)}\n" if after else ""


def _html(text: str) -> str:
    return f"[html]{text.translate(_IN_HTML)}"


def _plain(text: str) -> str:
    """A wording to accept. An asterisk would stand for any words, so it is escaped for Moodle."""
    escaped = text.replace("*", "\\*").translate(_ESCAPED)
    return f"[plain]{escaped}" if text.startswith("[") else escaped
