"""What a pack asks, in the kinds of question that learning platforms have.

Platforms match two columns, so a match of three becomes two questions: first with second, second
with third. A short answer that no machine is told how to judge is an essay, as every exercise is.
"""

from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from typing import assert_never

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.packs import (
    Choice,
    Match,
    Order,
    Pack,
    QuizItem,
    Short,
    TrueFalse,
    in_blocks,
)
from build_tools.write.elements import Setting
from build_tools.write.packs.outside import html, html_of, outside, places, shortened, words
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
)

LONGEST_ID = 100
"""Characters of an id number in Moodle."""
LONGEST_NAME = 90
_COLUMNS = {
    "english": "English",
    "simplified": "simplified characters",
    "traditional": "traditional characters",
    "pinyin": "pinyin",
}


def quiz(edition: Edition, pack: Pack) -> list[Question]:
    """The items of a pack's quiz."""
    return [q for item in pack.quiz for q in _questions(edition, pack, item)]


def exercises(edition: Edition, pack: Pack) -> list[Question]:
    """The questions, points of discussion and tasks of a pack; with their answers if the edition
    publishes these."""
    published = edition.manifest.teaching.answers == "published"
    setting = outside(edition, pack)
    found: list[Question] = []
    for e in pack.exercises:
        on = f"<p>On {places(edition, pack, e.paragraphs)}.</p>" if e.paragraphs else ""
        asked = Asked(
            _id(pack, e.id),
            _name(e.id, next((p.text for p in in_blocks(e.prose)), "")),
            html_of(e.prose, setting) + on,
            "",
        )
        found.append(Essay(asked, html_of(e.answer, setting) if published else ""))
    return found


def _questions(edition: Edition, pack: Pack, item: QuizItem) -> Iterator[Question]:
    setting = outside(edition, pack)

    def asked(feedback: str, part: int = 0, remark: str = "") -> Asked:
        id = f"{item.id}.{part}" if part else item.id
        name = _name(id, item.asks.text)
        text = f"<p>{html(item.asks, setting)}{remark}</p>"
        shown = places(edition, pack, item.paragraphs)
        see = f"<p>See {shown}.</p>" if item.paragraphs else ""
        return Asked(_id(pack, id), name, text, feedback + see)

    because = _told(item.because, setting)
    match item:
        case Choice():
            answers = (
                Answer(html(o.words, setting), o.right, _told(o.because, setting))
                for o in item.options
            )
            yield OneOf(asked(because), tuple(answers))
        case TrueFalse():
            yield Statement(asked(because), item.answer)
        case Match():
            parts = list(_columns(item, setting))
            for n, (remark, pairs) in enumerate(parts, 1):
                yield Pairs(asked(because, n if len(parts) > 1 else 0, remark), pairs)
        case Order():
            steps = tuple(html(e.what, setting) for e in item.events)
            yield InOrder(asked(_in_time(item, setting) + because), steps)
        case Short():
            model = html(item.answer, setting)
            if item.accepts:
                after = f"<p>Model answer: {model}</p>{because}"
                yield Wording(asked(after), tuple(map(words, item.accepts)))
            else:
                yield Essay(asked(because), f"<p>{model}</p>")
        case _:
            assert_never(item)


def _columns(item: Match, setting: Setting) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Each two columns of a match that stand side by side: what they are, and their pairs."""
    width = min((len(row) for row in item.rows), default=0)
    for left, right in pairwise(range(width)):
        pairs = tuple((html(r[left], setting), words(r[right].text)) for r in item.rows)
        named = len(item.columns) == width
        of = f"{_COLUMNS[item.columns[left]]} – {_COLUMNS[item.columns[right]]}" if named else ""
        remark = of or f"columns {left + 1} and {right + 1}"
        yield (f" ({remark})" if of or width > 2 else ""), pairs


def _in_time(item: Order, setting: Setting) -> str:
    """The events in their right order, each with its time if that is told."""
    steps = (
        html(e.what, setting) + (f" ({html(e.when, setting)})" if e.when else "")
        for e in item.events
    )
    return f"<ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>"


def _told(because: Paragraph | None, setting: Setting) -> str:
    return f"<p>{html(because, setting)}</p>" if because and because.text else ""


def _id(pack: Pack, id: str) -> str:
    """An id that is unique in the edition and fits into what platforms have room for."""
    whole = f"{pack.id}.{id}"
    if len(whole) <= LONGEST_ID:
        return whole
    return f"{whole[: LONGEST_ID - 13]}.{sha256(whole.encode()).hexdigest()[:12]}"


def _name(id: str, text: str) -> str:
    return shortened(f"{id}: {text}", LONGEST_NAME)
