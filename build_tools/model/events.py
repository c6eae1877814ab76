"""Events that a text names or rests on: what editors write of them, and when they were."""

from typing import ClassVar

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.periods import Period
from build_tools.model.places import NOWHERE, Place
from build_tools.model.strictness import FORBID, Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSettings:
    """From when to when the timeline goes: two dates with a slash (EDTF); empty: as it comes."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    span: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChineseName:
    """What an event is called in Chinese, in both scripts, with its reading."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    simplified: str
    traditional: str
    pinyin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEventRecord:
    """An event as its file has it.

    `date` is a year, a month or a day, or two of them with a slash (EDTF). `paragraphs` are the
    numbers of the paragraphs that name it or rest on it; with `added` none of them names it, and it
    stands in the timeline by the editors' choice. `certainty` is that of the date.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    date: str
    title: str
    certainty: Certainty
    zh: ChineseName | None = None
    paragraphs: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""
    added: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with its title and note as marked text (the note is empty if there is none).

    `paragraphs` holds only numbers that the base text has.
    """

    record: DatedEventRecord
    when: Period
    title: Paragraph
    note: Paragraph
    paragraphs: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The event's id, which is its address."""
        return self.record.id
