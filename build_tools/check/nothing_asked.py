"""A question that asks nothing, or an answer that says nothing.

An exercise of a pack has words below its heading. An item of the quiz has a question behind `asks`;
one that is true or false has its reason behind `because`, a short one its model answer behind
`answer`, and no wording under `accepts` is empty. One of these is missing here. (What is asked of
a match of terms may be left out.)
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

if TYPE_CHECKING:
    from build_tools.model.packs import Exercise, QuizItem

CODE = "A09"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each thing that is empty."""
    for pack in edition.packs.values():
        for item in pack.quiz:
            for key in _lacking(item):
                subject = f"quiz {pack.id}.{item.id}"
                message, cure = f"{item.id} lacks words behind `{key}`", f"write `{key}: …`"
                yield Diagnostic(CODE, message, cure, item.place.of(key), subject=subject)
        for exercise in pack.exercises:
            if not _asks(exercise):
                subject = f"exercise {pack.id}.{exercise.id}"
                message = f"below the heading of {exercise.id} nothing is asked"
                cure = "write the question below it"
                yield Diagnostic(CODE, message, cure, exercise.place, subject=subject)


def _lacking(item: "QuizItem") -> Iterator[str]:
    """The keys that lack their words."""
    from build_tools.model.packs import Match, Short, TrueFalse

    if not item.asks.text and not (isinstance(item, Match) and not item.rows):
        yield "asks"
    if isinstance(item, TrueFalse) and not item.because.text:
        yield "because"
    if isinstance(item, Short) and not item.answer.text:
        yield "answer"
    if isinstance(item, Short) and not all(item.accepts):
        yield "accepts"


def _asks(exercise: "Exercise") -> bool:
    from build_tools.model.packs import in_blocks

    return any(p.text for p in in_blocks(exercise.prose))
