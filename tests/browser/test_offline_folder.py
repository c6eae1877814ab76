"""The offline folder, unpacked and opened by its index.html, without a network."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from kinds import MARKS, closed, opened
from playwright.sync_api import Browser, Page, Request, expect
from proofs import Proofs

WAYS = """base => Object.fromEntries([...document.links]
    .filter(a => a.checkVisibility({visibilityProperty: true}) && a.href.startsWith(base)
        && !a.closest('[popover]') && !a.hasAttribute('download')
        && !a.matches('.term, .name, .noteref, .commentref, .emend, .pn, .skip'))
    .map(a => [a.href.slice(base.length).split('#')[0], a.getAttribute('href')])
    .reverse())"""
"""The pages that visible links lead to, each with the href of the first link that does; a mark that
opens a pop-up is no way to another page."""


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, in a place such as people have on their disks."""
    there = tmp_path_factory.mktemp("disk") / "My downloads (2) 下载 #1 100%"
    with zipfile.ZipFile(site / "downloads/edition.zip") as archive:
        archive.extractall(there)
    [folder] = there.iterdir()
    return folder


@dataclass
class Reader:
    """A reader who has double-clicked the folder's index.html; `asked` is all that was fetched."""

    page: Page
    base: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def here(self) -> str:
        """The page that is open, by its path in the folder, whichever place on it."""
        here: str = self.page.evaluate("base => location.href.slice(base.length)", self.base)
        return here.split("#")[0]

    def go(self, href: str) -> None:
        """Follows the first visible link with this href."""
        self.page.locator(f'a[href="{href}"]:visible:not([popover] *)').first.click()
        self.page.wait_for_load_state()


@pytest.fixture
def reader(folder: Path, chromium: Browser, proofs: Proofs) -> Iterator[Reader]:
    """Nothing may be asked for that is not in the folder, and no page may complain."""
    context = chromium.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    context.set_offline(True)
    reader = Reader(context.new_page(), f"{folder.as_uri()}/")
    broken = len(proofs.broken)

    def failed(request: Request) -> None:
        reader.complaints.append(f"{request.url}: {request.failure}")

    context.on("request", lambda request: reader.asked.append(request.url))
    context.on("requestfailed", failed)
    context.on("weberror", lambda error: reader.complaints.append(str(error.error)))
    reader.page.on(
        "console",
        lambda said: reader.complaints.append(said.text) if said.type != "log" else None,
    )
    reader.page.goto(reader.base + "index.html")
    yield reader
    context.close()
    own = (reader.base, "data:", "blob:")
    assert [url for url in reader.asked if not url.startswith(own)] == []
    assert proofs.broken[broken:] == []
    assert reader.complaints == []


def test_clicks_lead_to_every_page(reader: Reader, folder: Path) -> None:
    """From the first page on, by links that can be seen, without a page's address ever typed; only
    the search is no page then, but a window over the one that stands there."""
    pages = {p.relative_to(folder).as_posix() for p in folder.rglob("index.html")}
    pages.remove("find/index.html")
    assert len(pages) > 50
    known: dict[str, dict[str, str]] = {}
    while reader.here not in known or (to := way(known, reader.here, pages)):
        if (here := reader.here) not in known:
            known[here] = reader.page.evaluate(WAYS, reader.base)
            expect(reader.page.locator("h1")).to_have_count(1)
            continue
        for href in to:
            reader.go(href)
    assert set(known) == pages


def way(known: dict[str, dict[str, str]], here: str, pages: set[str]) -> list[str]:
    """The hrefs to follow from here to the nearest page not yet seen; empty if there is none."""
    ways: dict[str, list[str]] = {here: []}
    line = [here]
    for page in line:
        for there, href in known.get(page, {}).items():
            if there in pages and there not in ways:
                ways[there] = [*ways[page], href]
                line.append(there)
                if there not in known:
                    return ways[there]
    return []


@pytest.mark.parametrize("kind", MARKS)
def test_every_kind_of_pop_up_opens(reader: Reader, kind: str) -> None:
    reader.go("brief/index.html")
    assert len(opened(reader.page, kind).inner_text().split()) > 3
    closed(reader.page, kind)


def test_settings_are_kept_from_page_to_page(reader: Reader) -> None:
    """And until the next visit."""
    on = "document.documentElement.classList.contains('_pinyin-on')"
    reader.go("brief/index.html")
    assert not reader.page.evaluate(on)
    reader.page.click(".view-button")
    reader.page.check("#_pinyin")
    reader.page.keyboard.press("Escape")
    reader.go("../glossary/index.html")
    reader.go("../brief/index.html")
    assert reader.page.evaluate(on)
    reader.page.context.new_page().goto(reader.base + "brief/index.html")
    assert reader.page.context.pages[1].evaluate(on)


def test_the_filter_of_the_glossary_works(reader: Reader) -> None:
    reader.go("glossary/index.html")
    reader.page.fill("#_filter", "举国")
    expect(reader.page.locator(".filter [role=status]")).to_contain_text("term")
    shown = reader.page.locator("table.glossary tbody tr:visible")
    assert 0 < shown.count() < 30
    for row in shown.all():
        expect(row).to_contain_text("举国")


def test_the_page_of_downloads_says_that_this_is_the_offline_copy(reader: Reader) -> None:
    reader.go("downloads/index.html")
    main = reader.page.locator("main")
    expect(main).to_contain_text("You are reading the offline copy of version")
    expect(main).not_to_contain_text("SHA256SUMS")
    expect(main.locator('a[href="edition.zip"]')).to_have_count(0)


def test_the_single_file_in_the_folder_opens(reader: Reader) -> None:
    reader.page.goto(reader.base + "downloads/edition.html")
    expect(reader.page.locator("h1")).to_have_count(1)
    reader.page.click("#r15")
    expect(reader.page.locator("#_popup")).to_contain_text("Note 15")
