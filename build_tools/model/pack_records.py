"""Reading packs as their files have them: the front matter, and the items of the quiz in it.

The format is told in `docs/decisions/0010-reading-packs.md` and, for editors, in
`docs/about/for-editors.md`.
"""

from typing import ClassVar, Literal

from build_tools.model.frozen import dataclass
from build_tools.model.places import NOWHERE, Place
from build_tools.model.records import SourceRef
from build_tools.model.strictness import FORBID

Level = Literal["school", "undergraduate", "graduate", "adult"]
"""Whom a pack is for, the youngest first."""
Skill = Literal["recall", "explain", "apply", "analyse", "judge"]
"""What a question asks of a reader, from the easiest (after Bloom's revised taxonomy)."""
Part = Literal["questions", "discussion", "tasks", "rubric", "other"]
"""What a section of a pack is, told by its heading."""
Column = Literal["english", "simplified", "traditional", "pinyin"]
"""What of a term is matched with what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRecord:
    """An answer to choose: `right` or `wrong` has its words, `because` what a reader is told who
    chose it."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    right: str = ""
    wrong: str = ""
    because: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """One of several events to be put in order; `when` is told afterwards."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    what: str
    when: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRecord:
    """One right answer among several."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["choice"]
    asks: str
    options: tuple[OptionRecord, ...]
    because: str = ""
    paragraphs: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalseRecord:
    """A statement to be called true or false, with the reason."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["true-false"]
    asks: str
    answer: bool
    because: str
    paragraphs: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRecord:
    """Things to be matched: what the glossary has of these `terms`, or `pairs` written out."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["match"]
    asks: str = ""
    terms: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ("english", "simplified")
    pairs: tuple[tuple[str, ...], ...] = ()
    because: str = ""
    paragraphs: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRecord:
    """Events to be put in order; they are written in the right one."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["order"]
    asks: str
    events: tuple[EventRecord | str, ...]
    because: str = ""
    paragraphs: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortRecord:
    """A question answered in a few words: a model `answer`, and the wordings that a machine may
    accept (`accepts`)."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["short"]
    asks: str
    answer: str
    accepts: tuple[str, ...] = ()
    because: str = ""
    paragraphs: str = ""
    place: Place = NOWHERE


QuizRecord = ChoiceRecord | TrueFalseRecord | MatchRecord | OrderRecord | ShortRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRecord:
    """The front matter of a pack. `id` is the name of its file without `.md`.

    `paragraphs` names the reading (`12-19, 24`); `terms`, `names` and `comments` list ids, or say
    `auto` for all that stand in the reading. The items of the quiz are read one by one.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    title: str
    level: Level
    minutes: int
    paragraphs: str
    aim: str
    summary: str
    goals: tuple[str, ...] = ()
    terms: tuple[str, ...] | Literal["auto"] = "auto"
    names: tuple[str, ...] | Literal["auto"] = "auto"
    comments: tuple[str, ...] | Literal["auto"] = ()
    further: tuple[SourceRef | str, ...] = ()
    place: Place = NOWHERE
