"""A glossary too large for one list: the initials with their numbers, and a page behind each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.site.orders import KINDS, by_kind, by_pinyin, initial


class Shelf(NamedTuple):
    """Terms that stand on one page: its path, its letter, its heading."""

    path: str
    letter: str
    heading: str
    terms: Sequence[Term]


Listed = Callable[[Edition, str, Iterable[Term]], str]


def english_initials(edition: Edition, here: str, terms: Iterable[Term]) -> str:
    """The initials of the ids, each leading to the page with its entries."""
    found = _parted(terms, lambda t: addresses.initial(t.id))
    shelves = [
        Shelf(addresses.term_page(edition, some[0].id), letter, "", some)
        for letter, some in found.items()
    ]
    return _initials(here, "By English", shelves)


def pinyin_initials(edition: Edition, here: str, terms: Iterable[Term]) -> str:
    """The first letters of the pinyin, each leading to the list of its terms."""
    return _initials(here, "By pinyin", _by_pinyin(terms))


def kind_initials(edition: Edition, here: str, terms: Iterable[Term]) -> str:
    """The kinds with the first letters of the English, each leading to the list of its terms."""
    return "\n".join(
        f"<h3>{plain(KINDS[kind])}</h3>\n{_initials(here, KINDS[kind], shelves)}"
        for kind, shelves in _by_kind(terms).items()
    )


def shelves(edition: Edition) -> list[tuple[Shelf, Listed]]:
    """The lists behind the letters of pinyin and of the kinds, and what writes each."""
    terms = list(edition.terms.values())
    kinds = [shelf for some in _by_kind(terms).values() for shelf in some]
    return [*((s, by_pinyin) for s in _by_pinyin(terms)), *((s, by_kind) for s in kinds)]


def _by_pinyin(terms: Iterable[Term]) -> list[Shelf]:
    found = _parted(terms, lambda t: initial(t.record.pinyin))
    return [
        Shelf(_below(addresses.BY_PINYIN, letter), letter, f"By pinyin: {_shown(letter)}", some)
        for letter, some in found.items()
    ]


def _by_kind(terms: Iterable[Term]) -> dict[str, list[Shelf]]:
    of_kind = _parted(terms, lambda t: t.record.kind)
    return {
        kind: [
            Shelf(_below(addresses.BY_KIND, f"{kind}-{letter}"), letter,
                  f"{KINDS[kind]}: {_shown(letter)}", some)
            for letter, some in _parted(of_kind[kind], lambda t: initial(t.record.english)).items()
        ]
        for kind in KINDS
        if kind in of_kind
    }  # fmt: skip


def _parted(terms: Iterable[Term], key: Callable[[Term], str]) -> Mapping[str, list[Term]]:
    """The terms by a key: letters in order, what has none last."""
    found: dict[str, list[Term]] = {}
    for term in terms:
        found.setdefault(key(term), []).append(term)
    return dict(sorted(found.items(), key=lambda pair: (pair[0] == addresses.OTHER, pair[0])))


def _below(order: str, name: str) -> str:
    return order.replace("index.html", f"{name}/index.html")


def _shown(letter: str) -> str:
    return letter.capitalize()


def _initials(here: str, name: str, shelves: Iterable[Shelf]) -> str:
    """Links to pages of terms with the number of terms on each."""
    items = "\n".join(
        f'<li><a href="{escaped(addresses.link(here, s.path))}">{_shown(s.letter)}</a>'
        f' <span class="used">{len(s.terms):,}</span></li>'
        for s in shelves
    )
    return (
        f'<nav class="initials" aria-label="{escaped(name)}"><ul role="list">\n{items}\n</ul></nav>'
    )
