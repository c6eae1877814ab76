"""The sentences on a term's page: pinyin above the words if the reader wants it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

TERM = "glossary/five-year-plan/index.html"
OVERLAPS = """sentence => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    const ink = (range, words, style) => {     // what is black of these words, not their line
        const box = range.getBoundingClientRect();
        canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const m = canvas.measureText(words), line = box.top + m.fontBoundingBoxAscent;
        return {words, reading: style.display === 'ruby-text', left: box.left, right: box.right,
                top: line - m.actualBoundingBoxAscent, bottom: line + m.actualBoundingBoxDescent};
    };
    const found = [], walk = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const node = walk.currentNode, parent = node.parentElement;
        if (parent.closest('rp') || !parent.checkVisibility()) continue;
        const step = parent.closest('rt') ? node.length : 1;
        for (let i = 0; i < node.length; i += step) {
            const range = new Range();
            range.setStart(node, i); range.setEnd(node, i + step);
            found.push(ink(range, node.data.slice(i, i + step), getComputedStyle(parent)));
        }
    }
    const over = (a, b) => (a.reading || b.reading)
        && Math.min(a.right, b.right) - Math.max(a.left, b.left) > .5
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > .5;
    return found.flatMap((one, i) => found.slice(i + 1)
        .filter(other => over(one, other)).map(other => one.words + ' ' + other.words));
}"""
PULLED = """span => {
    const plain = span.cloneNode(true);
    plain.querySelectorAll('rt, rp').forEach(reading => reading.remove());
    plain.textContent = plain.textContent;
    const width = one => { one.style.whiteSpace = 'nowrap'; return one.offsetWidth; };
    const found = width(span);
    span.after(plain);
    const wanted = width(plain);
    plain.remove();
    return found - wanted;
}"""


def sentence(page: Page) -> Locator:
    """The first sentence of the page."""
    return page.locator(".sentence").first


def switch(page: Page, *boxes: str) -> None:
    """Ticks boxes of the settings, and closes these."""
    page.click(".view-button")
    for box in boxes:
        page.check(f"#_{box}")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize(("boxes", "lang"), [([], "zh-Hans"), (["traditional"], "zh-Hant")])
def test_readings_stand_above_their_words_and_touch_nothing(
    chromium: Browser, address: str, width: int, boxes: list[str], lang: str
) -> None:
    """Without the setting no pinyin is shown, and the sentence is not pulled apart; with it each
    word has its own, which overlaps no other and no character, and nothing is too wide."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + TERM)
    shown = sentence(page).locator(":scope > :visible")
    expect(shown).to_have_attribute("lang", "zh-Hans")
    assert page.locator("rt:visible, rp:visible").count() == 0
    assert abs(shown.evaluate(PULLED)) < 1
    page.reload()
    switch(page, "pinyin", *boxes)
    expect(shown).to_have_attribute("lang", lang)
    assert shown.locator("rt:visible").count() == shown.locator("ruby").count() > 8
    assert sentence(page).evaluate(OVERLAPS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_who_copies_the_sentence_gets_its_characters_alone(visit) -> None:  # type: ignore[no-untyped-def]
    """Pinyin is not selected with the words below it."""
    page: Page = visit.page
    page.goto(visit.address + TERM)
    switch(page, "pinyin")
    shown = sentence(page).locator(":scope > :visible")
    expect(shown.locator("rt").first).to_be_visible()
    chosen = shown.evaluate("""span => {
        getSelection().selectAllChildren(span);
        return getSelection().toString();
    }""")
    assert "五年规划和2035年远景目标" in "".join(chosen.split())
    assert "wǔnián" not in chosen


def test_the_sentence_obeys_its_settings_without_scripts(site: Path, chromium: Browser) -> None:
    """Pinyin and traditional script need none."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{TERM}")
    hans, hant = sentence(page).locator("[lang=zh-Hans]"), sentence(page).locator(".hant")
    expect(hans).to_be_visible()
    expect(hant).to_be_hidden()
    page.click(".view-button")
    page.check("#_pinyin")
    expect(hans.locator("rt").first).to_be_visible()
    page.check("#_traditional")
    expect(hant.locator("rt").first).to_be_visible()
    expect(hans).to_be_hidden()
    context.close()


def test_the_single_file_shows_them_too(site: Path, chromium: Browser) -> None:
    """In the full entry of a term, with the same settings."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site.as_uri()}/downloads/edition.html")
    readings = page.locator(".full-entry .sentence [lang=zh-Hans] rt")
    assert readings.count() > 50
    expect(readings.first).to_be_hidden()
    switch(page, "pinyin")
    expect(readings.first).to_be_visible()
    assert sentence(page).evaluate("s => getComputedStyle(s).fontSize") == "24px"
    context.close()
