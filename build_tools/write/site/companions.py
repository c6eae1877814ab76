"""Which terms stand together in a paragraph of the base text, and where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term

MOST = 60
"""Terms that a map tells apart: of more, those with most companions are taken."""


class Pair(NamedTuple):
    """Two terms by their places in the row of terms, the earlier first, and the ¶ they share."""

    first: int
    second: int
    paragraphs: tuple[int, ...]


class Companions(NamedTuple):
    """The terms that stand in numbered paragraphs, in the order in which a reader meets them.

    `paragraphs` has for each the numbers of its ¶, `of` counts all terms that stand in any.
    """

    terms: tuple[Term, ...]
    paragraphs: tuple[tuple[int, ...], ...]
    pairs: tuple[Pair, ...]
    of: int

    def around(self, place: int) -> list[tuple[Term, tuple[int, ...]]]:
        """The companions of the term at this place, with the ¶ they share, in their order."""
        found = [(p.second if p.first == place else p.first, p.paragraphs)
                 for p in self.pairs if place in (p.first, p.second)]  # fmt: skip
        return [(self.terms[other], numbers) for other, numbers in sorted(found)]


def paired(edition: Edition) -> bool:
    """True if two terms of the base text share a paragraph."""
    return bool(companions(edition).pairs)


@lru_cache(maxsize=1)
def companions(edition: Edition) -> Companions:
    """Who stands with whom, each use counted, whether it bears a mark or not."""
    standing = _standing(edition)
    shared = _shared(standing)
    chosen = _chosen(edition, standing, shared)
    place = {term.id: i for i, term in enumerate(chosen)}
    pairs = (
        Pair(min(place[a], place[b]), max(place[a], place[b]), tuple(numbers))
        for (a, b), numbers in shared.items()
        if a in place and b in place
    )
    ordered = sorted(pairs, key=lambda p: (p.first, p.second))
    numbers = tuple(tuple(standing[t.id]) for t in chosen)
    return Companions(tuple(chosen), numbers, tuple(ordered), len(standing))


def _standing(edition: Edition) -> dict[str, list[int]]:
    """For each term that stands in a numbered paragraph, the numbers of those, in order."""
    key = edition.base.key
    found = {}
    for term in edition.terms.values():
        numbers = {
            u.paragraph.number
            for u in term.uses
            if u.text == key and u.kind == "text" and u.paragraph.number is not None
        }
        if numbers:
            found[term.id] = sorted(numbers)
    return found


def _shared(standing: Mapping[str, Sequence[int]]) -> dict[tuple[str, str], list[int]]:
    """For each two terms that share a paragraph, the numbers of those, in order."""
    there = defaultdict(list)
    for id, numbers in standing.items():
        for number in numbers:
            there[number].append(id)
    shared = defaultdict(list)
    for number in sorted(there):
        for pair in combinations(sorted(there[number]), 2):
            shared[pair].append(number)
    return dict(shared)


def _chosen(
    edition: Edition,
    standing: Mapping[str, Sequence[int]],
    shared: Mapping[tuple[str, str], Sequence[int]],
) -> list[Term]:
    """The terms of the map, in the order of their first uses."""
    number: dict[str, int] = defaultdict(int)
    for pair in shared:
        for id in pair:
            number[id] += 1
    best = sorted(standing, key=lambda id: (-number[id], standing[id][0], id))[:MOST]
    first = {id: _first(edition, id) for id in best}
    return [edition.terms[id] for id in sorted(best, key=lambda id: (first[id], id))]


def _first(edition: Edition, id: str) -> tuple[int, int]:
    """Where a reader first meets a term: the number of the paragraph, the place in it."""
    return min(
        (u.paragraph.number, u.start)
        for u in edition.terms[id].uses
        if u.text == edition.base.key and u.kind == "text" and u.paragraph.number is not None
    )
