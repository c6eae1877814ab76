"""While a server runs, a build after a change gives the same bytes as one that knows nothing."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

EDITION = Path(__file__).parent / "editions/brief"
URL = "http://127.0.0.1:8000/"
ALONE = """
import sys
sys.path.insert(0, sys.argv[1])
from test_serving import serving
with serving() as again:
    again(sys.argv[2])
"""
CHANGES = {
    "a word of a text": ("docs/text/plain.txt", "Three mills", "Three old mills"),
    "a word of the facing text": ("docs/text/first.txt", "upper mill", "topmost mill"),
    "a note": ("docs/text/plain.txt", "3. E. Farm", "3. See E. Farm"),
    "a use more": ("docs/text/plain.txt", "mill waits.", "mill waits, like any mill."),
    "a heading": ("docs/text/plain.txt", "What the brief finds", "What the brief found"),
    "the title of a term": ("glossary/mill.md", "english: mill", "english: brook"),
    "a definition": ("glossary/mill.md", "that water turns", "that the brook turns"),
    "a reading": ("glossary/mill.md", "shuǐchē", "shuǐ chē"),
    "a name": ("docs/apparatus/names.yml", "name: ", "name: Old "),
    "a comment": ("docs/apparatus/comments.yml", "evidence: ", "evidence: It is said that "),
    "a correction": ("docs/apparatus/emendations.yml", "reason: ", "reason: Of course, "),
    "a source": ("docs/apparatus/references.bib", "title = {", "title = {All of "),
    "the works of a note": (
        "docs/apparatus/notes.yml",
        "sources: [",
        "sources: [stone-first-2002, ",
    ),
    "the edition": ("docs/edition.yml", "version: ", "version: 9."),
    "where pages end": ("docs/edition.yml", "pages: by-section", "pages: one"),
    "the words of a pack": ("docs/teaching/first-look.md", "Three mills", "Three old mills"),
    "the reading of a pack": ("docs/teaching/first-look.md", "2-4, 1", "2-5, 1"),
    "an item of a quiz": ("docs/teaching/first-look.md", "The lower mill works", "No mill works"),
    "a hand-written page": ("docs/index.md", "#", "# Anew:"),
    "nothing": ("docs/index.md", "#", "#"),
}


class serving:
    """A server's builds: what is called with a folder builds the site of this folder into it."""

    def __enter__(self) -> Callable[[str], None]:
        dict(MkDocsConfig._schema)["plugins"].plugin_cache.clear()
        self.begun = False
        return self.again

    def again(self, site: str) -> None:
        config = load_config("mkdocs.yml", site_dir=site)
        if not self.begun:
            config.plugins.on_startup(command="serve", dirty=False)
        self.begun = True
        build(config, serve_url=URL)

    def __exit__(self, *_: object) -> None:
        dict(MkDocsConfig._schema)["plugins"].plugin_cache.clear()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of the edition, its text with a page for each section."""
    leave = shutil.ignore_patterns("golden", ".cache", "site")
    copy = Path(shutil.copytree(EDITION, tmp_path / "edition", ignore=leave))
    manifest = copy / "docs/edition.yml"
    words = manifest.read_text("utf-8")
    assert "    retelling: true\n" in words
    paged = words.replace("    retelling: true\n", "    retelling: true\n    pages: by-section\n")
    manifest.write_text(paged, "utf-8")
    with chdir(copy):
        yield copy


def built_alone(site: Path) -> dict[str, bytes]:
    """The site of this folder as a process builds it that has built nothing before."""
    shutil.rmtree(".cache", ignore_errors=True)
    command = [sys.executable, "-c", ALONE, str(Path(__file__).parent), str(site)]
    subprocess.run(command, check=True, capture_output=True)
    return files(site)


def files(site: Path) -> dict[str, bytes]:
    """The bytes of every file of a site."""
    found = (p for p in site.rglob("*") if p.is_file())
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in found}


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_after_a_change_is_the_same_as_a_first_build(
    change: str, folder: Path, tmp_path: Path
) -> None:
    file, old, new = CHANGES[change]
    path = folder / file
    words = path.read_text("utf-8")
    assert old in words
    with serving() as again:
        again(str(tmp_path / "a"))
        before = files(tmp_path / "a")
        path.write_text(words.replace(old, new, 1), "utf-8")
        again(str(tmp_path / "a"))
        after = files(tmp_path / "a")
        assert (after == before) == (old == new)
        assert after == built_alone(tmp_path / "b")
        path.write_text(words, "utf-8")
        again(str(tmp_path / "a"))
        assert files(tmp_path / "a") == before


def test_every_page_of_sections_is_there(folder: Path, tmp_path: Path) -> None:
    with serving() as again:
        again(str(tmp_path / "a"))
    pages = {re.sub(r"index\.html$", "", p) for p in files(tmp_path / "a") if p.endswith(".html")}
    assert {"brief/", "brief/in-short/", "glossary/mill/", "names/"} <= pages


def test_a_mended_error_leaves_no_trace(folder: Path, tmp_path: Path) -> None:
    """A build that fails in between is forgotten."""
    manifest = folder / "docs/edition.yml"
    words = manifest.read_text("utf-8")
    with serving() as again:
        again(str(tmp_path / "a"))
        before = files(tmp_path / "a")
        manifest.write_text(words.replace("version:", "edition:"), "utf-8")
        with pytest.raises(Abort):
            again(str(tmp_path / "a"))
        manifest.write_text(words, "utf-8")
        again(str(tmp_path / "a"))
    assert files(tmp_path / "a") == before
