"""A browser of which every window is watched: what it asks for, and what breaks a page's policy."""

import shutil
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright, Request
from proofs import Proofs

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OURS = ("http://127.0.0.1:", "file:", "data:", "blob:", "about:")
BROKEN = """addEventListener('securitypolicyviolation', e =>
    _broken(location.href, e.effectiveDirective, e.blockedURI || e.sourceFile || 'inline'))"""


def launched(play: Playwright, proofs: Proofs, *flags: str) -> Browser:
    """A browser of which each window is watched."""
    path = shutil.which("chromium")
    browser = play.chromium.launch(executable_path=path, args=[*FLAGS, *flags])
    plain = browser.new_context

    def new_context(**options: Any) -> BrowserContext:
        context = plain(**options)
        watch(context, proofs, policed=not options.get("bypass_csp"))
        return context

    browser.new_context = new_context  # type: ignore[method-assign]
    return browser


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
