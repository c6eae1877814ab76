"""The map of terms: who stands with whom in a paragraph, as arcs, and the table behind it."""

from collections.abc import Sequence
from math import sqrt

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.site.companions import Companions, Pair, companions
from build_tools.write.site.homes import homes
from build_tools.write.wording import counted

ROW, WIDTH = 28, 100
"""Height of a row and width of the drawing in its own units; a page stretches it to its own."""


def term_map(edition: Edition, here: str) -> tuple[Companions, str, str]:
    """Who stands with whom; the picture and the rows of the table, as HTML.

    The drawing is pulled to the height of the list beside it, whose rows are all equally high: so
    the words are the page's own, and grow with the reader's type.
    """
    found = companions(edition)
    return found, _picture(edition, here, found), "\n".join(_rows(edition, here, found))


def _picture(edition: Edition, here: str, found: Companions) -> str:
    items = "\n".join(
        f'<li data-term="{i}"><a href="{escaped(addresses.term_link(edition, here, t.id))}">'
        f"{plain(t.record.english)}{_chinese(t)}</a></li>"
        for i, t in enumerate(found.terms)
    )
    height = ROW * len(found.terms)
    longest = max((p.second - p.first for p in found.pairs), default=1)
    arcs = "".join(_arc(p, longest) for p in found.pairs)
    told = f"{counted(len(found.pairs), 'arc')} between {counted(len(found.terms), 'term')}"
    return (
        f'<div class="term-map">\n<ol class="row" role="list">\n{items}\n</ol>\n'
        f'<svg role="img" aria-label="{told[:1].upper() + told[1:]}; the table has them in words." '
        f'viewBox="0 0 {WIDTH} {height}" preserveAspectRatio="none">{arcs}</svg>\n</div>'
    )


def _chinese(term: Term) -> str:
    if not term.record.simplified:
        return ""
    return f' <span lang="zh-Hans">{escaped(term.record.simplified)}</span>'


def _arc(pair: Pair, longest: int) -> str:
    """Half an ellipse from row to row: the farther apart, the wider, but less and less so."""
    top, bottom = (ROW * (i + 0.5) for i in (pair.first, pair.second))
    wide = (WIDTH - 4) * sqrt((pair.second - pair.first) / longest)
    often = min(3, len(pair.paragraphs))
    return (
        f'<path class="x{often}" data-terms="{pair.first} {pair.second}" '
        f'd="M0 {top:.0f}A{wide:.1f} {(bottom - top) / 2:.1f} 0 0 1 0 {bottom:.0f}"/>'
    )


def _rows(edition: Edition, here: str, found: Companions) -> list[str]:
    """A row for each term: the paragraphs it stands in, and with which others."""
    rows = []
    for i, term in enumerate(found.terms):
        around = ", ".join(
            f'<span class="nb-sp">{_linked(edition, here, other)} '
            f"({_numbers(edition, here, numbers)})</span>"
            for other, numbers in found.around(i)
        )
        rows.append(
            f'<tr><th scope="row">{_linked(edition, here, term)}</th>'
            f"<td>{_numbers(edition, here, found.paragraphs[i])}</td>"
            f"<td>{around or 'none'}</td></tr>"
        )
    return rows


def _linked(edition: Edition, here: str, term: Term) -> str:
    href = escaped(addresses.term_link(edition, here, term.id))
    return f'<a href="{href}">{plain(term.record.english)}</a>'


def _numbers(edition: Edition, here: str, numbers: Sequence[int]) -> str:
    places = homes(edition)
    links = (f'<a href="{escaped(places.link(here, f"p{n}"))}">{n}</a>' for n in numbers)
    return f"¶\xa0{', '.join(links)}"
