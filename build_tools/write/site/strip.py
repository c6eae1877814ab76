"""The map of the brief: a bar for each paragraph, as long as its text, and what is marked there."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from build_tools.model.document import Paragraph, Section
from build_tools.model.marks import CommentRef, Meaning, NoteRef, TermUse
from build_tools.write.escape import escaped

HEIGHT = 600.0
SIGNS = {"note": "s-note", "term": "s-term", "comment": "s-com"}
"""What the map counts, in this order, and the class of its signs."""
MOST = 300
"""A text of more paragraphs gets no map: its bars could not be told apart."""


class Scale(NamedTuple):
    """How characters and gaps become units of the drawing."""

    character: float
    paragraph_gap: float
    section_gap: float


def strip(text: Sequence[Section], href: Callable[[str], str]) -> str:
    """The map of these sections as inline SVG without style attributes.

    Empty for a text without or of many ¶. `href` is the link to a section by its id.
    """
    sections = [s for s in text if _numbered(s)]
    total = sum(len(_numbered(s)) for s in sections)
    if not 1 < total <= MOST:
        return ""
    scale = _scale(sections, total)
    drawn, y = [], 0.0
    for section in sections:
        part, y = _section(section, y, scale, href(section.id))
        drawn.append(part)
        y += scale.section_gap
    return (
        '<nav class="strip" aria-label="Map of the text">\n'
        f'<svg role="group" viewBox="0 0 56 {HEIGHT:.0f}" preserveAspectRatio="xMinYMid">\n'
        + "\n".join(drawn)
        + "\n</svg>\n</nav>"
    )


def _numbered(section: Section) -> list[Paragraph]:
    return [b for b in section.blocks if b.number is not None]


def _scale(sections: Sequence[Section], total: int) -> Scale:
    inner, outer = total - len(sections), len(sections) - 1
    paragraph_gap = min(4.0, 0.16 * HEIGHT / max(1, inner))
    section_gap = min(18.0, 0.22 * HEIGHT / max(1, outer))
    room = HEIGHT - inner * paragraph_gap - outer * section_gap
    characters = sum(max(1, len(p.text)) for s in sections for p in _numbered(s))
    return Scale(room / characters, paragraph_gap, section_gap)


def _section(section: Section, top: float, scale: Scale, href: str) -> tuple[str, float]:
    """The drawing of one section from `top` on, and where it ends."""
    paragraphs = _numbered(section)
    bars, signs, terms, y = [], [], set[str](), top
    for p in paragraphs:
        length = max(1, len(p.text)) * scale.character
        drawn = f'data-p="{escaped(p.id)}" d="M28 {y:.1f}V{y + length:.1f}"'
        bars.append(f'<path class="bar" {drawn}/>')
        for m in p.marks:
            if isinstance(m.meaning, TermUse):
                if m.meaning.term in terms:
                    continue
                terms.add(m.meaning.term)
            sign = _sign(m.meaning, y + m.start * scale.character)
            signs += [sign] if sign else []
        y += length + scale.paragraph_gap
    end = y - scale.paragraph_gap
    found = Counter(noun for noun, _ in signs)
    counts = ", ".join(_count(found[noun], noun) for noun in SIGNS if found[noun])
    heading, first = escaped(section.heading.text), paragraphs[0].number
    numbers = f"¶ {first}" + (f" to {paragraphs[-1].number}" if len(paragraphs) > 1 else "")
    label = ", ".join(filter(None, (heading, numbers))) + (f": {counts}" if counts else "")
    under = f'<tspan x="66" dy="16">{counts or numbers}</tspan>'
    return (
        f'<a href="{escaped(href)}" aria-label="{label}">'
        f'<rect x="-8" y="{top:.1f}" width="72" height="{end - top:.1f}"/>'
        f"{''.join(bars)}{_shapes(signs)}"
        f'<text class="s-n" x="-2" y="{top + 9:.1f}">{first}</text>'
        f'<text class="s-title" x="66" y="{top + 10:.1f}">{heading}{under}</text></a>'
    ), end


def _sign(meaning: Meaning, at: float) -> tuple[str, str] | None:
    """What a mark is called on the map, and how a pen draws it at this height."""
    match meaning:
        case NoteRef():
            return "note", f"M33 {at:.1f}h9"
        case TermUse():
            return "term", f"M49 {at:.1f}h0"
        case CommentRef():
            return "comment", f"M15 {at - 3:.1f}l8 3l-8 3z"
        case _:
            return None


def _shapes(signs: Sequence[tuple[str, str]]) -> str:
    """The signs of a section, all of a kind as one shape: each shape more slows a long page."""
    drawn = {kind: dict.fromkeys(path for noun, path in signs if noun == kind) for kind in SIGNS}
    return "".join(
        f'<path class="{SIGNS[kind]}" d="{"".join(paths)}"/>'
        for kind, paths in drawn.items()
        if paths
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"
