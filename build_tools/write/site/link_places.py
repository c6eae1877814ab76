"""Where an address stands in the edition, in words and links, kind by kind."""

from collections.abc import Iterable, Iterator, Set
from functools import cached_property

from build_tools.model.edition import Edition
from build_tools.model.links import LinkKind, Outward, Spot
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.site.cited_in import correction_link, note_links
from build_tools.write.site.homes import homes
from build_tools.write.site.works import work_link
from build_tools.write.wording import listed


class Places:
    """The parts of an edition as the page `here` links them."""

    def __init__(self, edition: Edition, here: str) -> None:
        self.edition = edition
        self.here = here
        self.homes = homes(edition)

    @cached_property
    def notes(self) -> dict[str, str]:
        """The link to each note, with those to the paragraphs of its markers."""
        return note_links(self.edition, self.here)

    @cached_property
    def comments(self) -> dict[str, str]:
        """The title of each comment."""
        return {c.id: c.record.title for c in self.edition.comments}

    def link(self, page: str, id: str, words: str) -> str:
        """A link to an id on a page."""
        return f'<a href="{escaped(addresses.link(self.here, page, id))}">{plain(words)}</a>'


def standing(places: Places, link: Outward) -> Iterator[str]:
    """Where an address stands but for the records of works: in print, in editors' words, on pages.

    Each is a phrase with links, such as `printed in note 8 (¶ 12)`.
    """
    kinds = set(link.kinds)
    spots = [s for s in link.spots if s.kind != "source" or "words" in kinds]
    print_ = [s for s in spots if s.kind in ("note", "place", "correction")]
    in_print = [s for s in print_ if not _in_words(s, kinds)]
    replaced = [s for s in in_print if s.kind == "correction"]
    if kept := [s for s in in_print if s.kind != "correction"]:
        yield f"printed in {listed(_links(places, kept))}"
    if replaced:
        yield f"printed, and replaced by {listed(_links(places, replaced))}"
    words = [s for s in spots if s not in in_print and s.kind not in ("page", "manifest")]
    if words:
        yield f"in the editors’ words: {listed(_links(places, words))}"
    pages = [s for s in spots if s.kind == "page"]
    if pages:
        yield f"on the page {listed(_links(places, pages))}"
    if "work" in kinds:
        yield "the work that is edited here"
    if "report" in kinds:
        yield "where mistakes are reported"


def _in_words(spot: Spot, kinds: Set[LinkKind]) -> bool:
    """True if an address stands there in the editors' words and not in print."""
    return not kinds & {"note", "text"} or (spot.kind == "place" and "text" not in kinds)


def _links(places: Places, spots: Iterable[Spot]) -> list[str]:
    return list(dict.fromkeys(_linked(places, spot) for spot in spots))


def _linked(places: Places, spot: Spot) -> str:
    edition, here, id = places.edition, places.here, spot.id
    match spot.kind:
        case "source":
            return f"remark on {work_link(edition, here, id)}"
        case "note":
            return places.notes.get(id, f"note {plain(id)}")
        case "correction":
            return correction_link(id, here)
        case "place":
            words = f"¶ {id[1:]}" if id[:1] == "p" and id[1:].isdigit() else "the text"
            href = places.homes.link(here, id)
            return f'<a href="{escaped(href)}">{plain(words)}</a>' if href else plain(words)
        case "comment":
            title = places.comments[id]
            return places.link(addresses.APPARATUS, id, f"comment “{title}”")
        case "term":
            return places.link(*addresses.term_home(edition, id), edition.terms[id].record.english)
        case "name":
            return places.link(addresses.NAMES, id, edition.names[id].record.name)
        case "event":
            title = edition.events[id].record.title
            return places.link(addresses.TIMELINE, id, f"event “{title}”")
        case "pack":
            return places.link(addresses.pack_page(id), "", edition.packs[id].title.text)
        case _:
            return places.link(id, "", _page_name(id))


def _page_name(path: str) -> str:
    """What a page of the editors' own is called, by its folder: `For teachers`, `Home`."""
    folder = path.removesuffix("index.html").strip("/").rpartition("/")[2]
    return folder.replace("-", " ").capitalize() or "Home"
