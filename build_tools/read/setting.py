"""A text set in type, as it were: units read into paragraphs with numbers, ids and marks."""

from collections.abc import Iterable, Sequence

from build_tools.model.document import BlockKind, Chapter, Document, Entry, Paragraph, Section
from build_tools.model.ids import LONGEST, note_id, slug
from build_tools.model.marks import Mark, NoteRef
from build_tools.model.records import TextRecord
from build_tools.read.blocks import Block
from build_tools.read.endnotes import NoteList
from build_tools.read.inline import Inline, with_markers, without_markers
from build_tools.read.layout import ChapterLayout, Layout
from build_tools.read.sheets import Piece, Sheet
from build_tools.read.units import Unit

NAMELESS = "text"
Span = tuple[int, int]


class Setting:
    """Reads the units of one text; holds the ids given so far, and where blocks and markers stand.

    `stretches` and `markers` list stretches of each file's source, in code points.
    """

    def __init__(self, record: TextRecord) -> None:
        self.record = record
        self.stretches: dict[str, list[Span]] = {}
        self.markers: dict[str, list[Span]] = {}
        self._cited: dict[str, int] = {}
        self._ids: dict[str, int] = {}

    def document(self, laid: Layout) -> Document:
        """The document of a layout, as yet without its witnesses."""
        title = laid.plan.title
        heading = self._title(title) if title else Paragraph("title", self.record.label)
        byline = tuple(p for block in laid.byline for p in self._byline(block))
        chapters = []
        if laid.front:
            chapters.append(Chapter("", None, self._sections("", laid.front, 0), None))
        chapters += [self._chapter(chapter) for chapter in laid.chapters]
        back = [section for c in laid.chapters for section in self._back(c)]
        decisions = tuple(laid.decisions)
        return Document(
            self.record.key, heading, byline, tuple(chapters), tuple(back), (), decisions
        )

    def _chapter(self, laid: ChapterLayout) -> Chapter:
        stretch = laid.stretch
        title = self._title(stretch.title) if stretch.title else None
        if stretch.heading is not None:
            self._block(stretch.heading)
        entries = tuple(self._entries(stretch.notes)) if stretch.notes is not None else None
        reach = max((entry.printed for entry in entries or ()), default=0)
        sections = self._sections(stretch.id, laid.body, reach)
        return Chapter(stretch.id, title, sections, entries)

    def _title(self, block: Block) -> Paragraph:
        self._block(block)
        return self._plain("title", block.sheet, block.pieces)

    def _byline(self, block: Block) -> Iterable[Paragraph]:
        """A line in capitals is a byline by itself; others may go on over lines."""
        self._block(block)
        if block.words.upper() == block.words:
            return [self._plain("byline", block.sheet, [piece]) for piece in block.pieces]
        return [self._plain("byline", block.sheet, block.pieces)]

    def _entries(self, notes: NoteList) -> Iterable[Entry]:
        for entry in notes.entries:
            end = entry.paragraphs[-1][-1].end
            self.stretches.setdefault(entry.sheet.file, []).append((entry.start, end))
            body = (self._plain("paragraph", entry.sheet, pieces) for pieces in entry.paragraphs)
            yield Entry(entry.printed, tuple(body))

    def _sections(self, chapter: str, units: Sequence[Unit], reach: int) -> tuple[Section, ...]:
        """The units under their headings; notices before the first go with what follows them."""
        out: list[tuple[Paragraph, list[Paragraph]]] = []
        early: list[Paragraph] = []
        for unit in units:
            paragraph = self._unit(chapter, unit, reach)
            if unit.kind == "heading":
                out.append((paragraph, early if not out else []))
            elif out:
                out[-1][1].append(paragraph)
            elif unit.kind == "notice":
                early.append(paragraph)
            else:
                out.append((Paragraph("heading", "", file=paragraph.file), [*early, paragraph]))
        if early and not out:
            out.append((Paragraph("heading", "", file=early[0].file), early))
        return tuple(Section(self._id(h.text), h, tuple(blocks)) for h, blocks in out)

    def _unit(self, chapter: str, unit: Unit, reach: int) -> Paragraph:
        first = unit.blocks[0]
        for block in unit.blocks:
            self._block(block)
        page = first.sheet
        read = with_markers(page, unit.pieces, reach)
        self.markers.setdefault(page.file, []).extend((m.start, m.end) for m in read.markers)
        marks = self._with_refs(chapter, read) if read.markers else read.marks
        id = f"p{first.number}" if first.number else ""
        return Paragraph(unit.kind, read.text, marks, first.number, id, page.file, read.runs)

    def _with_refs(self, chapter: str, read: Inline) -> tuple[Mark, ...]:
        marks = list(read.marks)
        for marker in read.markers:
            for n in marker.numbers:
                note = note_id(chapter, n)
                count = self._cited[note] = self._cited.get(note, 0) + 1
                address = f"{chapter}-r{n}" if chapter else f"r{n}"
                id = address if count == 1 else f"{address}-{count}"
                marks.append(Mark(marker.offset, marker.offset, NoteRef(note, str(n), id)))
        return tuple(sorted(marks, key=lambda m: (m.start, -m.end)))

    def _back(self, laid: ChapterLayout) -> Iterable[Section]:
        """The sections after the endnotes, and what stands between their heading and the first."""
        stretch = laid.stretch
        before = stretch.notes.before if stretch.notes else []
        if before and stretch.heading:
            heading = self._plain("heading", stretch.heading.sheet, stretch.heading.pieces)
            blocks = tuple(self._back_unit(Unit("paragraph", [block])) for block in before)
            yield Section(self._id(heading.text), heading, blocks)
        out: list[tuple[Paragraph, list[Paragraph]]] = [(Paragraph("heading", ""), [])]
        for unit in laid.back:
            paragraph = self._back_unit(unit)
            if unit.kind == "heading":
                out.append((paragraph, []))
            else:
                out[-1][1].append(paragraph)
        for heading, under in out if out[0][1] else out[1:]:
            yield Section(self._id(heading.text), heading, tuple(under))

    def _back_unit(self, unit: Unit) -> Paragraph:
        for block in unit.blocks:
            self._block(block)
        return self._plain(unit.kind, unit.blocks[0].sheet, unit.pieces)

    def _plain(self, kind: BlockKind, page: Sheet, pieces: Sequence[Piece]) -> Paragraph:
        read = without_markers(page, pieces)
        return Paragraph(kind, read.text, read.marks, None, "", page.file, read.runs)

    def _block(self, block: Block) -> None:
        self.stretches.setdefault(block.sheet.file, []).append((block.start, block.end))

    def _id(self, heading: str) -> str:
        """A section's address; the second of the same name gets `-2`."""
        base = f"s-{slug(heading) or NAMELESS}"[: LONGEST - 5].strip("-")
        id, n = base, self._ids.get(base, 0)
        while id in self._ids:
            n += 1
            id = f"{base}-{n}"
        self._ids[id] = 1
        self._ids[base] = max(n, 1)
        return id
