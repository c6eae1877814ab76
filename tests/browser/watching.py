"""A browser of which every window is watched: what it asks for, and what breaks a page's policy."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request
from proofs import Proofs

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PROGRAM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The same engine without a desktop around it opens a window with a third of the work."""
OURS = ("http://127.0.0.1:", "file:", "data:", "blob:", "about:")
BROKEN = """addEventListener('securitypolicyviolation', e =>
    _broken(location.href, e.effectiveDirective, e.blockedURI || e.sourceFile || 'inline'))"""


def launched(play: Playwright, proofs: Proofs, *flags: str) -> Browser:
    """A browser of which each window is watched."""
    browser = play.chromium.launch(executable_path=PROGRAM, args=[*FLAGS, *flags])
    plain = browser.new_context

    def new_context(**options: Any) -> BrowserContext:
        context = plain(**options)
        watch(context, proofs, policed=not options.get("bypass_csp"))
        return context

    browser.new_context = new_context  # type: ignore[method-assign]
    return browser


@contextmanager
def calm(browser: Browser) -> Iterator[Page]:
    """A laptop's window in which no script may fail, complain or ask; a question is answered no."""
    context = browser.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    yield page
    context.close()
    assert said == []


def watch(context: BrowserContext, proofs: Proofs, policed: bool) -> None:
    """Writes down each request of a window, and what breaks the policy of a page shown in it."""

    def asked(request: Request) -> None:
        proofs.requests[request.url.split("#")[0]] += 1
        if not request.url.startswith(OURS):
            proofs.elsewhere.append((request.frame.url, request.url))
        if policed and request.is_navigation_request():
            proofs.policed[request.url.split("#")[0]] += 1

    context.on("request", asked)
    context.expose_binding("_broken", lambda source, *what: proofs.broken.append(what))
    context.add_init_script(BROKEN)
