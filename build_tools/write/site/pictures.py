"""Pictures for those who would rather look than read: terms that stand together, and sources."""

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.site.companions import MOST, paired
from build_tools.write.site.holdings import by_kind, by_language, by_year
from build_tools.write.site.source_charts import chart, key
from build_tools.write.site.term_map import term_map

HERE = addresses.PICTURES
_CHARTS = (
    ("year", "By year", "Year", by_year),
    ("kind", "By kind", "Kind", by_kind),
    ("language", "By language", "Language", by_language),
)


def pictures(edition: Edition) -> Page:
    """The page at `/pictures/`; a part of it for which there is nothing to draw is left out."""
    found, drawn, rows = term_map(edition, HERE)
    charts = [
        (
            id,
            heading,
            column,
            [(label, number, *map(finished, told)) for label, number, *told in rows_of],
        )
        for id, heading, column, shelves in _CHARTS
        if (rows_of := chart(edition, HERE, shelves(edition)))
    ]
    main = rendered(
        "pictures.html",
        terms=len(found.terms),
        of=found.of,
        limit=MOST,
        pairs=len(found.pairs),
        map=finished(drawn),
        rows=finished(rows),
        sources=len(edition.sources),
        charts=charts,
        key=[(finished(sign), word, finished(meaning)) for sign, word, meaning in key()],
        glossary=addresses.link(HERE, addresses.GLOSSARY),
        bibliography=addresses.link(HERE, addresses.BIBLIOGRAPHY),
    )
    description = f"Terms that stand together and sources of {edition.manifest.title}, drawn."
    return page(edition, HERE, "pictures-page", "Pictures", description, main, Settings())


def drawable(edition: Edition) -> bool:
    """True if there is something to draw."""
    return bool(edition.sources) or paired(edition)
