"""The edition: every pointer resolved. Writers and checks look at nothing else."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal

from build_tools.model.citing import InStyles, OwnForms
from build_tools.model.comments import Comment
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Chapter, Decision, Paragraph, Section, Witness
from build_tools.model.frozen import dataclass
from build_tools.model.glossary import Finding, Name, Term
from build_tools.model.links import LinkRecord
from build_tools.model.places import NOWHERE, Place
from build_tools.model.records import Emendation, Manifest, SourceRef, TextRecord
from build_tools.model.strictness import Certainty

if TYPE_CHECKING:
    from build_tools.model.events import DatedEvent
    from build_tools.model.packs import Pack

NoteStatus = Literal["printed", "split", "moved", "supplied", "lost"]
EndKind = Literal[
    "note",
    "source",
    "emendation",
    "duplicate",
    "record",
    "term",
    "name",
    "comment",
    "event",
    "pack",
]


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a note is cited: the marker's address (`r15-2`), its printed number, its paragraph."""

    id: str
    printed: str
    paragraph: Paragraph
    offset: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A conjecture with its sources resolved."""

    sources: tuple[SourceRef, ...]
    certainty: Certainty
    ground: Paragraph


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote by its corrected number.

    `id` is the number, with the chapter where notes restart (`15`, `c3-15`). `printed` is the
    number the list prints, empty where it prints none; `body` is empty for a lost note.
    """

    id: str
    number: int
    chapter: str
    printed: str
    status: NoteStatus
    body: tuple[Paragraph, ...]
    sources: tuple[SourceRef, ...] = ()
    conjectures: tuple[Proposal, ...] = ()
    markers: tuple[Marker, ...] = ()
    emendations: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Source:
    """A work in the bibliography.

    `csl` is its CSL-JSON item, `entry` the work as the bibliography prints it and `note` as a full
    note does, both marked text, `located` the note form with each locator that a note names (by
    the locator). `remark` is the editors' word on the record. `conjecture` is true
    where the work stands only as a proposal for a lost note.
    """

    key: str
    csl: Mapping[str, Any]
    entry: Paragraph
    note: Paragraph
    located: Mapping[str, Paragraph]
    remark: Paragraph | None = None
    conjecture: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Touched:
    """Where an emendation bears on a text: the address (`p21`, `n15`) and the paragraph or note."""

    text: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Correction:
    """An emendation and where it was made; `touched` is empty where it fitted nowhere."""

    record: Emendation
    reason: Paragraph
    touched: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """A pointer that led nowhere, taken out of the edition and kept for the checks to report."""

    kind: EndKind
    key: str
    place: Place
    subject: str
    text: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the brief, emended and resolved."""

    record: TextRecord
    title: Paragraph
    byline: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    back: tuple[Section, ...] = ()
    decisions: tuple[Decision, ...] = ()
    witnesses: tuple[Witness, ...] = ()

    @property
    def key(self) -> str:
        """The text's key in the manifest."""
        return self.record.key

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections, chapter after chapter."""
        return tuple(s for c in self.chapters for s in c.sections)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs, in order."""
        return tuple(b for s in self.sections for b in s.blocks if b.number is not None)

    def note(self, id: str) -> Note:
        """The note with this id; KeyError if there is none."""
        for note in self.notes:
            if note.id == id:
                return note
        raise KeyError(id)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """Everything the writers need; one edition is never another, whatever stands in it.

    `texts` begins with the base text; `sources` stand in the order of a bibliography, `terms` and
    `names` in that of their headwords, `comments` in that of the text, `events` in that of time,
    `packs` in that of their files. `findings` is the report on consistency. `handwritten` has the
    editors' own pages and pictures: by their paths in the site (`about/index.html`), their files
    (`docs/about/index.md`); `handwritten_links` the addresses that these pages and the home page
    lead to. `link_report` is what the last checks of all links found. `own_forms` says by style how
    the edition itself is cited, `in_styles` how its sources are.
    """

    manifest: Manifest
    texts: tuple[Text, ...]
    sources: Mapping[str, Source]
    corrections: tuple[Correction, ...]
    terms: Mapping[str, Term] = field(default_factory=dict)
    names: Mapping[str, Name] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    loose: tuple[LooseEnd, ...] = ()
    findings: tuple[Finding, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    handwritten: Mapping[str, str] = field(default_factory=dict)
    handwritten_links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    link_report: tuple[LinkRecord, ...] = ()
    packs: Mapping[str, "Pack"] = field(default_factory=dict)
    own_forms: Mapping[str, OwnForms] = field(default_factory=dict)
    in_styles: InStyles = field(default_factory=InStyles)
    events: Mapping[str, "DatedEvent"] = field(default_factory=dict)

    @property
    def base(self) -> Text:
        """The text that the reading page prints."""
        return self.texts[0]

    @property
    def private(self) -> bool:
        """True if a text is built that its reader may not pass on."""
        return any(t.record.rights == "private" for t in self.texts)
