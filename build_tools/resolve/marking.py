"""Marking: what is found in a paragraph is recorded, and so much of it marked as policy allows."""

from collections.abc import Iterable
from typing import NamedTuple

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.glossary import Marking, Use, UseKind
from build_tools.model.marks import Citation, Link, Mark, NameUse, TermUse
from build_tools.resolve.index import Index, Match
from build_tools.resolve.matching import matches
from build_tools.resolve.stretches import Stretches


class Spot(NamedTuple):
    """Where words stand, as a use of them says it.

    `marked` holds the numbers of the entries that were marked before in the same section or page;
    None where none is marked. `own` is the number of the entry that the words define.
    """

    text: str
    kind: UseKind
    address: str
    marked: set[int] | None
    own: int = -1


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, what a mark of it means, and what was found of each entry."""

    index: Index
    meanings: tuple[TermUse | NameUse, ...]
    marking: Marking
    uses: tuple[list[Use], ...]

    def paragraph(self, p: Paragraph, spot: Spot) -> Paragraph:
        """The paragraph with its marks; its uses are recorded."""
        found = [m for m in matches(self.index, p.text) if m.entry != spot.own]
        if not found:
            return p
        links = [m for m in p.marks if isinstance(m.meaning, Link | Citation)]
        free = found
        if links:
            addresses = Stretches(_span(k) for k in links if p.text.startswith("http", k.start))
            anywhere = Stretches(map(_span, links))
            found = [m for m in found if not addresses.meet(m.start, m.end)]
            free = [m for m in found if not anywhere.meet(m.start, m.end)]
        shown = self._shown(spot, free)
        new = [Mark(m.start, m.end, self.meanings[m.entry]) for m in found if m in shown]
        if new:
            marks = sorted([*p.marks, *new], key=lambda m: (m.start, -m.end))
            p = Paragraph(p.kind, p.text, tuple(marks), p.number, p.id, p.file, p.runs)
        for m in found:
            use = Use(spot.text, spot.kind, spot.address, p, m.start, m.end, m in shown)
            self.uses[m.entry].append(use)
        return p

    def _shown(self, spot: Spot, found: Iterable[Match]) -> set[Match]:
        """Those of the matches that get a mark."""
        if spot.marked is None:
            return set()
        if self.marking == "all":
            return set(found)
        shown = set()
        for m in found:
            if m.entry not in spot.marked:
                spot.marked.add(m.entry)
                shown.add(m)
        return shown

    def paragraphs(self, ps: tuple[Paragraph, ...], spot: Spot) -> tuple[Paragraph, ...]:
        """Paragraphs that stand at one spot; the same tuple if none of them changes."""
        found = tuple([self.paragraph(p, spot) for p in ps])
        return found if any(a is not b for a, b in zip(ps, found, strict=True)) else ps


def _span(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end
