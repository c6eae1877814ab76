"""A machine that cannot make PDF builds all the rest, and says in one line what to install."""

import shutil
from pathlib import Path

import pytest

from build_tools.mkdocs_plugin import build_site
from build_tools.publish import typesetting
from build_tools.write.paper import pdf

EDITION = Path(__file__).parent / "editions/brief"


@pytest.mark.parametrize("lacking", [pdf._LIBRARY, pdf._PANGO], ids=["WeasyPrint", "Pango"])
def test_a_site_without_pdf_says_what_is_missing(
    lacking: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A strict build ends well; the page of a pack names no file that is not there."""
    root, site = tmp_path / "edition", tmp_path / "site"
    shutil.copytree(EDITION, root, ignore=shutil.ignore_patterns("golden", ".cache", "site"))
    monkeypatch.setattr(pdf, "_loaded", lambda: lacking)
    monkeypatch.setattr(typesetting, "folder_of", lambda kept: None)
    assert build_site(root, text=None, site_dir=site, strict=True) == 0
    told = [line for line in capfd.readouterr().err.splitlines() if "left out" in line]
    assert len(told) == 1
    assert told[0].startswith("3 files for teachers (")
    assert told[0].endswith(lacking)
    files = {p.name for p in (site / "downloads/teaching").iterdir()}
    assert {"first-look-handout.html", "glossary-handout.html", "first-look.md"} <= files
    assert not [name for name in files if name.endswith(".pdf")]
    page = (site / "teaching/first-look/index.html").read_text(encoding="utf-8")
    assert "first-look-handout.html" in page
    assert "first-look-handout.pdf" not in page
