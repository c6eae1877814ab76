"""The site: one module for each kind of page."""

from collections.abc import Callable
from functools import cache, lru_cache, partial
from posixpath import dirname, relpath

from build_tools.model.edition import Edition
from build_tools.write import addresses, data_formats, html
from build_tools.write.addresses import (
    CITATIONS_DATA,
    CITING_SCRIPT,
    FACING_STYLE,
    HOME,
    PAGES_SCRIPT,
    PAGES_STYLE,
    PRINT_STYLE,
    SCRIPT,
    SEARCH_SCRIPT,
    STYLE,
    TEACHING_SCRIPT,
    TEACHING_STYLE,
    TOOLS_SCRIPT,
    TOOLS_STYLE,
    UNSCRIPTED_STYLE,
)
from build_tools.write.assets import (
    citing_script,
    facing_sheet,
    pages_script,
    pages_sheet,
    print_sheet,
    script,
    search_script,
    sheet,
    teaching_script,
    teaching_sheet,
    tools_script,
    tools_sheet,
    unscripted_sheet,
)
from build_tools.write.packs.shelf import EMPTY, Shelf
from build_tools.write.page import Maker, Page
from build_tools.write.site.apparatus import apparatus
from build_tools.write.site.bibliography import bibliography
from build_tools.write.site.brief import text_pages
from build_tools.write.site.citations_script import citations_script
from build_tools.write.site.cite import cite
from build_tools.write.site.consistency import consistency
from build_tools.write.site.downloads import InPreview, InSite, downloads
from build_tools.write.site.find import find
from build_tools.write.site.glossary import glossary
from build_tools.write.site.grounds import ground_of_notes
from build_tools.write.site.heads import home_head
from build_tools.write.site.home import home
from build_tools.write.site.links import links
from build_tools.write.site.names import names
from build_tools.write.site.pictures import drawable, pictures
from build_tools.write.site.problems import explained, problems
from build_tools.write.site.term_pages import term_pages
from build_tools.write.size import small


def plan(
    edition: Edition, explained: Callable[[], str] = explained, files: Shelf = EMPTY
) -> dict[str, Maker]:
    """What makes each page that is made from the edition alone, by its path.

    `explained` gives the entries of the page of problems, `files` are those for teachers that the
    site has. A large site would not fit into memory at once, so its pages are made one after the
    other.
    """
    problem_page = Maker(partial(problems, edition, explained), lambda: "checks")
    folder = dirname(addresses.DOWNLOADS)
    there = {relpath(path, folder): len(data) for path, data in files.in_site.items()}
    download_page = Maker(partial(downloads, edition, InSite(there)), lambda: "formats")
    own = {addresses.PROBLEMS: problem_page, addresses.DOWNLOADS: download_page}
    return _plan(edition) | own | _pack_pages(edition, files)


def _pack_pages(edition: Edition, files: Shelf) -> dict[str, Maker]:
    if not files.files:
        return {}
    from build_tools.write.site.pack import pack_pages

    return pack_pages(edition, files.sizes)


@lru_cache(maxsize=1)
def _plan(edition: Edition) -> dict[str, Maker]:
    """The makers of all pages but those of problems and downloads.

    Of a small edition a page is made once: the site has it, and the single file takes it over.
    """
    planned = text_pages(edition)
    planned[addresses.FIND] = Maker(partial(find, edition))
    notes = partial(ground_of_notes, edition)
    planned[addresses.BIBLIOGRAPHY] = Maker(partial(bibliography, edition), notes)
    planned[addresses.CITE] = Maker(partial(cite, edition), lambda: "cite")
    planned[addresses.APPARATUS] = Maker(partial(apparatus, edition), notes)
    planned[addresses.LINKS] = Maker(partial(links, edition))
    if edition.terms or edition.names:
        planned[addresses.CONSISTENCY] = Maker(partial(consistency, edition))
    if edition.terms:
        planned |= glossary(edition) | term_pages(edition)
    if edition.names:
        planned[addresses.NAMES] = Maker(partial(names, edition))
    if edition.events:
        from build_tools.write.site.timeline import timeline

        planned[addresses.TIMELINE] = Maker(partial(timeline, edition))
    if edition.packs:
        from build_tools.write.site.teaching import teaching

        planned |= teaching(edition)
    if drawable(edition):
        planned[addresses.PICTURES] = Maker(partial(pictures, edition))
    if small(edition):
        return {path: Maker(cache(m.make), m.ground) for path, m in planned.items()}
    return planned


def preview(
    edition: Edition, explained: Callable[[], str] = explained, files: Shelf = EMPTY
) -> dict[str, Maker]:
    """The plan while a server runs: no offline copies are made then, nor files for teachers."""
    page = Maker(partial(downloads, edition, InPreview()), lambda: "formats")
    return plan(edition, explained, files) | {addresses.DOWNLOADS: page}


def pages(edition: Edition) -> tuple[Page, ...]:
    """All pages that are made from the edition alone."""
    return tuple(maker.make() for maker in plan(edition).values())


def files(edition: Edition) -> dict[str, bytes]:
    """The other files of the site, by path: style, script, downloads."""
    assets = {
        STYLE: sheet(),
        PRINT_STYLE: print_sheet(),
        FACING_STYLE: facing_sheet(),
        UNSCRIPTED_STYLE: unscripted_sheet(),
        PAGES_STYLE: pages_sheet(),
        SCRIPT: script(),
        PAGES_SCRIPT: pages_script(),
        TOOLS_STYLE: tools_sheet(),
        TOOLS_SCRIPT: tools_script(),
        CITING_SCRIPT: citing_script(),
        CITATIONS_DATA: citations_script(edition),
        SEARCH_SCRIPT: search_script(),
    }
    if edition.packs:
        assets |= {TEACHING_STYLE: teaching_sheet(), TEACHING_SCRIPT: teaching_script()}
    made = {path: content.encode() for path, content in assets.items()}
    return made | {f"downloads/{m.FILE}": m.write(edition) for m in data_formats(edition)}


def head(edition: Edition, path: str) -> str:
    """What the head of a hand-written page says to programs: of the home page, what it is."""
    return home_head(edition) if path == HOME else ""


def frame(edition: Edition, path: str, kind: str, main_html: str) -> str:
    """The body of a hand-written page whose finished HTML is `main_html`; `kind` is its class."""
    if path == HOME:
        return html.frame(edition, path, home(edition, main_html), html.Settings())
    article = html.rendered("article.html", kind=kind, body=html.finished(main_html))
    return html.frame(edition, path, article, html.Settings())
