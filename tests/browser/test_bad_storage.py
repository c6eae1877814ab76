"""Whatever a browser has kept, refuses to keep, or is asked to show: pages and pop-ups work."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

BRIEF = "brief/index.html"
KEY = "edition-view"
KEPT = {
    "no JSON": "{_pinyin: true",
    "nothing": "",
    "a list": '["_pinyin", {"_terms": false}]',
    "lists in lists": "[" * 100_000,
    "the keys of every object": '{"__proto__": {"_popups": false}, "constructor": true,'
    ' "hasOwnProperty": false, "toString": true}',
    "the ids of other elements": '{"_popup": true, "_view": false, "_main": true, "p1": false}',
    "names that are no class": '{"_a b": true, "_\\u0000": true, "_<script>": false, "": true}',
    "5 MB without end": json.dumps({"_pinyin": "x" * 5_000_000}),
    "numbers for yes": '{"_popups": 0, "_pinyin": 1, "_size": 1e999}',
    "an endless name": json.dumps({"_" + "x" * 1_000_000: True}),
}
SIZES = ['"99999rem"', '"calc(1px * 1e9)"', '"url(//x.example)"', "-1", "1e99", "null", "{}"]
REFUSED = """Object.defineProperty(window, 'localStorage', {get() {
    throw new DOMException('The operation is insecure.', 'SecurityError'); }});"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };
Object.defineProperty(window, 'localStorage', {value: new Proxy({}, {
    set() { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); },
    get(_, name) { return name === 'getItem' ? () => null : name === 'setItem'
        ? Storage.prototype.setItem : undefined; }})});"""
PLACES = [
    "#%",
    "#%E0%A4%A",
    "#%00",
    "#<img src=x onerror=alert(1)>",
    "#%3Cscript%3Ealert(1)%3C/script%3E",
    "#constructor",
    "#__proto__",
    "#_popup",
    "#_view",
    "#'];alert(1);['",
    "#p1:~:text=%3Cscript%3E,%E0%A4%A",
    "#:~:text=",
    "#" + "x" * 100_000,
    "?q=%E0%A4%A#%E0%A4%A",
]


@pytest.fixture
def quiet(chromium: Browser, site: Path) -> Iterator[Page]:
    """A window from a folder; afterwards nothing may have failed, been said or asked."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.goto(f"file://{site}/{BRIEF}")
    yield page
    context.close()
    assert said == []


def works(page: Page) -> None:
    """A pop-up opens, a setting changes the page, and a link leads to its place."""
    page.locator("#r15").click()
    expect(page.locator("#_popup")).to_contain_text("Note 15")
    page.keyboard.press("Escape")
    word = page.locator(".text .han .pin").first
    shown = word.is_visible()
    page.click(".view-button")
    page.locator("#_pinyin").set_checked(not shown)
    page.keyboard.press("Escape")
    assert word.is_visible() is not shown
    page.click(".view-button")
    page.locator("#_pinyin").set_checked(shown)
    page.keyboard.press("Escape")


def test_whatever_was_kept_the_page_is_as_new(quiet: Page) -> None:
    """What no page of ours has written changes no box and no place, and can be written over."""
    look = """() => [[...document.querySelectorAll('#_view input')].map(b => b.checked),
        document.querySelector('#p1').getBoundingClientRect().height,
        document.documentElement.scrollWidth, getComputedStyle(document.body).fontSize]"""
    fresh = quiet.evaluate(look)
    ids = quiet.evaluate("[...document.querySelectorAll('#_view input')].map(b => b.id)")
    sizes = {v: "{" + ", ".join(f'"{id}": {v}' for id in ids) + "}" for v in SIZES}
    for title, kept in (sizes | KEPT).items():
        quiet.evaluate("([key, kept]) => { localStorage[key] = kept; }", [KEY, kept])
        quiet.reload()
        assert quiet.evaluate(look) == fresh, title
    works(quiet)
    assert quiet.evaluate(f"localStorage['{KEY}'].length") < 10_000


@pytest.mark.parametrize("storage", [REFUSED, FULL], ids=["refused", "full"])
def test_without_storage_settings_hold_for_the_page(quiet: Page, storage: str) -> None:
    """Storage that throws when read, or when written."""
    quiet.add_init_script(storage)
    quiet.reload()
    works(quiet)


def test_whatever_place_is_asked_for_the_page_works(quiet: Page, site: Path) -> None:
    """Addresses that no link of ours has: broken escapes, markup, names of the program's own."""
    for place in PLACES:
        quiet.goto("about:blank")
        quiet.goto(f"file://{site}/{BRIEF}{place}")
        quiet.evaluate("place => { location.hash = place; }", place.partition("#")[2])
        works(quiet)
