"""Glosses: the English that a text puts before a Chinese term in brackets."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term, Use
from build_tools.resolve.spelling import is_chinese, reading

_OPEN = re.compile(r"\s*[(\[（]([^()\[\]（）]*)$")
_REST = re.compile(r"[^()\[\]（）]*")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"][^\w“”\"]*$")
_TAIL = re.compile(r"[”’\"'*]*(?:\s+[\w-]+){0,2}[”’\"'*]*")
_WORDS = re.compile(r"(?:[^\s,.;:!?()—]+ ){0,5}[^\s,.;:!?()—]+$")
_QUOTES = re.compile('[“”"]')


class Gloss(NamedTuple):
    """A place where Chinese stands behind English.

    `chinese` is the use of the Chinese; `english` the English as it stands there; `of` the id of
    the term whose form that is (the term's own, another's; empty if it is no form).
    """

    term: str
    chinese: Use
    english: str
    of: str


def glosses(edition: Edition) -> list[Gloss]:
    """Every gloss of a term in the texts and their notes, term by term."""
    beside: dict[int, list[tuple[Use, str]]] = {}
    for term in edition.terms.values():
        for use in term.uses:
            if in_a_text(use) and not is_chinese(use.form):
                beside.setdefault(id(use.paragraph), []).append((use, term.id))
    return [g for t in edition.terms.values() for g in _of(t, beside)]


def in_a_text(use: Use) -> bool:
    """True of a use in the text itself or in its notes."""
    return use.kind in ("text", "note")


def english_of(term: Term) -> str:
    """The English that the Chinese of a term ought to stand behind."""
    return term.record.rendering or term.record.english


def _of(term: Term, beside: Mapping[int, Sequence[tuple[Use, str]]]) -> Iterator[Gloss]:
    for use in term.uses:
        if not in_a_text(use) or not is_chinese(use.form):
            continue
        before = use.paragraph.text[: use.start]
        bracket = _OPEN.search(before)
        if bracket is not None and bracket.start() and _is_all(use, bracket[1]):
            near = _near(before, bracket, beside.get(id(use.paragraph), ()))
            own = [g for g in near if g[1] == term.id]
            words, of = (own or near or [(_said(before[: bracket.start()]), "")])[0]
            if words:
                yield Gloss(term.id, use, words, of)


def _is_all(use: Use, inside: str) -> bool:
    """True if no other Chinese stands in the brackets, of which the term's would be a part."""
    rest = _REST.match(use.paragraph.text, use.end)
    return not any(map(is_chinese, inside + (rest[0] if rest else "")))


def _near(
    before: str, bracket: re.Match[str], uses: Iterable[tuple[Use, str]]
) -> list[tuple[str, str]]:
    """The forms of terms that end at the bracket, or stand inside it, with the ids of the terms.

    A word or two may follow (“two-layers” problem), which then belong to the English.
    """
    found = []
    for use, term in uses:
        if use.end <= bracket.start():
            if _TAIL.fullmatch(before, use.end, bracket.start()):
                words = before[use.start : bracket.start()]
                found.append((bracket.start() - use.end, _QUOTES.sub("", words), term))
        elif use.end <= len(before):
            found.append((1000, use.form, term))
    return [(words, term) for _, words, term in sorted(found, key=lambda f: f[0])]


def _said(before: str) -> str:
    """The words in quotation marks before a bracket, or the last few of the sentence."""
    found = _QUOTED.search(before)
    if found:
        return found[1].strip(" ,.")
    last = _WORDS.search(before)
    return f"… {last[0]}" if last else ""


def same(words: str, others: Iterable[str]) -> bool:
    """True if the words read like one of the others, but for the plural."""
    return _singular(reading(words)) in {_singular(reading(other)) for other in others}


def _singular(words: str) -> str:
    """The words without a plural ending, for comparison only."""
    return re.sub(r"(?:ies|y|es|s)$", "", words)
