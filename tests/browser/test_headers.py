"""The headers that `docs/about/publish.md` gives for servers: as strict as the pages, and kept."""

import functools
import re
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from build_tools.publish.rules import POLICY

GUIDE = Path(__file__).parent.parent.parent / "docs/about/publish.md"
SERVERS = ("nginx", "apache", "caddy", "text")
SENT = re.compile(
    r"^ *(?:add_header |Header always set )?([A-Z]\w*-[\w-]+):? "
    r"(?:\"([^\"]*)\"|([^\"\n]*?))(?: always;)?$",
    re.MULTILINE,
)
SAVED = "Content-Disposition"
PAGES = (
    "index.html",
    "brief/index.html",
    "glossary/index.html",
    "glossary/two-layers/index.html",
    "names/index.html",
    "bibliography/index.html",
    "apparatus/index.html",
    "downloads/index.html",
    "about/index.html",
    "about/publish/index.html",
    "about/consistency/index.html",
    "404.html",
)
FOUND_FROM = ("index.html", "about/publish/index.html")
"""Pages of different depths; the search is the same on all."""
MARKS = (".noteref", ".commentref", ".term", ".name", ".emend", ".fix", ".pn")
BROKEN = """
    window.broken = [];
    addEventListener('securitypolicyviolation', e => broken.push(
        [e.effectiveDirective, e.blockedURI, e.sourceFile, e.sample].join(' ')));
"""


def snippets() -> dict[str, dict[str, str]]:
    """The headers of each snippet in the guide by its server, but for what one file needs."""
    blocks = re.findall(r"^```(\w+)\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
    return {
        server: {name: quoted or bare for name, quoted, bare in SENT.findall(text) if name != SAVED}
        for server, text in blocks
        if server in SERVERS
    }


def test_every_server_is_told_the_same() -> None:
    """Each snippet sends the policy of the pages with the ban on frames, and the same rest."""
    told = snippets()
    assert tuple(told) == SERVERS
    assert told["nginx"]["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"
    assert set(told["nginx"]) == {
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
    }
    assert [server for server in SERVERS if told[server] != told["nginx"]] == []


def test_the_single_file_is_saved_and_not_shown() -> None:
    """Its own policy allows the script and style in it, which that of the pages would refuse."""
    blocks = dict(
        re.findall(r"^```(\w+)\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
    )
    for server in SERVERS:
        assert re.search(r"edition(?:\\?\.html)?\b", blocks[server]), server
        assert re.search(f"{SAVED}.*(?:attachment|saved)", blocks[server]), server


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[str]:
    """The address of the site on a server that sends these headers."""
    sent = snippets()["nginx"]

    class Strict(SimpleHTTPRequestHandler):
        """A server as the guide has it."""

        def end_headers(self) -> None:
            """Sends them with everything."""
            for name, value in sent.items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Strict, directory=str(site.parent.parent))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/courses/china/"
    server.shutdown()


def used(page: Page, path: str) -> None:
    """Opens on a page whatever it can open: each kind of pop-up, the settings, the search."""
    for mark in MARKS:
        if page.locator(f".text {mark}").count() and path.startswith("brief"):
            page.locator(f".text {mark}").first.click()
            page.wait_for_selector("#_popup:popover-open")
            page.keyboard.press("Escape")
    if page.locator(".view-button").count():
        page.click(".view-button")
        for box in page.locator("#_view input:visible").all():
            box.click()
        page.keyboard.press("Escape")
    if path in FOUND_FROM:
        page.click("[data-find]")
        page.fill("#_find input", "innovation")
        page.wait_for_selector("#_find li mark")


def test_nothing_breaks_the_policy(chromium: Browser, strict: str) -> None:
    """With the policy as header and in the page, every kind of page, pop-up and setting works:
    nothing is refused, nothing complained of, nothing asked for elsewhere."""
    context = chromium.new_context(reduced_motion="reduce")
    context.add_init_script(BROKEN)
    page = context.new_page()
    foreign: list[str] = []
    said: list[str] = []
    page.on("request", lambda r: r.url.startswith((strict, "data:")) or foreign.append(r.url))
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES:
        page.goto(strict + path)
        used(page, path)
        assert page.evaluate("broken") == [], path
    context.close()
    assert (foreign, said) == ([], [])


DEEDS = {
    "d.body.innerHTML = '<p>words'": "require-trusted-types-for",
    "d.createElement('script').src = 'x.js'": "require-trusted-types-for",
    "d.body.setAttribute('onclick', 'x()')": "require-trusted-types-for",
    "setTimeout('x()')": "require-trusted-types-for",
    "new Worker('x.js')": "require-trusted-types-for",
    "trustedTypes.createPolicy('own', {})": "trusted-types",
    "d.body.setAttribute('style', 'color: red')": "style-src-attr",
    "add('style', {textContent: 'p {}'})": "style-src-elem",
    "add('link', {rel: 'stylesheet', href: 'https://x.example/'})": "style-src-elem",
    "add('img', {src: 'https://x.example/'})": "img-src",
    "add('iframe', {src: 'https://x.example/'})": "frame-src",
    "add('object', {data: 'https://x.example/'})": "require-trusted-types-for",
    "add('video', {src: 'https://x.example/'})": "media-src",
    "add('base', {href: 'https://x.example/'})": "base-uri",
    "add('form', {}).submit()": "form-action",
    "fetch('https://x.example/').catch(() => 0)": "connect-src",
    "navigator.sendBeacon('https://x.example/')": "connect-src",
    "new WebSocket('wss://x.example/')": "connect-src",
}
"""What a script that slipped in would do, and what it breaks."""


@pytest.mark.usefixtures("on_purpose")
def test_the_page_itself_refuses(chromium: Browser, site: Path) -> None:
    """The page's own policy, from a folder too, refuses what a stranger's script would do."""
    page = chromium.new_page()  # not watched: what is broken here is no fault of ours
    page.add_init_script(BROKEN)
    page.goto(f"file://{site}/brief/index.html")
    found = {}
    for deed in DEEDS:
        page.evaluate(f"""async () => {{
            broken.length = 0;
            const d = document, add = (tag, how) => {{
                const made = d.body.appendChild(d.createElement(tag));
                return Object.assign(made, how);
            }};
            try {{ {deed} }} catch {{}}
            for (let i = 0; i < 50 && !broken.length; i++)
                await new Promise(f => setTimeout(f, 10));
        }}""")
        found[deed] = page.evaluate("broken[0]?.split(' ')[0]")
    page.close()
    assert found == DEEDS
