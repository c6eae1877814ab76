"""The glossary: its terms by English, by pinyin and by kind."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Maker, Page
from build_tools.write.site.headwords import characters, chinese_variants, english_variants
from build_tools.write.site.whereabouts import how_often
from build_tools.write.wording import counted

KINDS = {
    "slogan": "Slogans",
    "institution": "Institutions",
    "instrument": "Instruments",
    "concept": "Concepts",
}
"""The kinds of terms, with their headings."""

Order = tuple[str, str, Callable[[Edition, Iterable[Term]], str]]
"""An order of the glossary: its id, what it is called, and what lists the terms in it."""


def glossary(edition: Edition) -> dict[str, Maker]:
    """What makes the page at `/glossary/`; a large one has its other orders apart."""
    orders = {
        addresses.GLOSSARY: [("by-english", "By English", _table)],
        addresses.BY_PINYIN: [("by-pinyin", "By pinyin", _by_pinyin)],
        addresses.BY_KIND: [("by-kind", "By kind", _by_kind)],
    }
    if edition.manifest.glossary.pages == "each":
        orders = {addresses.GLOSSARY: [s for sections in orders.values() for s in sections]}
    return {
        here: Maker(partial(_in_order, edition, here, orders), lambda: "orders") for here in orders
    }


def _in_order(edition: Edition, here: str, orders: Mapping[str, Sequence[Order]]) -> Page:
    """A page of the glossary with some of its orders, and links to the others."""
    terms = list(edition.terms.values())
    links = [(path, id, words) for path, parts in orders.items() for id, words, _ in parts]
    main = rendered(
        "glossary.html",
        count=counted(len(terms), "term"),
        orders=[(addresses.link(here, path, f"_{id}"), words) for path, id, words in links],
        sections=[
            (f"_{id}", words, finished(listed(edition, terms)))
            for id, words, listed in orders[here]
        ],
    )
    own = orders[here][0][1].lower()
    title = "Glossary" if here == addresses.GLOSSARY else f"Glossary {own}"
    description = f"The terms of {edition.manifest.of.title} in English and Chinese."
    return page(edition, here, "glossary-page", title, description, main, Settings())


def _table(edition: Edition, terms: Iterable[Term]) -> str:
    """All terms in the order of their English, a row each."""
    here, (uses, _) = addresses.GLOSSARY, how_often(edition)
    rows = "\n".join(_row(addresses.term_link(edition, here, t.id), t, uses[t.id]) for t in terms)
    return (
        '<table class="glossary">\n<thead><tr><th scope="col">English</th>'
        '<th scope="col">Chinese</th><th scope="col">Pinyin</th><th scope="col">Kind</th>'
        f'<th scope="col">Uses</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>'
    )


def _row(href: str, term: Term, uses: int) -> str:
    r = term.record
    also = "; ".join((*english_variants(r), *chinese_variants(r)))
    others = f' <span class="also">{plain(also)}</span>' if also else ""
    return (
        f'<tr><th scope="row"><a href="{escaped(href)}">{plain(r.english)}</a>{others}</th>'
        f"<td>{characters(r.simplified, r.traditional)}</td>"
        f'<td class="py" lang="zh-Latn-pinyin">{escaped(r.pinyin)}</td>'
        f'<td class="of-kind">{plain(r.kind)}</td><td class="n">{_uses(uses)}</td></tr>'
    )


def _uses(number: int) -> str:
    """A number of uses; the word is for narrow screens, which show no heads of columns."""
    return f'{number}<span class="unit"> {"use" if number == 1 else "uses"}</span>'


def _by_pinyin(edition: Edition, terms: Iterable[Term]) -> str:
    """The terms under the first letters of their pinyin."""
    here = _page(edition, addresses.BY_PINYIN)
    keyed = sorted([(_pinyin_key(t), t) for t in terms], key=itemgetter(0))
    groups = groupby(keyed, key=lambda pair: pair[0][0][:1].upper())
    return _lists(
        (letter or "–", [_by_sound(edition, here, t) for _, t in some]) for letter, some in groups
    )


def _by_kind(edition: Edition, terms: Iterable[Term]) -> str:
    """The terms under their kinds."""
    here = _page(edition, addresses.BY_KIND)
    of_kind = {kind: [t for t in terms if t.record.kind == kind] for kind in KINDS}
    return _lists(
        (KINDS[kind], [_by_word(edition, here, t) for t in some])
        for kind, some in of_kind.items()
        if some
    )


def _page(edition: Edition, own: str) -> str:
    return addresses.GLOSSARY if edition.manifest.glossary.pages == "each" else own


def _lists(groups: Iterable[tuple[str, list[str]]]) -> str:
    """Groups of links, each under its heading."""
    return "\n".join(
        f'<div class="group"><h3>{plain(heading)}</h3>\n<ul role="list">\n'
        + "\n".join(f"<li>{item}</li>" for item in items)
        + "\n</ul></div>"
        for heading, items in groups
    )


def _by_sound(edition: Edition, here: str, term: Term) -> str:
    r = term.record
    href = escaped(addresses.term_link(edition, here, term.id))
    return (
        f'<a href="{href}"><span class="py" lang="zh-Latn-pinyin">{escaped(r.pinyin)}</span></a> '
        f'<span lang="zh-Hans">{escaped(r.simplified)}</span> {plain(r.english)}'
    )


def _by_word(edition: Edition, here: str, term: Term) -> str:
    r = term.record
    href = escaped(addresses.term_link(edition, here, term.id))
    chinese = f'<span lang="zh-Hans">{escaped(r.simplified)}</span>'
    return f'<a href="{href}">{plain(r.english)}</a> {chinese}'


def _pinyin_key(term: Term) -> tuple[str, str]:
    """Pinyin without tones, spaces and signs, then with its tones."""
    words = term.record.pinyin.casefold()
    letters = unicodedata.normalize("NFD", words)
    return "".join(c for c in letters if c.isalpha()), words
