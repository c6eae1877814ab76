"""Pages of unruly editions in a browser: nothing runs, nothing is hidden, nothing spills over."""

import re
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from proofs import Proofs
from unruly import FRAME, LACKING, TURNS, edition_of, lay_out, of_crowds, of_nothing

from build_tools.mkdocs_plugin import build_site

HEBREW = "\u05e2\u05d1\u05e8\u05d9\u05ea"
PILE = "z" + "\u0301\u0336\u0488" * 100
MARKUP = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> \"onmouseover=alert(3) x='y'"
    ' style="color:red" {{7*7}} {% raw %} ${7+7} </title></script></textarea></template></a></p>'
    "<iframe src=//x.example> <!-- x --> ]]> <svg/onload=alert(4)> <base href=//x.example>"
    " <a href=javascript:alert(5)>x</a> &#106;avascript&colon;alert(6) data:text/html,<script>"
)
EDITIONS = {
    "markup": {**FRAME, **edition_of(MARKUP)},
    "endless": {**FRAME, **edition_of("x" * 5000)},
    "endless Chinese": {**FRAME, **edition_of("马" * 5000)},
    "turned": {**FRAME, **edition_of(f"a\u202eb\u200fc {HEBREW} 12 (34) {HEBREW} 56")},
    "piled": {**FRAME, **edition_of(f"{PILE} b")},
    "crowded": of_crowds(),
    "one paragraph": of_nothing(),
    "no headings": of_nothing("A Small Brief\n\nRivers rise.\n\nThey fall.\n\nThat is all.\n"),
}
WIDTHS = (320, 1280)
MARKS = (".noteref", ".commentref", ".term", ".name", ".emend", ".fix")
BRIEF = "brief/index.html"
SINGLE = "downloads/edition.html"
ALIVE = """() => [...document.querySelectorAll('*')].filter(e =>
    [...e.attributes].some(a => /^on|^style$|^srcdoc$/i.test(a.name) && !e.matches('.popup, .side'))
    || /^(iframe|object|embed|base|img)$/i.test(e.tagName)
    || (e.tagName === 'SCRIPT' && e.type !== 'application/json' && !e.closest('head')
        && !/^(\\.\\.\\/)*assets\\//.test(e.getAttribute('src')))
    || (e.href && !/^(https?|file|mailto|data):/.test(e.href.baseVal ?? e.href)
        && !e.matches('svg a'))
).map(e => e.outerHTML.slice(0, 200))"""
HOLLOW = """() => [...document.querySelectorAll('main :is(nav, ol, ul, dl, section, h2, h3, p)')]
    .filter(e => e.checkVisibility() && !e.ariaHidden && !e.innerText.trim())
    .filter(e => !e.querySelector('svg'))
    .map(e => e.outerHTML.slice(0, 99))"""
HOLE = re.compile(r"\bNone\b|\bundefined\b|\bnull\b|\(\)|, ,|\. \.|,\.|“”")
WIDE = "() => [document.documentElement.scrollWidth, innerWidth]"
POPUP = """() => {
    const popup = document.getElementById('_popup'), box = popup.getBoundingClientRect();
    return popup.matches(':popover-open') && popup.scrollWidth <= popup.clientWidth
        && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight + 1
        && popup.querySelector('.popup-body').innerText.trim().length > 0;
}"""


class Watched:
    """A window on an edition, with all that it did unasked."""

    def __init__(self, context: BrowserContext, root: str) -> None:
        self.context = context
        self.root = root
        self.page: Page = context.new_page()
        self.unasked: list[str] = []
        self.page.on("dialog", lambda d: (self.unasked.append(d.message), d.dismiss()))
        self.page.on("pageerror", lambda error: self.unasked.append(str(error)))
        self.page.on("console", self._said)
        self.page.on("request", lambda r: self._asked(r.url))

    def _said(self, message: object) -> None:
        if getattr(message, "type", "") in ("error", "warning"):
            self.unasked.append(str(getattr(message, "text", "")))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.root, "data:")):
            self.unasked.append(url)

    def opened(self, mark: str) -> bool:
        """True if the first such mark is there; its pop-up is then open."""
        found = self.page.locator(mark)
        if not found.count():
            return False
        found.first.evaluate("mark => { mark.scrollIntoView({block: 'center'}); mark.click(); }")
        return True


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder below which the sites of the unruly editions stand, built when asked for."""
    return tmp_path_factory.mktemp("unruly")


def site(sites: Path, name: str) -> Path:
    """The site of an unruly edition: it is legal, so it is built."""
    folder = sites / name.replace(" ", "-") / "site"
    if not folder.exists():
        root = lay_out(folder.parent, EDITIONS[name])
        assert build_site(root, text=None, site_dir=folder, strict=False) == 0
    return folder


@pytest.fixture
def watched(chromium: Browser, sites: Path, proofs: Proofs) -> Iterator[Watched]:
    """A window; afterwards nothing may have run, been fetched or broken the policy."""
    context = chromium.new_context(reduced_motion="reduce")
    before = len(proofs.broken)
    window = Watched(context, f"file://{sites}/")
    yield window
    context.close()
    assert window.unasked == []
    assert proofs.broken[before:] == []


@pytest.mark.parametrize("name", EDITIONS)
def test_pages_stay_as_wide_as_the_window(name: str, watched: Watched, sites: Path) -> None:
    """Every page, and every kind of pop-up on the page of the text, on a phone and on a desk; no
    element on it is of an editor's making."""
    folder = site(sites, name)
    for width in WIDTHS:
        watched.page.set_viewport_size({"width": width, "height": 800})
        for path in sorted(folder.rglob("*.html")):
            watched.page.goto(f"file://{path}")
            scroll, window = watched.page.evaluate(WIDE)
            assert scroll <= window, f"{path.relative_to(folder)} at {width}"
            assert watched.page.evaluate(ALIVE) == [], path.relative_to(folder)
        for path in (BRIEF, SINGLE):
            watched.page.goto(f"file://{folder}/{path}")
            for mark in (*(f".text {mark}" for mark in MARKS), ".pn"):
                if watched.opened(mark):
                    assert watched.page.evaluate(POPUP), f"{mark} on {path} at {width}"
                    scroll, window = watched.page.evaluate(WIDE)
                    assert scroll <= window, f"{mark} on {path} at {width}"
                    watched.page.keyboard.press("Escape")


def test_hostile_words_are_read_as_words(watched: Watched, sites: Path) -> None:
    """In the pop-ups of a note, a term, a name, a comment and a correction, and in the citation."""
    for path in (BRIEF, SINGLE):
        watched.page.goto(f"file://{site(sites, 'markup')}/{path}")
        for mark in (".noteref", ".term", ".name", ".commentref", ".emend", ".pn"):
            assert watched.opened(f".text {mark}" if mark != ".pn" else mark), mark
            assert watched.page.evaluate(ALIVE) == [], mark
            words = watched.page.locator("#_popup").inner_text()
            assert "<script>alert(1)</script>" in words, mark
            assert "{{7*7}}" in words, mark
            watched.page.keyboard.press("Escape")


def test_hostile_words_are_found_as_words(watched: Watched, sites: Path) -> None:
    """The search prints what it found, and asks what it is asked, and nothing of it is obeyed."""
    for path in (BRIEF, SINGLE):
        watched.page.goto(f"file://{site(sites, 'markup')}/{path}")
        watched.page.keyboard.press("Control+k")
        watched.page.fill("#_find input", "alert")
        found = watched.page.locator(".find-results li")
        found.first.wait_for()
        assert "<script>alert(1)</script>" in "".join(found.all_inner_texts())
        assert watched.page.evaluate(ALIVE) == []
    root = f"file://{site(sites, 'markup')}/find/index.html"
    watched.page.goto(f"{root}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(8)%3E%20zqx&found=%3Cimg%3E")
    watched.page.locator(".find-results > p").wait_for()
    assert watched.page.evaluate(ALIVE) == []


class Still(SimpleHTTPRequestHandler):
    """A server that does not chat."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def test_what_runs_from_right_to_left_stays_in_its_place(watched: Watched, sites: Path) -> None:
    """No unseen sign turns a page or a copied citation; what follows Hebrew stands behind it (the
    page of downloads has the name of a licence bare)."""
    watched.page.set_viewport_size({"width": 1280, "height": 800})
    folder = site(sites, "turned")
    for path in sorted(folder.rglob("index.html")):
        watched.page.goto(f"file://{path}")
        assert not TURNS.search(watched.page.content()), path
        bare = watched.page.evaluate("""() => {
            const walker = document.createTreeWalker(document.querySelector('main'), 4), bare = [];
            while (walker.nextNode())
                if (/[\\u0590-\\u05ff]/.test(walker.currentNode.data)
                    && !walker.currentNode.parentElement.closest('bdi, [lang|=zh], text, .address'))
                    bare.push(walker.currentNode.parentElement.outerHTML.slice(0, 120));
            return bare;
        }""")
        assert bare == [] or path.parent.name == "downloads", path.relative_to(folder)
    watched.page.goto(f"file://{folder}/{BRIEF}")
    gap = watched.page.evaluate("""() => {
        const first = document.querySelector('.text bdi'), after = first.nextSibling;
        const at = after.data.search(/56/), range = document.createRange();
        range.setStart(after, at); range.setEnd(after, at + 2);
        return range.getBoundingClientRect().left - first.getBoundingClientRect().right;
    }""")
    assert gap >= 0
    assert watched.opened(".pn")
    citation = watched.page.locator("#_popup .cite").inner_text()
    assert HEBREW in citation
    assert not TURNS.search(citation)


def test_a_pile_of_marks_is_cut(watched: Watched, sites: Path) -> None:
    """No letter on a page carries more than eight marks."""
    folder = site(sites, "piled")
    pile = re.compile("[\u0300-\u036f\u0483-\u0489]{9}")
    for path in sorted(folder.rglob("index.html")):
        watched.page.goto(f"file://{path}")
        assert not pile.search(watched.page.content()), path.relative_to(folder)


def test_crowds_stay_usable(watched: Watched, sites: Path) -> None:
    """Of 3,000 uses the pop-up gives the number and a link, of forty notes in a paragraph the menu
    each, of forty markers of a note its pop-up none; side notes stand one below the other."""
    page = watched.page
    page.set_viewport_size({"width": 1440, "height": 900})
    folder = site(sites, "crowded")
    page.goto(f"file://{folder}/{BRIEF}")
    assert watched.opened(".text .term")
    popup = page.locator("#_popup")
    assert "3000 uses" in popup.inner_text().replace(",", "")
    assert popup.locator("a").count() < 10
    page.keyboard.press("Escape")
    assert page.locator("#t-constructor a, #t-constructor + dd a").count() < 10
    assert watched.opened("#p1 .pn")
    assert popup.locator(".rests a").count() == 40
    page.keyboard.press("Escape")
    assert page.locator("#n1 .back").count() <= 41
    assert watched.opened("#r1-20")
    assert popup.locator(".back").count() == 0
    assert "2002.\n" in popup.inner_text().replace("\xa0", "")
    page.keyboard.press("Escape")
    overlap = page.evaluate("""() => {
        const sides = [...document.querySelectorAll('.side')].filter(s => s.checkVisibility())
            .map(s => s.getBoundingClientRect()).sort((a, b) => a.top - b.top);
        return sides.filter((s, i) => i && s.top < sides[i - 1].bottom - 1).length;
    }""")
    assert overlap == 0
    page.goto(f"file://{folder}/glossary/constructor/index.html")
    assert "3000 uses" in page.locator("main").inner_text().replace(",", "")
    assert page.locator("main a").count() < 1000


def test_the_address_of_selected_words_has_an_end(watched: Watched, sites: Path) -> None:
    """Where the same words stand everywhere it takes some of them, and can be passed on."""
    page = watched.page
    page.goto(f"file://{site(sites, 'crowded')}/{BRIEF}")
    page.evaluate("document.getElementById('_para-menu').dataset.address = 'https://example.org/'")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p30 .text'))")
    page.wait_for_function("!getSelection().isCollapsed")
    assert watched.opened("#p30 .pn")
    links = page.locator("#_popup [data-link]").evaluate_all("all => all.map(b => b.dataset.link)")
    found = [link.partition(":~:text=")[2] for link in links if ":~:text=" in link]
    assert [0 < len(text) < 400 for text in found] == [True], found


def test_works_that_lack_something_are_printed_without_a_hole(
    watched: Watched, sites: Path
) -> None:
    """Without author, year, address or all three: in the bibliography and in the pop-up."""
    folder = site(sites, "crowded")
    page = watched.page
    page.goto(f"file://{folder}/bibliography/index.html")
    entries = {key: page.locator(f"#{key} > p").first.inner_text() for key in LACKING}
    page.goto(f"file://{folder}/{BRIEF}")
    for n, key in enumerate(LACKING, 41):
        assert watched.opened(f"#r{n}")
        said = page.locator("#_popup").inner_text()
        page.keyboard.press("Escape")
        for words in (entries[key], said):
            assert key in re.sub(r"[ \xa0]", "-", words).lower()
            assert not re.search(r"\bNone\b|\bundefined\b|\bnull\b|\(\)|, ,|\. \.|,\.|“”", words), (
                words
            )


@pytest.mark.parametrize("name", ["one paragraph", "no headings"])
def test_what_is_not_there_leaves_no_empty_frame(name: str, watched: Watched, sites: Path) -> None:
    """No contents, list, strip or way to another page without anything in it; the citation has no
    hole where the work has no date."""
    page = watched.page
    page.goto(f"file://{site(sites, name)}/{BRIEF}")
    assert page.evaluate(HOLLOW) == []
    for label in ("Contents", "Notes", "Previous", "Next"):
        assert page.get_by_text(label, exact=True).count() == 0, label
    assert page.locator(".strip").count() == (name == "no headings")
    labels = page.locator(".strip a").evaluate_all("all => all.map(a => a.ariaLabel)")
    assert [label for label in labels if re.match(r"\W*,", label)] == []
    for bar in page.locator(".strip .bar").all()[:1]:
        bar.hover(force=True)
        assert page.locator(".strip-at").inner_text().split() == ["¶", "1", "¶", "1", "to", "3"]
    said = page.locator("main").inner_text()
    assert not HOLE.search(said), said
    assert watched.opened(".pn")
    assert "para. 1" in page.locator("#_popup .cite").inner_text().replace("\xa0", " ")
    page.goto(f"file://{site(sites, name)}/bibliography/index.html")
    assert "cite no works" in page.locator("main").inner_text()
