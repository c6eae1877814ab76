"""Small whole editions and what they must come to, byte for byte (editions/<name>/golden)."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from build_tools.mkdocs_plugin import build_site
from build_tools.model.edition import Edition
from build_tools.model.marks import NameUse
from build_tools.pipeline import build
from build_tools.write.json import write

EDITIONS = Path(__file__).parent / "editions"
NAMES = ("brief", "chapters", "one-file")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A copy of each edition, so that nothing is written into the repository."""
    place = tmp_path_factory.mktemp("editions")
    leave = shutil.ignore_patterns("golden", ".cache", "site")
    return {n: Path(shutil.copytree(EDITIONS / n, place / n, ignore=leave)) for n in NAMES}


@pytest.fixture(scope="module")
def editions(folders: Mapping[str, Path]) -> dict[str, Edition]:
    """Each edition, resolved, with nothing wrong in it that is not allowed."""
    out = {}
    for name, folder in folders.items():
        built = build(folder)
        assert built.diagnostics == ()
        assert built.edition is not None
        out[name] = built.edition
    return out


@pytest.fixture(scope="module")
def mains(folders: Mapping[str, Path]) -> dict[str, str]:
    """The main part of each edition's reading page."""
    out = {}
    for name, folder in folders.items():
        assert build_site(folder, text=None, site_dir=None, strict=True) == 0
        page = (folder / "site/brief/index.html").read_text(encoding="utf-8")
        out[name] = main_part(page)
    return out


def main_part(page: str) -> str:
    """The main part of a page."""
    found = re.search(r"<main\b.*</main>\n", page, re.DOTALL)
    assert found is not None
    return found.group()


@pytest.fixture(scope="module")
def paged(folders: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the edition of chapters, its text with a page for each."""
    leave = shutil.ignore_patterns("site", ".cache")
    place = tmp_path_factory.mktemp("paged") / "chapters"
    folder = Path(shutil.copytree(folders["chapters"], place, ignore=leave))
    manifest = folder / "docs/edition.yml"
    words = manifest.read_text(encoding="utf-8")
    by_section = words.replace("    rights: open\n", "    rights: open\n    pages: by-section\n")
    assert by_section != words
    manifest.write_text(by_section, encoding="utf-8")
    assert build_site(folder, text=None, site_dir=None, strict=True) == 0
    return folder / "site"


def compare(path: Path, found: bytes, accept: bool) -> None:
    """Compares with a golden file, or writes it."""
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(found)
    assert path.read_bytes().decode() == found.decode()


@pytest.mark.parametrize("name", NAMES)
def test_the_data_is_the_golden_data(
    name: str, editions: Mapping[str, Edition], accept: bool
) -> None:
    """`edition write json` gives the golden file, byte for byte."""
    compare(EDITIONS / name / "golden" / "edition.json", write(editions[name]), accept)


@pytest.mark.parametrize("name", ["brief", "chapters"])
def test_the_reading_page_is_the_golden_page(
    name: str, mains: Mapping[str, str], accept: bool
) -> None:
    """The main part of the reading page is the golden file, byte for byte."""
    compare(EDITIONS / name / "golden" / "brief.html", mains[name].encode(), accept)


@pytest.mark.parametrize("page", ["", "c1", "c2", "c3"])
def test_the_pages_of_the_chapters_are_the_golden_pages(
    page: str, paged: Path, accept: bool
) -> None:
    """The main part of each page of a text with a page for each chapter, byte for byte."""
    html = (paged / "brief" / page / "index.html").read_text(encoding="utf-8")
    golden = EDITIONS / "chapters/golden" / f"brief-{page or 'front'}.html"
    compare(golden, main_part(html).encode(), accept)


@pytest.mark.parametrize("page", ["glossary", "glossary/mill", "names", "apparatus", "timeline"])
def test_what_explains_the_brief_is_golden(
    page: str, folders: Mapping[str, Path], mains: Mapping[str, str], accept: bool
) -> None:
    """The main parts of glossary, a term's page, names, apparatus, timeline, byte for byte."""
    html = (folders["brief"] / "site" / page / "index.html").read_text(encoding="utf-8")
    golden = EDITIONS / "brief/golden" / f"{page.replace('/', '-')}.html"
    compare(golden, main_part(html).encode(), accept)


@pytest.mark.parametrize("page", ["teaching", "teaching/first-look"])
def test_the_pages_for_classes_are_golden(
    page: str, folders: Mapping[str, Path], mains: Mapping[str, str], accept: bool
) -> None:
    """The main parts of the list of packs and of a pack, byte for byte.

    The files to take away are told with their sizes, which differ with the fonts of the machine.
    """
    html = (folders["brief"] / "site" / page / "index.html").read_text(encoding="utf-8")
    golden = EDITIONS / "brief/golden" / f"{page.replace('/', '-')}.html"
    main = re.sub(r'<section [^>]*"files">.*?</section>\n', "", main_part(html), flags=re.DOTALL)
    assert (main == main_part(html)) == (page == "teaching")
    compare(golden, main.encode(), accept)


def test_chapters_in_one_file_give_the_same_page(mains: Mapping[str, str]) -> None:
    """No reader can tell whether the chapters of a text share a file."""
    assert mains["one-file"] == mains["chapters"]


def test_the_brief_has_every_feature(editions: Mapping[str, Edition]) -> None:
    """Each kind of block, mark, emendation and note occurs, so that none goes unwatched."""
    edition = editions["brief"]
    blocks = {b.kind for text in edition.texts for s in text.sections for b in s.blocks}
    assert blocks == {"paragraph", "item", "quotation", "notice"}
    marks = {type(m.meaning).__name__ for p in edition.base.paragraphs for m in p.marks}
    assert marks == {
        "NoteRef", "CommentRef", "TermUse", "Emended", "Emphasis", "Foreign", "Link",
    }  # fmt: skip
    assert any(
        isinstance(m.meaning, NameUse) for n in edition.base.notes for p in n.body for m in p.marks
    )
    kinds = {c.record.kind for c in edition.corrections}
    assert kinds == {"split", "move", "lost", "reading", "form"}
    assert [n.status for n in edition.base.notes] == [
        "split", "split", "moved", "moved", "supplied", "lost",
    ]  # fmt: skip
    assert len(edition.texts) == 2
    assert all(text.back for text in edition.texts)


def test_two_texts_share_one_apparatus(editions: Mapping[str, Edition]) -> None:
    """Both texts of the brief have the same paragraphs, notes and corrected readings."""
    plain, first = editions["brief"].texts
    assert [p.number for p in plain.paragraphs] == [p.number for p in first.paragraphs]
    assert [(n.id, n.status) for n in plain.notes] == [(n.id, n.status) for n in first.notes]
    assert "1921" in plain.paragraphs[2].text and "1921" in first.paragraphs[2].text
    assert "Dale folk say" in first.paragraphs[0].text


def test_chapters_in_files_and_in_one_file_are_the_same(editions: Mapping[str, Edition]) -> None:
    """A text of chapters is the same edition whether its chapters share a file or not."""
    files, one = (json.loads(write(editions[name])) for name in ("chapters", "one-file"))
    for key in ("sections", "paragraphs", "markers", "notes", "sources", "emendations"):
        assert files[key] == one[key], key
    assert chapters(files) == chapters(one)


def chapters(data: Mapping[str, Any]) -> object:
    """The chapters of the first text."""
    return data["texts"][0]["chapters"]


def test_notes_restart_with_each_chapter(editions: Mapping[str, Edition]) -> None:
    """Each chapter counts its notes from 1, and their ids say which chapter they belong to."""
    notes = editions["chapters"].base.notes
    assert [n.id for n in notes] == ["c1-1", "c1-2", "c2-1", "c2-2", "c3-1", "c3-2"]
    assert [len(n.markers) for n in notes] == [2, 1, 1, 1, 1, 1]
    assert notes[3].status == "lost"
