"""Finding one's way in the text: from section to section, by the map, and back to a marker."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

BRIEF = "brief/index.html"
POPUP = "#_popup"
WASHED = "e => getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)'"


def test_from_section_to_section_and_back(visit) -> None:  # type: ignore[no-untyped-def]
    """Beside each heading a link leads to the next and to the one before, named with its title."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    titles = page.locator(".part h2").all_inner_texts()
    page.locator(".turn").first.get_by_role("link", name=f"Next section: {titles[1]}").click()
    assert page.locator(":target").inner_text() == titles[1]
    for title in titles[2:]:
        page.locator(".head:has(:target) .turn a").last.click()
        assert page.locator(":target").inner_text() == title
    last = page.locator(".head:has(:target) .turn a")
    expect(last).to_have_count(1)
    expect(last).to_have_accessible_name(f"Previous section: {titles[-2]}")
    page.emulate_media(media="print")
    expect(page.locator(".turn").first).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1440])
def test_the_map_leads_to_the_paragraph_under_the_pointer(  # type: ignore[no-untyped-def]
    visit, width: int
) -> None:
    """The pointer is told its number; a click leads to it, whichever way the map lies."""
    page: Page = visit.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(visit.address + BRIEF)
    page.locator(".strip").scroll_into_view_if_needed()
    assert min(page.locator(".strip").bounding_box().values()) >= 0
    for wanted in ("p2", "p21", "p39"):
        x, y = page.locator(f".strip [data-p={wanted}]").evaluate("""bar => {
            const box = bar.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];
        }""")
        page.mouse.move(x + 1, y + 1)
        expect(page.locator(".strip-at")).to_contain_text(f"¶ {wanted[1:]} ")
        page.mouse.click(x, y)
        page.wait_for_url(re.compile(f"#{wanted}$"))
        page.mouse.move(width / 2, 790)
        expect(page.locator(".strip-at")).to_be_hidden()
        page.locator(".strip").scroll_into_view_if_needed()


def test_a_finger_on_the_map(chromium: Browser, address: str) -> None:
    """It may come down a little beside the map; a tap leads to a paragraph of the section there."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address + BRIEF)
    page.locator(".strip").scroll_into_view_if_needed()
    box = page.locator(".strip").bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] - 2, box["y"] + box["height"] + 5)
    last = page.locator(".para").last.get_attribute("id")
    page.wait_for_url(re.compile(f"#{last}$"))
    context.close()


def test_by_keyboard_and_without_scripts_the_map_leads_to_sections(
    chromium: Browser, address: str
) -> None:
    """Each part of it is a link to its section."""
    for scripts in (True, False):
        context = chromium.new_context(java_script_enabled=scripts, reduced_motion="reduce")
        page = context.new_page()
        page.goto(address + BRIEF)
        part = page.locator(".strip a").nth(2)
        if scripts:
            part.focus()
            page.keyboard.press("Enter")
        else:
            box = part.locator("rect").bounding_box()
            assert box is not None
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_url(re.compile(r"#s-[a-z-]+$"))
        context.close()


@pytest.mark.parametrize("mark", ["#r15", "#p21 .emend >> nth=0", "#p7 .commentref >> nth=0"])
def test_both_ends_of_the_way_are_marked(visit, mark: str) -> None:  # type: ignore[no-untyped-def]
    """The foot link leads to the entry and lights it and its arrow; the arrow leads back to the
    very marker, which is lit in turn."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    marker = page.locator(mark)
    marker.click()
    page.locator(f"{POPUP} .popup-foot a").last.click()
    entry = page.locator(":target")
    assert entry.evaluate(WASHED)
    arrow = entry.locator(".back.came")
    expect(arrow).to_have_count(1)
    assert arrow.evaluate(WASHED)
    arrow.click()
    assert marker.evaluate("marker => marker === document.querySelector(':target')")
    assert marker.evaluate(WASHED)


@pytest.mark.parametrize("mark", ["#p7 .term >> nth=1", "#p6 .name >> nth=0"])
def test_with_pop_ups_off_an_entry_leads_back_too(visit, mark: str) -> None:  # type: ignore[no-untyped-def]
    """A term's entry has no arrow of its own: it gets one to the use one came from, and only to the
    last."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.evaluate("localStorage['edition-view'] = '{\"_popups\": false}'")
    page.reload()
    page.locator(".text .term").first.click()
    expect(page.locator(":target .came")).to_have_text(re.compile("^↑ "))
    marker = page.locator(mark)
    marker.click()
    expect(page.locator(".came")).to_have_count(1)
    number = marker.evaluate("m => m.closest('.para').id.slice(1)")
    arrow = page.locator(":target .came")
    expect(arrow).to_have_text(f"↑ ¶ {number}")
    arrow.click()
    assert marker.evaluate("marker => marker === document.querySelector(':target')")


BEFORE = """id => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const [mark, range] = [document.getElementById(id), document.createRange()];
    let last;
    for (let n; (n = walk.nextNode()) && !mark.contains(n);) if (n.data.trim()) last = n;
    range.setStart(last, last.length - 1);
    range.setEnd(last, last.length);
    const box = range.getBoundingClientRect();
    return {x: box.x, y: box.y, width: box.width, height: box.height};
}"""
"""Where the letter before a mark stands in the window."""
INK = """async picture => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + picture;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const data = canvas.getImageData(0, 0, image.width, image.height).data;
    return data.filter((red, i) => i % 4 === 0 && red + data[i + 1] + data[i + 2] < 240).length;
}"""
"""How much black ink a picture of light paper holds."""


@pytest.mark.parametrize("mark", ["r16", "rx-c7"])
def test_a_marked_place_covers_no_letter(chromium: Browser, site: Path, mark: str) -> None:
    """What is led back to is washed; the letter before it is as black as ever."""
    context = chromium.new_context(
        viewport={"width": 1000, "height": 800},
        device_scale_factor=4,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{BRIEF}#{mark}")
    assert page.locator(":target").evaluate(WASHED)
    box = page.evaluate(BEFORE, mark)
    marked = page.screenshot(clip=box)
    page.evaluate(
        "() => { document.activeElement.blur(); document.querySelector(':target').id = '' }"
    )
    plain = page.screenshot(clip=box)
    page.goto("about:blank")
    inks = [page.evaluate(INK, base64.b64encode(p).decode()) for p in (marked, plain)]
    context.close()
    assert inks[0] >= 0.98 * inks[1] > 0, inks


def test_a_link_inside_a_pop_up_leaves_a_way_back(visit) -> None:  # type: ignore[no-untyped-def]
    """From a note's pop-up to a name far down: an arrow there leads to the note's marker, and is
    told apart from the entry it stands in."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click("#r14")
    page.locator(f"{POPUP} .popup-body .name").first.click()
    entry = page.locator(":target")
    expect(entry).to_have_class(re.compile("entry"))
    arrow = entry.locator(".back.came")
    expect(arrow).to_have_count(1)
    paper = "e => getComputedStyle(e).backgroundColor"
    assert arrow.evaluate(paper) != entry.evaluate(paper)
    assert "underline" in arrow.evaluate("e => getComputedStyle(e).textDecorationLine")
    arrow.click()
    expect(page.locator("#r14:target")).to_have_count(1)
