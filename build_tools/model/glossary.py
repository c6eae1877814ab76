"""Terms and names: what editors write of them, where they occur, and how they are shown.

Field names of the records are the keys of the files; `place` is filled in by the reader.
"""

from collections.abc import Sequence
from typing import ClassVar, Literal

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.places import NOWHERE, Place
from build_tools.model.strictness import FORBID, Certainty

TermKind = Literal["slogan", "institution", "instrument", "concept"]
NameKind = Literal["person", "body", "place", "law", "programme", "document"]
Marking = Literal["first-in-section", "first-in-page", "all"]
FindingKind = Literal["two-renderings", "two-terms", "before-chinese", "unmarked"]
UseKind = Literal["text", "heading", "note", "comment", "definition", "remark", "event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossarySettings:
    """How the glossary is laid out (a page for each term, or one for each initial), and which uses
    of terms and names are marked; all are recorded."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    pages: Literal["each", "by-initial"] = "each"
    marking: Marking = "first-in-section"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """An English for a Chinese term: its words, who uses it, and the key of the source."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    words: str
    by: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence, a clause or a title in which a source has the term.

    `chinese` is simplified, `traditional` may be left out; `pinyin` is parted into words (GB/T
    16159), `english` is the editors' translation. `source` is a key of the bibliography, `locator`
    the page or section.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    chinese: str
    pinyin: str
    english: str
    source: str
    traditional: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRecord:
    """A term of the glossary as its file has it.

    `english` is the headword, `variants` are further forms in either language, `rendering` is the
    English that the brief gives for the Chinese (empty: it prints no Chinese). `forms` are found as
    they are written; `veto` lists longer wordings in which it is not this term. `case`: capitals
    count; `whole`: only as whole words; `inflected`: plurals of the English are found too.
    `certainty` is that of the pairing of Chinese and English.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    english: str
    simplified: str
    traditional: str
    pinyin: str
    kind: TermKind
    definition: str
    variants: tuple[str, ...] = ()
    literal: str = ""
    rendering: str = ""
    renderings: tuple[Rendering, ...] = ()
    examples: tuple[Example, ...] = ()
    see: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    veto: tuple[str, ...] = ()
    case: bool = False
    whole: bool = True
    inflected: bool = True
    sources: tuple[str, ...] = ()
    certainty: Certainty = "certain"
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRecord:
    """An entry of the index of names: a person, body, place, law, programme or document.

    `about` is a line of Markdown. With `term` the entry leads to a term of the glossary and has no
    forms of its own. `certainty` is that of the Chinese and of the line.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    kind: NameKind
    name: str
    about: str = ""
    term: str = ""
    variants: tuple[str, ...] = ()
    simplified: str = ""
    traditional: str = ""
    pinyin: str = ""
    forms: tuple[str, ...] = ()
    veto: tuple[str, ...] = ()
    case: bool = True
    inflected: bool = False
    sources: tuple[str, ...] = ()
    certainty: Certainty = "certain"
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a term or name occurs.

    `text` is the key of the text, empty in the editors' own words. `address` leads to the place
    (`p27`, `n15`, a section's id; of a comment, a definition or a remark the id of its entry).
    `start` and `end` count code points of `paragraph.text`; `form` is what stands there. `marked`
    is true if the place carries a mark.
    """

    text: str
    kind: UseKind
    address: str
    paragraph: Paragraph
    start: int
    end: int
    marked: bool

    @property
    def form(self) -> str:
        """The words as they stand there."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its definition as marked text, the forms it is found by, and its uses in order.

    `see` holds only ids that the glossary has.
    """

    record: TermRecord
    definition: tuple[Paragraph, ...]
    see: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()

    @property
    def id(self) -> str:
        """The term's id, which is its address."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its line as marked text and its uses (of a cross-reference: those of the term).

    `term` is the id of the term it leads to, empty if none.
    """

    record: NameRecord
    about: Paragraph
    term: str = ""
    forms: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()

    @property
    def id(self) -> str:
        """The name's id, which is its address."""
        return self.record.id


@dataclass(frozen=True, slots=True)
class Finding:
    """Something for editors to weigh: the ids of the terms or the name concerned, what there is to
    say in a sentence, and the uses that show it."""

    kind: FindingKind
    terms: tuple[str, ...]
    name: str
    says: str
    places: tuple[Use, ...]


def uses_in(uses: Sequence[Use], text: str) -> list[Use]:
    """The uses in the paragraphs, headings and notes of one text."""
    return [u for u in uses if u.text == text]
