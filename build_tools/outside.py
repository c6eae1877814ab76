"""What leads out of an edition besides its records: links of the editors' own pages, and the report
on all links.

What reads is imported when there is something to read: mostly all is kept from the last build.
"""

from collections.abc import Mapping

from build_tools.folder import Folder
from build_tools.manifest import DOCS, LINKS
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.links import LinkRecord

HOME_PAGE = ("index.html", f"{DOCS}/index.md")


def handwritten_links(folder: Folder, pages: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The addresses on the home page and on these pages (path in the site, file), page by page."""
    files = [HOME_PAGE, *((path, file) for path, file in pages.items() if file.endswith(".md"))]
    found = [(path, file, folder.optional(file)) for path, file in files]
    read = [(path, file, data) for path, file, data in found if data]

    def links() -> dict[str, tuple[str, ...]]:
        from build_tools.read.page_links import page_links

        return page_links(read)

    told = (part for path, _, data in read for part in (path.encode("utf-8", "replace"), data))
    return folder.kept.read("page-links", told, links)


def link_report(folder: Folder) -> tuple[tuple[LinkRecord, ...], list[Diagnostic]]:
    """What the last checks of links found; empty if they were never checked."""
    data = folder.optional(LINKS)
    if not data:
        return (), []

    def report() -> tuple[tuple[LinkRecord, ...], list[Diagnostic]]:
        from build_tools.read.link_report import read_link_report

        return read_link_report(LINKS, data)

    return folder.kept.read("links", [data], report)
