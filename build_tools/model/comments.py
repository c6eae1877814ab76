"""Editors' comments: what they write, and where a comment hangs in a text."""

from typing import ClassVar

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.places import NOWHERE, Place
from build_tools.model.strictness import FORBID, Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRecord:
    """A comment on a paragraph or a note (by its corrected number), as its file has it.

    `at` lists words of the corrected text: behind the first that stand there once hangs the
    comment; without any it hangs at the end. `says` is what the text says, `evidence` what the
    evidence says, `certainty` how sure that is.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    id: str
    title: str
    says: str
    evidence: str
    certainty: Certainty
    by: str
    paragraph: int | None = None
    note: int | None = None
    chapter: str = ""
    at: tuple[str, ...] = ()
    text: str = ""
    sources: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Hung:
    """Where a comment hangs in one text: the text's key, the address of the paragraph or note
    (`p21`, `n15`), the letter beside it, the address of the letter (`rx-c4`)."""

    text: str
    target: str
    letter: str
    id: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its words as marked text; `hung` is empty where it fitted nowhere."""

    record: CommentRecord
    says: Paragraph
    evidence: Paragraph
    hung: tuple[Hung, ...] = ()

    @property
    def id(self) -> str:
        """The comment's id, which is its address."""
        return self.record.id

    def in_text(self, key: str) -> Hung | None:
        """Where it hangs in the text `key`; None if nowhere."""
        return next((h for h in self.hung if h.text == key), None)
