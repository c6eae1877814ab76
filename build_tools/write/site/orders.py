"""The orders of a glossary: by English, by pinyin, by kind."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from string import ascii_lowercase

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.site.headwords import characters, chinese_variants, english_variants
from build_tools.write.site.whereabouts import how_often

KINDS = {
    "slogan": "Slogans",
    "institution": "Institutions",
    "instrument": "Instruments",
    "concept": "Concepts",
}
"""The kinds of terms, with their headings."""


def table(edition: Edition, here: str, terms: Iterable[Term]) -> str:
    """All terms in the order of their English, a row each."""
    uses, _ = how_often(edition)
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


def by_pinyin(edition: Edition, here: str, terms: Iterable[Term]) -> str:
    """The terms under the first letters of their pinyin."""
    keyed = sorted([(_pinyin_key(t), t) for t in terms], key=itemgetter(0))
    groups = groupby(keyed, key=lambda pair: pair[0][0][:1].upper())
    return _lists(
        (letter or "–", [_by_sound(edition, here, t) for _, t in some]) for letter, some in groups
    )


def by_kind(edition: Edition, here: str, terms: Iterable[Term]) -> str:
    """The terms under their kinds."""
    of_kind: dict[str, list[Term]] = {kind: [] for kind in KINDS}
    for term in terms:
        of_kind[term.record.kind].append(term)
    return _lists(
        (KINDS[kind], [_by_word(edition, here, t) for t in some])
        for kind, some in of_kind.items()
        if some
    )


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
    return _letters(term.record.pinyin), term.record.pinyin.casefold()


def _letters(words: str) -> str:
    parts = unicodedata.normalize("NFD", words.casefold())
    return "".join(c for c in parts if c.isalpha())


def initial(words: str) -> str:
    """The letter from a to z that words begin with, tones and accents aside; else `other`."""
    first = _letters(words[:8])[:1]
    return first if first and first in ascii_lowercase else addresses.OTHER
