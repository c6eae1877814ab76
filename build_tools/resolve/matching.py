"""Finding the forms of all entries in a text at once.

Every stretch that reads like a form is looked up, in an index by the first word; vetoed ones are
dropped; of those that overlap, the one that begins first, then the longest, remains. Chinese needs
no word boundary; for other words an apostrophe inside a word is none (Xi is not in Xi’an).
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from build_tools.resolve.index import Claim, Index, Inner, Match
from build_tools.resolve.spelling import is_chinese, parts, plain, signs, small, width
from build_tools.resolve.stretches import Stretches

_CONTRACTED = frozenset(("s", "d", "ll", "m", "re", "ve"))
_APOSTROPHES = frozenset("'‘’‛ʼ´′＇")
_SENTENCE_ENDS = frozenset(".?!:;…\n")


class _Candidate(NamedTuple):
    """A match among others, in the order in which they are preferred."""

    start: int
    minus_end: int
    lesser: bool
    entry: int
    veto: bool = False


def matches(index: Index, text: str) -> list[Match]:
    """The entries' uses in `text`, in order; none overlaps another."""
    found = index.found.get(text)
    if found is None:
        found = index.found[text] = _matches(index, text)
    return found


def _matches(index: Index, text: str) -> list[Match]:
    cut = parts(text)
    starts = _starts(index, cut[1::2])
    if not starts and not index.inner:
        return []
    found = list(_looked_up(index, cut, starts))
    if index.inner:
        found += _inside(index, cut)
    return _chosen(found)


def _starts(index: Index, words: list[str]) -> list[tuple[int, tuple[int, ...]]]:
    """The words with which forms begin, and how many words these have."""
    counts = map(index.begins.__getitem__, words)
    return [(i, n) for i, n in enumerate(counts) if n]


def _looked_up(
    index: Index, cut: list[str], starts: list[tuple[int, tuple[int, ...]]]
) -> Iterator[_Candidate]:
    """Every stretch of whole words that reads like a form."""
    fold, lasts = index.folds.__getitem__, index.lasts
    known, claims = index.known.get, index.claims.get
    done = at = 0
    for i, counts in starts:
        first = 2 * i + 1
        for n in counts:
            last = first + 2 * n - 2
            if last >= len(cut) or fold(cut[last]) not in lasts:
                continue
            key = "".join(map(fold, cut[first : last + 1]))
            entry, more = known(key), claims(key)
            if (entry is None and more is None) or not _bounded(cut, first, last):
                continue
            at, done = at + len("".join(cut[done:first])), first
            end = at + len("".join(cut[first:last])) + width(cut[last])
            if entry is not None:
                yield _Candidate(at, -end, True, entry)
            for c in more or ():
                if _granted(index, cut, first, last, c):
                    a, b = at - len(c.before), end + len(c.behind)
                    yield _Candidate(a, -b, not c.capitals, c.entry, c.veto)


def _bounded(cut: list[str], first: int, last: int) -> bool:
    """True if no apostrophe ties the stretch to a word beside it but as an ending ('s, 'll)."""
    tied = cut[first - 1] in _APOSTROPHES and first > 1 and not is_chinese(cut[first])
    if tied and not is_chinese(cut[first - 2]):
        return False
    if cut[last + 1] not in _APOSTROPHES or last + 2 >= len(cut) or is_chinese(cut[last]):
        return True
    return cut[last + 2].lower() in _CONTRACTED or is_chinese(cut[last + 2])


def _granted(index: Index, cut: list[str], first: int, last: int, claim: Claim) -> bool:
    """True if the stretch has the signs and capitals that the form asks for.

    A small first letter may be a capital where a sentence begins.
    """
    before = signs(cut[first - 1])
    if not before.endswith(claim.before) or not signs(cut[last + 1]).startswith(claim.behind):
        return False
    wanted = claim.capitals
    if not wanted:
        return True
    found = "".join(map(index.keeps.__getitem__, cut[first : last + 1]))
    if found == wanted:
        return True
    opens = first == 1 or not _SENTENCE_ENDS.isdisjoint(before)
    return opens and found == wanted[:1].upper() + wanted[1:]


def _inside(index: Index, cut: list[str]) -> Iterator[_Candidate]:
    """Every stretch that reads like a form that is also found inside longer words."""
    ends = list(accumulate(map(len, cut)))
    for first in range(1, len(cut), 2):
        word = index.bare[cut[first]]
        if word not in index.begun:
            index.begun[word] = list(_begun(index.inner, word))
        for at, form in index.begun[word]:
            last = first + 2 * form.words - 2
            if last >= len(cut):
                continue
            before = "".join(map(index.bare.__getitem__, cut[first:last]))
            tail = at + len(form.bare) - len(before)
            if not (before + index.bare[cut[last]]).startswith(form.bare, at):
                continue
            start = ends[first - 1] + _letters(cut[first], at)
            end = ends[last - 1] + _letters(cut[last], tail)
            found = "".join(map(plain, parts("".join(cut)[start:end])))
            if not form.capitals or found == form.capitals:
                yield _Candidate(start, -end, not form.capitals, form.entry)


def _begun(inner: dict[str, list[Inner]], word: str) -> Iterator[tuple[int, Inner]]:
    """The forms whose first word stands in `word`, each with the letter where it begins."""
    for at in range(len(word)):
        for size in range(1, len(word) - at + 1):
            yield from ((at, form) for form in inner.get(word[at : at + size], ()))


def _letters(word: str, count: int) -> int:
    """How many characters of `word` the first `count` of its folded letters take."""
    return next((n for n in range(len(word)) if len(small(plain(word[:n]))) >= count), width(word))


def _chosen(found: list[_Candidate]) -> list[Match]:
    """Of the candidates those that no veto covers, then leftmost-longest without overlap."""
    vetoes: dict[int, list[tuple[int, int]]] = {}
    for c in found:
        if c.veto:
            vetoes.setdefault(c.entry, []).append((c.start, -c.minus_end))
    vetoed = {entry: Stretches(stretches) for entry, stretches in vetoes.items()}
    chosen, reach = [], 0
    for c in sorted(found):
        end = -c.minus_end
        if c.start < reach or c.veto or (c.entry in vetoed and vetoed[c.entry].cover(c.start, end)):
            continue
        reach = end
        chosen.append(Match(c.start, end, c.entry))
    return chosen
