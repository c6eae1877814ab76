"""The reading of a pack: its paragraphs, what is left out between them, its questions in place."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from build_tools.model.document import Paragraph, Section
from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.model.packs import Pack
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped
from build_tools.write.site.brief import paragraph
from build_tools.write.site.exercises import asked, box
from build_tools.write.site.homes import homes
from build_tools.write.site.leads import HEADING
from build_tools.write.site.leaves import Leaf
from build_tools.write.weave import weave
from build_tools.write.wording import ranges

Piece = tuple[bool, str]
"""HTML that follows on other HTML, and whether it is an item of a list."""


def reading(edition: Edition, pack: Pack, leaf: Leaf, setting: Setting) -> Iterator[str]:
    """The text of a pack, section by section; `setting` is that of the questions in it."""
    writer = _Writer(edition, leaf, Setting(setting.leads, readings=setting.readings))
    questions = _questions(pack, setting)
    begins = beginnings(edition)
    last: int | None = None
    for chapter in leaf.chapters:
        if chapter.title is not None:
            title = weave(chapter.title, HEADING)
            yield f'<p class="kind" id="{escaped(chapter.id)}">{title}</p>'
        for section in chapter.sections:
            begin = begins[section.id]
            if last is not None:
                yield from writer.left_out(last + 1, begin - 1)
            yield writer.section(section, begin, questions)
            last = _numbers(section)[-1]


def beginnings(edition: Edition) -> dict[str, int]:
    """The number of the first paragraph of each section of the text, by the section's id."""
    return {s.id: min(_numbers(s), default=0) for s in edition.base.sections}


def in_ranges(numbers: Iterable[int]) -> str:
    """`1, 3–5` as HTML, in which no line ends within a range."""
    return ", ".join(f'<span class="nb">{r}</span>' for r in ranges(numbers).split(", "))


def _numbers(section: Section) -> list[int]:
    return [b.number for b in section.blocks if b.number is not None]


def _questions(pack: Pack, setting: Setting) -> dict[int, str]:
    """The exercises that stand in the text, by the number of the paragraph before them."""
    behind: dict[int, list[str]] = {}
    for one in asked(pack).values():
        if one.after is not None:
            behind.setdefault(one.after, []).append(box(one, setting))
    return {number: "\n".join(boxes) for number, boxes in behind.items()}


@dataclass(frozen=True, slots=True)
class _Writer:
    """What is needed to print the sections of a reading."""

    edition: Edition
    leaf: Leaf
    setting: Setting

    def section(self, section: Section, begin: int, questions: dict[int, str]) -> str:
        """A section under its heading; `begin` is the number of its first paragraph in the text.

        Items that nothing parts are one list.
        """
        pieces, next_ = list[Piece](), begin
        for p in section.blocks:
            if p.number is not None:
                pieces += [(False, gap) for gap in self.left_out(next_, p.number - 1)]
                pieces.append((p.kind == "item", paragraph(p, self.setting, self.in_text(p))))
                pieces += [(False, questions[p.number])] if p.number in questions else []
                next_ = p.number + 1
        blocks, id = "\n".join(_grouped(pieces)), escaped(section.id)
        if not section.heading.text:
            return f'<section class="part" id="{id}">\n{blocks}\n</section>'
        heading = f'<h3 id="{id}">{weave(section.heading, HEADING)}</h3>'
        return f'<section class="part" aria-labelledby="{id}">\n{heading}\n{blocks}\n</section>'

    def left_out(self, first: int, last: int) -> Iterator[str]:
        """The sign that these paragraphs are left out, if any, with the way to them."""
        if first <= last:
            which = f"¶\xa0{ranges(range(first, last + 1))}"
            yield f'<p class="gap"><a href="{self.way(f"p{first}")}">{which}</a> left out</p>'

    def in_text(self, p: Paragraph) -> str:
        """The way from a paragraph to its place in the whole text."""
        words = f"¶\xa0{p.number} in the whole text"
        return f'\n<p class="in-text"><a href="{self.way(p.id)}">{words}</a></p>'

    def way(self, id: str) -> str:
        """The link to a paragraph of the whole text."""
        return escaped(homes(self.edition).link(self.leaf.path, id))


def _grouped(pieces: list[Piece]) -> Iterator[str]:
    for items, group in groupby(pieces, key=lambda piece: piece[0]):
        blocks = [html for _, html in group]
        yield from ('<div role="list" class="items">', *blocks, "</div>") if items else blocks
