"""The kinds of question that learning platforms share, and how one kind stands in for another."""

from dataclasses import replace
from hashlib import sha256
from typing import assert_never

from build_tools.model.frozen import dataclass
from build_tools.write.escape import plain

MOST_ANSWERS = 6
"""Answers to choose from, where they are taken from pairs or steps."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What all questions have. `id` is the same in every build, `name` is for lists of questions;
    `text` and `feedback` (told afterwards, may be empty) are HTML."""

    id: str
    name: str
    text: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose and what is told to whoever chose it (may be empty), both HTML."""

    text: str
    right: bool
    because: str = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One right answer among several."""

    asked: Asked
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that is true or false."""

    asked: Asked
    true: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs to be matched: HTML on the left, plain words on the right, as platforms have them."""

    asked: Asked
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InOrder:
    """Steps to be put in order, as HTML and in their right order."""

    asked: Asked
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A question answered in words; these are accepted, in any case of letters."""

    asked: Asked
    accepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Essay:
    """A question that a teacher judges by a model answer (HTML, may be empty)."""

    asked: Asked
    model: str


Question = OneOf | Statement | Pairs | InOrder | Wording | Essay


def told(question: Question) -> str:
    """What is told after a question, with the model answer of an essay, as HTML."""
    model = question.model if isinstance(question, Essay) else ""
    return (f"<p>Model answer:</p>{model}" if model else "") + question.asked.feedback


def placed(question: InOrder) -> Pairs:
    """Steps to be put in order as pairs, for platforms that know no order: step and position."""
    pairs = tuple((step, str(n)) for n, step in enumerate(question.steps, 1))
    return Pairs(question.asked, pairs)


def one_by_one(question: Pairs | InOrder) -> list[OneOf]:
    """Pairs or steps as questions with one right answer, for platforms that know neither."""
    match question:
        case Pairs(asked, pairs):
            texts = tuple(plain(right) for _, right in pairs)
            asks = [f"<p>{left}</p>" for left, _ in pairs]
        case InOrder(asked, texts):
            asks = [f"<p>Which comes as number {n}?</p>" for n in range(1, len(texts) + 1)]
        case _:
            assert_never(question)
    return [_row(asked, n, asks[n], texts) for n in range(len(texts))]


def _row(asked: Asked, n: int, asks: str, texts: tuple[str, ...]) -> OneOf:
    """A question for the nth of these answers; wrong ones are those that follow it, and all stand
    in an order that tells nothing."""
    own = texts[n]
    others = [text for text in dict.fromkeys((*texts[n + 1 :], *texts[:n])) if text != own]
    chosen = sorted([own, *others[: MOST_ANSWERS - 1]], key=lambda t: (_mixed(asked.id, t), t))
    part = replace(asked, id=f"{asked.id}.r{n + 1}", name=f"{asked.name} ({n + 1})")
    part = replace(part, text=asked.text + asks)
    return OneOf(part, tuple(Answer(text, text == own) for text in chosen))


def _mixed(id: str, text: str) -> str:
    return sha256(f"{id} {text}".encode()).hexdigest()
