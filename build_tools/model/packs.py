"""Reading packs as the edition has them: all they name is found, their prose is marked text."""

from collections.abc import Iterable, Iterator
from typing import get_args

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.pack_records import Column, Level, MatchRecord, PackRecord, Part, Skill
from build_tools.model.places import NOWHERE, Place
from build_tools.model.records import SourceRef


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in a pack's prose; its items hold no lists of their own."""

    ordered: bool
    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a pack's prose, such as a rubric: the cells of its head, and of each row."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


Block = Paragraph | Listing | Table
Blocks = tuple[Block, ...]
"""The prose of a pack; a `Paragraph` here is of the kind paragraph or quotation, in what is for
teachers also a heading."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question, a point of discussion or a task: what it is on, what it asks of the reader.

    `paragraphs` are numbers of paragraphs of the reading, empty if it is on the whole of it. A
    `skill` of None is not said. `answer` is empty where the teacher wrote none.
    """

    id: str
    paragraphs: tuple[int, ...]
    skill: Skill | None
    prose: Blocks
    answer: Blocks = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class PackSection:
    """A section of a pack: its heading, the prose below it, and then its exercises."""

    part: Part
    heading: Paragraph
    prose: Blocks
    exercises: tuple[Exercise, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose, and what a reader is told who chose it (None: nothing of its own)."""

    words: Paragraph
    right: bool
    because: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One right answer among several, in the order in which they are shown."""

    id: str
    asks: Paragraph
    options: tuple[Option, ...]
    because: Paragraph | None
    paragraphs: tuple[int, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A statement that is true or false, and why."""

    id: str
    asks: Paragraph
    answer: bool
    because: Paragraph
    paragraphs: tuple[int, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Match:
    """Rows of two or three cells that belong together; `columns` says what of a term each cell is,
    and is empty where the pairs were written out."""

    id: str
    asks: Paragraph
    rows: tuple[tuple[Paragraph, ...], ...]
    columns: tuple[Column, ...]
    because: Paragraph | None
    paragraphs: tuple[int, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Event:
    """An event to be put in order, and when it was (None: not told)."""

    what: Paragraph
    when: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Events in their right order."""

    id: str
    asks: Paragraph
    events: tuple[Event, ...]
    because: Paragraph | None
    paragraphs: tuple[int, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Short:
    """A question with a model answer; `accepts` are wordings that a machine takes as right."""

    id: str
    asks: Paragraph
    answer: Paragraph
    accepts: tuple[str, ...]
    because: Paragraph | None
    paragraphs: tuple[int, ...]
    place: Place = NOWHERE


QuizItem = Choice | TrueFalse | Match | Order | Short


@dataclass(frozen=True, slots=True)
class Pack:
    """A reading pack, all that it names found in the edition.

    `paragraphs` are the numbers of its reading in the order of the text; `terms` (those to know),
    `names` and `comments` are ids. `for_teachers` and the answers of the exercises are not for the
    class (`TeachingSettings`). `source` is the pack's own file, without the answers.
    """

    record: PackRecord
    title: Paragraph
    summary: Paragraph
    goals: tuple[Paragraph, ...] = ()
    paragraphs: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    further: tuple[SourceRef, ...] = ()
    introduction: Blocks = ()
    sections: tuple[PackSection, ...] = ()
    quiz: tuple[QuizItem, ...] = ()
    for_teachers: Blocks = ()
    source: str = ""

    @property
    def id(self) -> str:
        """The pack's id, which is its address."""
        return self.record.id

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All questions, points of discussion and tasks, in order."""
        return tuple(e for s in self.sections for e in s.exercises)

    @property
    def prose(self) -> Iterator[Paragraph]:
        """All its marked text but its title: what may hold links."""
        yield self.summary
        yield from self.goals
        yield from in_blocks(self.introduction)
        for section in self.sections:
            yield from (section.heading, *in_blocks(section.prose))
            for exercise in section.exercises:
                yield from (*in_blocks(exercise.prose), *in_blocks(exercise.answer))
        yield from (p for item in self.quiz for p in in_item(item))
        yield from in_blocks(self.for_teachers)


def in_blocks(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs, items and cells of a pack's prose, in order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Listing(items=items):
                yield from items
            case Table(head=head, rows=rows):
                yield from (*head, *(cell for row in rows for cell in row))


def in_item(item: QuizItem) -> Iterator[Paragraph]:
    """All marked text of an item of the quiz."""
    yield item.asks
    match item:
        case Choice(options=options):
            yield from (p for o in options for p in (o.words, o.because) if p)
        case Match(rows=rows):
            yield from (cell for row in rows for cell in row)
        case Order(events=events):
            yield from (p for e in events for p in (e.what, e.when) if p)
        case Short(answer=answer):
            yield answer
    yield from (p for p in (item.because,) if p)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A pack as its files have it: its prose is marked text, what it names is not looked up yet.

    Paragraphs are those that are written, `terms`, `names`, `comments` and `further` of the pack
    stand in its record alone. `matches` are the items of the quiz whose rows the glossary has;
    `strays` the answers to no exercise, each with its place.
    """

    pack: Pack
    matches: tuple[MatchRecord, ...] = ()
    strays: tuple[tuple[str, Place], ...] = ()


def youngest_first(packs: Iterable[Pack]) -> list[Pack]:
    """Packs as teachers look for them: the youngest class first, then the shortest lesson."""
    levels = get_args(Level)
    return sorted(packs, key=lambda p: (levels.index(p.record.level), p.record.minutes))
