"""Causes before consequences: what a check finds may follow from a file that was not read whole."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from build_tools.model.diagnostics import Diagnostic

LOST_BIBTEX = frozenset(("B01", "B02", "B03", "B08"))
LOST_STRUCTURE = frozenset(("T01", "T03", "T04"))

_TEXTS = ("text", "notes", "emendations")
_CITING = ("notes", "emendations", "names", "comments", "events", "glossary")
_ALL = ("edition", "text", "references", *_CITING)
_LISTED = ("text", "glossary", "names", "comments")
OWN = "own"
"""The two files of a pack, where a problem is one of this pack."""
# By a code, or by its letter, the files that must be whole for it to be right. A check that looks
# at one entry by itself (its Chinese, its pinyin) rests on no other.
RESTS: dict[str, Sequence[str]] = {
    "A01": (*_ALL, "teaching"),
    "A02": ("text",),
    "A03": ("names", "comments"),
    "A04": ("text",),
    "A05": _LISTED,
    "A10": (OWN,),
    "A11": (OWN,),
    "E": _TEXTS,
    "G06": ("glossary",),
    "G08": ("glossary", "names"),
    "K": _TEXTS,
    "L": _ALL,
    "N": _TEXTS,
    "R": _ALL,
    "S01": ("references",),
    "S02": ("references", "teaching", *_CITING),
    "S03": ("references", *_TEXTS),
    "X": ("text",),
}
_BY_NUMBER = ("E01", "K01", "X01")


def without_consequences(problems: Iterable[Diagnostic]) -> tuple[list[Diagnostic], int]:
    """The problems to tell, and how many are held back.

    Where a file could not be read, or an item of it was dropped, or a text has other paragraphs
    than the base text, the checks look at half an edition: what they find by it is held back until
    the causes are mended.
    """
    found = list(problems)
    broken = {noun for p in found if _is_cause(p) for noun in _nouns(p.place.file)}
    uneven = {p.text for p in found if _counts(p)}
    told = [p for p in found if not (_rests_on(p, broken) or _misplaced(p, uneven))]
    return told, len(set(found)) - len(set(told))


def _is_cause(problem: Diagnostic) -> bool:
    code = problem.code
    return problem.severity == "error" and (
        code[0] in "FY" or code in LOST_BIBTEX or code in LOST_STRUCTURE
    )


def _nouns(file: str) -> tuple[str, ...]:
    """What a file is to the edition: a text, the glossary, a part of the apparatus, or a pack."""
    path = PurePosixPath(file)
    if path.parts[:1] == ("glossary",):
        return ("glossary",)
    if path.parts[:2] == ("docs", "teaching"):
        return "teaching", _pack(path)
    named = path.parent.as_posix() == "docs/apparatus" or file == "docs/edition.yml"
    return (path.stem if named else "text",)


def _pack(path: PurePosixPath) -> str:
    return f"pack {path.name.split('.')[0]}"


def _rests_on(problem: Diagnostic, broken: set[str]) -> bool:
    code = problem.code
    rests = RESTS.get(code, RESTS.get(code[0], ()))
    own = (_pack(PurePosixPath(problem.place.file)),) if OWN in rests else ()
    return not broken.isdisjoint((*rests, *own))


def _counts(problem: Diagnostic) -> bool:
    """True if a text has more or fewer sections or paragraphs than the base text."""
    return problem.code == "X01" and problem.subject.startswith("section")


def _misplaced(problem: Diagnostic, uneven: set[str]) -> bool:
    """True for what goes by the numbers of paragraphs in a text that counts them otherwise."""
    by_number = problem.code in _BY_NUMBER and not _counts(problem)
    return by_number and problem.text in uneven
