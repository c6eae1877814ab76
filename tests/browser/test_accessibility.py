"""axe finds no fault on any kind of page, light and dark, narrow and wide, pop-up open, and leaves
nothing undecided."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe import examine
from kinds import OPENERS, PAGES, SETTINGS, closed, opened
from playwright.sync_api import Browser, Page
from proofs import Proofs

WINDOWS: tuple[tuple[Literal["light", "dark"], int], ...] = (
    ("light", 1280), ("light", 320), ("dark", 640),
)  # fmt: skip
"""Colours do not change with the width, nor the order of things with the colours."""


@pytest.fixture(params=WINDOWS, ids=lambda w: f"{w[0]}-{w[1]}", scope="module")
def window(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A window of a width in pixels, light or dark."""
    scheme, width = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


# What is off at first is turned on; marks stay on, for who switches them off wants them unseen.
TURN_ON = """() => document.querySelectorAll('#_view input:not(:checked)').forEach(box =>
    !['paper', 'citations'].includes(box.name) && box.click())"""


def shown(page: Page) -> str:
    """How a page is shown: light or dark, and how wide."""
    width = (page.viewport_size or {"width": 0})["width"]
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    return f"{'dark' if dark else 'light'}, {width}"


@pytest.mark.parametrize("kind", PAGES)
def test_page(window: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """No violation on the page; on one with a text, none with any pop-up open over it."""
    window.goto(courses + PAGES[kind])
    found = [examine(window, proofs, kind, shown(window))]
    for name, (opener, popup) in OPENERS.items() if kind == "the text" else ():
        opened(window, name)
        parts = [popup] if popup == SETTINGS else [popup, opener.split(" >> ")[0]]
        found.append(examine(window, proofs, f"{kind}: {name}", shown(window), parts))
        closed(window, name)
    if kind == "the text":
        window.evaluate(TURN_ON)
        found.append(examine(window, proofs, f"{kind}: all settings on", shown(window)))
        window.evaluate("localStorage.clear()")
    assert [fault for run in found for fault in run.violations] == []
    assert [fault for run in found for fault in run.undecided] == []


def test_faults_are_seen(window: Page, courses: str) -> None:
    """What is pale on its ground, has no name, or is not called what is written on it, is told."""
    window.goto(courses + PAGES["downloads"])
    window.evaluate("""() => {
        const of = selector => document.querySelector(selector);
        of('.intro').style.color = 'var(--hair)';
        of('.edition-name').replaceChildren();
        of('.view-button').ariaLabel = 'Reading settings';
        of('.colophon p').style.cssText = 'color: var(--hair); position: relative';
        of('.colophon p').append(document.createElement('b'));
        of('.colophon b').style.cssText = 'position: absolute; inset: 0';
    }""")
    run = examine(window, Proofs(), "spoiled", shown(window))
    assert {fault.split(":")[0] for fault in run.violations} == {"color-contrast", "link-name"}
    undecided = {fault.split(":")[0] for fault in run.undecided}
    assert undecided == {"color-contrast", "label-content-name-mismatch"}
