"""Files for teachers in a site: listed where they are, left out without a fault, packed with it."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest
import troublesome_pack as sample
from site_links import files_below
from test_downloads import LEAVE, words
from test_serving import EDITION

from build_tools.mkdocs_plugin import build_site
from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write import packs as registry
from build_tools.write import site
from build_tools.write.packs import Unmade, cards
from build_tools.write.packs.shelf import Shelf, shelf
from build_tools.write.site.downloads import InFolder, InPreview, InSite
from build_tools.write.wording import size

BECAUSE = "there is no press in this house: buy one"


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two formats of packs, of which this machine can make one."""
    lead = ModuleType("lead", "The pack in lead.\n")

    def write(edition: Edition, pack: Pack) -> bytes:
        raise Unmade(BECAUSE)

    vars(lead).update(FORMAT="lead", ENDING=".lead", LABEL="Lead type", write=write)
    monkeypatch.setattr(registry, "pack_formats", lambda: (cards, lead))


@pytest.fixture
def built(tmp_path: Path, press: None, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    """The site of a small edition, built strictly, and what the build said."""
    root = Path(shutil.copytree(EDITION, tmp_path / "edition", ignore=LEAVE))
    assert build_site(root, text=None, site_dir=None, strict=True) == 0
    return root / "site", capsys.readouterr().err


def test_what_cannot_be_made_costs_a_line_and_fails_nothing(built: tuple[Path, str]) -> None:
    """Each reason is told once, on stderr and on the page of downloads; all else is there."""
    folder, said = built
    told = f"3 files for teachers (first-look.lead, auto.lead …) are left out: {BECAUSE}"
    assert [line for line in said.splitlines() if "lead" in line] == [told]
    page = (folder / "downloads/index.html").read_text()
    assert page.count(f"{told}.") == 1
    assert "Lead type" not in page
    assert set(files_below(folder / "downloads/teaching")) == {
        "auto-cards.csv", "first-look-cards.csv", "glossary-cards.csv",
    }  # fmt: skip
    pack = (folder / "teaching/first-look/index.html").read_text()
    assert 'href="../../downloads/teaching/first-look-cards.csv" download>' in pack
    assert ".lead" not in pack


def test_the_offline_folder_has_the_files_for_teachers(built: tuple[Path, str]) -> None:
    folder, _ = built
    with ZipFile(folder / "downloads/edition.zip") as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("first-look-cards.csv")]
        packed = archive.read(name)
        (page,) = [n for n in archive.namelist() if n.endswith("/downloads/index.html")]
        assert b'href="teaching/first-look-cards.csv" download>' in archive.read(page)
    assert packed == (folder / "downloads/teaching/first-look-cards.csv").read_bytes()


def test_the_sizes_told_are_those_of_the_files(built: tuple[Path, str]) -> None:
    """On the page of downloads and on that of the pack."""
    folder, _ = built
    data = (folder / "downloads/teaching/first-look-cards.csv").read_bytes()
    for path in ("downloads/index.html", "teaching/first-look/index.html"):
        page = (folder / path).read_text()
        told = re.search(
            r'first-look-cards\.csv" download>.*?<span class="size">(.*?)<', page, re.S
        )
        assert told is not None
        assert told[1] == size(len(data))


def test_a_preview_says_that_it_makes_none() -> None:
    """And leads to none, on the page of downloads and on those of packs."""
    edition = sample.edition()
    page = words(edition, InPreview())
    assert "The files for teachers are made by <code>edition build</code>" in page
    assert "mills-cards" not in page
    pages = site.preview(edition)
    assert "mills-cards" not in pages["teaching/mills/index.html"].make().body
    made = site.plan(edition, files=shelf(edition, lambda name, source, make: b""))
    assert "mills-cards.csv" in made["teaching/mills/index.html"].make().body


def test_titles_of_packs_are_words_on_the_page() -> None:
    edition = sample.edition(sample.pack(title=sample.words("<b>“Bold”</b> & 水")))
    sizes = {"teaching/mills-cards.csv": 12}
    for standing in (InSite(sizes), InFolder(sizes)):
        page = words(edition, standing)
        assert "&lt;b&gt;“Bold”&lt;/b&gt; &amp; " in page
        assert "<b>" not in page


def test_what_is_left_out_is_told_in_words() -> None:
    odd = Shelf({}, {"a.lead": "<i>no</i> press", "b.lead": "<i>no</i> press", "c.lead": "none"})
    assert odd.left_out == [
        "2 files for teachers (a.lead, b.lead) are left out: <i>no</i> press",
        "c.lead is left out: none",
    ]
    page = words(sample.edition(), InSite({}, odd.left_out))
    assert "&lt;i&gt;no&lt;/i&gt; press." in page


def test_an_edition_without_packs_has_nothing_for_teachers() -> None:
    edition = sample.edition()
    bare = replace(edition, packs={})
    assert shelf(bare).files == {}
    assert "For teachers" not in words(bare, InSite({}))
