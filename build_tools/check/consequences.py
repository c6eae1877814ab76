"""Causes before consequences: what the checks find mostly follows from a file that was not read."""

from collections.abc import Iterable

from build_tools.model.diagnostics import Diagnostic

LOST_BIBTEX = frozenset(("B01", "B02", "B03", "B08"))
LOST_STRUCTURE = frozenset(("T01", "T03", "T04"))
OF_CHECKS = "NSEXLAGKR"


def without_consequences(problems: Iterable[Diagnostic]) -> tuple[list[Diagnostic], int]:
    """The problems to tell, and how many are held back.

    Where a file could not be read, or an item of it was dropped, the checks look at half an
    edition: what they find is held back until the causes are mended.
    """
    found = list(problems)
    if not any(map(_is_cause, found)):
        return found, 0
    told = [p for p in found if p.code[0] not in OF_CHECKS]
    return told, len(set(found)) - len(set(told))


def _is_cause(problem: Diagnostic) -> bool:
    code = problem.code
    return problem.severity == "error" and (
        code[0] in "FY" or code in LOST_BIBTEX or code in LOST_STRUCTURE
    )
