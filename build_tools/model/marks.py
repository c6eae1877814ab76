"""Marked text: what an editor or a printer says about stretches of a paragraph."""

from build_tools.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A note marker. `note` is the note's id (`15`, or `c3-15` where notes restart),
    `printed` the number as printed, `id` the marker's own address (`r15`, `r15-2`)."""

    note: str
    printed: str
    id: str


@dataclass(frozen=True, slots=True)
class CommentRef:
    """The letter of an editors' comment (a point): the comment's id, the letter (`a`, `b` … `aa`),
    and the address of the mark itself (`rx-c4`)."""

    comment: str
    letter: str
    id: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited in running text by its BibTeX key."""

    key: str


@dataclass(frozen=True, slots=True)
class TermUse:
    """A place where a glossary term occurs."""

    term: str


@dataclass(frozen=True, slots=True)
class NameUse:
    """A place where an indexed person, body, place or document occurs."""

    name: str


@dataclass(frozen=True, slots=True)
class Emended:
    """A corrected reading: the text holds the correction, `printed` what the witness has."""

    emendation: str
    printed: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italics."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language or script; `lang` is a BCP 47 tag (`zh-Hans`)."""

    lang: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `target` is an http(s) address, or `#id` inside the edition."""

    target: str


Meaning = NoteRef | CommentRef | Citation | TermUse | NameUse | Emended | Emphasis | Foreign | Link


@dataclass(frozen=True, slots=True)
class Mark:
    """What an editor says about a stretch of text; an empty stretch is a point.

    `start` and `end` count code points of the paragraph's text.
    """

    start: int
    end: int
    meaning: Meaning
