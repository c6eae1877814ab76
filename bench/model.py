"""An edition as every peer's emitter gets it, and how it is written out as text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.lexicon import Term
from bench.works import Work, citation


@dataclass(frozen=True, slots=True)
class Words:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A term, in the form that the text has."""

    term: Term
    surface: str


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: the work it cites, where in it, a comment, and its printed text."""

    number: int
    work: Work
    locator: str
    comment: str

    @property
    def printed(self) -> str:
        """The note as a printed list of endnotes has it."""
        return f"{citation(self.work, self.locator)} {self.comment}".rstrip()


Segment = Words | Mention | Note


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its blocks are headings (strings) and paragraphs (segments)."""

    id: str
    title: str
    blocks: tuple[str | tuple[Segment, ...], ...]
    notes: tuple[Note, ...]

    def segments(self) -> Iterator[Segment]:
        """The segments of all paragraphs in order."""
        for block in self.blocks:
            if not isinstance(block, str):
                yield from block


@dataclass(frozen=True, slots=True)
class Edition:
    """A synthetic edition."""

    title: str
    works: list[Work]
    terms: list[Term]
    chapters: list[Chapter]


@dataclass(frozen=True, slots=True)
class Markup:
    """How a peer writes a note marker, a mention and a heading."""

    note: Callable[[Note], str]
    term: Callable[[Mention], str] = lambda mention: mention.surface
    heading: Callable[[str], str] = lambda words: f"## {words}"

    def body(self, chapter: Chapter) -> str:
        """The chapter's headings and paragraphs, parted by blank lines."""
        return "".join(f"{self._block(block)}\n\n" for block in chapter.blocks)

    def _block(self, block: str | tuple[Segment, ...]) -> str:
        return self.heading(block) if isinstance(block, str) else "".join(map(self._segment, block))

    def _segment(self, segment: Segment) -> str:
        match segment:
            case Words():
                return segment.text
            case Mention():
                return self.term(segment)
            case Note():
                return self.note(segment)


def superscript(note: Note) -> str:
    """The number of a note in raised figures."""
    return str(note.number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
