"""The search as a page, with what it finds told, and the lists that do without it."""

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.html import Settings, page, rendered
from build_tools.write.page import Page
from build_tools.write.site.pictures import drawable

HERE = addresses.FIND


def find(edition: Edition) -> Page:
    """The page at `/find/`."""
    lists = (
        ("The text and its contents", addresses.BRIEF, True),
        ("Glossary", addresses.GLOSSARY, bool(edition.terms)),
        ("Names", addresses.NAMES, bool(edition.names)),
        ("Bibliography", addresses.BIBLIOGRAPHY, True),
        ("Corrections and comments", addresses.APPARATUS, True),
        ("Timeline", addresses.TIMELINE, bool(edition.events)),
        ("Pictures", addresses.PICTURES, drawable(edition)),
        ("Reading packs", addresses.TEACHING, bool(edition.packs)),
        ("Links", addresses.LINKS, True),
        ("Downloads", addresses.DOWNLOADS, True),
    )
    main = rendered(
        "find.html",
        chinese=bool(edition.terms or edition.names),
        lists=[(label, addresses.link(HERE, to)) for label, to, there in lists if there],
    )
    description = f"Find words, terms, names and sources in {edition.manifest.title}."
    return page(edition, HERE, "find-page", "Find", description, main, Settings())
