"""The site: one module for each kind of page."""

from collections.abc import Callable
from importlib.resources import files as resources

from build_tools.model.edition import Edition
from build_tools.write import formats, html
from build_tools.write.addresses import HOME, SCRIPT, STYLE
from build_tools.write.page import Page
from build_tools.write.site.apparatus import apparatus
from build_tools.write.site.bibliography import bibliography
from build_tools.write.site.brief import text_pages
from build_tools.write.site.downloads import downloads
from build_tools.write.site.home import home, home_settings
from build_tools.write.site.problems import problems

PAGES: tuple[Callable[[Edition], Page], ...] = (
    bibliography,
    apparatus,
    downloads,
    problems,
)


def pages(edition: Edition) -> tuple[Page, ...]:
    """The pages that are made from the edition alone."""
    return (*text_pages(edition), *(make(edition) for make in PAGES))


def files(edition: Edition) -> dict[str, bytes]:
    """The other files of the site, by path: style, script, downloads."""
    package = resources("build_tools")
    assets = {path: package.joinpath(path).read_bytes() for path in (STYLE, SCRIPT)}
    return assets | {f"downloads/{m.FILE}": m.write(edition) for m in formats()}


def frame(edition: Edition, path: str, kind: str, main_html: str) -> str:
    """The body of a hand-written page whose finished HTML is `main_html`; `kind` is its class."""
    if path == HOME:
        return html.frame(edition, path, home(edition, main_html), home_settings(edition))
    article = html.rendered("article.html", kind=kind, body=html.finished(main_html))
    return html.frame(edition, path, article, html.Settings())
