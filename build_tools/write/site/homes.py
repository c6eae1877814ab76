"""The page on which each address of an edition lives."""

from functools import lru_cache
from typing import NamedTuple

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.site.leaves import leaves


class Homes(NamedTuple):
    """The page of each address in the text, of sources, emendations and events; comments' ids."""

    pages: dict[str, str]
    comments: frozenset[str]

    def link(self, here: str, id: str) -> str:
        """The link from the page `here` to an address; empty if nothing in the edition has it."""
        page = self.pages.get(id)
        return addresses.link(here, page, id) if page else ""


@lru_cache(maxsize=1)
def homes(edition: Edition) -> Homes:
    """Where every address of the edition lives.

    The text's own come first if two are the same; of a note that stands on two pages, the first.
    """
    pages = dict.fromkeys(edition.sources, addresses.BIBLIOGRAPHY)
    pages |= dict.fromkeys((c.record.id for c in edition.corrections), addresses.APPARATUS)
    pages |= dict.fromkeys(edition.events, addresses.TIMELINE)
    for leaf in reversed(leaves(edition)):
        pages |= dict.fromkeys(leaf.addresses, leaf.path)
    return Homes(pages, frozenset(c.id for c in edition.comments))
