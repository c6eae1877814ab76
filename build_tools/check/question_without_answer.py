"""A question without an answer, where others have theirs.

The pack has a file of answers, and no answer to this question or task in it. Points of discussion
(below `## Discussion`) need none. Write one, if only to say what a good answer mentions, or allow
this in `docs/edition.yml` with the reason.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "A11"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One warning for each exercise that the answers of its pack leave out."""
    for pack in edition.packs.values():
        if not any(e.answer for e in pack.exercises):
            continue
        for section in pack.sections:
            for exercise in section.exercises if section.part != "discussion" else ():
                if not exercise.answer:
                    message = f"{exercise.id} has no answer in the file of answers"
                    cure = f"write it there, below `### {exercise.id}`"
                    subject = f"exercise {pack.id}.{exercise.id}"
                    yield Diagnostic(CODE, message, cure, exercise.place, "warning", subject)
