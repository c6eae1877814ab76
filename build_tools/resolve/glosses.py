"""Glosses: the English that a text puts before a Chinese term in brackets."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term, Use
from build_tools.resolve.spelling import is_chinese, reading

_LONGEST = 200
_REST = re.compile(r"[^()\[\]（）]*")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"][^\w“”\"]*$")
_TAIL = re.compile(r"[”’\"'*]*(?:\s+[\w-]+){0,2}[”’\"'*]*\s*")
_WORDS = re.compile(r"(?:[^\s,.;:!?()—]+ ){0,5}[^\s,.;:!?()—]+$")
_QUOTES = re.compile('[“”"]')
_PLURALS = (("s", ""), ("es", ""), ("ies", "y"))

Beside = Sequence[tuple[Use, str]]


class Gloss(NamedTuple):
    """A place where Chinese stands behind English.

    `chinese` is the use of the Chinese; `english` the English as it stands there; `form` is the
    form of a term in it and `of` the id of that term (the term's own or another's; both are empty
    if there is none).
    """

    term: str
    chinese: Use
    english: str
    form: str
    of: str

    def fits(self, words: str) -> bool:
        """True if the English reads like these words, but for the plural."""
        return any(_same(english, words) for english in (self.form, self.english) if english)


@lru_cache(maxsize=1)
def glosses(edition: Edition) -> tuple[Gloss, ...]:
    """Every gloss of a term in the texts and their notes, term by term."""
    chinese: list[tuple[Use, str]] = []
    english: list[tuple[Use, str]] = []
    for term in edition.terms.values():
        for use in term.uses:
            if use.kind in ("text", "note"):
                (chinese if in_chinese(use) else english).append((use, term.id))
    beside: dict[int, list[tuple[Use, str]]] = {id(use.paragraph): [] for use, _ in chinese}
    for use, term_id in english:
        if id(use.paragraph) in beside:
            beside[id(use.paragraph)].append((use, term_id))
    for uses in beside.values():
        uses.sort(key=_start)
    found = (_gloss(use, term_id, beside[id(use.paragraph)]) for use, term_id in chinese)
    return tuple(gloss for gloss in found if gloss)


def in_chinese(use: Use) -> bool:
    """True of a use of a Chinese form."""
    return is_chinese(use.paragraph.text[use.start])


def english_of(term: Term) -> str:
    """The English that the Chinese of a term ought to stand behind."""
    return term.record.rendering or term.record.english


def _gloss(use: Use, term: str, beside: Beside) -> Gloss | None:
    """What the Chinese is a gloss of; None if it is not alone in brackets behind English."""
    text = use.paragraph.text
    nearest = max(0, use.start - _LONGEST)
    bracket = max(text.rfind(sign, nearest, use.start) for sign in "([（")
    inside = text[bracket + 1 : use.start]
    rest = _REST.match(text, use.end, use.end + _LONGEST)
    around = inside + (rest[0] if rest else "")
    if bracket < 1 or not _REST.fullmatch(inside) or any(map(is_chinese, around)):
        return None
    near = sorted(_near(text, bracket, use.start, beside))
    own = [g for g in near if g[3] == term]
    if near:
        _, english, form, of = (own or near)[0]
        return Gloss(term, use, english, form, of)
    english = _said(text[max(0, bracket - _LONGEST) : bracket].rstrip())
    return Gloss(term, use, english, "", "") if english else None


def _near(text: str, bracket: int, end: int, beside: Beside) -> Iterator[tuple[int, str, str, str]]:
    """The forms of terms that end at the bracket or stand inside it: how far away each is, the
    English with a word or two that follow (“two-layers” problem), the form, the id of the term."""
    first = bisect_left(beside, bracket - _LONGEST, key=_start)
    for use, term in beside[first : bisect_left(beside, end, key=_start)]:
        if bracket < use.end <= end:
            yield _LONGEST, use.form, use.form, term
        elif use.end <= bracket and _TAIL.fullmatch(text, use.end, bracket):
            words = _QUOTES.sub("", text[use.start : bracket])
            yield bracket - use.end, words.rstrip(), use.form, term


def _start(found: tuple[Use, str]) -> int:
    return found[0].start


def _said(before: str) -> str:
    """The words in quotation marks before a bracket, or the last few of the sentence."""
    found = _QUOTED.search(before)
    if found:
        return found[1].strip(" ,.")
    last = _WORDS.search(before)
    return f"… {last[0]}" if last else ""


def _same(words: str, other: str) -> bool:
    if words.casefold() == other.casefold():
        return True
    return not _singulars(reading(words)).isdisjoint(_singulars(reading(other)))


def _singulars(words: str) -> set[str]:
    """The words, and what they may be the plural of: `vehicles` of `vehicle` (or `vehicl`)."""
    made = (words.removesuffix(end) + single for end, single in _PLURALS if words.endswith(end))
    return {words, *made}
