"""axe finds no fault on any kind of page, light and dark, narrow and wide, pop-up open."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent.parent / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = [
    "index.html",
    "brief/index.html",
    "glossary/index.html",
    "glossary/two-layers/index.html",
    "names/index.html",
    "bibliography/index.html",
    "apparatus/index.html",
    "downloads/index.html",
    "about/index.html",
    "about/for-editors/index.html",
    "about/consistency/index.html",
]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_page(chromium: Browser, http: str, path: str, scheme: str, width: int) -> None:
    """No violation on the page."""
    dark = "dark" if scheme == "dark" else "light"
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=dark,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(http + path)
    if path.startswith("brief"):
        page.click("#r15")
    page.add_script_tag(path=str(AXE))
    assert violations(page) == []
    for mark in (".text .term", ".text .name", ".text .commentref") if "brief" in path else ():
        page.keyboard.press("Escape")
        page.locator(mark).first.click()
        assert violations(page, "#_popup") == [], mark
    context.close()


def violations(page: Page, part: str = "html") -> list[str]:
    """What axe finds wrong on the page or a part of it."""
    found: list[str] = page.evaluate(
        "([part, tags]) => axe.run(part, {runOnly: tags}).then(r => r.violations.map(v => "
        "v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))",
        [part, TAGS],
    )
    return found
