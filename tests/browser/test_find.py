"""Finding: from the link on every page to the marked words, by keyboard, by ear, from a disk, in
the single file, with scripts off, with bad queries and with an address that somebody made up."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import examine
from kinds import SEARCH
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from proofs import Proofs
from watching import calm

FIELD = f"{SEARCH} input"
RESULTS = ".find-results li a"
SAID = ".find-said"
TEXT = "brief/index.html"
SMALL = "about/mistakes/index.html"
"""A page that is soon there; what is tried on it holds on every page."""
MARKED = "() => [...CSS.highlights.get('found') ?? []].map(String)"
SEEN = """id => { const box = document.getElementById(id).getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight; }"""
COUNT = """() => { window.said = [];
    new MutationObserver(() => said.push(document.querySelector('.find-said').textContent))
        .observe(document.querySelector('.find-said'), {childList: true}); }"""
BAD = {
    "ten thousand letters": "state " * 1666 + "stat",
    "ten thousand signs": "两" * 10_000,
    "signs of expressions": r"^(a+)+$ [\p{L}]* .*? \u{110000} (?<!x) | $& $1",
    "half a pair": "\ud83d",
    "half a pair in a word": "inno\udc00vation",
    "a space": " ",
    "spaces of all kinds": "\u3000\u00a0\t\u200b",
    "quotation marks": '"',
    "markup": "<img src=x onerror=alert(1)>",
    "a name of JavaScript": "__proto__ constructor toString",
}


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A laptop's window in which no script fails or complains."""
    with calm(chromium) as page:
        yield page


def found(page: Page, query: str) -> None:
    """Asks in the open search, and waits for what is told."""
    page.fill(FIELD, query)
    expect(page.locator(f"{SEARCH} {SAID}")).not_to_be_empty()


@pytest.mark.parametrize("of", ["http", "file"])
def test_by_keyboard(page: Page, site: Path, http: str, proofs: Proofs, of: str) -> None:
    """From the link to the marked words and on, and back to the link; the query stays."""
    root, keys = {"http": http, "file": f"{site.as_uri()}/"}[of], page.keyboard

    def held(what: str) -> None:
        proofs.step("keyboard", f"search, {of}", what)

    page.goto(root + TEXT)
    page.focus("[data-find]")
    keys.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    held("Enter opens the search at its field")
    page.wait_for_selector(f"{SEARCH} .find-tries button")
    page.evaluate(COUNT)
    keys.type("“mismatch of academia”", delay=20)
    expect(page.locator(SAID)).to_contain_text("1 in the text")
    assert len([said for said in page.evaluate("said") if said]) == 1
    held("what is found is told once typing rests, not at every key")
    keys.press("ArrowDown")
    expect(page.locator(RESULTS).first).to_be_focused()
    keys.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    keys.press("Enter")
    expect(page.locator(SEARCH)).to_be_hidden()
    assert page.url.startswith(root + TEXT)
    assert page.url.endswith("#p26")
    assert page.evaluate(SEEN, "p26")
    assert " ".join(page.evaluate(MARKED)).split() == ["mismatch", "of", "academia"]
    expect(page.locator("[role=status]", has_text="marked; Escape clears")).to_have_count(1)
    held("Enter leads to the paragraph, marks the words and tells how many")
    keys.press("Tab")
    assert page.evaluate("document.activeElement.closest('.para').id") == "p26"
    held("Tab goes on from there")
    keys.press("Escape")
    assert page.evaluate(MARKED) == []
    assert "found" not in page.url
    held("Escape clears the marks")
    keys.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_have_value("“mismatch of academia”")
    assert page.evaluate("getSelection().toString()") == "“mismatch of academia”"
    keys.press("Escape")
    expect(page.locator(SEARCH)).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('.para').id") == "p26"
    held("Ctrl+K opens it with the last query, Escape gives the focus back")

    page.goto(root + "glossary/two-layers/index.html")
    keys.press("Control+k")
    found(page, "mismatch academia")
    for key, at in (("End", -1), ("Home", 0)):
        keys.press("ArrowDown")
        keys.press(key)
        expect(page.locator(RESULTS).nth(at)).to_be_focused()
    with page.expect_navigation():
        keys.press("Enter")
    assert page.url.startswith(root + TEXT)
    assert set(page.evaluate(MARKED)) == {"mismatch", "academia"}
    held("from another page Enter leads to the text, with the words marked")
    page.go_back()
    keys.press("Control+k")
    expect(page.locator(FIELD)).to_have_value("mismatch academia")
    held("Back leads to the page it was asked from, where the query still stands")


def test_as_a_page(page: Page, http: str, proofs: Proofs) -> None:
    """The page asks what its address asks, which follows what is typed; Back leads back."""
    page.goto(http + "find/index.html?q=Mazzucato")
    expect(page.locator(SAID)).to_contain_text("result")
    page.fill("#_find-query", "两张皮")
    page.wait_for_url("**/find/index.html?q=%E4%B8%A4%E5%BC%A0%E7%9A%AE")
    page.locator(RESULTS, has_text="26").first.click()
    page.wait_for_url("**/brief/index.html?found=*#p26")
    assert page.evaluate(MARKED) == ["两张皮"]
    page.go_back()
    expect(page.locator("#_find-query")).to_have_value("两张皮")
    expect(page.locator(RESULTS, has_text="26").first).to_be_visible()
    page.click("[data-find]")
    expect(page.locator("#_find-query")).to_be_focused()
    expect(page.locator(SEARCH)).to_have_count(0)
    proofs.step("keyboard", "the page of the search", "asks, is asked anew, is come back to")


def test_what_may_be_asked_is_shown(page: Page, http: str) -> None:
    """An empty field stands over examples, each of which finds something; a slip is mended."""
    page.goto(http + "index.html")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.click("[data-find]")
    tries = page.locator(".find-tries button")
    expect(tries.first).to_be_visible()
    words = tries.all_inner_texts()
    assert len(words) >= 4
    assert any("\u4e00" <= word[0] <= "\u9fff" for word in words)
    for word in words:
        page.fill(FIELD, "")
        tries.get_by_text(word, exact=True).click()
        expect(page.locator(FIELD)).to_have_value(word)
        expect(page.locator(FIELD)).to_be_focused()
        expect(page.locator(RESULTS).first).to_be_visible()
    page.fill(FIELD, "Innovation 2030 megaproject")
    expect(page.locator("[aria-labelledby=_find-terms] li").first).to_contain_text("科技创新2030—")
    page.fill(FIELD, "Huawei xylophones")
    expect(page.locator(".find-results")).to_have_text(
        "No place has all these words. Look for Huawei?"
    )
    page.fill(FIELD, "inovatoin")
    expect(page.locator(".find-results")).to_contain_text("Did you mean")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".find-ask")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_have_value(re.compile("innovation", re.IGNORECASE))
    page.fill(FIELD, "inovatoin")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_have_value(re.compile("innovation", re.IGNORECASE))
    expect(page.locator(RESULTS).first).to_be_visible()
    more = page.locator(".find-more").first
    shown = page.locator(RESULTS).count()
    more.focus()
    page.keyboard.press("Enter")
    assert page.locator(RESULTS).count() > shown
    assert page.evaluate("document.activeElement.matches('.find-results li:nth-child(6) > a')")


def test_bad_queries_are_answered_calmly(page: Page, http: str, proofs: Proofs) -> None:
    """Whatever is typed or stands in an address, the search answers in a moment and goes on."""
    page.goto(http + TEXT)
    page.keyboard.press("Control+k")
    page.wait_for_selector(f"{SEARCH} .find-results p")
    ask = """([field, words]) => { const box = document.querySelector(field), t = performance.now();
        box.value = words; box.dispatchEvent(new Event('input')); return performance.now() - t; }"""
    for kind, words in BAD.items():
        assert page.evaluate(ask, [FIELD, words]) < 2000, kind
        expect(page.locator(".find-results > *").first).to_be_visible()
        proofs.step("pointer", "a bad query", kind)
    assert page.locator(f"{SEARCH} img").count() == 0
    page.evaluate(ask, [FIELD, "innovation"])
    expect(page.locator(RESULTS).first).to_be_visible()
    page.wait_for_timeout(0)
    for asked in ("q=%F0%9F%92", "q=" + "x" * 10_000, "q=%3Cimg%20src=x%3E", "q"):
        page.goto(f"{http}find/index.html?{asked}")
        expect(page.locator(".find-results > *").first).to_be_visible()


def test_what_an_address_says_is_only_looked_for(page: Page, http: str, proofs: Proofs) -> None:
    """Words to be marked are taken letter by letter, some of them, of some length, shown ones."""
    before = {}
    for asked, marked in {
        "?found=mism&found=%5Cw%2B&found=.*&found=((&found=%3Cb%3E&found=%F0%9F&found=%20": [],
        "?found=" + "y" * 20_000: [],
        "?" + "&".join(f"found=q{n}" for n in range(2000)) + "&found=mismatch": [],
        "?found=MISMATCH": ["mismatch"],
        "?found=two-%20layers&found=layers&found=%E5%BC%A0": ["layers", "张"],
    }.items():
        page.goto(f"{http}{TEXT}{asked}#p26")
        assert page.evaluate(MARKED) == marked, asked[:60]
        before[asked] = page.evaluate("document.querySelectorAll('main *').length")
    assert len(set(before.values())) == 1
    page.goto(f"{http}{TEXT}?found=mismatch#%zz")
    page.goto(f"{http}{TEXT}?found=mismatch#_view")
    page.goto(f"{http}{TEXT}?found=两张皮#p26")
    page.click(".view-button")
    page.check("#_traditional")
    assert page.evaluate(MARKED) == ["兩張皮"]
    page.evaluate("localStorage.clear()")
    proofs.step("eye", "words to be marked", "are looked for and do nothing else")


def test_in_the_single_file(chromium: Browser, site: Path, tmp_path: Path, proofs: Proofs) -> None:
    """Alone in a folder: all that is found stands in the file, and is led to and marked there."""
    file = Path(shutil.copy(site / "downloads/edition.html", tmp_path / "版本 #1 100%.html"))
    with calm(chromium) as page:
        page.goto(file.as_uri())
        page.focus("[data-find]")
        page.keyboard.press("Enter")
        found(page, "two-layers")
        here = page.evaluate(
            """results => [...document.querySelectorAll(results)].filter(a =>
            a.href.split(/[?#]/)[0] !== location.href.split(/[?#]/)[0]
            || !document.getElementById(decodeURIComponent(a.hash.slice(1))))""",
            RESULTS,
        )
        assert here == []
        heads = page.locator(f"{SEARCH} h2").all_inner_texts()
        assert {"Text", "Terms"} <= set(heads)
        term = page.locator("[aria-labelledby=_find-terms] a").first
        term.click()
        expect(page.locator(SEARCH)).to_be_hidden()
        assert page.url.endswith("#glossary%2Ftwo-layers%2F")
        assert page.evaluate(SEEN, "glossary/two-layers/")
        page.keyboard.press("Control+k")
        found(page, "mismatch academia")
        page.keyboard.press("Enter")
        assert page.evaluate(SEEN, "p26")
        assert set(page.evaluate(MARKED)) == {"mismatch", "academia"}
        proofs.step("keyboard", "search, single file", "a place of the file is led to and marked")


def test_without_scripts_the_link_leads_to_a_page(chromium: Browser, http: str) -> None:
    """It says that the search needs scripts, and leads to lists that do not."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http + SMALL)
    page.click("[data-find]")
    assert page.url == http + "find/index.html"
    expect(page.locator("main")).to_contain_text("needs scripts")
    for way in ("glossary", "names", "bibliography", "brief"):
        expect(page.locator(f"main a[href='../{way}/index.html']")).to_be_visible()
    context.close()


def test_what_is_typed_while_it_loads_is_kept(page: Page, http: str) -> None:
    """Who asks for the search and types at once, loses no letter on a slow line."""
    held: list[Route] = []
    page.route("**/search.js", lambda route: held.append(route))
    page.goto(http + TEXT)
    with page.expect_request("**/search.js"):
        page.keyboard.press("Control+k")
    page.keyboard.type("mis match")
    page.wait_for_function("true")
    held[0].continue_()
    query = page.locator("#_find-query")
    expect(query).to_have_value("mis match")
    expect(query).to_be_focused()
    page.keyboard.type("es")
    expect(query).to_have_value("mis matches")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("academia")
    expect(query).to_have_value("academia")


def refused(chromium: Browser) -> BrowserContext:
    """A window whose storage, and whose address, are refused to scripts."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800})
    context.add_init_script("""const no = () => { throw new DOMException('no', 'SecurityError'); };
        for (const kind of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, kind, {get: no});
        history.replaceState = history.pushState = no;""")
    return context


def test_with_storage_and_addresses_refused(chromium: Browser, http: str) -> None:
    """It finds and marks all the same, and no script fails."""
    context, said = refused(chromium), list[str]()
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(http + TEXT)
    page.click("[data-find]")
    found(page, "mismatch academia")
    page.keyboard.press("Enter")
    assert set(page.evaluate(MARKED)) == {"mismatch", "academia"}
    page.keyboard.press("Escape")
    assert page.evaluate(MARKED) == []
    page.goto(http + "find/index.html?q=mismatch")
    expect(page.locator(SAID)).to_contain_text("result")
    context.close()
    assert said == []


def test_what_cannot_be_loaded_is_told(chromium: Browser, http: str) -> None:
    """Without its data the search says so and where else to look; without its script the link
    leads to the page, which says the same; once they can be had, it works."""
    context, said = chromium.new_context(), list[str]()
    page = context.new_page()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route("**/search-data.js", lambda route: route.abort())
    page.goto(http + SMALL)
    page.click("[data-find]")
    expect(page.locator(SEARCH)).to_contain_text("could not be loaded")
    expect(page.locator(f"{SEARCH} a", has_text="Glossary")).to_be_visible()
    page.keyboard.press("Escape")
    page.unroute("**/search-data.js")
    page.click("[data-find]")
    found(page, "mismatch")
    expect(page.locator(RESULTS).first).to_be_visible()
    page.route("**/search.js", lambda route: route.abort())
    page.goto(http + SMALL)
    page.click("[data-find]")
    page.wait_for_url("**/find/index.html")
    expect(page.locator("[data-find-failed]")).to_be_visible()
    context.close()
    assert said == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(
    chromium: Browser, http: str, proofs: Proofs, scheme: str, width: int
) -> None:
    """No fault in the search with results in both languages, with none, and on its page; nothing
    in it is wider than the window."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page, shown, runs = context.new_page(), f"{scheme}, {width}", []
    page.goto(http + SMALL)
    page.click("[data-find]")
    for query in ("张", "zzzzqqq"):
        found(page, query)
        runs.append(examine(page, proofs, f"search: {query}", shown, [SEARCH]))
        assert page.evaluate("q => document.querySelector(q).scrollWidth", SEARCH) <= width
    page.goto(http + "find/index.html?q=innovation")
    expect(page.locator(SAID)).to_contain_text("result")
    runs.append(examine(page, proofs, "the page of the search, asked", shown))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert [fault for run in runs for fault in (*run.violations, *run.undecided)] == []
