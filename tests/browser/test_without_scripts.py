"""Without scripts every link leads to a file and a place in it, and every mark to its answer."""

import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import urlopen

import pytest
from kinds import BRIEF, MARKS, closed, opened
from playwright.sync_api import Browser, Route, expect
from proofs import Proofs

sys.path.insert(0, str(Path(__file__).parent.parent / "hostile"))

from reading_html import Seen, seen

MARK = {"noteref": "notes", "commentref": "comments", "emend": "corrections", "term": "terms",
        "name": "names"}  # fmt: skip
ANSWER = """([mark, list]) => [...document.querySelectorAll(`.text .${mark}[href]`)]
    .filter(a => a.checkVisibility()).map(a => [a.hash, document.getElementById(
        decodeURIComponent(a.hash.slice(1)))]).filter(([, answer]) => !answer ||
        !answer.closest(`section[aria-labelledby=${list}]`) || answer.innerText.trim().length < 10)
    .map(([hash]) => hash)"""


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, courses: str, site: Path) -> str:
    """The address below which both editions stand, once over http and once as files."""
    return courses if request.param == "http" else f"{site.parent.as_uri()}/"


def read(address: str) -> bytes | None:
    """What stands at an address, over http or on the disk; None if nothing does."""
    try:
        with urlopen(address) as answer:
            return bytes(answer.read())
    except OSError:
        return None


def kept(of: Callable[[str], bytes | None]) -> Callable[[str], Seen | bytes | None]:
    """The same, a page as a browser reads it, and each address only once."""
    known: dict[str, Seen | bytes | None] = {}

    def get(address: str) -> Seen | bytes | None:
        if address not in known:
            found = of(address)
            page = found is not None and address.endswith(".html")
            known[address] = seen(found.decode()) if page and found else found
        return known[address]

    return get


@pytest.mark.parametrize("edition", ["china", "parted"])
def test_every_link_leads_somewhere(base: str, proofs: Proofs, edition: str) -> None:
    """From the home page all pages are reached, and each link of each names a file that is there
    and an id that is in it."""
    get = kept(read)
    todo, done, dead = [urljoin(base, f"{edition}/index.html")], set[str](), []
    links = 0
    while todo:
        here = todo.pop()
        page = get(here)
        done.add(here)
        assert isinstance(page, Seen)
        for name, attr, href in page.addresses:
            address, fragment = urldefrag(urljoin(here, href))
            outward = not address.startswith(base)
            if name != "a" or attr != "href" or outward:
                continue
            links += 1
            target = get(address)
            there = target is not None
            if fragment:
                there = isinstance(target, Seen) and unquote(fragment) in target.ids
            if not there:
                dead.append((here.removeprefix(base), href))
            if isinstance(target, Seen) and address not in done | {*todo}:
                todo.append(address)
    assert dead == []
    assert len(done) > 15
    assert links > 300
    proofs.step(
        "no scripts", f"links of {edition}, {base[:4]}", f"{links} links, {len(done)} pages"
    )


def test_every_mark_leads_to_its_answer(chromium: Browser, base: str, proofs: Proofs) -> None:
    """Each mark of the text leads to an entry of the list it belongs to, further down on the page;
    a click on one of each kind brings it into sight."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + BRIEF)
    for mark, section in MARK.items():
        assert page.locator(f".text .{mark}[href]").count() > 0
        assert page.evaluate(ANSWER, [mark, section]) == []
        assert page.evaluate(ANSWER, [mark, "contents"]) != []
    for kind, selector in MARKS.items():
        page.goto(base + BRIEF)
        page.locator(selector).click()
        expect(page.locator(":target")).to_be_in_viewport()
        assert len(page.locator(":target").inner_text()) > 10
        proofs.step("no scripts", f"marks, {base[:4]}", kind)
    context.close()


def test_what_needs_scripts_is_not_offered(chromium: Browser, base: str, proofs: Proofs) -> None:
    """No filter that would do nothing; the link of the search leads to the page that says so; the
    settings that are there work."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "china/glossary/index.html")
    expect(page.locator("#_filter")).to_be_hidden()
    proofs.step("no scripts", f"not offered, {base[:4]}", "search, filter")
    paper = "getComputedStyle(document.documentElement).colorScheme"
    assert page.evaluate(paper) == "light dark"
    page.click(".view-button")
    page.check("#_dark")
    assert page.evaluate(paper) == "dark"
    proofs.step("no scripts", f"offered, {base[:4]}", "settings")
    page.click("[data-find]")
    expect(page.get_by_role("main")).to_contain_text("script")
    context.close()


def test_settings_of_the_single_file_work(chromium: Browser, site: Path) -> None:
    """Programs that show mail run none: pinyin, script, size and paper are switched all the same,
    and what only a script can do is not offered."""
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 1440, "height": 800}
    )
    page = context.new_page()
    page.goto((site / "downloads/edition.html").as_uri())
    opened(page, "settings")
    for box in ("pinyin", "traditional", "largest", "dark"):
        page.check(f"#_{box}")
    for box in ("popups", "side"):
        expect(page.locator(f"#_{box}")).to_be_hidden()
    closed(page, "settings")
    expect(page.locator("#p11 .pin").first).to_be_visible()
    expect(page.locator("#p11 .han > [lang=zh-Hant]").first).to_be_visible()
    expect(page.locator("#p11 .han > [lang=zh-Hans]").first).to_be_hidden()
    look = "getComputedStyle(document.documentElement)"
    assert page.evaluate(f"[{look}.fontSize, {look}.colorScheme]") == ["20px", "dark"]
    context.close()


OLD = """for (const name of ['showPopover', 'hidePopover', 'togglePopover'])
    delete HTMLElement.prototype[name];
new MutationObserver(() => document.querySelectorAll('[popover]')
    .forEach(e => e.removeAttribute("popover")))
    .observe(document, {subtree: true, childList: true});
"""
"""Makes a browser one of before 2024: to it `popover` is an attribute like any other."""


def test_a_browser_that_knows_no_pop_ups_shows_none(chromium: Browser, courses: str) -> None:
    """Neither menu nor pop-up lies over the page, no button does nothing, marks are links."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800})
    page, failed = context.new_page(), list[str]()
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.add_init_script(OLD)

    def older(route: Route) -> None:
        """The sheet as such a browser reads it: what asks for what it lacks is so."""
        sheet = route.fetch().text()
        asked = sheet.replace("not selector(:popover-open)", "(color: red)")
        assert asked != sheet
        route.fulfill(body=asked.replace("[popover]", ".popup,.view"), content_type="text/css")

    page.route("**/edition.css", older)
    page.goto(courses + BRIEF)
    for selector in ("#_popup", "#_view", ".view-button"):
        expect(page.locator(selector)).to_be_hidden()
    page.click("#r15")
    expect(page.locator(":target")).to_have_id("n15")
    context.close()
    assert failed == []
