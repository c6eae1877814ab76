"""Allowances: problems the editors know of and let stand, each with its reason."""

from collections.abc import Iterable

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.records import Manifest

CODE = "A01"
EXPLANATION = """An allowance that nothing needs.

An allowance in `docs/edition.yml` lets a known problem stand and gives its reason. This one meets
no problem: either the fault was mended, and the allowance should go, or it names the wrong
thing."""


def not_allowed(
    problems: Iterable[Diagnostic], manifest: Manifest, built: set[str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The problems that remain (unused allowances among them), and those that were allowed.

    `built` names the texts in hand: an allowance for another text is neither used nor unused.
    """
    allowed: list[Diagnostic] = []
    remaining: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for problem in problems:
        met = [
            (i, problem.subject)
            for i, a in enumerate(manifest.allow)
            if a.code == problem.code
            and problem.subject in a.subjects
            and a.text in ("", problem.text)
        ]
        (allowed if met else remaining).append(problem)
        used.update(met)
    for i, a in enumerate(manifest.allow):
        for subject in a.subjects:
            if (i, subject) not in used and (not a.text or a.text in built):
                remaining.append(
                    Diagnostic(
                        CODE,
                        f"nothing needs the allowance of {a.code} for “{subject}”",
                        "take it out, or correct what it names",
                        a.place,
                        subject=f"allowance {a.code} {subject}",
                    )
                )
    return remaining, allowed
