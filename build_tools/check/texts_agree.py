"""Two texts that do not agree.

The apparatus points at paragraphs and notes by number, so every text of the edition must have the
same sections, the same number of paragraphs in each, and the same markers in each paragraph.
Where a page break or an unmarked quotation misleads the reader of a plain text, say so under
`structure:` of that text in `docs/edition.yml`.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, Text
from build_tools.model.marks import NoteRef
from build_tools.model.places import Place

CODE = "X01"
CURE = "compare the two files here; correct one, or say what stands here under `structure:`"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """The first difference of each kind between the base text and each other text."""
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
                f"and {counts[0]} in “{base.key}”"
            )
            yield _problem(message, b.heading.place(), f"section {number}", other)


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
