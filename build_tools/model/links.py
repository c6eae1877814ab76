"""Addresses that lead out of the edition, where they stand, and what a check of them found."""

from typing import ClassVar, Literal, NamedTuple
from urllib.parse import urlsplit

from build_tools.model.frozen import dataclass
from build_tools.model.places import NOWHERE, Place
from build_tools.model.strictness import FORBID

LinkKind = Literal["doi", "source", "archive", "note", "text", "words", "page", "work", "report"]
"""What an address is: the DOI or the address of a source, the copy of one in an archive, printed in
a note or elsewhere in a text, in the editors' words, on a page of their own, that of the work
edited, or where mistakes are reported."""
SpotKind = Literal[
    "source",
    "note",
    "place",
    "comment",
    "term",
    "name",
    "correction",
    "event",
    "pack",
    "page",
    "manifest",
]
LinkState = Literal["ok", "moved", "gone", "refused", "broken", "suspect", "unchecked"]
STATES: dict[LinkState, str] = {
    "ok": "The page came.",
    "moved": "The page came from another address, for good.",
    "gone": "The server says that there is no such page.",
    "refused": "The server did not let a program in; a reader may have better luck.",
    "broken": "No page came: the server was not found, did not answer, or failed.",
    "suspect": "A page came, and looks like one that says there is no such page.",
    "unchecked": "It was not asked.",
}
"""The states of a link in the order of a report, each in a sentence."""


class Spot(NamedTuple):
    """Where an address stands: the key, number or id of what has it, the path of a page."""

    kind: SpotKind
    id: str


@dataclass(frozen=True, slots=True)
class Outward:
    """An address that leads out: what it is, where it stands (each spot once), of which works.

    `sources` are the keys of the works whose address, DOI or copy it is.
    """

    address: str
    kinds: tuple[LinkKind, ...]
    spots: tuple[Spot, ...]
    sources: tuple[str, ...]

    @property
    def host(self) -> str:
        """Its host in small letters, without `www.`: what a reader knows a site by."""
        return host_of(self.address).removeprefix("www.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """What the check of an address found, as the report has it.

    `status` is that of HTTP (0: no answer), `checked` a day, `leads` the address that a moved page
    has now or where others ended, `title` that of the page, shortened, `because` the reason.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    address: str
    state: LinkState
    checked: str
    status: int = 0
    leads: str = ""
    title: str = ""
    because: str = ""
    place: Place = NOWHERE


def host_of(address: str) -> str:
    """The host of an address in small letters; empty if it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
