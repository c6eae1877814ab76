"""The glossary: its pages in each order."""

from collections.abc import Mapping, Sequence
from functools import partial

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Maker, Page
from build_tools.write.site.companions import paired
from build_tools.write.site.large_glossary import (
    Listed,
    Shelf,
    english_initials,
    kind_initials,
    pinyin_initials,
    shelves,
)
from build_tools.write.site.orders import by_kind, by_pinyin, table
from build_tools.write.wording import counted

LONGEST = 2000
"""More terms than these are not listed on one page where the glossary is parted by initials."""

Order = tuple[str, str, Listed]
"""An order of the glossary: its id, what it is called, and what lists the terms in it."""

_LISTED: Mapping[str, Order] = {
    addresses.GLOSSARY: ("by-english", "By English", table),
    addresses.BY_PINYIN: ("by-pinyin", "By pinyin", by_pinyin),
    addresses.BY_KIND: ("by-kind", "By kind", by_kind),
}
_SHELVED: Mapping[str, Order] = {
    addresses.GLOSSARY: ("by-english", "By English", english_initials),
    addresses.BY_PINYIN: ("by-pinyin", "By pinyin", pinyin_initials),
    addresses.BY_KIND: ("by-kind", "By kind", kind_initials),
}


def glossary(edition: Edition) -> dict[str, Maker]:
    """What makes the page at `/glossary/`; a large one has its other orders apart, and one too
    large for that has pages of its own behind each letter."""
    if edition.manifest.glossary.pages == "each":
        return _made(edition, {addresses.GLOSSARY: list(_LISTED.values())})
    if len(edition.terms) <= LONGEST:
        return _made(edition, {path: [order] for path, order in _LISTED.items()})
    orders = {path: [order] for path, order in _SHELVED.items()}
    return _made(edition, orders) | {
        shelf.path: Maker(partial(_shelf, edition, orders, shelf, listed), lambda: "orders")
        for shelf, listed in shelves(edition)
    }


Orders = Mapping[str, Sequence[Order]]
"""The orders of the glossary by the pages on which they stand."""


def _made(edition: Edition, orders: Orders) -> dict[str, Maker]:
    return {
        here: Maker(partial(_in_order, edition, here, orders), lambda: "orders") for here in orders
    }


def _in_order(edition: Edition, here: str, orders: Orders) -> Page:
    """A page of the glossary with some of its orders, and links to the others."""
    terms = list(edition.terms.values())
    sections = [
        (f"_{id}", words, listed(edition, here, terms)) for id, words, listed in orders[here]
    ]
    own = orders[here][0][1].lower()
    title = "Glossary" if here == addresses.GLOSSARY else f"Glossary {own}"
    return _page(edition, here, orders, title, sections)


def _shelf(edition: Edition, orders: Orders, shelf: Shelf, listed: Listed) -> Page:
    """A page of one of the lists of a large glossary."""
    section = ("_listed", shelf.heading, listed(edition, shelf.path, shelf.terms))
    return _page(edition, shelf.path, orders, f"Glossary: {shelf.heading}", [section])


def _page(
    edition: Edition,
    here: str,
    orders: Orders,
    title: str,
    sections: Sequence[tuple[str, str, str]],
) -> Page:
    links = [(path, id, words) for path, parts in orders.items() for id, words, _ in parts]
    main = rendered(
        "glossary.html",
        count=counted(len(edition.terms), "term"),
        orders=[(addresses.link(here, path, f"_{id}"), words) for path, id, words in links],
        drawn=addresses.link(here, addresses.PICTURES, "terms") if paired(edition) else "",
        sections=[(id, words, finished(html)) for id, words, html in sections],
    )
    description = f"The terms of {edition.manifest.of.title} in English and Chinese."
    return page(edition, here, "glossary-page", title, description, main, Settings())
