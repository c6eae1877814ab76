"""A question on what the class does not read.

A question, a task or an item of the quiz points at a paragraph that does not belong to the reading
of its pack (`paragraphs:` at its top). Who has only the handout cannot answer it. Take the
paragraph into the reading, or correct the number.
"""

from collections.abc import Iterator, Sequence

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.places import Place

CODE = "A04"
SHOWN = 3
"""Of the paragraphs so many are named."""
Asked = tuple[str, Sequence[int], Place]


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each exercise and item; of a pack without a reading none."""
    for pack in edition.packs.values():
        exercises = ((f"exercise {pack.id}.{e.id}", e.paragraphs, e.place) for e in pack.exercises)
        quiz = (
            (f"quiz {pack.id}.{item.id}", item.paragraphs, item.place.of("paragraphs"))
            for item in pack.quiz
        )
        reading = frozenset(pack.paragraphs)
        for subject, numbers, place in (*exercises, *quiz):
            outside = [str(n) for n in numbers if n not in reading]
            if outside and reading:
                told = ", ".join(outside[:SHOWN]) + " …" * (len(outside) > SHOWN)
                message = f"{subject} is on ¶ {told}, which the pack does not read"
                cure = f"the reading is `{pack.record.paragraphs}`; add it there, or correct it"
                yield Diagnostic(CODE, message, cure, place, subject=subject)
