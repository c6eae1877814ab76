"""The built site in a real browser: over http below a sub-path, and from file://."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from build_tools.mkdocs_plugin import build_site

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our edition, built below a folder so that its addresses have a sub-path."""
    folder = tmp_path_factory.mktemp("web") / "courses" / "china"
    folder.parent.mkdir()
    assert build_site(ROOT, text=None, site_dir=folder, strict=True) == 0
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
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    import shutil

    with sync_playwright() as play:
        path = shutil.which("chromium")
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


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
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """A laptop's window on the site; afterwards nothing may have been fetched from elsewhere."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    watched = Visit(context.new_page(), address)
    yield watched
    context.close()
    assert watched.foreign == []
    assert watched.complaints == []
