"""The menu of a paragraph gives an address of the words that a reader has selected."""

import base64
import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

BRIEF = "brief/index.html"
POPUP = "#_popup"
WORDS = f"{POPUP} [data-copy=words]"
SELECT = """([from, to]) => {
    const paragraph = document.querySelector('#p7 .text');
    const place = (words, end) => {
        const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        for (let n; (n = walk.nextNode());) {
            const at = n.data.indexOf(words);
            if (at >= 0) return [n, at + (end ? words.length : 0)];
        }
        throw new Error(words);
    };
    const [[a, i], [z, j]] = [place(from, false), place(to, true)];
    getSelection().setBaseAndExtent(a, i, z, j);
}"""
CHOICES = [
    ("technological nationalism", "technological nationalism", "a few words"),
    ("hnological natio", "hnological natio", "parts of words"),
    ("technological nationalism", "national security", "a long stretch"),
    ("several years before", "he told the", "across a comment's letter"),
    ("national security", "In 2016", "across a note's figure"),
    ("demanded", "demanded", "one word"),
    ("自立自强", "自立自强", "Chinese"),
    ("digital", "自立自强", "across a term, into Chinese"),
    ("自立自强", "called science", "from Chinese across a figure and a letter"),
]
"""What is selected, from and to, and what is particular about it."""
TINT = "rgb(0, 255, 0)"
LIT = """async picture => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + picture;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const data = canvas.getImageData(0, 0, image.width, image.height).data;
    const ys = [], xs = [];
    for (let i = 0; i < data.length; i += 4)
        if (data[i] < 30 && data[i + 1] > 225 && data[i + 2] < 30)
            { xs.push((i / 4) % image.width); ys.push(Math.floor(i / 4 / image.width)); }
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}"""


@pytest.fixture
def address(http: str) -> str:
    """Only over http: a file offers no address of its words."""
    return http


def select(page: Page, first: str, last: str) -> None:
    """Selects the words of ¶ 7 from `first` to `last`, as a reader does before opening the menu."""
    page.evaluate(SELECT, [first, last])
    page.wait_for_function("!getSelection().isCollapsed")


def link(page: Page) -> str:
    """The address that the open menu gives of the selected words."""
    return str(page.locator(WORDS).get_attribute("data-link"))


@pytest.mark.parametrize(("first", "last", "kind"), CHOICES, ids=[c[2] for c in CHOICES])
def test_the_address_leads_to_the_words(  # type: ignore[no-untyped-def]
    visit, chromium: Browser, first: str, last: str, kind: str
) -> None:
    """Opened anew it lights the selected words, from the first line to the last."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    select(page, first, last)
    boxes = page.evaluate("""() => {
        const [top] = [document.querySelector('#p7').getBoundingClientRect().top];
        const lines = [...getSelection().getRangeAt(0).getClientRects()].filter(b => b.width > 1);
        return [lines[0].left, lines[0].top - top, lines.at(-1).right, lines.at(-1).bottom - top];
    }""")
    page.click("#p7 .pn")
    there = link(page)
    assert re.search(r"#p7:~:text=[^-&]+$", re.sub("-,|,-", "", there)), there
    fresh = chromium.new_context(
        viewport={"width": 1000, "height": 800}, reduced_motion="reduce", bypass_csp=True
    ).new_page()
    fresh.goto(there)
    fresh.add_style_tag(content=f"::target-text {{ background: {TINT} !important }}")
    top = fresh.evaluate("document.querySelector('#p7').getBoundingClientRect().top")
    picture = fresh.screenshot()
    fresh.goto("about:blank")
    lit = fresh.evaluate(LIT, base64.b64encode(picture).decode())
    fresh.context.close()
    assert None not in lit, there
    assert lit[1] - top == pytest.approx(boxes[1], abs=8), there
    assert lit[3] - top == pytest.approx(boxes[3], abs=8), there
    assert lit[2] - lit[0] >= 8, there


def test_an_address_reaches_across_nothing_that_some_do_not_see(visit) -> None:  # type: ignore[no-untyped-def]
    """No figure, letter, pinyin or second script is in it, even if a reader has all shown."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.evaluate("""localStorage['edition-view'] = '{"_pinyin": true, "_traditional": true}'""")
    page.reload()
    select(page, "several years before", "called science")
    page.click("#p7 .pn")
    words = unquote(link(page).partition(":~:text=")[2])
    assert words == "several years before U,he called science"


def test_without_a_selection_nothing_of_it_is_offered(visit) -> None:  # type: ignore[no-untyped-def]
    """Neither at first, nor in the menu of another paragraph, nor after a press elsewhere."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click("#p7 .pn")
    expect(page.locator(f"{POPUP} [data-copy=url]")).to_be_visible()
    expect(page.locator(WORDS)).to_be_hidden()
    page.keyboard.press("Escape")
    select(page, "technological", "nationalism")
    page.click("#p8 .pn")
    expect(page.locator(WORDS)).to_be_hidden()
    page.keyboard.press("Escape")
    page.click("#p7 .pn")
    expect(page.locator(WORDS)).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.click(990, 790)
    page.click("#p7 .pn")
    expect(page.locator(WORDS)).to_be_hidden()


def test_the_keyboard_opens_the_menu_on_a_selection(visit) -> None:  # type: ignore[no-untyped-def]
    """Focus and Enter on the number lose nothing; a selection over two paragraphs is parted."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.evaluate("""() => getSelection().setBaseAndExtent(
        document.querySelector('#p8 .text'), 0, document.querySelector('#p9 .text').firstChild, 11)
    """)
    page.focus("#p9 .pn")
    page.keyboard.press("Enter")
    assert unquote(link(page)).endswith("#p9:~:text=Chinese and")


def test_what_was_copied_is_said(chromium: Browser, http: str) -> None:
    """A message names it; the clipboard holds it; refused, the address is selected to be copied."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(http + BRIEF)
    select(page, "technological nationalism", "technological nationalism")
    page.click("#p7 .pn")
    page.evaluate("() => { navigator.clipboard.writeText = async text => { copied = text } }")
    said = page.locator(f"{POPUP} .said")
    page.click(WORDS)
    expect(said).to_have_text("Copied: a link to “technological nationalism”.")
    assert page.evaluate("copied").endswith("#p7:~:text=technological%20nationalism")
    page.click(f"{POPUP} [data-copy=url]")
    expect(said).to_have_text("Copied: a link to ¶ 7.")
    assert page.evaluate("copied").endswith("#p7")
    page.click(f"{POPUP} [data-copy=cite]")
    expect(said).to_have_text("Copied: the citation of ¶ 7.")
    assert "para. 7, http" in page.evaluate("copied")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    page.click(WORDS)
    expect(said).to_contain_text("with your keyboard")
    assert page.evaluate("getSelection().toString()").endswith("text=technological%20nationalism")
    context.close()


def test_what_is_left_out_is_told(visit) -> None:  # type: ignore[no-untyped-def]
    """Of a selection over two paragraphs the menu of one gives its own words, and says so."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.evaluate("""() => getSelection().setBaseAndExtent(
        document.querySelector('#p8 .text'), 0, document.querySelector('#p9 .text').firstChild, 11)
    """)
    page.wait_for_function("!getSelection().isCollapsed")
    page.click("#p9 .pn")
    said = page.locator(WORDS).get_attribute("data-words") or ""
    assert said.endswith("”, in ¶ 9 only")


def test_without_word_boundaries_the_menu_works(visit) -> None:  # type: ignore[no-untyped-def]
    """A browser that knows no Intl.Segmenter offers the paragraph, not the selected words."""
    page: Page = visit.page
    page.add_init_script("delete Intl.Segmenter")
    page.goto(visit.address + BRIEF)
    select(page, "technological", "nationalism")
    page.click("#p7 .pn")
    expect(page.locator(f"{POPUP} [data-copy=url]")).to_be_visible()
    expect(page.locator(WORDS)).to_be_hidden()
