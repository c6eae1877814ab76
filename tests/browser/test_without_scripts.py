"""Without scripts every link leads to a file and a place in it, and every mark to its answer."""

import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from urllib.request import urlopen

import pytest
from kinds import BRIEF, MARKS
from playwright.sync_api import Browser, expect
from proofs import Proofs

sys.path.insert(0, str(Path(__file__).parent.parent / "hostile"))

from reading_html import Seen, seen

OPEN_TO_SCRIPTS_ALONE = {"#__search"}
"""The link that opens the search is hidden until a script finds that it can work."""
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
            if name != "a" or attr != "href" or outward or href in OPEN_TO_SCRIPTS_ALONE:
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
    """No search, filter or settings that would do nothing."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "china/glossary/index.html")
    expect(page.locator("[data-find]")).to_be_hidden()
    expect(page.locator("#_filter")).to_be_hidden()
    expect(page.locator(".view-button")).to_be_hidden()
    proofs.step("no scripts", f"not offered, {base[:4]}", "search, filter, settings")
    context.close()
