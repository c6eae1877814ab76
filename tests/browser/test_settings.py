"""The reading settings, whatever a browser has kept of them."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

BRIEF = "brief/index.html"
SPOILED = ['"str"', "5", "true", "null", "[]", '["_pinyin"]', "{", "", '{"_pinyin": "yes"}',
           '{"_terms": 0, "_popups": null, "_dark": {}}', '{"__proto__": {"_popups": false}}',
           '{"_view": false, "toString": false}',
           '{"_corrected": false, "_printed": false}']  # fmt: skip


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


@pytest.mark.parametrize("scripts", [True, False])
def test_what_the_sheet_alone_can_do_needs_no_script(
    chromium: Browser, address: str, scripts: bool
) -> None:
    """Readings, pinyin, script, type size and marks are switched with scripts on and off; what only
    a script can do is not offered without it."""
    context = chromium.new_context(java_script_enabled=scripts, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + BRIEF)
    word, corrected = (page.locator(s).first for s in (".text .pin", "#p21 .corr"))
    hans, hant = (page.locator(f".text .han > [lang={s}]").first for s in ("zh-Hans", "zh-Hant"))
    expect(word).to_be_hidden()
    expect(hans).to_be_visible()
    expect(hant).to_be_hidden()
    page.click(".view-button")
    for box in ("pinyin", "traditional", "printed", "largest"):
        page.check(f"#_{box}")
    page.uncheck("#_comments")
    expect(word).to_be_visible()
    expect(hans).to_be_hidden()
    expect(hant).to_be_visible()
    expect(corrected).to_be_hidden()
    expect(page.locator("#p21 .sic").first).to_be_visible()
    expect(page.locator("#p7 .commentref").first).to_be_hidden()
    assert page.locator("#p7 .text").evaluate("p => getComputedStyle(p).fontSize") == "25px"
    expect(page.locator("#_popups")).to_be_visible(visible=scripts)
    context.close()


@pytest.mark.parametrize("size", ["smaller", "normal", "larger", "largest"])
@pytest.mark.parametrize("width", [320, 1440])
def test_each_size_of_type_keeps_whole_lines(visit, size: str, width: int) -> None:  # type: ignore[no-untyped-def]
    """A paragraph is a whole number of lines, nothing is wider than the window, nothing moves while
    the page is read in, and what is kept is there from the first line."""
    page: Page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(visit.address + BRIEF)
    page.evaluate(f"localStorage['edition-view'] = '{{\"_{size}\": true, \"_printed\": true}}'")
    page.add_init_script("""
        window.moved = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => { moved += e.value; }))
            .observe({type: 'layout-shift', buffered: true});
    """)
    page.reload()
    lines = page.evaluate("""() => [...document.querySelectorAll('.para .text')].map(p => {
        return p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight);
    })""")
    assert [n for n in lines if abs(n - round(n)) > 0.03] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("moved") == 0
    assert page.locator(f"#_{size}").is_checked()


def test_comment_marks_off_leave_the_text_as_if_there_were_none(visit) -> None:  # type: ignore[no-untyped-def]
    """Neither letter nor comma nor side note is seen, and the way back from a comment
    still leads to its place."""
    page: Page = visit.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(visit.address + BRIEF)
    page.click(".view-button")
    page.uncheck("#_comments")
    page.keyboard.press("Escape")
    assert page.locator(".text .commentref:visible").count() == 0
    assert page.locator(".side.comment:visible").count() == 0
    assert page.locator(".side:visible").count() > 20
    page.locator(".comments .back").nth(3).click()
    assert page.locator(":target").evaluate("mark => mark.getBoundingClientRect().top") < 900


def test_as_printed_every_correction_is_marked_and_explained(visit) -> None:  # type: ignore[no-untyped-def]
    """The same ids, the printed readings and numbers, the same pop-ups; of lost notes nothing."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    ids = "[...document.querySelectorAll('[id]')].map(e => e.id)"
    before = page.evaluate(ids)
    page.click(".view-button")
    page.check("#_printed")
    page.keyboard.press("Escape")
    assert page.evaluate(ids) == before
    reading = page.locator("#p21 .emend").first
    for mark in page.locator(".text .emend").all():
        assert mark.evaluate("m => m.getClientRects().length > 0")
        assert mark.evaluate("m => getComputedStyle(m, '::before').borderTopWidth") != "0px"
    expect(reading.locator(".corr").first).to_be_hidden()
    reading.click()
    popup = page.locator("#_popup")
    expect(popup).to_contain_text("Correction")
    expect(popup).to_contain_text("2016")
    expect(popup).to_contain_text("2018")
    page.keyboard.press("Escape")
    parted = page.locator("#n6 .emend")
    assert parted.count() == 2
    expect(parted.last).to_be_hidden()
    expect(page.locator("#n6 .fix")).to_have_text("[see the correction]", use_inner_text=True)
    drawn = "m => ['::before', '::after'].map(side => getComputedStyle(m, side).content != 'none')"
    assert parted.first.evaluate(drawn) == [True, True]
    page.evaluate("document.querySelector('#_corrected').click()")
    assert [m.evaluate(drawn) for m in parted.all()] == [[True, False], [False, True]]
    expect(page.locator("#n6 .fix")).to_have_text("[corrected]", use_inner_text=True)
    page.evaluate("document.querySelector('#_printed').click()")
    moved = page.locator("#n16 .num")
    assert moved.inner_text().strip() == "15"
    page.click("#r16")
    expect(popup).to_contain_text("printed as\xa015, meant as\xa016")
    page.keyboard.press("Escape")
    page.click("#r21")
    expect(popup.locator(".popup-body")).to_have_text(
        "Nothing is printed for this number.", use_inner_text=True
    )


def test_the_settings_can_be_closed_from_their_end(visit) -> None:  # type: ignore[no-untyped-def]
    """On a phone the button stays in its corner however far they are scrolled."""
    page: Page = visit.page
    page.set_viewport_size({"width": 390, "height": 400})
    page.goto(visit.address + BRIEF)
    page.click(".view-button")
    page.locator("#_view").evaluate("view => view.scrollTo(0, view.scrollHeight)")
    assert page.locator("#_view").evaluate("view => view.scrollTop") > 100
    expect(page.locator("#_view .close")).to_be_in_viewport(ratio=1)
    page.click("#_view .close")
    expect(page.locator("#_view")).to_be_hidden()


def test_comment_marks_off_leave_no_holes(visit) -> None:  # type: ignore[no-untyped-def]
    """A hidden letter has no width."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click(".view-button")
    page.uncheck("#_comments")
    widths = page.locator(".text sup:has(> .commentref)").evaluate_all(
        "all => all.map(s => s.getBoundingClientRect().width)"
    )
    assert len(widths) > 5
    assert set(widths) == {0}
