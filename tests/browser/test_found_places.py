"""What is found is marked in the place to which it leads: for every place, its longest word."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from proofs import Proofs
from watching import calm

PAGES = ("brief/index.html", "bibliography/index.html", "names/index.html")
MARKED = """places => places.map(([id, word]) => {
    document.dispatchEvent(new CustomEvent('found', { detail: { id, words: [word] } }));
    return [...CSS.highlights.get('found') ?? []].length ? '' : `${id} ${word}`;
}).filter(Boolean)"""
WORD = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]{1,4}")


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A laptop's window in which no script fails or complains."""
    with calm(chromium) as page:
        yield page


@pytest.mark.parametrize("path", PAGES)
def test_every_place_has_its_words_to_mark(
    page: Page, http: str, site: Path, proofs: Proofs, path: str
) -> None:
    """Paragraphs, notes, comments, corrections, what stands under a heading, works and names."""
    script = (site / "assets/search-data.js").read_text(encoding="utf-8")
    data = json.loads(script.removeprefix("self.searchData = ").removesuffix(";\n"))
    number = data["pages"].index(path)
    places = [
        [place[1], max(WORD.findall(place[3]), key=len)]
        for part in data["places"].values()
        for place in part
        if place[0] == number and len(place) > 3 and place[3]
    ]
    assert len(places) > 40
    page.goto(f"{http}{path}?found=the")
    assert page.evaluate(MARKED, places) == []
    proofs.step("eye", "words to be marked", f"{len(places)} places of {path}")


def test_who_comes_from_another_page_is_there_at_once(page: Page, http: str) -> None:
    """Only who goes on from a link of the page itself is led through it."""
    moves = "() => getComputedStyle(document.documentElement).scrollBehavior"
    page.emulate_media(reduced_motion="no-preference")
    page.goto(f"{http}brief/index.html#n20")
    assert page.evaluate(moves) == "auto"
    page.locator("#n20 a.back").first.focus()
    assert page.evaluate(moves) == "smooth"


def test_on_paper_nothing_is_marked(page: Page, http: str) -> None:
    """The sheet is the same, and not blank, whether a search has led there or not."""
    sheets = []
    for asked in ("", "?found=mismatch&found=academia"):
        page.goto(f"{http}brief/index.html{asked}#p26")
        page.emulate_media(media="print")
        page.evaluate("() => document.fonts.ready.then(() => true)")
        sheets.append(page.locator("#p26").screenshot(animations="disabled"))
        page.emulate_media(media="screen")
    assert sheets[0] == sheets[1]
    assert len(sheets[0]) > 10_000


def test_what_is_folded_is_opened_once(page: Page, http: str) -> None:
    """An editor may have folded a part of a page. Who is led there sees it, with its words; who
    closes it and goes on, to the settings say, is left alone."""

    def folded(route: Route) -> None:
        text = route.fetch().text()
        begin, end = "<details><summary>More</summary>", "</details></main>"
        route.fulfill(body=re.sub("(<main[^>]*>)", rf"\1{begin}", text).replace("</main>", end))

    place = page.locator("#certainty")
    page.route("**/about/method/**", folded)
    page.goto(f"{http}about/method/index.html")
    assert not place.is_visible()
    page.goto(f"{http}about/method/index.html?found=probable#certainty")
    assert place.is_visible()
    assert page.evaluate("() => CSS.highlights.get('found').size") > 0
    page.click("summary")
    page.click(".view-button")
    page.check("#_dark")
    assert not place.is_visible()
    page.evaluate("localStorage.clear()")
    page.unroute("**/about/method/**")
