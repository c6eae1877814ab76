"""The single file as somebody has it who got it by mail: alone in a folder, without a network."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median_low
from typing import Literal

import pytest
from axe import examine
from kinds import MARKS, OPENERS, POPUP, SETTINGS, closed, opened
from playwright.sync_api import Browser, BrowserContext, Page, expect
from proofs import Proofs

from build_tools.pipeline import build
from build_tools.write import single_file

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "tests/pictures"
PLACES = (
    "s-in-short",
    "notes",
    "glossary/",
    "names/",
    "timeline/",
    "bibliography/",
    "apparatus/",
    "about/cite/",
)
WINDOWS: list[tuple[Literal["light", "dark"], int]] = [("light", 320), ("dark", 1280)]
"""Colours do not change with the width, nor the order of things with the colours."""
READS = "id => { const box = document.getElementById(id).getBoundingClientRect();" + (
    " return box.bottom > 0 && box.top < innerHeight; }"
)


@pytest.fixture(scope="module")
def file(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The download, saved under a name of a reader's own."""
    folder = tmp_path_factory.mktemp("saved") / "读书会 2026 & more"
    folder.mkdir()
    return Path(shutil.copy(site / "downloads/edition.html", folder / "版本 (1) #2 100%.html"))


def offline(chromium: Browser, **options: object) -> BrowserContext:
    """A window without a network."""
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    context.set_offline(True)
    return context


@pytest.fixture
def page(chromium: Browser, file: Path, proofs: Proofs) -> Iterator[Page]:
    """The file in a laptop's window; afterwards it has asked for itself and for nothing else, and
    nobody has complained."""
    context = offline(chromium, viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    page, asked, said, broken = context.new_page(), [], [], len(proofs.broken)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert set(asked) - {"data:,"} == {file.as_uri()}
    assert said == []
    assert proofs.broken[broken:] == []


def test_it_is_what_the_command_writes(file: Path) -> None:
    """The site and `edition write single-file` give the same bytes."""
    edition = build(ROOT).edition
    assert edition is not None
    assert file.read_bytes() == single_file.write(edition)


@pytest.mark.parametrize("kind", MARKS)
def test_each_pop_up(page: Page, kind: str) -> None:
    """By pointer and by keyboard it opens and shows what the text says; Escape gives it back."""
    mark, popup = page.locator(MARKS[kind]), page.locator(POPUP)
    opened(page, kind)
    shown = popup.inner_text()
    assert len(shown) > 20
    mark.click()
    expect(popup).to_be_hidden()
    page.mouse.move(1, 1)
    mark.focus()
    page.keyboard.press("Enter")
    expect(popup).to_be_visible()
    assert popup.inner_text() == shown
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#_popup .close')")
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    assert mark.evaluate("mark => mark === document.activeElement")


def test_the_foot_of_a_pop_up_leads_to_the_full_entry(page: Page) -> None:
    """From a term of the text one comes to its entry with all uses, in the glossary part."""
    opened(page, "term")
    term = page.locator(MARKS["term"]).get_attribute("data-term")
    page.locator(f"{POPUP} .popup-foot a").last.click()
    expect(page.locator(POPUP)).to_be_hidden()
    assert page.url.endswith(f"#glossary/{term}/")
    assert page.evaluate(READS, f"glossary/{term}/")


def test_marks_of_other_parts_have_pop_ups(page: Page) -> None:
    """A term or name in a definition, remark or comment shows its entry there, without a jump."""
    for part in ("glossary", "names", "apparatus"):
        for mark in page.locator(f"[id='{part}/'] :is(.term, .name) >> visible=true").all()[:3]:
            words = page.locator(f"[id='{(mark.get_attribute('href') or '#')[1:]}']")
            mark.click()
            expect(page.locator(POPUP)).to_be_visible()
            first = words.locator("dfn, b").first.text_content()
            expect(page.locator(f"{POPUP} .popup-body")).to_contain_text(first or "no entry")
            page.keyboard.press("Escape")
    assert "#" not in page.url.removeprefix(page.url.split("#")[0])


def test_settings_are_kept(page: Page) -> None:
    """Dark paper and pinyin are there again when the file is opened again."""
    opened(page, "settings")
    page.check("#_dark")
    page.check("#_pinyin")
    page.keyboard.press("Escape")
    pinyin = page.locator("#p11 .pin").first
    expect(pinyin).to_be_visible()
    page.reload()
    expect(pinyin).to_be_visible()
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert max(map(int, re.findall("[0-9]+", paper)[:3])) < 80


def test_the_filter_sifts_the_glossary_alone(page: Page) -> None:
    """What does not match goes from the lists of terms; the other parts stay."""
    page.fill("[id='glossary/_filter']", "liangzhangpi")
    expect(page.locator(".glossary tbody tr >> visible=true")).to_have_count(1)
    for part in PLACES:
        expect(page.locator(f"[id='{part}']")).to_be_visible()
    expect(page.locator("[id='bibliography/_cited']")).to_be_visible()
    expect(page.locator(".full-entry >> visible=true").nth(3)).to_be_visible()


def test_a_wide_window_shows_notes_beside_the_text(page: Page) -> None:
    """Side notes stand beside the text, and the map of the text is there; no part is too wide."""
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".side >> visible=true").first).to_be_visible()
    expect(page.locator(".strip")).to_be_visible()
    left = page.locator(".edition").evaluate_all("all => all.map(e => e.getBoundingClientRect().x)")
    assert len(set(left)) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_axe_finds_nothing(
    chromium: Browser, file: Path, proofs: Proofs, scheme: Literal["light", "dark"], width: int
) -> None:
    """No fault in the whole file, none with any pop-up or the settings open."""
    size = {"width": width, "height": 800}
    context = offline(chromium, viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page, shown = context.new_page(), f"{scheme}, {width}"
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = [examine(page, proofs, "the single file", shown)]
    for name, (opener, popup) in OPENERS.items():
        opened(page, name)
        parts = [popup] if popup == SETTINGS else [popup, opener.split(" >> ")[0]]
        found.append(examine(page, proofs, f"the single file: {name}", shown, parts))
        closed(page, name)
    context.close()
    assert [fault for run in found for fault in run.violations] == []
    assert [fault for run in found for fault in run.undecided] == []


def test_without_scripts_every_way_leads_there(chromium: Browser, file: Path) -> None:
    """The running head, the contents, marks and full entries are links that arrive."""
    context = offline(chromium, java_script_enabled=False, viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.goto(file.as_uri())
    ways = [f".running nav a >> nth={n}" for n in range(len(PLACES))]
    for way, id in zip(ways, PLACES, strict=True):
        page.click(way)
        assert page.url == f"{file.as_uri()}#{id}"
        assert page.locator(f"[id='{id}']").bounding_box()
    for way, id in (
        (".contents a[href='#bibliography/']", "bibliography/"),
        ("#r15", "n15"),
        ("#n15 .back", "r15"),
        ("[id='t-two-layers'] .full", "glossary/two-layers/"),
        ("[id='glossary/two-layers/'] .kwic a >> nth=0", "p26"),
        ("[id='names/'] .up a", "contents"),
    ):
        page.click(way)
        assert page.url == f"{file.as_uri()}#{id}"
    context.close()


def test_pictures(chromium: Browser, file: Path) -> None:
    """The beginning of each part, at three widths, in the light and in the dark."""
    PICTURES.mkdir(exist_ok=True)
    for width in (320, 768, 1440):
        for scheme in ("light", "dark"):
            size = {"width": width, "height": 900}
            context = offline(chromium, viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            for place in ("_main", *PLACES, "glossary/two-layers/"):
                page.goto(f"{file.as_uri()}#{place}")
                assert page.evaluate(READS, place), (width, place)
                name = place.strip("_/").replace("/", "-")
                page.screenshot(path=PICTURES / f"one-file-{name}-{width}-{scheme}.png")
            context.close()


@pytest.fixture(scope="module")
def sheets(chromium: Browser, file: Path) -> list[str]:
    """The words of each sheet of the file on paper, as they stand in its lines."""
    pdf = PICTURES / "paper-one-file.pdf"
    PICTURES.mkdir(exist_ok=True)
    context = offline(chromium, color_scheme="dark")
    page = context.new_page()
    page.goto(file.as_uri())
    page.pdf(path=pdf, prefer_css_page_size=True)
    context.close()
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return text.split("\f")[:-1]


def test_on_paper_each_part_begins_a_sheet(sheets: list[str]) -> None:
    """Title and contents, the text, and each list are set like the parts of a small book."""
    first = [next(line.strip() for line in sheet.splitlines() if line.strip()) for sheet in sheets]
    assert "Contents" in sheets[0]
    assert "Apparatus" in sheets[0]
    order = [first.index(words) for words in ("In short", "Notes", "Editors’ comments")]
    order += [first.index(words) for words in ("Corrections", "Author", "Glossary", "Full entries")]
    order += [first.index(words) for words in ("Names", "Bibliography", "Apparatus")]
    assert order == sorted(order)
    assert order[0] == 1


def test_on_paper_each_thing_is_said_once(sheets: list[str]) -> None:
    """Each note and each term's definition is printed, the definition once."""
    edition = build(ROOT).edition
    assert edition is not None
    lines, whole = "\n".join(sheets), re.sub(r"\s+", "", "".join(sheets))
    for note in edition.base.notes:
        begins = " ".join(note.body[0].text.split()[:2]) if note.body else "[Lost:"
        assert re.search(rf"(?m)^ *⟨?{note.number}⟩? +{re.escape(begins)}", lines), note.number
    for term in edition.terms.values():
        said = " ".join(p.text for p in term.definition).split()
        runs = ["".join(said[n : n + 5]) for n in range(0, len(said) - 4, 5)]
        # A run may be parted by the end of a sheet, or by a label at the side; most are not.
        assert median_low(whole.count(run) for run in runs) == 1, term.id
