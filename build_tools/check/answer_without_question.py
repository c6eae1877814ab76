"""An answer whose question is not there.

In the file of answers of a pack each answer stands below a heading with the id of its exercise
(`### q1`). The pack has no exercise with this id: it was renamed or taken out, or the id is a slip.
The cure names the nearest. The answers to a quiz stand in the quiz itself.
"""

import difflib
from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "A10"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each answer to no exercise."""
    exercises = {f"pack {p.id}": [e.id for e in p.exercises] for p in edition.packs.values()}
    quiz = {f"pack {p.id}": {item.id for item in p.quiz} for p in edition.packs.values()}
    for end in edition.loose:
        if end.kind != "pack" or end.detail != "answer":
            continue
        known = exercises[end.subject]
        near = difflib.get_close_matches(end.key, known, 1)
        cure = f"the exercises are {', '.join(known)}" if known else "the pack has no exercises"
        cure = f"did you mean `{near[0]}`?" if near else cure
        if end.key in quiz[end.subject]:
            cure = "write it behind `because:` in the quiz, and take it out here"
        message = f"there is no exercise `{end.key}` in the pack"
        yield Diagnostic(CODE, message, cure, end.place, subject=end.subject)
