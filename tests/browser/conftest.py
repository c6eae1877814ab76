"""The built site in a real browser: over http below a sub-path, and from file://."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from proofs import Proofs
from watching import launched

from build_tools.mkdocs_plugin import build_site

ROOT = Path(__file__).parent.parent.parent
EDITIONS = ROOT / "tests/editions"
COPY = """\
  publisher = {Hill Press}, url = {https://example.org/water}, urldate = {2024-03-03},
  archiveurl = {https://archive.example/20240501/https://example.org/water},"""
PARTED = [
    ("mkdocs.yml", "plugins:", "site_url: https://example.org/courses/parted/\nplugins:"),
    ("docs/edition.yml", "    label: Told plainly", "    pages: by-section\n    label: Told"),
    ("docs/apparatus/references.bib", "  publisher = {Hill Press},", COPY),
    ("docs/edition.yml", "theme:", "glossary: {pages: by-initial}\ntheme:"),
]

LINKS = """\
- {address: https://doi.org/10.5555/brook.3, state: ok, status: 200, checked: 2026-11-20}
- {address: https://example.org/mills, state: gone, status: 404, checked: 2026-11-27}
"""
"""A report on links for it."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our edition, built below a folder so that its addresses have a sub-path."""
    folder = tmp_path_factory.mktemp("web") / "courses" / "china"
    folder.parent.mkdir()
    assert build_site(ROOT, text=None, site_dir=folder, strict=True) == 0
    return folder


@pytest.fixture(scope="session")
def parted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small edition of two texts beside ours, with a page for each section and for each initial
    of the glossary, and with an address, so that its page of 404 finds the style sheet."""
    root = tmp_path_factory.mktemp("parted") / "edition"
    shutil.copytree(EDITIONS / "brief", root)
    for name, words, more in PARTED:
        file = root / name
        file.write_text(file.read_text(encoding="utf-8").replace(words, more, 1), encoding="utf-8")
    (root / "docs/apparatus/links.yml").write_text(LINKS)
    folder = site.parent / "parted"
    assert build_site(root, text=None, site_dir=folder, strict=True) == 0
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """A server that does not chat."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """The address of the site over http, below a sub-path."""
    handler = functools.partial(Quiet, directory=str(site.parent.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/courses/china/"
    server.shutdown()


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="session")
def chromium(play: Playwright, proofs: Proofs) -> Iterator[Browser]:
    """Debian’s Chromium without a desktop; whatever is done in it is watched."""
    browser = launched(play, proofs)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def courses(http: str, parted: Path) -> str:
    """The address below which both editions stand over http."""
    return http.removesuffix("china/")


@pytest.fixture
def on_purpose(proofs: Proofs) -> Iterator[None]:
    """For a test that breaks the policy to see it refused: that is counted apart."""
    broken, elsewhere = len(proofs.broken), len(proofs.elsewhere)
    yield
    proofs.provoked += len(proofs.broken) - broken
    del proofs.broken[broken:], proofs.elsewhere[elsewhere:]


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path, http: str) -> str:
    """The site's address, once over http and once as a file."""
    return http if request.param == "http" else f"file://{site}/"


class Visit:
    """A page under watch: what it asked for elsewhere, and what it complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith((self.address, "data:", "blob:", "about:")):
            self.foreign.append(url)

    def _console(self, message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            self.complaints.append(str(getattr(message, "text", "")))


@pytest.fixture
def visit(chromium: Browser, address: str, proofs: Proofs) -> Iterator[Visit]:
    """A laptop's window on the site; afterwards nothing may have been fetched from elsewhere, and
    no page may have broken its policy."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    before = len(proofs.broken)
    watched = Visit(context.new_page(), address)
    yield watched
    context.close()
    assert proofs.broken[before:] == []
    assert watched.foreign == []
    assert watched.complaints == []
