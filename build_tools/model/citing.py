"""The styles of citation, and what an edition and its works look like in them."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass

Style = Literal["chicago-notes", "chicago-author-date", "apa", "mla", "gb-7714-2015"]
STYLES: Mapping[str, str] = {
    "chicago-notes": "Chicago, notes (18th ed.)",
    "chicago-author-date": "Chicago, author–date (18th ed.)",
    "apa": "APA (7th ed.)",
    "mla": "MLA (9th ed.)",
    "gb-7714-2015": "GB/T 7714–2015",
}
"""The styles by their names in the manifest, with their names for readers.

GB/T 7714 is its numeric form (顺序编码制), the one that theses and journals in China use most; a
reference is given without its number, which only a list has.
"""
NOTE_STYLES = frozenset({"chicago-notes"})
"""The styles with a note form of their own; in the others a note gives the entry."""
NUMBER_SLOT, ADDRESS_SLOT = "\U0010fff0", "\U0010fff1"
"""What stands in the form of a paragraph where a page puts the number and the address."""

Forms = tuple[Paragraph, Paragraph]
"""A work as an entry of a list, and as a note gives it in full."""
Kept = Callable[[str, tuple[bytes, ...], Callable[[], str]], str]


@dataclass(frozen=True, slots=True)
class OwnForms:
    """How the edition, one of its paragraphs and the work it edits are cited, in one style.

    `paragraph` has NUMBER_SLOT and ADDRESS_SLOT where the number and the address of the paragraph
    go; where a page knows no address, it leaves out what leads to it.
    """

    edition: Forms
    paragraph: Forms
    work: Forms


def _made(name: str, grounds: tuple[bytes, ...], make: Callable[[], str]) -> str:
    return make()


@dataclass(frozen=True, slots=True)
class InStyles:
    """All sources in all styles, which are read only when they are asked for.

    `mark` is equal if all forms are, and the items they are made of. `read` gives for each style
    the forms of each source by key, `located` its notes by key and locator.
    `kept` gives what a function makes of them: as it was kept under a name, if the forms, the
    further grounds and the program are the same, else made and kept.
    """

    mark: str = ""
    read: Callable[[], Mapping[str, Mapping[str, Forms]]] = field(default=dict, compare=False)
    kept: Kept = field(default=_made, compare=False)
    located: Callable[[], Mapping[str, Mapping[tuple[str, str], Paragraph]]] = field(
        default=dict, compare=False
    )
