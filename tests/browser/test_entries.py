"""Terms, names and comments in a browser: pop-ups by keyboard, the filter, the facing text."""

from pathlib import Path
from typing import Literal

import pytest
from axe import examine
from playwright.sync_api import Browser, Page, expect
from proofs import Proofs

from build_tools.mkdocs_plugin import build_site

BRIEF = "brief/index.html"
GLOSSARY = "glossary/index.html"
POPUP = "#_popup"
EDITIONS = Path(__file__).parent.parent / "editions"


@pytest.mark.parametrize(
    ("mark", "label", "words", "foot"),
    [
        (".text .term >> nth=0", "Term", "", "full entry"),
        (".text .name >> nth=0", "", "", "index of names"),
        ("#p21 .commentref >> nth=0", "Editors’ comment", "2018", "In the list"),
    ],
)
def test_each_mark_opens_by_keyboard(visit, mark: str, label: str, words: str, foot: str) -> None:  # type: ignore[no-untyped-def]
    """Enter opens it with its label, Tab reaches its foot link, Escape gives the focus back."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    marker = page.locator(mark)
    marker.focus()
    page.keyboard.press("Enter")
    popup = page.locator(POPUP)
    expect(popup).to_be_visible()
    expect(page.locator("#_popup-label")).to_contain_text(label or "")
    assert page.locator("#_popup-label").inner_text()
    expect(popup).to_contain_text(words)
    link = popup.locator(".popup-foot a").last
    expect(link).to_contain_text(foot)
    for _ in range(30):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    else:
        pytest.fail("Tab never reached the foot link")
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    assert marker.evaluate("mark => mark === document.activeElement")


def test_the_foot_leads_to_the_full_entry(visit) -> None:  # type: ignore[no-untyped-def]
    """From a term's pop-up one comes to its page, and from there to a place in the text."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.locator(".text .term").first.click()
    page.locator(f"{POPUP} .popup-foot a").last.click()
    expect(page.locator(".headword h1")).to_be_visible()
    assert "/glossary/" in page.url
    page.locator(".kwic th a").first.click()
    assert f"{BRIEF}#" in page.url


@pytest.mark.parametrize("words", ["qia bozi", "qiǎbózi", "卡脖子", "STRANGLE"])
def test_the_filter_finds_a_term(visit, words: str) -> None:  # type: ignore[no-untyped-def]
    """English, Chinese and pinyin, with tones or without; the count is announced."""
    page: Page = visit.page
    page.goto(visit.address + GLOSSARY)
    every = page.locator(".glossary tbody tr").count()
    page.fill("#_filter", words)
    rows = page.locator(".glossary tbody tr:visible")
    expect(rows.first).to_contain_text("stranglehold")
    assert 0 < rows.count() < every
    expect(page.locator(".filter [role=status]")).to_have_text(
        "One term" if rows.count() == 1 else f"{rows.count()} terms"
    )
    lists = page.locator(".group li:visible")
    assert lists.count() == 2 * rows.count()
    page.fill("#_filter", "zzz")
    expect(page.locator(".filter [role=status]")).to_have_text("No term")
    page.fill("#_filter", "")
    expect(rows).to_have_count(every)


def test_traditional_script_is_found_too(visit) -> None:  # type: ignore[no-untyped-def]
    """A reader of traditional script writes 舉國體制."""
    page: Page = visit.page
    page.goto(visit.address + GLOSSARY)
    page.fill("#_filter", "舉國體制")
    expect(page.locator(".glossary tbody tr:visible").first).to_contain_text("whole-of-nation")


def test_marks_pinyin_and_script_can_be_switched(visit) -> None:  # type: ignore[no-untyped-def]
    """Name marks off, pinyin and traditional script on; the choice is remembered."""
    page: Page = visit.page
    page.goto(visit.address + BRIEF)
    page.click(".view-button")
    page.uncheck("#_names")
    page.check("#_pinyin")
    page.check("#_traditional")
    page.reload()
    line = "mark => getComputedStyle(mark).textDecorationLine"
    assert page.locator(".text .name").first.evaluate(line) == "none"
    assert page.locator(".text .term").first.evaluate(line) == "underline"
    word = page.locator(".text .han").first
    expect(word.locator(":scope > [lang=zh-Hant]")).to_be_visible()
    expect(word.locator(":scope > [lang=zh-Hans]")).to_be_hidden()
    expect(word.locator(".pin")).to_be_visible()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small edition of two texts."""
    folder = tmp_path_factory.mktemp("pair") / "site"
    assert build_site(EDITIONS / "brief", text=None, site_dir=folder, strict=True) == 0
    return f"file://{folder}/"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_facing_text_is_shown_on_request(chromium: Browser, pair: str, width: int) -> None:
    """Hidden at first; then beside or below its paragraph; remembered; its markers work."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(pair + BRIEF)
    other = page.locator("#first-p1")
    expect(other).to_be_hidden()
    page.click(".view-button")
    page.check("#_facing")
    page.reload()
    expect(other).to_be_visible()
    own, facing = page.locator("#p1 .text").bounding_box(), other.bounding_box()
    assert own is not None
    assert facing is not None
    if width == 320:
        assert facing["y"] >= own["y"] + own["height"]
    else:
        assert abs(facing["y"] - own["y"]) < 2
        assert facing["x"] >= own["x"] + own["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("#first-r2")
    expect(page.locator(POPUP)).to_contain_text("Note 2")
    page.keyboard.press("Escape")
    page.click("#first-r1")
    page.locator(f"{POPUP} .popup-foot a").last.click()
    back = page.locator("#n1 .came").get_attribute("href")
    assert back is not None
    assert back.endswith("#first-r1")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_the_facing_text(
    chromium: Browser, pair: str, proofs: Proofs, scheme: Literal["light", "dark"], width: int
) -> None:
    """Neither beside its paragraph nor below it."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(pair + BRIEF)
    page.click(".view-button")
    page.check("#_facing")
    page.keyboard.press("Escape")
    run = examine(page, proofs, "facing text", f"{scheme}, {width}")
    assert (run.violations, run.undecided) == ((), ())
    context.close()


@pytest.mark.parametrize("path", [BRIEF, GLOSSARY, "names/index.html"])
def test_without_scripts_every_link_leads_somewhere(
    chromium: Browser, site: Path, address: str, path: str
) -> None:
    """No link depends on a script: each names a file and an id in it; the filter is not shown."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    expect(page.locator("#_filter")).to_have_count(int(path == GLOSSARY))
    if path == GLOSSARY:
        expect(page.locator("#_filter")).to_be_hidden()
    else:
        page.locator(".term, .name").first.click()
        assert page.locator(":target, .headword h1").count() > 0
    context.close()
