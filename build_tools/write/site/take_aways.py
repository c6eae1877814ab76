"""What can be taken away, as pages list it; the files for teachers, pack by pack."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.html import finished
from build_tools.write.packs.shelf import first_line, kinds, label, offers, packs, use
from build_tools.write.site.leads import HEADING
from build_tools.write.weave import weave
from build_tools.write.wording import size

if TYPE_CHECKING:
    from build_tools.model.packs import Pack

TEACHING = addresses.pack_file("").removeprefix("downloads/")
"""The folder of the files for teachers, below that of the downloads."""


class TakeAway(NamedTuple):
    """A file to take away: its link, what it is called, the name it is saved under (empty: its
    own), and what is said of it; `size` is empty where it is not known."""

    href: str
    file: str
    saved: str
    about: str
    use: str
    size: str


class OfPack(NamedTuple):
    """What there is of a pack: its title as HTML, its page, and its files."""

    title: Markup
    href: str
    files: list[TakeAway]


def of_teachers(sizes: Mapping[str, int]) -> dict[str, int]:
    """The bytes of the files for teachers, by their names, of those of all downloads."""
    return {n.removeprefix(TEACHING): s for n, s in sizes.items() if n.startswith(TEACHING)}


def taken(edition: Edition, here: str, pack: "Pack", sizes: Mapping[str, int]) -> list[TakeAway]:
    """The files of a pack that are there, by their sizes, as the page `here` lists them."""
    return [
        TakeAway(
            addresses.link(here, addresses.pack_file(o.name)),
            o.label,
            o.name,
            o.about,
            o.use,
            size(o.size),
        )
        for o in offers(edition, pack, sizes)
    ]


def packs_there(edition: Edition, here: str, sizes: Mapping[str, int]) -> Iterator[OfPack]:
    """The files of each pack, and last those of the whole glossary."""
    for pack in packs(edition):
        if files := taken(edition, here, pack, sizes):
            from build_tools.write.packs.outside import page

            to = addresses.link(here, page(edition, pack))
            yield OfPack(finished(weave(pack.title, HEADING)), to, files)


def kinds_there(edition: Edition, sizes: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """What each kind of file for teachers is called, what it is, and how it is used."""
    return [(label(m), first_line(m), use(m)) for m in kinds(edition, sizes)]
