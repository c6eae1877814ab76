"""Pictures of every kind of page, on screen and on paper, kept in tests/pictures/ to be looked at.

Each is also held to what a picture must show: something, nothing cut off at the side, the pop-up in
the window, Chinese in a face made for its script.
"""

import re
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from build_tools.mkdocs_plugin import build_site

PICTURES = Path(__file__).parent.parent / "pictures"
EDITIONS = Path(__file__).parent.parent / "editions"
BRIEF = "brief/index.html"
POPUP = "#_popup"
SIZES = {320: 640, 768: 1024, 1440: 900}
TALLEST = 2400
"""Pixels of a page that are pictured; the rest is like it."""
FACES = {"zh-Hans": "Noto Serif CJK SC", "zh-Hant": "Noto Serif CJK TC"}
PAGES = {
    "home": "index.html",
    "glossary": "glossary/index.html",
    "term": "glossary/two-layers/index.html",
    "names": "names/index.html",
    "bibliography": "bibliography/index.html",
    "apparatus": "apparatus/index.html",
    "packs": "teaching/index.html",
    "pack": "teaching/first-meeting/index.html",
    "consistency": "about/consistency/index.html",
    "about": "about/index.html",
    "editors": "about/for-editors/index.html",
    "downloads": "downloads/index.html",
    "not-found": "404.html",
}
ON_PAPER = {"text": BRIEF, **PAGES, "timeline": "timeline/index.html"}
MARKS = {
    "note": ("#r1", "Note 1"),
    "note-mended": ("#r16", "Note 16"),
    "note-lost": ("#r21", "Note ⟨21⟩, lost"),
    "term": ("#p20 .term >> nth=0", "Term"),
    "name": ("#p18 .name >> nth=0", ""),
    "comment": ("#p21 .commentref >> nth=0", "Editors’ comment"),
    "correction": ("#p21 .emend >> nth=0", "Correction"),
    "paragraph": ("#p20 .pn", "¶ 20"),
}
Window = tuple[Page, int, str]


@pytest.fixture(
    scope="module",
    params=[(w, s) for w in SIZES for s in ("light", "dark") if (w, s) != (768, "dark")],
    ids=lambda param: f"{param[0]}-{param[1]}",
)
def window(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Window]:
    """A window of one width, in the light or in the dark."""
    width: int = request.param[0]
    scheme: Literal["light", "dark"] = request.param[1]
    context = chromium.new_context(
        viewport={"width": width, "height": SIZES[width]},
        color_scheme=scheme,
        reduced_motion="reduce",
        has_touch=width == 320,
    )
    yield context.new_page(), width, scheme
    context.close()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small edition of two texts."""
    folder = tmp_path_factory.mktemp("facing") / "site"
    assert build_site(EDITIONS / "brief", text=None, site_dir=folder, strict=True) == 0
    return f"file://{folder}/"


def coloured(png: bytes) -> float:
    """How much of a picture differs from what is left of or above it, from 0 to 1 (PNG filters)."""
    parts, at = [], 8
    while at < len(png):
        length, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        parts += [png[at + 8 : at + 8 + length]] if kind == b"IDAT" else []
        at += length + 12
    raw = zlib.decompress(b"".join(parts))
    return 1 - raw.count(0) / len(raw)


def keep(window: Window, name: str, *, whole: bool = False) -> None:
    """Takes the picture; it is not blank, has its colour, and nothing lies beyond the side."""
    page, width, scheme = window
    full = page.evaluate("document.documentElement.scrollHeight")
    height = min(full, TALLEST) if whole else SIZES[width]
    PICTURES.mkdir(exist_ok=True)
    png = page.screenshot(
        path=PICTURES / f"{name}-{width}-{scheme}.png",
        full_page=whole,
        **({"clip": {"x": 0, "y": 0, "width": width, "height": height}} if whole else {}),
    )
    assert coloured(png) > 0.004, "the picture is blank"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    light = sum(map(int, re.findall("[0-9]+", paper)[:3])) / 3
    assert (light > 200) is (scheme == "light"), paper


def faces(page: Page, selector: str) -> set[str]:
    """The faces that the first visible element of a selector is really set in."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    page.locator(f"{selector} >> visible=true").first.evaluate("part => part.dataset.seen = 1")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelector", {"nodeId": root, "selector": "[data-seen]"})
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": found["nodeId"]})["fonts"]
    page.locator("[data-seen]").evaluate_all("all => all.forEach(part => delete part.dataset.seen)")
    session.detach()
    return {font["familyName"] for font in fonts}


def in_window(page: Page, width: int, selector: str) -> None:
    """What has opened lies wholly within the window."""
    expect(page.locator(selector)).to_be_visible()
    box = page.locator(selector).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= SIZES[width]


@pytest.mark.parametrize("name", PAGES)
def test_page(window: Window, site: Path, name: str) -> None:
    """Each kind of page; its Chinese is set in a face made for its script."""
    page, _, _ = window
    page.goto(f"file://{site}/{PAGES[name]}")
    expect(page.locator("h1")).to_be_visible()
    keep(window, name, whole=True)
    for language, face in FACES.items():
        if page.locator(f":lang({language}) >> visible=true").count():
            assert faces(page, f":lang({language})") == {face}


@pytest.mark.parametrize("name", MARKS)
def test_open_pop_up(window: Window, site: Path, name: str) -> None:
    """Each kind of mark with its pop-up open: in the window, and not over the mark."""
    page, width, _ = window
    mark, label = MARKS[name]
    page.goto(f"file://{site}/{BRIEF}")
    marker = page.locator(mark)
    marker.evaluate("mark => mark.scrollIntoView({block: 'center'})")
    marker.click()
    in_window(page, width, POPUP)
    expect(page.locator("#_popup-label")).to_contain_text(label)
    keep(window, f"pop-up-{name}")
    above = page.evaluate(
        "([mark, popup]) => { const box = mark.getClientRects()[0];"
        " const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
        " return !popup.contains(at) }",
        [marker.element_handle(), page.locator(POPUP).element_handle()],
    )
    assert above, "the pop-up covers its mark"


def test_the_text(window: Window, site: Path) -> None:
    """Its title, and its middle; English in the serif of the sheet; the lists at its end."""
    page, _, _ = window
    page.goto(f"file://{site}/{BRIEF}")
    keep(window, "text-title")
    assert faces(page, "#p1 .text") <= {"Noto Serif"}
    for name, id in (("text", "p20"), ("text-notes", "notes"), ("text-terms", "terms")):
        page.goto(f"file://{site}/{BRIEF}#{id}")
        expect(page.locator(f"#{id}")).to_be_in_viewport()
        keep(window, name)


def switched(page: Page, address: str, *boxes: str) -> None:
    """The text with boxes of the settings ticked, and the settings closed again."""
    page.goto(f"{address}{BRIEF}")
    for box in boxes:
        page.locator(f"#{box}").evaluate("box => box.click()")


def forget(page: Page) -> None:
    """The reader’s choices are as at first."""
    page.evaluate("localStorage.clear()")


def test_settings(window: Window, site: Path) -> None:
    """The reader’s settings, open."""
    page, width, _ = window
    page.goto(f"file://{site}/{BRIEF}")
    page.click(".view-button")
    in_window(page, width, "#_view")
    keep(window, "settings")


def test_chinese(window: Window, site: Path) -> None:
    """Pinyin and traditional script, in faces that have all their letters."""
    page, _, _ = window
    switched(page, f"file://{site}/", "_pinyin", "_traditional")
    page.locator("#p12").evaluate("part => part.scrollIntoView()")
    keep(window, "chinese")
    assert faces(page, "#p12 :lang(zh-Hant)") == {FACES["zh-Hant"]}
    assert faces(page, "#p12 .pin") == {"Noto Sans"}
    expect(page.locator("#p12 .han > :lang(zh-Hans)").first).to_be_hidden()
    forget(page)


def test_as_printed(window: Window, site: Path) -> None:
    """The readings of the print instead of the editors’."""
    page, _, _ = window
    switched(page, f"file://{site}/", "_printed")
    page.locator("#p21").evaluate("part => part.scrollIntoView({block: 'center'})")
    expect(page.locator("#p21 .emend .sic").first).to_be_visible()
    expect(page.locator("#p21 .emend .corr").first).to_be_hidden()
    keep(window, "as-printed")
    forget(page)


def test_facing(window: Window, pair: str) -> None:
    """Two texts: level with each other where there is room, else one below the other."""
    page, width, _ = window
    switched(page, pair, "_facing")
    page.locator("#p1").evaluate("part => part.scrollIntoView({block: 'center'})")
    own, other = page.locator("#p1 .text").bounding_box(), page.locator("#first-p1").bounding_box()
    assert own is not None
    assert other is not None
    assert (abs(own["y"] - other["y"]) < 2) is (width == 1440)
    keep(window, "facing")
    forget(page)


@pytest.fixture(scope="module")
def copies(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The two offline copies as a reader has them: the folder unpacked, the single file saved."""
    folder = tmp_path_factory.mktemp("taken away")
    with ZipFile(site / "downloads/edition.zip") as packed:
        packed.extractall(folder)
    file = folder / "edition.html"
    shutil.copy(site / "downloads/edition.html", file)
    return {"folder": next(folder.glob("*/index.html")).parent / BRIEF, "single-file": file}


@pytest.mark.parametrize("name", ["folder", "single-file"])
def test_offline_copy(window: Window, copies: dict[str, Path], name: str) -> None:
    """Each offline copy, opened from the disk: its title, and a pop-up in it."""
    page, width, _ = window
    page.goto(copies[name].as_uri())
    keep(window, name)
    marker = page.locator("#r16")
    marker.evaluate("mark => mark.scrollIntoView({block: 'center'})")
    marker.click()
    in_window(page, width, POPUP)
    keep(window, f"{name}-pop-up")


@pytest.fixture(scope="module")
def printed(chromium: Browser, site: Path) -> Iterator[Callable[[str], Path]]:
    """Prints a page of the site on A4 and gives the PDF; its first sheets are pictured."""
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, color_scheme="dark")

    @cache
    def pdf(name: str) -> Path:
        file = PICTURES / f"paper-{name}.pdf"
        PICTURES.mkdir(exist_ok=True)
        page.goto(f"file://{site}/{ON_PAPER[name]}")
        page.pdf(path=file, prefer_css_page_size=True)
        for old in PICTURES.glob(f"paper-{name}-*.png"):
            old.unlink()
        command = ["pdftoppm", "-r", "80", "-l", "4", "-png", str(file), str(file.with_suffix(""))]
        subprocess.run(command, check=True)
        return file

    yield pdf
    page.context.close()


def sheets(file: Path) -> list[list[str]]:
    """The lines of each sheet of a PDF, without its number at the foot."""
    command = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages = [[" ".join(line.split()) for line in p.splitlines()] for p in text.split("\f")[:-1]]
    return [[line for line in page if line][:-1] for page in pages]


@pytest.mark.parametrize("name", [name for name in ON_PAPER if name != "not-found"])
def test_paper(printed: Callable[[str], Path], chromium: Browser, site: Path, name: str) -> None:
    """On A4, in black and red on white; no sheet is empty or ends with a heading."""
    file = printed(name)
    found = sheets(file)
    assert all(found), "a sheet is empty"
    source = (site / ON_PAPER[name]).read_text(encoding="utf-8")
    headings = {
        " ".join(re.sub("<[^>]+>", "", heading).split())
        for heading in re.findall(r"<h[1-3][^>]*>(.*?)</h[1-3]>", source, re.DOTALL)
    }
    assert [page[-1] for page in found if page[-1] in headings] == []
    info = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True).stdout
    assert "A4" in info
    for picture in PICTURES.glob(f"paper-{name}-*.png"):
        assert coloured(picture.read_bytes()) > 0.004, picture.name


def test_the_timeline_on_paper_is_its_table(printed: Callable[[str], Path]) -> None:
    """The drawing, longer than any sheet, is left out; the table begins on the first sheet."""
    first = sheets(printed("timeline"))[0]
    assert len(first) > 30 and any("1949" in line for line in first[4:]), first


def test_paper_holds_what_the_pop_ups_hold(printed: Callable[[str], Path], site: Path) -> None:
    """Each note, comment and term stands on paper once, and addresses are printed."""
    file = printed("text")
    text = "\n".join(line for page in sheets(file) for line in page)
    for number in range(1, 27):
        assert len(re.findall(rf"(?m)^⟨?{number}⟩? \S", text)) >= 1, number
    for words in ("Notes", "Editors’ comments", "Corrections", "Terms in this text"):
        assert len(re.findall(f"(?m)^{words}$", text)) == 1, words
    assert "https://" in text
