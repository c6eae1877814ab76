"""Marked text as it leaves the site: as HTML whose links are whole addresses, or as plain words.

Outside nothing answers to a link within the site; without a public address of the edition such a
link falls away and its words stay.
"""

from collections.abc import Iterable

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Emphasis, Foreign, Link, Meaning
from build_tools.model.packs import Blocks, Pack
from build_tools.read.encoding import TURNS
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, fit
from build_tools.write.packs import prose
from build_tools.write.weave import weave

_SET = (Emphasis, Foreign, Link)


def outside(edition: Edition, pack: Pack) -> Setting:
    """How marked text of a pack is set where the site is not."""

    def lead(meaning: Meaning) -> str:
        match meaning:
            case Link(target) if target.startswith("#"):
                return address(edition, pack, target[1:])
            case Link(target):
                return addresses.outward(target)
            case _:
                return ""

    return Setting(lead, ids=None)


def html(paragraph: Paragraph, setting: Setting) -> str:
    """A paragraph's text as HTML: its emphasis, its languages and its links."""
    marks = tuple(m for m in paragraph.marks if isinstance(m.meaning, _SET))
    return TURNS.sub("", weave(Paragraph(paragraph.kind, paragraph.text, marks), setting))


def html_of(blocks: Blocks, setting: Setting) -> str:
    """Blocks as HTML, on one line, since some formats end a question with an empty one."""
    return TURNS.sub("", prose.prose(blocks, setting)).replace("\n", " ")


def words(text: str) -> str:
    """Text without marks on one line, with no sign in it that a file may not hold or that would
    turn its direction."""
    return str(fit(" ".join(TURNS.sub("", text).split())))


def shortened(text: str, room: int) -> str:
    """Words that fit into so many characters, with “…” for those that do not."""
    plain = words(text)
    if len(plain) <= room:
        return plain
    cut = plain[:room]
    return (cut.rpartition(" ")[0] or cut[:-1]).rstrip(" ,;:.") + "…"


def page(edition: Edition, pack: Pack) -> str:
    """The page of a pack in the site; of the whole glossary, the glossary."""
    return addresses.pack_page(pack.id) if pack.id in edition.packs else addresses.GLOSSARY


def address(edition: Edition, pack: Pack, id: str) -> str:
    """The public address of an id; paragraphs of the reading are read on the page of the pack.

    Empty if the edition has no public address or nothing has the id.
    """
    if pack.id in edition.packs and id in {f"p{n}" for n in pack.paragraphs}:
        return addresses.canonical(edition, page(edition, pack), id)
    home = _home(edition, id)
    return addresses.canonical(edition, *home) if home else ""


def _home(edition: Edition, id: str) -> tuple[str, str] | None:
    """The page on which an address lives and its id there; editors link to a term as `t-` and its
    id, to comments and names by theirs."""
    from build_tools.write.site.homes import homes  # Pages of the site list the files of packs.

    places = homes(edition)
    term = id.removeprefix("t-")
    if id in places.pages:
        return places.pages[id], id
    if id in places.comments:
        return addresses.APPARATUS, id
    if id != term and term in edition.terms:
        return addresses.term_home(edition, term)
    return (addresses.NAMES, id) if id in edition.names else None


def places(edition: Edition, pack: Pack, numbers: Iterable[int]) -> str:
    """Paragraphs by their numbers as HTML: `¶ 9, 10`, each leading there."""
    shown = (linked(str(n), address(edition, pack, f"p{n}")) for n in numbers)
    return f"¶\xa0{', '.join(shown)}"


def linked(inner: str, to: str) -> str:
    """Finished HTML as a link to an address, if there is one."""
    return f'<a href="{escaped(to)}">{inner}</a>' if to else inner
