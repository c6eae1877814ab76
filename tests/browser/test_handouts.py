"""Handouts as a class sees them: on screens of three widths and on two papers; pictures of both are
kept in tests/pictures/ to be looked at."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import examine
from playwright.sync_api import Browser, Page
from proofs import Proofs
from sample_packs import lesson
from test_pictures import PICTURES, SIZES, TALLEST, coloured, faces

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.pipeline import build
from build_tools.write.packs import Unmade, handout, handout_pdf, teacher

ROOT = Path(__file__).parent.parent.parent
FORMATS = {"handout": handout, "teacher": teacher}
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
"""Points across and down."""


@pytest.fixture(scope="module")
def ours() -> tuple[Edition, Pack]:
    """Our edition and the shortest of its packs."""
    edition = build(ROOT).edition
    assert edition is not None
    return edition, min(edition.packs.values(), key=lambda p: (len(p.paragraphs), p.id))


@pytest.fixture(scope="module")
def files(ours: tuple[Edition, Pack], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files to look at, by what they are."""
    folder = tmp_path_factory.mktemp("handouts")
    mills = lesson()
    small, made = (mills, mills.packs["first-look"]), {}
    for name, module in FORMATS.items():
        for kind, (edition, pack) in {"": ours, "-small": small}.items():
            made[name + kind] = folder / f"{name}{kind}.html"
            made[name + kind].write_bytes(module.write(edition, pack))
    return made


@pytest.fixture(scope="module", params=SIZES)
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window of one width."""
    size = {"width": request.param, "height": SIZES[request.param]}
    context = chromium.new_context(viewport=size, color_scheme="dark")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["handout", "teacher-small"])
def test_it_reads_well_on_a_screen(
    page: Page, files: dict[str, Path], proofs: Proofs, name: str
) -> None:
    """Nothing lies beyond the side, axe finds nothing, Chinese is set in a face made for it."""
    page.goto(files[name].as_uri())
    size = page.viewport_size
    assert size is not None
    width, full = size["width"], page.evaluate("document.documentElement.scrollHeight")
    PICTURES.mkdir(exist_ok=True)
    clip = {"x": 0, "y": 0, "width": width, "height": min(full, TALLEST)}
    png = page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
    assert coloured(png) > 0.004, "the picture is blank"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    run = examine(page, proofs, "a handout", f"{name} {width}")
    assert (run.violations, run.undecided) == ((), ())
    assert faces(page, ":lang(zh-Hans)") == {"Noto Serif CJK SC"}


def test_no_sheet_is_wider_than_a_phone(
    chromium: Browser, ours: tuple[Edition, Pack], tmp_path: Path
) -> None:
    """Whatever is to be matched in any of our packs, in Chinese and in pinyin."""
    page, wide = chromium.new_page(viewport={"width": 320, "height": 640}), []
    for pack in ours[0].packs.values():
        for name, module in FORMATS.items():
            file = tmp_path / f"{pack.id}-{name}.html"
            file.write_bytes(module.write(ours[0], pack))
            page.goto(file.as_uri())
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(file.name)
    page.context.close()
    assert wide == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_browser_prints_it_on_the_paper_there_is(
    chromium: Browser, files: dict[str, Path], tmp_path: Path, paper: str
) -> None:
    """With numbers at the foot; the sheet asks for no size of its own."""
    page = chromium.new_page()
    page.goto(files["handout-small"].as_uri())
    file = tmp_path / "printed.pdf"
    page.pdf(path=file, format=paper, prefer_css_page_size=True)
    page.context.close()
    said = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", said)
    assert size is not None
    assert [round(float(n)) for n in size.groups()] == pytest.approx(PAPERS[paper], abs=1)
    text = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True)
    number = text.stdout.count("\f")
    assert re.search(rf"(?m)^{number} ?/ ?{number}$", text.stdout)


def test_it_is_a_handout_on_paper(ours: tuple[Edition, Pack]) -> None:
    """The PDF is pictured sheet by sheet; none is empty."""
    try:
        made = handout_pdf.write(*ours)
    except Unmade as reason:
        if os.environ.get("EDITION_ALL_TESTS") == "1":
            raise
        pytest.skip(str(reason))
    file = PICTURES / "paper-handout.pdf"
    PICTURES.mkdir(exist_ok=True)
    file.write_bytes(made)
    for old in PICTURES.glob("paper-handout-*.png"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", "80", "-png", file, file.with_suffix("")], check=True)
    pictures = sorted(PICTURES.glob("paper-handout-*.png"))
    assert pictures
    assert [p.name for p in pictures if coloured(p.read_bytes()) <= 0.004] == []
