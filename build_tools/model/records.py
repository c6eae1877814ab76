"""What editors write down: the manifest, the apparatus, the bibliography.

Field names are the keys of the YAML files. `place` is filled in by the reader and is no key.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, ClassVar, Literal

from build_tools.model.citing import Style
from build_tools.model.events import TimelineSettings
from build_tools.model.frozen import dataclass
from build_tools.model.glossary import GlossarySettings
from build_tools.model.places import NOWHERE, Place
from build_tools.model.strictness import FORBID, Certainty
from build_tools.model.work import Theme, Work


@dataclass(frozen=True, slots=True)
class Reference:
    """A bibliography entry: its CSL-JSON item, the editors' remark on the record (`annote`),
    and whether it is only a proposal for a lost note (`keywords = {conjecture}`)."""

    key: str
    csl: Mapping[str, Any]
    remark: str = ""
    conjecture: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """A source a note cites, with the page or section it points to."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    key: str
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conjecture:
    """A proposal for what a lost note cited, how sure it is, and on what ground."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    sources: tuple[SourceRef | str, ...]
    certainty: Certainty
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """What the apparatus knows of a note, by its corrected number."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    note: int
    chapter: str = ""
    sources: tuple[SourceRef | str, ...] = ()
    lost: bool = False
    supplied: str = ""
    conjectures: tuple[Conjecture, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A printed entry that holds two notes: the second begins with the words `before`."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["split"]
    entry: int
    before: str
    note: int
    reason: str
    certainty: Certainty
    by: str
    chapter: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Printed entries whose numbers are wrong: printed number to corrected number."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["move"]
    entries: dict[int, int]
    reason: str
    certainty: Certainty
    by: str
    chapter: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Notes the text cites and the printed list lacks."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["lost"]
    notes: tuple[int, ...]
    reason: str
    certainty: Certainty
    by: str
    chapter: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A wrong reading in a paragraph, a note (corrected number) or the back matter (heading)."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["reading"]
    printed: str
    corrected: str
    reason: str
    certainty: Certainty
    by: str
    paragraph: int | None = None
    note: int | None = None
    back: str = ""
    chapter: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A fault of form that no change of characters mends, such as missing italics: only listed."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: Literal["form"]
    printed: str
    corrected: str
    reason: str
    certainty: Certainty
    by: str
    note: int | None = None
    notes: tuple[int, ...] = ()
    paragraph: int | None = None
    back: str = ""
    chapter: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()
    place: Place = NOWHERE


Emendation = Split | Move | Lost | Reading | Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What plain text cannot say of a block, named by its paragraph number or its first words."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    begins: str
    kind: Literal["quotation", "notice", "heading", "paragraph", "item", "byline", "continuation"]
    paragraph: int | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """One text (witness) of the brief: where it lies, what it is, whose it is."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    key: str
    label: str
    files: tuple[str, ...]
    rights: Literal["open", "private"]
    creators: tuple[str, ...]
    language: str = "en"
    license: str = ""
    about: str = ""
    pages: Literal["one", "by-section"] = "one"
    own_copy: bool = False
    retelling: bool = False
    notes_heading: tuple[str, ...] = ("Endnotes", "Notes", "Footnotes")
    structure: tuple[Hint, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """A problem the editors know of and let stand, with the reason."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    code: str
    subjects: tuple[str, ...]
    reason: str
    text: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class TeachingSettings:
    """Whether the teachers' answers go into the site. The right answers of a quiz always do."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    answers: Literal["published", "withheld"] = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The whole edition on one page: what it is, of what, from which files, by which rules."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    title: str
    version: str
    date: str
    of: Work
    texts: tuple[TextRecord, ...]
    editors: str = "the editors of this edition"
    address: str = ""
    license: str = "CC-BY-4.0"
    report: str = ""
    offline: bool = True
    description: str = ""
    theme: Theme | None = None
    citation_style: Style = "chicago-notes"
    glossary: GlossarySettings = field(default_factory=GlossarySettings)
    timeline: TimelineSettings = field(default_factory=TimelineSettings)
    teaching: TeachingSettings = field(default_factory=TeachingSettings)
    allow: tuple[Allowance, ...] = ()
    place: Place = field(default=NOWHERE)
