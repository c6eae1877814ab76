"""The whole glossary as one more pack: all terms, no reading, and a quiz of matches."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.glossary import Term
from build_tools.model.marks import Foreign, Mark
from build_tools.model.pack_records import Column, PackRecord
from build_tools.model.packs import Match, Pack
from build_tools.resolve.packs import LANGUAGES

ID = "glossary"
ROWS = 6
"""Terms of a match, or nearly so many."""
_TITLE = "The whole glossary"
_ABOUT = (
    "All terms of the glossary, in English, both Chinese scripts and pinyin, with their meaning."
)
_ASKS = "Match each term with its Chinese and its pinyin."
_COLUMNS: tuple[Column, ...] = ("english", "simplified", "pinyin")


@lru_cache(maxsize=1)
def whole_glossary(edition: Edition) -> Pack | None:
    """The pack of all terms; None of an edition without terms."""
    if not edition.terms:
        return None
    record = PackRecord(
        id=ID, title=_TITLE, level="adult", minutes=0, paragraphs="", aim="", summary=_ABOUT
    )
    return Pack(
        record,
        _words(_TITLE),
        _words(_ABOUT),
        terms=tuple(edition.terms),
        quiz=tuple(_matches(list(edition.terms.values()))),
    )


def _matches(terms: Sequence[Term]) -> Iterator[Match]:
    """Matches of as many terms each, as nearly as can be, in the order of the glossary."""
    number = -(-len(terms) // ROWS)
    for n in range(number):
        group = terms[n * len(terms) // number : (n + 1) * len(terms) // number]
        rows = tuple(_row(term) for term in group)
        yield Match(f"match-{n + 1}", _words(_ASKS), rows, _COLUMNS, None, ())


def _row(term: Term) -> tuple[Paragraph, ...]:
    r = term.record
    return (
        _words(r.english),
        _words(r.simplified, LANGUAGES["simplified"]),
        _words(r.pinyin, LANGUAGES["pinyin"]),
    )


def _words(text: str, lang: str = "") -> Paragraph:
    marks = (Mark(0, len(text), Foreign(lang)),) if lang and text else ()
    return Paragraph("paragraph", text, marks)
