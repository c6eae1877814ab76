"""A page that is enlarged, respaced or recoloured by its reader loses nothing (WCAG 1.4, 2.3.3)."""

from collections.abc import Iterator

import pytest
from kinds import MARKS, OPENERS, PAGES, closed, opened
from playwright.sync_api import Browser, Page, Playwright
from proofs import Proofs
from watching import launched

TEXT = "the text"
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(sheet);
    dispatchEvent(new Event('resize'));
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
# Lines of text that lie in one another, and boxes that cut text off. Not meant: what is only for
# ears, and side notes, which are cut short on purpose and whole in the list and the pop-up.
LOST = """() => {
    const told = n => (n.data ?? n.textContent).trim().slice(0, 40);
    const hiding = e => { const s = getComputedStyle(e);
        return s.overflowX !== 'visible' || s.overflowY !== 'visible'; };
    const shown = e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
        !e.closest('.vh, .skip, .side, .strip, script, style, template, thead');
    const cut = [...document.querySelectorAll('body *')].filter(e => {
        if (!(e instanceof HTMLElement) || !shown(e) || !e.innerText.trim()) return false;
        const s = getComputedStyle(e), no = ['hidden', 'clip'];
        return no.includes(s.overflowY) && e.scrollHeight > e.clientHeight + 1 ||
            no.includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1;
    }).map(e => 'cut: ' + told(e));
    const boxes = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n; (n = walk.nextNode());) {
        const e = n.parentElement;
        if (!n.data.trim() || !shown(e)) continue;
        const range = document.createRange(); range.selectNodeContents(n);
        // what scrolls in a pop-up passes beneath its foot, which has a ground of its own
        const over = e.closest('.popup-foot') ?? e.closest('[popover], dialog');
        let clip = null;
        for (let a = e; a && !clip && a !== document.body; a = a.parentElement)
            if (hiding(a)) clip = a;
        const limit = clip?.getBoundingClientRect();
        for (const b of range.getClientRects()) {
            const [t, u] = [b.top + b.height * .3, b.bottom - b.height * .3];
            if (b.width < 2) continue;
            if (limit && (u > limit.bottom || t < limit.top || b.left > limit.right)) continue;
            boxes.push({n, over, t, u, l: b.left + 1, r: b.right - 1});
        }
    }
    boxes.sort((a, b) => a.t - b.t);
    const both = [];
    boxes.forEach((a, i) => {
        for (let j = i + 1; j < boxes.length && boxes[j].t < a.u; j++) {
            const b = boxes[j];
            if (a.n !== b.n && a.over === b.over && a.l < b.r && b.l < a.r)
                both.push(`over each other: ${told(a.n)} | ${told(b.n)}`);
        }
    });
    return [...cut, ...both];
}"""
WIDER = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"
INSIDE = """e => {
    const b = e.getBoundingClientRect(), close = e.querySelector('.close').getBoundingClientRect();
    const wrong = [];
    if (b.left < -.5 || b.top < -.5 || b.right > innerWidth + .5 || b.bottom > innerHeight + .5)
        wrong.push(`at ${[b.left, b.top, b.right, b.bottom].map(Math.round)}`);
    if (e.scrollWidth > e.clientWidth) wrong.push('wider than itself');
    if (close.top < b.top || close.bottom > b.bottom) wrong.push('its button is out of sight');
    [e, ...e.querySelectorAll('*')].filter(i => i.scrollHeight > i.clientHeight + 1 &&
        ['hidden', 'clip'].includes(getComputedStyle(i).overflowY) && !i.closest('.vh'))
        .forEach(i => wrong.push('does not scroll: ' + i.className));
    e.scrollTop = 1e6;
    const stops = [...e.querySelectorAll('a, button, label')].filter(s => s.checkVisibility());
    const end = stops.at(-1).getBoundingClientRect();
    if (end.bottom > b.bottom + 1) wrong.push('its end cannot be reached');
    e.scrollTop = 0;
    return wrong;
}"""

EDGE = """e => {
    const s = getComputedStyle(e);
    return {style: s.borderTopStyle, width: parseFloat(s.borderTopWidth), colour: s.borderTopColor,
            ground: s.backgroundColor};
}"""
RING = """() => {
    const s = getComputedStyle(document.activeElement);
    return s.outlineStyle === 'none' ? 0 : parseFloat(s.outlineWidth);
}"""
FORMS = """kinds => kinds.map(kind => {
    const e = document.querySelector(kind), s = getComputedStyle(e);
    const before = getComputedStyle(e, '::before');
    return JSON.stringify([s.textDecorationLine, s.textDecorationStyle, s.textDecorationThickness,
        s.fontStyle, !!e.closest('sup'), before.borderTopWidth, s.fontFamily]);
})"""
KINDS = [".noteref", ".commentref", ".term", ".name", ".emend"]
MOVING = """() => [...document.querySelectorAll('*')].flatMap(e =>
    [null, '::before', '::after', '::backdrop'].map(part => getComputedStyle(e, part)).filter(s =>
        s.scrollBehavior !== 'auto' || [s.transitionDuration, s.animationDuration]
            .some(times => times.split(',').some(time => parseFloat(time) > 0)))
        .map(() => e.tagName + '.' + e.className))"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A window on the site."""
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def large_print(play: Playwright, proofs: Proofs) -> Iterator[Page]:
    """A window of a reader whose browser sets all text twice as large."""
    browser = launched(play, proofs, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context.new_page()
    browser.close()


def sized(page: Page, width: int, height: int) -> None:
    """Sets the window's size in pixels."""
    page.set_viewport_size({"width": width, "height": height})


@pytest.mark.parametrize("kind", PAGES)
def test_enlarged(page: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """At 200 and 400 per cent no page is wider than the window, and none is lost (WCAG 1.4.10)."""
    for width, height in ((640, 400), (320, 256)):
        sized(page, width, height)
        page.goto(courses + PAGES[kind])
        assert page.evaluate(WIDER) == 0
        assert page.evaluate(LOST) == []
        proofs.step("eye", f"enlarged to {width}", kind)


@pytest.mark.parametrize("kind", PAGES)
def test_large_print(large_print: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """With text alone twice as large no page is wider than the window, and none is lost (1.4.4)."""
    sized(large_print, 640, 800)
    large_print.goto(courses + PAGES[kind])
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    assert large_print.evaluate(size) == 32
    assert large_print.evaluate(WIDER) == 0
    assert large_print.evaluate(LOST) == []
    proofs.step("eye", "text doubled, 640", kind)


@pytest.mark.parametrize("kind", PAGES)
def test_respaced(page: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """With more space between lines, letters, words and paragraphs nothing is lost (1.4.12)."""
    for width in (1280, 320):
        sized(page, width, 800)
        page.goto(courses + PAGES[kind])
        page.evaluate(SPACED)
        assert page.evaluate(WIDER) == 0
        assert page.evaluate(LOST) == []
        proofs.step("eye", f"respaced, {width}", kind)
        for name in OPENERS if kind == TEXT else ():
            popup = opened(page, name)
            assert page.evaluate(LOST) == [], name
            assert popup.evaluate(INSIDE) == [], name
            closed(page, name)
            proofs.step("eye", f"respaced, {width}", name)


@pytest.mark.parametrize("kind", OPENERS)
@pytest.mark.parametrize("size", [(640, 400), (320, 640), (320, 256)], ids=str)
def test_enlarged_pop_up(
    page: Page, courses: str, proofs: Proofs, kind: str, size: tuple[int, int]
) -> None:
    """It lies inside the window, scrolls to its end, and does not cover its mark."""
    sized(page, *size)
    page.goto(courses + PAGES[TEXT])
    popup = opened(page, kind)
    assert popup.evaluate(INSIDE) == []
    assert page.evaluate(WIDER) == 0
    if kind in MARKS:
        box = popup.bounding_box()
        assert box
        free = page.locator(MARKS[kind]).evaluate(
            """(mark, box) => [...mark.getClientRects()].some(b => b.top > -1 &&
                (b.bottom <= box.y + 1 || b.top >= box.y + box.height - 1))""",
            box,
        )
        assert free
    proofs.step("eye", f"enlarged to {size}", kind)


@pytest.mark.parametrize("width", [1280, 320])
def test_forced_colours(chromium: Browser, courses: str, proofs: Proofs, width: int) -> None:
    """In a reader's own few colours a pop-up has a border, focus a ring, and each kind of mark a
    form of its own."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, forced_colors="active", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(courses + PAGES[TEXT])
    for name in OPENERS:
        popup = opened(page, name)
        edge = popup.evaluate(EDGE)
        assert edge["style"] == "solid", name
        assert edge["width"] >= 1, name
        assert edge["colour"] != edge["ground"], name
        page.keyboard.press("Tab")
        assert page.evaluate(RING) >= 2, name
        page.keyboard.press("Escape")
        proofs.step("eye", f"forced colours, {width}", name)
    forms = page.evaluate(FORMS, [*(f".text {kind}" for kind in KINDS), ".pn", ".text"])
    assert len(set(forms)) == len(forms)
    proofs.step("eye", f"forced colours, {width}", "each kind of mark has its form")
    context.close()


def test_without_motion(chromium: Browser, courses: str, proofs: Proofs) -> None:
    """For who asks for less motion nothing moves or fades."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    for kind, path in PAGES.items():
        page.goto(courses + path)
        assert page.evaluate(MOVING) == []
        for name in OPENERS if kind == TEXT else ():
            opened(page, name)
            assert page.evaluate(MOVING) == [], name
            closed(page, name)
        proofs.step("eye", "without motion", kind)
    context.close()


def test_what_is_lost_is_seen(chromium: Browser, courses: str) -> None:
    """Lines that lie in one another, text that is cut off, a page too wide, and motion are told."""
    context = chromium.new_context(reduced_motion="no-preference")
    page = context.new_page()
    page.goto(courses + PAGES[TEXT])
    assert page.evaluate(MOVING) != []
    assert page.evaluate(LOST) == []
    page.evaluate("""() => {
        document.querySelector('#p6').style.height = '1em';
        document.querySelector('.said-so').style.cssText = 'height: 1em; overflow: hidden';
        document.querySelector('.contents').style.width = '110vw';
    }""")
    assert {fault.split(":")[0] for fault in page.evaluate(LOST)} == {"over each other", "cut"}
    assert page.evaluate(WIDER) > 0
    context.close()


PARTED = """() => [...document.querySelectorAll('main [lang|=zh]')].filter(e => {
    if (!e.checkVisibility()) return false;
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), top = (n, at) => {
        const range = document.createRange();
        range.setStart(n, at); range.setEnd(n, at + 1);
        const box = range.getClientRects()[0];
        return box && (box.top + box.bottom) / 2;
    };
    walk.currentNode = e;
    const first = walk.nextNode();
    walk.currentNode = e;
    let before = walk.previousNode();
    while (before && !before.parentElement.checkVisibility()) before = walk.previousNode();
    return before && before.data.endsWith('(') && before.parentElement.closest('p, dd, li, td')
        && before.parentElement.closest('p, dd, li, td') === e.closest('p, dd, li, td')
        && Math.abs(top(before, before.data.length - 1) - top(first, 0)) > 12;
}).map(e => e.textContent)"""


def test_no_line_ends_between_a_bracket_and_the_chinese_in_it(visit) -> None:  # type: ignore[no-untyped-def]
    """Marked as a term or not, whatever the width."""
    visit.page.goto(visit.address + "brief/index.html")
    for width in range(320, 480, 16):
        visit.page.set_viewport_size({"width": width, "height": 700})
        assert visit.page.evaluate(PARTED) == [], width


def test_the_running_head_keeps_its_two_buttons_together(visit) -> None:  # type: ignore[no-untyped-def]
    """On the narrowest page too, at the end of the first line."""
    page: Page = visit.page
    page.goto(visit.address + "brief/index.html")
    for width in (320, 390, 700):
        page.set_viewport_size({"width": width, "height": 700})
        find, view, name = (
            page.locator(f".running {part}").evaluate("e => e.getBoundingClientRect().toJSON()")
            for part in (".find", ".view-button", ".edition-name")
        )
        assert name["top"] < find["top"] + find["height"] / 2 < name["bottom"], width
        assert abs(find["top"] + find["bottom"] - view["top"] - view["bottom"]) < 4, width
        assert 0 < view["left"] - find["right"] < 40, width
        assert view["right"] > width - 40, width


def test_a_lost_note_has_brackets_beside_the_text_too(visit) -> None:  # type: ignore[no-untyped-def]
    """As in the list: its number was printed in the text, its words were not."""
    page: Page = visit.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(visit.address + "brief/index.html")
    page.wait_for_function("document.querySelectorAll('.side .n').length > 30")
    numbers = page.locator(".side .n").all_inner_texts()
    assert {"⟨21⟩", "⟨25⟩", "16"} <= set(numbers)
    assert not {"21", "25"} & set(numbers)


def test_a_reference_stands_apart_from_the_note_as_printed(visit) -> None:  # type: ignore[no-untyped-def]
    """In the list and in the pop-up, or the same work would read as told twice in one breath."""
    page: Page = visit.page
    page.goto(visit.address + "brief/index.html")
    page.click("#r12")
    for place in ("#n12", "#_popup"):
        printed, kept = (
            page.locator(f"{place} .body p, {place} .popup-body p").nth(i).bounding_box()
            for i in (0, 1)
        )
        assert printed and kept
        assert kept["y"] - printed["y"] - printed["height"] > 3, place
