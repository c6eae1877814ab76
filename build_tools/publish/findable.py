"""What the search of the site finds: the edition, and the pages that editors wrote themselves."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from build_tools.model.edition import Edition
from build_tools.write import search
from build_tools.write.search.pages import written_page
from build_tools.write.search.place import Place


def written(page: Any, path: str, html: str) -> list[Place]:
    """What is found of a hand-written page (MkDocs' `Page`) with this finished content.

    Nothing if its front matter says `search: {exclude: true}`.
    """
    asked = page.meta.get("search")
    if isinstance(asked, Mapping) and asked.get("exclude"):
        return []
    return written_page(path, Markup(page.title).unescape(), html)


def data(edition: Edition, made: Collection[str], own: Iterable[Place]) -> bytes:
    """The file of what is found: all of the edition, the `made` pages, the editors' `own`."""
    return search.as_script(search.search_data(edition, search.found(edition, made, own)))
