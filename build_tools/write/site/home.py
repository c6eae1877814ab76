"""The title page of the edition, with its doors."""

import re

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.html import finished, rendered
from build_tools.write.site.leaves import leaves
from build_tools.write.site.pictures import drawable
from build_tools.write.site.title import retold, theme_link
from build_tools.write.wording import listed

_H1 = re.compile(r"\s*<h1[^>]*>.*?</h1>", re.DOTALL)


def home(edition: Edition, lede_html: str) -> str:
    """The `main` of the home page; `lede_html` is the HTML of `docs/index.md`."""
    of = edition.manifest.of
    year = f" of {of.date[:4]}" if of.date else ""
    return rendered(
        "home.html",
        of=of,
        kind=f"{of.kind}{year}, edited with its notes, sources and corrections",
        theme=edition.manifest.theme,
        theme_link=theme_link(edition, addresses.HOME),
        by=listed(of.creators),
        retold=retold(edition),
        lede=finished(_H1.sub("", lede_html, count=1)),
        notes=bool(leaves(edition)[0].notes),
        glossary=bool(edition.terms),
        names=bool(edition.names),
        timeline=bool(edition.events),
        packs=bool(edition.packs),
        pictures=addresses.PICTURES if drawable(edition) else "",
        guide=addresses.FOR_TEACHERS if addresses.FOR_TEACHERS in edition.handwritten else "",
        about=addresses.ABOUT in edition.handwritten,
        url=addresses.outward(of.url),
    )
