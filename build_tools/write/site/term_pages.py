"""The full entries of terms: a page for each, or one for all of an initial."""

from collections.abc import Sequence
from functools import partial
from itertools import chain, pairwise

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Maker, Page
from build_tools.write.site.full_entry import entry
from build_tools.write.site.grounds import ground_of_terms
from build_tools.write.site.headwords import brief_label, readings
from build_tools.write.site.leads import leads


def term_pages(edition: Edition) -> dict[str, Maker]:
    """What makes the pages below `/glossary/` that hold the full entries."""
    if edition.manifest.glossary.pages == "by-initial":
        return _by_initial(edition)
    found = list(edition.terms.values())
    around = chain([None], found, [None])
    return {
        addresses.term_page(edition, term.id): Maker(
            partial(_alone, edition, term, before, after), partial(ground_of_terms, [term])
        )
        for (before, term), (_, after) in pairwise(pairwise(around))
        if term
    }


def _alone(edition: Edition, term: Term, before: Term | None, after: Term | None) -> Page:
    """The page of one term."""
    here, r = addresses.term_page(edition, term.id), term.record
    main = rendered(
        "term.html",
        kind="term-page",
        body=finished(entry(edition, here, term, _setting(edition, here), 1)),
        before=_neighbour(edition, here, before),
        after=_neighbour(edition, here, after),
    )
    title = f"{r.simplified} {r.english}"
    description = f"{r.english} ({r.simplified}, {r.pinyin}) in {edition.manifest.of.title}."
    return page(edition, here, "term-page", title, description, main, Settings())


def _neighbour(edition: Edition, here: str, term: Term | None) -> tuple[str, str] | None:
    """Where the term before or after has its page, and its name."""
    if term is None:
        return None
    return addresses.term_link(edition, here, term.id), finished(brief_label(term.record))


def _by_initial(edition: Edition) -> dict[str, Maker]:
    """What makes the pages of initials."""
    initials: dict[str, list[Term]] = {}
    for id, term in edition.terms.items():
        initials.setdefault(addresses.term_page(edition, id), []).append(term)
    return {
        here: Maker(partial(_initial, edition, here, terms), partial(ground_of_terms, terms))
        for here, terms in sorted(initials.items())
    }


def _initial(edition: Edition, here: str, terms: Sequence[Term]) -> Page:
    """The page of an initial, with the entries of its terms."""
    setting = _setting(edition, here)
    letter = here.split("/")[1].capitalize()
    title = f"Glossary: {letter}"
    glossary = escaped(addresses.link(here, addresses.GLOSSARY))
    heading = f'<h1><a href="{glossary}">Glossary</a>: {plain(letter)}</h1>'
    head = f'<header class="title">{heading}</header>'
    body = "\n".join([head, *(entry(edition, here, t, setting, 2) for t in terms)])
    main = rendered(
        "term.html", kind="term-page many", body=finished(body), before=None, after=None
    )
    description = f"The terms under {letter} in {edition.manifest.title}."
    return page(edition, here, "term-page", title, description, main, Settings())


def _setting(edition: Edition, here: str) -> Setting:
    return Setting(leads(edition, here), ids=None, readings=readings(edition))
