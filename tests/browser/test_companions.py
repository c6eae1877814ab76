"""The map of terms answers to the pointer and to the keyboard."""

from collections.abc import Iterator

import pytest
from kinds import PAGES
from playwright.sync_api import Browser, Page

LIT = """() => ({
  terms: [...document.querySelectorAll('.term-map li.lit')].map(li => li.textContent),
  arcs: document.querySelectorAll('.term-map path.lit').length,
  told: document.querySelector('.term-map').classList.contains('told'),
})"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A window on the site."""
    context = chromium.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("way", ["pointer", "keyboard"])
def test_a_term_shows_its_companions(page: Page, courses: str, way: str) -> None:
    """¶ 13 joins reform and opening up with three others; all four and three arcs stand out."""
    page.goto(courses + PAGES["pictures"])
    term = page.locator(".term-map a", has_text="reform and opening up")
    if way == "pointer":
        term.hover()
    else:
        term.focus()
    seen = page.evaluate(LIT)
    assert (len(seen["terms"]), seen["arcs"], seen["told"]) == (4, 3, True)
    page.locator("h1").hover() if way == "pointer" else term.blur()
    assert page.evaluate(LIT) == {"terms": [], "arcs": 0, "told": False}
