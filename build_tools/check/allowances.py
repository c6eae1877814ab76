"""Allowances: problems the editors know of and let stand, each with its reason."""

import difflib
from collections.abc import Collection, Iterable

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.records import Manifest

CODE = "A01"
EXPLANATION = """An allowance that nothing needs.

An allowance in `docs/edition.yml` lets a known problem stand and gives its reason. This one meets
no problem: either the fault was mended, and the allowance should go, or it names the wrong
thing, or a code that there is not."""


def not_allowed(
    problems: Iterable[Diagnostic], manifest: Manifest, built: set[str], known: Collection[str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The problems that remain (unused allowances among them), and those that were allowed.

    `built` names the texts in hand: an allowance for another text is neither used nor unused.
    `known` are the codes that there are; an allowance of another is told by `unknown_codes`.
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
        for subject in a.subjects if a.code in known else ():
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


def unknown_codes(manifest: Manifest, known: Collection[str]) -> list[Diagnostic]:
    """A problem for each allowance of a code that is none of the known."""
    problems = []
    for a in manifest.allow:
        if a.code in known:
            continue
        near = difflib.get_close_matches(a.code.upper(), list(known), 3)
        near = near or [code for code in known if code[:1] == a.code[:1].upper()]
        cure = f"did you mean {' or '.join(near)}?" if near else "`edition check` shows the code"
        subject = f"allowance {a.code}"
        message = f"there is no code {a.code}"
        problems.append(Diagnostic(CODE, message, cure, a.place, subject=subject))
    return problems
