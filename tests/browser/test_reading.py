"""The reading page and its pop-up keep their contract."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

BRIEF = "brief/index.html"
MARKER = "#r15"
POPUP = "#_popup"


def test_hover_opens_and_leaving_closes(visit) -> None:  # type: ignore[no-untyped-def]
    """It opens on hover, shows the note, stays while the pointer is in it, and closes after."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.locator(MARKER).scroll_into_view_if_needed()
    page.hover(MARKER)
    popup = page.locator(POPUP)
    expect(popup).to_be_visible()
    expect(popup).to_contain_text("Note 15")
    expect(popup).to_contain_text("35 Key")
    popup.hover()
    page.wait_for_timeout(700)
    expect(popup).to_be_visible()
    page.mouse.move(5, 5)
    expect(popup).to_be_hidden(timeout=1500)


def test_keyboard(visit) -> None:  # type: ignore[no-untyped-def]
    """Focus opens nothing; Enter does; Tab goes through it; Escape gives focus back."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.focus(MARKER)
    page.wait_for_timeout(500)
    popup = page.locator(POPUP)
    expect(popup).to_be_hidden()
    page.keyboard.press("Enter")
    expect(popup).to_be_visible()
    assert page.url.endswith(BRIEF)
    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            f"document.querySelector('{POPUP}').contains(document.activeElement)"
        )
        if not inside:
            break
        stops.append(page.evaluate("document.activeElement.textContent"))
    assert stops[0] == "×"
    assert stops[-1].startswith("In the list of notes")
    assert not inside
    expect(popup).to_be_hidden()
    page.focus(MARKER)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "r15"


def test_click_pins_and_a_second_closes(visit) -> None:  # type: ignore[no-untyped-def]
    """A click pins the pop-up, a second one closes it, opening another closes the first."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click(MARKER)
    popup = page.locator(POPUP)
    page.mouse.move(5, 5)
    page.wait_for_timeout(700)
    expect(popup).to_be_visible()
    page.click(MARKER)
    expect(popup).to_be_hidden()
    page.click("#r16")
    page.click("#r20")
    expect(page.locator("[popover]:popover-open")).to_have_count(1)
    expect(popup).to_contain_text("Note 20")


def test_a_lost_note_says_so(visit) -> None:  # type: ignore[no-untyped-def]
    """Marker 21 leads to a note that is lost, with its conjecture and how sure it is."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click("#r21")
    popup = page.locator(POPUP)
    expect(popup).to_contain_text("Lost")
    expect(popup).to_contain_text("probable")


def test_a_correction_shows_both_readings(visit) -> None:  # type: ignore[no-untyped-def]
    """The year of the list of thirty-five is corrected; its pop-up gives the printed year."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click("#p21 .emend")
    popup = page.locator(POPUP)
    expect(popup).to_contain_text("2016")
    expect(popup).to_contain_text("2018")


def test_switched_off_it_stays_off(visit) -> None:  # type: ignore[no-untyped-def]
    """With pop-ups off a marker is a plain link, and the choice is remembered."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click(".view-button")
    page.uncheck("#_popups")
    page.reload()
    page.click(MARKER)
    assert page.url.endswith("#n15")
    expect(page.locator(POPUP)).to_be_hidden()


def test_every_page_is_quiet_and_narrow(visit) -> None:  # type: ignore[no-untyped-def]
    """No page complains, fetches from elsewhere, or is wider than a phone."""
    page: Page = visit.page
    page.set_viewport_size({"width": 320, "height": 640})
    paths = ["index.html", BRIEF, "bibliography/index.html", "apparatus/index.html"]
    paths += ["glossary/index.html", "glossary/two-layers/index.html", "names/index.html"]
    for path in [*paths, "downloads/index.html", "about/index.html", "about/method/index.html"]:
        page.goto(visit.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_the_sheet_fits_a_phone(visit) -> None:  # type: ignore[no-untyped-def]
    """At 320 pixels the pop-up is a sheet at the bottom that leaves the marker in sight."""
    page: Page = visit.page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(visit.address + BRIEF)
    page.click(MARKER)
    box = page.locator(POPUP).bounding_box()
    marker = page.locator(MARKER).bounding_box()
    assert box is not None
    assert marker is not None
    assert (box["x"], round(box["x"] + box["width"])) == (0, 320)
    assert round(box["y"] + box["height"]) == 640
    assert marker["y"] + marker["height"] <= box["y"] + 1


def test_without_scripts_a_marker_leads_to_its_note(chromium: Browser, address: str) -> None:
    """With scripts off a marker leads to its note on the same page, and the way back works."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + BRIEF)
    page.click(MARKER)
    assert page.url.endswith("#n15")
    page.click("#n15 .back")
    assert page.url.endswith("#r15")
    context.close()


def test_side_notes_that_crowd_are_cut_short(visit) -> None:  # type: ignore[no-untyped-def]
    """Each stands within ten lines below its marker, with its number or letter to be seen; where
    there is room it is whole; the pop-up has all of it."""
    page: Page = visit.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(visit.address + BRIEF)
    page.wait_for_selector(".side >> nth=0")
    found = page.evaluate("""() => {
        const sides = [...document.querySelectorAll('.side')];
        return [...document.querySelectorAll('.text .noteref, .text .commentref')].map((a, i) => {
            const [side, top] = [sides[i], a.closest('sup').getBoundingClientRect().top];
            const [n, box] = [side.querySelector('.n').getBoundingClientRect(),
                              side.getBoundingClientRect()];
            const cut = side.matches('.short, .comment');
            return {slip: box.top - top, short: side.matches('.short'), same: n.width > 0 &&
                    (!cut || (n.left >= box.left && n.right <= box.right && n.top >= box.top - 4)),
                    whole: cut || side.scrollHeight <= side.clientHeight + 1};
        });
    }""")
    assert all(-30 < one["slip"] < 200 for one in found)
    assert all(one["same"] and one["whole"] for one in found)
    assert 0 < sum(one["short"] for one in found) < len(found)
    cut = page.locator(".side.short:not(.comment)").first
    words = cut.evaluate("side => side.lastElementChild.textContent.trim().slice(-20)")
    page.click(f"#r{cut.locator('.n').inner_text()}")
    expect(page.locator(POPUP)).to_contain_text(words)


def test_in_print_each_entry_follows_the_text_once(visit) -> None:  # type: ignore[no-untyped-def]
    """Terms, names, notes and comments stand once each behind the text, whether or not a pop-up is
    open and side notes are shown; what only a screen needs is not printed."""
    page: Page = visit.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(visit.address + BRIEF)
    page.wait_for_selector(".side >> nth=0")
    page.locator(".text .term").first.click()
    expect(page.locator(POPUP)).to_be_visible()
    page.emulate_media(media="print")
    found = page.evaluate("""() => {
        const shown = document.body.innerText.replace(/\\s+/g, ' ');
        const of = kind => [...document.querySelectorAll(`.back-matter ${kind}`)]
            .map(e => e.innerText.replace(/\\s+/g, ' ').trim())
            .filter(words => words.length > 40)
            .map(words => [words, shown.split(words).length - 1]);
        return [...of('.def'), ...of('.list .body > p:first-child')];
    }""")
    entries = [words for words, _ in found]
    assert len(entries) > 100
    twice = [words for words, times in found if times != sum(words in one for one in entries)]
    assert twice == []
    for unprinted in (POPUP, ".side >> nth=0", ".running", "#_view", ".strip"):
        expect(page.locator(unprinted)).to_be_hidden()


UNDERLINED = """() => [...document.querySelectorAll('main [lang|=zh]:not([lang|=zh-Latn])')]
    .filter(e => e.checkVisibility()).flatMap(e => [e, ...e.querySelectorAll('a')])
    .filter(e => {
        for (let a = e, style; a; a = a.parentElement) {
            style = getComputedStyle(a);
            if (style.textDecorationLine.includes('underline')) return true;
            if (style.display !== 'inline') return false;
        }
    }).map(e => e.parentElement.outerHTML.slice(0, 200))"""


def test_chinese_is_never_underlined(visit) -> None:  # type: ignore[no-untyped-def]
    """Wherever it stands in a mark, or a mark in it; what is underlined is seen."""
    page: Page = visit.page
    page.set_viewport_size({"width": 1440, "height": 900})
    for path in (BRIEF, "names/index.html", "bibliography/index.html", "apparatus/index.html"):
        page.goto(visit.address + path)
        assert page.evaluate(UNDERLINED) == [], path
    page.locator("main [lang|=zh]").first.evaluate("e => e.style.textDecoration = 'underline'")
    assert len(page.evaluate(UNDERLINED)) == 1


def test_a_press_inside_leaves_it_open(visit) -> None:  # type: ignore[no-untyped-def]
    """Its plain words, its head and its foot may be pressed, its words selected; and a press makes
    it stay, wherever the pointer goes then."""
    page: Page = visit.page
    page.clock.install()
    page.goto(visit.address + BRIEF)
    popup = page.locator(POPUP)
    page.hover("#p26 .term >> nth=0")
    page.clock.run_for(500)
    expect(popup).to_be_visible()
    for part in ("#_popup-label", ".popup-foot", ".popup-body"):
        page.locator(f"{POPUP} {part}" if part != "#_popup-label" else part).click()
        expect(popup).to_be_visible()
    page.locator(f"{POPUP} .def").first.click(click_count=3)
    assert page.evaluate("getSelection().toString().trim().length") > 20
    page.mouse.move(5, 5)
    page.clock.run_for(1000)
    expect(popup).to_be_visible()
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()


def test_what_is_pinned_stays_over_other_marks(visit) -> None:  # type: ignore[no-untyped-def]
    """A pointer that passes another mark takes nothing away; a click there does."""
    page: Page = visit.page
    page.clock.install()
    page.goto(visit.address + BRIEF)
    page.click("#r16")
    popup = page.locator(POPUP)
    expect(popup).to_contain_text("Note 16")
    page.hover("#r15")
    page.clock.run_for(1000)
    expect(popup).to_contain_text("Note 16")
    page.click("#r15")
    expect(popup).to_contain_text("Note 15")


@pytest.mark.parametrize(("size", "then"), [((1280, 800), (700, 800)), ((390, 844), (844, 390))])
def test_it_follows_its_mark_when_the_window_changes(  # type: ignore[no-untyped-def]
    visit, size: tuple[int, int], then: tuple[int, int]
) -> None:
    """Made narrower or turned, the window still shows the pop-up and its mark."""
    page: Page = visit.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(visit.address + BRIEF)
    page.click(MARKER)
    page.set_viewport_size({"width": then[0], "height": then[1]})
    expect(page.locator(MARKER)).to_be_in_viewport()
    page.wait_for_function(
        f"() => {{ const b = document.querySelector('{POPUP}').getBoundingClientRect(); return "
        "b.left >= 0 && b.right <= innerWidth && b.top < innerHeight && b.bottom > 0 }"
    )


def test_the_sheet_leaves_the_whole_of_a_parted_mark_in_sight(visit) -> None:  # type: ignore[no-untyped-def]
    """The last line of a mark that two lines share stands above the sheet, whose words begin where
    those of the page do."""
    page: Page = visit.page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(visit.address + BRIEF)
    mark = page.locator(".text .name, .text .term")
    parted = [m for m in mark.all() if m.evaluate("m => m.getClientRects().length > 1")]
    assert parted
    at = "m => [m.getClientRects()[0], [...m.getClientRects()].at(-1)]"
    parted[0].evaluate("m => scrollBy(0, m.getBoundingClientRect().top - 400)")
    first, _ = parted[0].evaluate(at)
    page.mouse.click(first["left"] + 3, first["top"] + first["height"] / 2)
    popup = page.locator(POPUP)
    expect(popup).to_be_visible()
    _, last = parted[0].evaluate(at)
    box = popup.bounding_box()
    assert box is not None
    assert last["bottom"] <= box["y"]
    left = "e => { const r = document.createRange(); r.selectNodeContents(e);"
    left += " return r.getClientRects()[0].left }"
    assert page.locator("#_popup-label").evaluate(left) == page.locator("h1").evaluate(left)


def test_a_wheel_opens_nothing(visit) -> None:  # type: ignore[no-untyped-def]
    """A mark that the page brings under a still pointer opens when the pointer stirs there."""
    page: Page = visit.page
    page.clock.install()
    page.goto(visit.address + BRIEF)
    box = (
        page.locator("#p7 .term")
        .nth(1)
        .evaluate("m => { scrollTo(0, 0); return m.getBoundingClientRect().toJSON() }")
    )
    x = box["x"] + box["width"] / 2
    page.mouse.move(x, 300)
    page.mouse.wheel(0, box["y"] + box["height"] / 2 - 300)
    expect(page.locator("#p7 .term:hover")).to_have_count(1)
    page.clock.run_for(1000)
    popup = page.locator(POPUP)
    expect(popup).to_be_hidden()
    page.mouse.move(x + 2, 301)
    page.clock.run_for(1000)
    expect(popup).to_be_visible()


def test_what_stands_beside_is_not_opened_by_hovering(visit) -> None:  # type: ignore[no-untyped-def]
    """Where the side note is whole it is lit and that is all; one cut short opens."""
    page: Page = visit.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.clock.install()
    page.goto(visit.address + BRIEF)
    page.clock.run_for(3000)
    popup = page.locator(POPUP)
    for kind, opens in (
        (".side:not(.short, .comment)", False),
        (".side.short:not(.comment)", True),
    ):
        number = page.locator(f"{kind} > .n").first.inner_text()
        page.hover(f"#r{number}")
        page.clock.run_for(1000)
        expect(page.locator(".side.lit")).to_have_count(1)
        expect(popup).to_be_visible(visible=opens)


def test_the_foot_of_a_long_pop_up_is_in_sight(visit) -> None:  # type: ignore[no-untyped-def]
    """Its link stands at the lower edge before anything is scrolled."""
    page: Page = visit.page
    page.set_viewport_size({"width": 1000, "height": 560})
    page.goto(visit.address + BRIEF)
    popup = page.locator(POPUP)
    long = 0
    for mark in page.locator(".text .commentref").all()[:8]:
        mark.click()
        long += popup.evaluate("p => p.scrollHeight > p.clientHeight + 40")
        box, link = popup.bounding_box(), popup.locator(".popup-foot a").last.bounding_box()
        assert box and link and link["y"] + link["height"] <= box["y"] + box["height"]
        page.keyboard.press("Escape")
    assert long


def test_a_pop_up_is_named_after_its_mark(visit) -> None:  # type: ignore[no-untyped-def]
    """A term's or a name's tells which it is; the map is a group of links."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    for kind in ("term", "name"):
        mark = page.locator(f".text .{kind}").first
        mark.click()
        expect(page.get_by_role("dialog")).to_have_accessible_name(
            re.compile(r"^[A-Z]\w* ?: \w{3}")
        )
        page.keyboard.press("Escape")
    expect(page.locator(".strip svg")).to_have_role("group")


def test_a_double_click_opens(visit) -> None:  # type: ignore[no-untyped-def]
    """It is one click to whoever is used to two."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.dblclick(MARKER)
    assert page.locator(POPUP).evaluate("p => p.matches(':popover-open')")


def test_a_finger_finds_every_mark(chromium: Browser, address: str) -> None:
    """Each note's figure and each comment's letter takes 24 pixels of a finger, each way."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(address + BRIEF)
    sizes = page.locator(".text .noteref, .text .commentref").evaluate_all("""all => all.map(a => {
        const room = getComputedStyle(a, '::after');
        return Math.min(parseFloat(room.width), parseFloat(room.height));
    })""")
    context.close()
    assert len(sizes) > 30
    assert min(sizes) >= 23.9


def test_copied_text_is_the_authors(visit) -> None:  # type: ignore[no-untyped-def]
    """The editors' letters are not selected with it; the notes' figures, which are printed, are."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    copied = page.evaluate("""() => {
        getSelection().selectAllChildren(document.querySelector('#p21 .text'));
        return getSelection().toString();
    }""")
    assert "2018 by a" in copied
    page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('.para:has(#r16) .text'))"
    )
    assert "demand.16 " in page.evaluate("getSelection().toString()")


def test_the_menu_of_a_file_offers_no_address(visit) -> None:  # type: ignore[no-untyped-def]
    """A path on one's own disk leads nobody else there; over http it is offered."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click("#p7 .pn")
    expect(page.locator(f"{POPUP} [data-copy=cite]")).to_be_visible()
    there = not visit.address.startswith("file:")
    expect(page.locator(f"{POPUP} [data-copy=url]")).to_be_visible(visible=there)
