"""Two texts that do not agree.

The apparatus points at paragraphs and notes by number, so every text of the edition must have the
same sections, the same number of paragraphs in each, and the same markers in each paragraph. What
else goes by these numbers is held back until they agree.
Where a page break or an unmarked quotation misleads the reader of a plain text, say so under
`structure:` of that text in `docs/edition.yml`.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph, Section
from build_tools.model.edition import Edition, Text
from build_tools.model.marks import NoteRef
from build_tools.model.places import Place

CODE = "X01"
CLEAR = 0.2
WORDS = 6
CURE = "compare the two files here; correct one, or say what stands here under `structure:`"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """Where each other text has other sections, paragraphs or markers than the base text."""
    for other in edition.texts[1:]:
        yield from _sections(edition.base, other)
        yield from _markers(edition.base, other)


def _problem(message: str, place: Place, subject: str, text: Text) -> Diagnostic:
    return Diagnostic(CODE, message, CURE, place, subject=subject, text=text.key)


def _sections(base: Text, other: Text) -> Iterator[Diagnostic]:
    ours, theirs = base.sections, other.sections
    if len(ours) != len(theirs):
        message = (
            f"“{other.key}” has {len(theirs)} sections and “{base.key}” {len(ours)}; "
            f"“{base.key}” begins with “{ours[0].heading.text}”"
        )
        place = theirs[0].heading.place() if theirs else Place("")
        yield _problem(message, place, "sections", other)
        return
    for number, (a, b) in enumerate(zip(ours, theirs, strict=True), 1):
        counts = [sum(p.number is not None for p in s.blocks) for s in (a, b)]
        if counts[0] != counts[1]:
            message = (
                f"section {number} has {counts[1]} paragraphs in “{other.key}” "
                f"and {counts[0]} in “{base.key}”{_parting(base, a, other, b)}"
            )
            yield _problem(message, b.heading.place(), f"section {number}", other)


def _parting(base: Text, a: Section, other: Text, b: Section) -> str:
    """Which paragraphs of the longer section have no fellow in the other, if that can be told."""
    ours, theirs = ([p for p in s.blocks if p.number is not None] for s in (a, b))
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    over = len(longer) - len(shorter)
    key, lacking = (base.key, other.key) if longer is ours else (other.key, base.key)
    costs = sorted((cost, at) for at, cost in enumerate(_costs(longer, shorter)))
    if len(costs) < 2 or costs[1][0] - costs[0][0] < CLEAR:
        return ""
    first = longer[costs[0][1]]
    named = f"¶ {first.number}" + (f" to {(first.number or 0) + over - 1}" if over > 1 else "")
    begins = " ".join(first.text.split()[:WORDS])
    return f"; nothing in “{lacking}” seems to answer {named} of “{key}”, “{begins} …”"


def _costs(longer: Sequence[Paragraph], shorter: Sequence[Paragraph]) -> list[float]:
    """How unlike the paragraphs are, all in all, if those missing stood before the first, before
    the second, and so on."""
    over = len(longer) - len(shorter)
    before = accumulate(map(_unlike, longer, shorter), initial=0.0)
    behind = accumulate(map(_unlike, longer[: over - 1 : -1], reversed(shorter)), initial=0.0)
    return [a + b for a, b in zip(before, reversed(list(behind)), strict=True)]


def _unlike(a: Paragraph, b: Paragraph) -> float:
    """From 0 (the same words and markers) to 2."""
    words, others = set(a.text.casefold().split()), set(b.text.casefold().split())
    return (_cited(a) != _cited(b)) + 1 - len(words & others) / (len(words | others) or 1)


def _markers(base: Text, other: Text) -> Iterator[Diagnostic]:
    for a, b in zip(base.paragraphs, other.paragraphs, strict=False):
        ours, theirs = _cited(a), _cited(b)
        if ours != theirs:
            message = (
                f"¶ {b.number} cites {_list(theirs)} in “{other.key}” and {_list(ours)} "
                f"in “{base.key}”"
            )
            yield _problem(message, b.place(), f"¶ {b.number}", other)


def _cited(paragraph: Paragraph) -> list[str]:
    return [m.meaning.note for m in paragraph.marks if isinstance(m.meaning, NoteRef)]


def _list(notes: list[str]) -> str:
    return f"note {', '.join(notes)}" if notes else "no note"
