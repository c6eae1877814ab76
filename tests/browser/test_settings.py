"""The reading settings, whatever a browser has kept of them."""

import json

import pytest
from playwright.sync_api import Page, expect

BRIEF = "brief/index.html"
SPOILED = ['"str"', "5", "true", "null", "[]", '["_pinyin"]', "{", "", '{"_pinyin": "yes"}',
           '{"_terms": 0, "_popups": null, "_dark": {}}', '{"__proto__": {"_popups": false}}',
           '{"_view": false, "toString": false}']  # fmt: skip


@pytest.mark.parametrize("kept", SPOILED)
def test_spoiled_settings_are_as_none(visit, kept: str) -> None:  # type: ignore[no-untyped-def]
    """What is no plain list of yes and no changes no box, and pop-ups work."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    boxes = "[...document.querySelectorAll('#_view input')].map(b => b.checked)"
    fresh = page.evaluate(boxes)
    page.evaluate("kept => localStorage.setItem('edition-view', kept)", kept)
    page.reload()
    assert page.evaluate(boxes) == fresh
    page.click("#r15")
    expect(page.locator("#_popup")).to_contain_text("Note 15")
    page.keyboard.press("Escape")
    page.click(".view-button")
    page.check("#_pinyin")
    assert json.loads(page.evaluate("localStorage['edition-view']"))["_pinyin"] is True
    page.reload()
    assert page.locator("#_pinyin").is_checked()


def test_yes_and_no_are_kept_beside_what_is_spoiled(visit) -> None:  # type: ignore[no-untyped-def]
    """A value that is neither is left aside alone."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.evaluate("""localStorage['edition-view'] = '{"_pinyin": true, "_terms": "no"}'""")
    page.reload()
    assert page.locator("#_pinyin").is_checked()
    assert page.locator("#_terms").is_checked()


def test_what_is_kept_is_obeyed_where_there_is_a_box_for_it(visit) -> None:  # type: ignore[no-untyped-def]
    """The text is shown as a reader left it; a page without a box for it is as it always is."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.evaluate("""localStorage['edition-view'] = '{"_pinyin": true, "_terms": false}'""")
    page.reload()
    assert page.evaluate("document.documentElement.classList.contains('_pinyin-on')")
    shown = "s => getComputedStyle(document.querySelector(s))"
    assert page.evaluate(f"({shown})('.text .pin').display") == "inline"
    assert page.evaluate(f"({shown})('.text .term').textDecorationLine") == "none"
    page.goto(visit.address + "about/index.html")
    assert page.locator("#_pinyin").count() == 0
    assert not page.evaluate("document.documentElement.classList.contains('_pinyin-on')")
