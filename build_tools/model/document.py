"""A text of the brief as read: witness, chapters, sections, paragraphs, printed endnotes."""

from bisect import bisect_right
from typing import Literal

from build_tools.model.frozen import dataclass
from build_tools.model.marks import Mark
from build_tools.model.places import Place, Run

BlockKind = Literal["title", "byline", "heading", "paragraph", "item", "quotation", "notice"]
TileKind = Literal["block", "marker", "gap"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text with its marks.

    `number` is the paragraph number (¶) and None for what is not numbered: titles, headings,
    notices, the bodies of notes, back matter. `id` is its address (`p27`), empty where it has none.
    `text` is NFC, one line, without the note markers. `runs` lead back to the file.
    """

    kind: BlockKind
    text: str
    marks: tuple[Mark, ...] = ()
    number: int | None = None
    id: str = ""
    file: str = ""
    runs: tuple[Run, ...] = ()

    def place(self, offset: int = 0) -> Place:
        """The place in the file where the character at `offset` (code points) stands."""
        if not self.runs:
            return Place(self.file)
        run = self.runs[max(0, bisect_right(self.runs, offset, key=lambda r: r.offset) - 1)]
        return Place(self.file, run.line, run.column + max(0, offset - run.offset))

    def place_behind(self, offset: int) -> Place:
        """The place just behind the character before `offset`, where a note marker stands."""
        if not offset:
            return self.place()
        before = self.place(offset - 1)
        return Place(before.file, before.line, before.column + 1)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `id` is its address (`s-introduction`)."""

    id: str
    heading: Paragraph
    blocks: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An endnote as the list prints it: its printed number and its body."""

    printed: int
    body: tuple[Paragraph, ...]

    @property
    def place(self) -> Place:
        """Where the entry begins."""
        return self.body[0].place()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a text with note numbers of its own.

    A brief is one chapter with an empty `id` and no title; in a text of chapters ids are `c1`,
    `c2` …
    `entries` is None where the chapter prints no endnote list at all.
    """

    id: str
    title: Paragraph | None
    sections: tuple[Section, ...]
    entries: tuple[Entry, ...] | None


@dataclass(frozen=True, slots=True)
class Tile:
    """A stretch of a witness's source, in code points; tiles follow each other without a hole."""

    start: int
    end: int
    kind: TileKind


@dataclass(frozen=True, slots=True)
class Record:
    """How a witness's file is written: encoding, byte order mark, newlines, Unicode normal form."""

    encoding: str = "utf-8"
    bom: bool = False
    newlines: str = "LF"
    normal_form: str = "NFC"


@dataclass(frozen=True, slots=True)
class Witness:
    """One file of a text as it lies on disk: its decoded source and the tiles that cover it."""

    file: str
    source: str
    tiles: tuple[Tile, ...]
    record: Record = Record()

    def __bytes__(self) -> bytes:
        """The file, byte for byte, put together from its tiles."""
        bom = "\ufeff" if self.record.bom else ""
        return (bom + "".join(self.source[t.start : t.end] for t in self.tiles)).encode("utf-8")


@dataclass(frozen=True, slots=True)
class Decision:
    """Something plain text cannot say, settled while reading: by a `rule` or by the `manifest`."""

    what: str
    by: Literal["rule", "manifest"]
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read; its keys and note numbers are not resolved yet."""

    key: str
    title: Paragraph
    byline: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]
    back: tuple[Section, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    decisions: tuple[Decision, ...] = ()
