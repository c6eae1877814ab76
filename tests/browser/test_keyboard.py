"""A reader with a keyboard reaches, opens, reads, leaves and closes everything (WCAG 2.1, 2.4)."""

import itertools
import string
from collections.abc import Iterator

import pytest
from kinds import BRIEF, MARKS, OPENERS, PAGES, POPUP, SETTINGS, opened
from playwright.sync_api import Browser, Page, expect
from proofs import Proofs

STATE = """() => JSON.stringify([location.href, scrollX, scrollY,
    [...document.querySelectorAll(':popover-open, dialog[open]')].map(e => e.id),
    [...document.querySelectorAll('*')].indexOf(document.activeElement),
    document.querySelectorAll('*').length,
    [...document.querySelectorAll('input')].map(i => [i.checked, i.value])])"""
STOPS = """where => [...document.querySelectorAll(
        'a[href], button, input, summary, [tabindex]')].filter(e => {
    if (e.tabIndex < 0 || e.disabled) return false;
    if (!e.checkVisibility({visibilityProperty: true})) return false;
    if (e.type === 'radio' && !e.checked) return false;
    const over = e.closest('[popover], dialog');
    return (!over || over.matches(':popover-open, [open]')) && (!where || e.closest(where));
})"""
HERE = f"where => ({STOPS})(where).indexOf(document.activeElement)"
KEYS = [*string.ascii_lowercase, *string.digits, "/", "?", ".", ",", "[", "]", "#", "'"]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A laptop's window; its clock can be put forward."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


def is_at(page: Page, mark: str) -> bool:
    """True if the focus is on an element."""
    return bool(page.locator(mark).evaluate("e => e === document.activeElement"))


@pytest.mark.parametrize("kind", MARKS)
def test_a_mark_by_keyboard(page: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """Focus does nothing; Enter opens and closes; Tab goes through and on, Shift+Tab back; Escape
    and the button give the focus back to the mark."""
    held = [kind]

    def step(what: str) -> None:
        proofs.step("keyboard", kind, what)
        held.append(what)

    page.goto(courses + BRIEF)
    mark, popup, keys = MARKS[kind], page.locator(POPUP), page.keyboard
    page.locator(mark).scroll_into_view_if_needed()
    next_stop = page.locator(mark).evaluate(
        f"e => {{ const all = ({STOPS})(); return all.indexOf(e) + 1; }}"
    )
    page.focus(mark)
    before = page.evaluate(STATE)
    page.clock.run_for(2000)
    assert page.evaluate(STATE) == before
    step("focus alone opens nothing and changes neither address, focus nor place")
    keys.press("Enter")
    expect(popup).to_be_visible()
    assert is_at(page, mark)
    assert page.url == courses + BRIEF
    assert page.locator(mark).get_attribute("aria-expanded") == "true"
    step("Enter opens, the focus stays on the mark")
    page.clock.run_for(30_000)
    expect(popup).to_be_visible()
    step("what Enter opened stays half a minute")

    count = page.evaluate(f"where => ({STOPS})(where).length", POPUP)
    assert count >= 2
    for place in range(count):
        keys.press("Tab")
        assert page.evaluate(HERE, POPUP) == place
        step("Tab goes to the next stop in the pop-up")
    first, last = [
        page.evaluate(
            f"([where, at]) => [({STOPS})(where).at(at)].map(e => e.ariaLabel || e.innerText)[0]",
            [POPUP, at],
        )
        for at in (0, -1)
    ]
    assert first == "Close"
    if kind != "paragraph":
        assert page.locator(f"{POPUP} .popup-foot a").last.inner_text() == last
    step("the first is the button, the last the way on")
    for place in [*reversed(range(count - 1)), None]:
        keys.press("Shift+Tab")
        assert is_at(page, mark) if place is None else page.evaluate(HERE, POPUP) == place
        step("Shift+Tab goes back, and out to the mark")
    expect(popup).to_be_visible()
    keys.press("Enter")
    expect(popup).to_be_hidden()
    assert is_at(page, mark)
    step("a second Enter closes")

    keys.press("Enter")
    for _ in range(count + 1):
        keys.press("Tab")
    expect(popup).to_be_hidden()
    assert page.evaluate(HERE, None) == next_stop
    step("Tab leaves it for the next stop of the text, and it closes")
    keys.press("Shift+Tab")
    assert is_at(page, mark)
    for inside, key, what in [(0, "Escape", "Escape on the mark closes"),
                              (count, "Escape", "Escape inside closes"),
                              (1, "Enter", "the button closes by Enter"),
                              (1, " ", "the button closes by space")]:  # fmt: skip
        keys.press("Enter")
        expect(popup).to_be_visible()
        for _ in range(inside):
            keys.press("Tab")
        keys.press(key)
        expect(popup).to_be_hidden()
        assert is_at(page, mark)
        page.clock.run_for(3000)
        expect(popup).to_be_hidden()
        step(what + ", gives the focus back, and it stays closed")
    assert page.url == courses + BRIEF


@pytest.mark.parametrize("kind", [kind for kind in MARKS if kind != "paragraph"])
def test_what_hover_opens(page: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """It can be dismissed without moving pointer or focus, the pointer may go into it, and it stays
    until the pointer leaves (WCAG 1.4.13)."""
    page.goto(courses + BRIEF)
    page.mouse.move(2, 2)
    mark, popup = page.locator(MARKS[kind]), page.locator(POPUP)
    mark.scroll_into_view_if_needed()
    page.focus(".edition-name")
    mark.scroll_into_view_if_needed()
    mark.hover()
    page.clock.run_for(400)
    expect(popup).to_be_visible()
    proofs.step("pointer", kind, "hover opens")
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    assert is_at(page, ".edition-name")
    page.clock.run_for(3000)
    expect(popup).to_be_hidden()
    proofs.step("pointer", kind, "Escape closes, the focus stays where it was, nothing opens again")

    page.mouse.move(2, 2)
    mark.hover()
    page.clock.run_for(400)
    expect(popup).to_be_visible()
    box = popup.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + min(60, box["height"] / 2), steps=6)
    page.clock.run_for(5000)
    expect(popup).to_be_visible()
    proofs.step("pointer", kind, "the pointer may enter, and it stays open")
    page.mouse.move(2, 2)
    page.clock.run_for(1000)
    expect(popup).to_be_hidden()
    proofs.step("pointer", kind, "leaving closes within a second")
    mark.click()
    page.mouse.move(2, 2)
    page.clock.run_for(30_000)
    expect(popup).to_be_visible()
    proofs.step("pointer", kind, "what a click opened stays half a minute")
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()


CYCLE = f"""() => {{
    const e = document.activeElement, all = window.stops ??= ({STOPS})();
    if (e === document.body || e === document.documentElement) return null;
    const drawn = e instanceof SVGElement ? e.querySelector('rect') : e;
    const box = [...drawn.getClientRects()].find(b => b.width && b.height) ??
        drawn.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const [hit, style] = [document.elementFromPoint(x, y), getComputedStyle(e)];
    return {{at: all.indexOf(e), name: e.outerHTML.slice(0, 90),
        ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        seen: !!hit && (e.contains(hit) || hit.contains(e) && hit.closest('label') !== null),
        mark: e.matches('.noteref, .commentref, .term, .name, .emend, .fix, .pn, .turn a'),
        text: e.closest('.part') !== null, guide: e.closest('.contents, .strip') !== null,
        top: Math.round(box.top + scrollY), left: Math.round(box.left)}};
}}"""


@pytest.mark.parametrize("width", [1280, 320])
def test_round_the_text_by_tab(chromium: Browser, courses: str, proofs: Proofs, width: int) -> None:
    """Every stop is reached once, in the order of the page, seen and ringed; then the round begins
    again; among the marks of the text stand only ways to sections, before it little but the
    contents and the map; focus opens nothing."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(courses + BRIEF)
    total = page.evaluate(f"() => ({STOPS})().length")
    found = []
    for _ in range(total + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(CYCLE)
        if stop is None:
            break
        found.append(stop)
        proofs.step("keyboard", f"round the text, {width}", stop["name"])
    assert stop is None
    assert [stop["at"] for stop in found] == list(range(total))
    assert [stop["name"] for stop in found if not stop["seen"]] == []
    assert [stop["name"] for stop in found if stop["ring"] < 2] == []
    beside = [stop for stop in found if stop["guide"]]
    to_text = [stop["text"] for stop in found].index(True)
    assert to_text - len(beside) <= 20
    text = [stop for stop in found if stop["text"]]
    assert all(stop["mark"] for stop in text)
    tops = [stop["top"] for stop in text]
    assert [b for a, b in itertools.pairwise(tops) if b < a - 20] == []
    page.keyboard.press("Tab")
    assert page.evaluate(CYCLE)["at"] == 0
    expect(page.locator(POPUP)).to_be_hidden()
    assert page.url == courses + BRIEF
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_single_keys_do_nothing(page: Page, courses: str, proofs: Proofs, kind: str) -> None:
    """No letter, figure or sign alone does anything (WCAG 2.1.4)."""
    page.goto(courses + PAGES[kind])
    page.mouse.click(3, 3)
    page.clock.run_for(2000)
    before = page.evaluate(STATE)
    for key in KEYS:
        page.keyboard.press(key)
    page.clock.run_for(2000)
    assert page.evaluate(STATE) == before
    for key in KEYS:
        proofs.step("keyboard", f"single keys on {kind}", key)


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind != "not found"])
def test_the_first_stop_skips_to_the_text(
    page: Page, courses: str, proofs: Proofs, kind: str
) -> None:
    """The first Tab shows the link that skips what every page begins with, and it does."""
    page.goto(courses + PAGES[kind])
    page.keyboard.press("Tab")
    assert is_at(page, ".skip")
    seen = page.evaluate(CYCLE)
    assert seen["seen"] and seen["ring"] >= 2
    page.keyboard.press("Enter")
    assert is_at(page, "#_main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")
    proofs.step("keyboard", f"skip link on {kind}", "shown by the first Tab, leads to the text")


def test_settings_by_keyboard(page: Page, courses: str, proofs: Proofs) -> None:
    """Enter opens them, Tab reaches every box and group, space and arrows set them, Escape and the
    button give the focus back."""
    page.goto(courses + BRIEF)
    opener, panel = OPENERS["settings"]
    page.focus(opener)
    page.keyboard.press("Enter")
    expect(page.locator(panel)).to_be_visible()
    stops = page.evaluate(f"where => ({STOPS})(where).length", SETTINGS)
    for place in range(stops):
        page.keyboard.press("Tab")
        assert page.evaluate(HERE, SETTINGS) == place
        stop = page.evaluate(CYCLE)
        assert stop["seen"] and stop["ring"] >= 2, stop
        type_ = page.evaluate("document.activeElement.type")
        if type_ == "checkbox":
            was = page.evaluate("document.activeElement.checked")
            page.keyboard.press(" ")
            assert page.evaluate("document.activeElement.checked") is not was
            page.keyboard.press(" ")
            proofs.step("keyboard", "settings", "space sets a box")
        elif type_ == "radio":
            was = page.evaluate("document.activeElement.id")
            page.keyboard.press("ArrowDown")
            assert (
                page.evaluate("document.activeElement.checked && document.activeElement.id") != was
            )
            page.keyboard.press("ArrowUp")
            assert page.evaluate("document.activeElement.id") == was
            proofs.step("keyboard", "settings", "arrows choose in a group")
    for _ in range(stops - 1):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.ariaLabel") == "Close"
    page.keyboard.press("Enter")
    expect(page.locator(panel)).to_be_hidden()
    assert is_at(page, opener)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(panel)).to_be_hidden()
    assert is_at(page, opener)
    proofs.step("keyboard", "settings", "the button and Escape close and give the focus back")


# WCAG 2.5.8 with its exceptions: a target in a sentence; one beside which another that leads to the
# same place is large; and one round whose centre a circle of 24 pixels meets no other target (nor
# the circle of another small one).
SMALL = f"""() => {{
    const all = ({STOPS})().map(e => [e, e.matches('input') && e.closest('label') || e])
        .map(([e, t]) => [e, t, (t instanceof SVGElement ? t.querySelector('rect') : t)
            .getBoundingClientRect()]);
    const inSentence = t => {{
        if (getComputedStyle(t).display !== 'inline') return false;
        let block = t;
        while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
        const other = document.createTreeWalker(block, NodeFilter.SHOW_TEXT,
            n => n.data.trim().length > 1 && !n.parentElement.closest('a, button') ? 1 : 3);
        return !!other.nextNode();
    }};
    const small = ([, , b]) => b.width < 23.99 || b.height < 23.99;
    const near = (b, c, r) => {{
        const [x, y] = [b.left + b.width / 2, b.top + b.height / 2];
        return Math.hypot(Math.max(c.left - x, 0, x - c.right),
                          Math.max(c.top - y, 0, y - c.bottom)) < r;
    }};
    const disc = (b, c) => Math.hypot(b.left + b.width / 2 - c.left - c.width / 2,
                                      b.top + b.height / 2 - c.top - c.height / 2) < 24;
    const to = e => (e.href?.baseVal ?? e.href ?? e.id).replace(/^.*#/, '#');
    const large = new Set(all.filter(one => !small(one)).map(([e]) => to(e)));
    return all.filter(one => small(one) && !one[0].matches('.skip') && !inSentence(one[1]))
        .filter(([e]) => !(e instanceof SVGElement && large.has(to(e))))
        .filter(([e, , b]) => all.some(two => two[0] !== e &&
            (near(b, two[2], 12) || small(two) && disc(b, two[2]))))
        .map(([e, , b]) => `${{Math.round(b.width)}} × ${{Math.round(b.height)}} ` +
            e.outerHTML.slice(0, 100));
}}"""


@pytest.mark.parametrize("kind", PAGES)
def test_targets_are_large_enough(
    chromium: Browser, courses: str, proofs: Proofs, kind: str
) -> None:
    """What stands in no sentence is 24 pixels high and wide, or stands apart (WCAG 2.5.8)."""
    for width in (1280, 320):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(courses + PAGES[kind])
        assert page.evaluate(SMALL) == []
        proofs.step("pointer", f"targets at {width}", kind)
        for name in OPENERS if kind == "the text" else ():
            opened(page, name)
            assert page.evaluate(SMALL) == [], name
            page.keyboard.press("Escape")
            proofs.step("pointer", f"targets at {width}", name)
        context.close()
