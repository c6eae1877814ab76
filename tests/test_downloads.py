"""What can be taken away, and what the page says of it where it stands."""

import importlib
import re
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from sample import sample
from site_links import files_below
from test_serving import EDITION, serving

from build_tools import pipeline, write
from build_tools.check.windows_names import OF_THE_EDITION
from build_tools.mkdocs_plugin import build_site
from build_tools.model.edition import Edition
from build_tools.model.file_names import LONGEST_NAME, short_name
from build_tools.write import addresses, single_file
from build_tools.write.site.downloads import InFolder, InSite, Standing, downloads
from build_tools.write.wording import size

LEAVE = shutil.ignore_patterns("golden", ".cache", "site")
SIZE = re.compile(
    r'<a href="([^"]*)" download[^>]*>[^<]*</a>(?:</dt>\s*<dd>.*)? *<span class="size">(.*?)<'
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small edition."""
    return Path(shutil.copytree(EDITION, tmp_path / "edition", ignore=LEAVE))


def built(root: Path, **manifest: str) -> Path:
    """The site of an edition with these keys added to its manifest."""
    with (root / "docs/edition.yml").open("a") as file:
        file.writelines(f"{key}: {value}\n" for key, value in manifest.items())
    assert build_site(root, text=None, site_dir=None, strict=False) == 0
    return root / "site"


def settled(**manifest: object) -> Edition:
    """The sample edition with these keys of its manifest changed."""
    edition = sample()
    return replace(edition, manifest=replace(edition.manifest, **manifest))  # type: ignore[arg-type]


def words(edition: Edition, standing: Standing) -> str:
    return downloads(edition, standing).body


def test_the_sums_are_those_of_all_files_beside_them(root: Path) -> None:
    """`sha256sum` itself finds every file, sorted, once; as they are named on the server, and as
    browsers save them by the page."""
    folder = built(root) / "downloads"
    there = folder / "SHA256SUMS"
    beside = sorted(set(files_below(folder)) - {"index.html", there.name})
    assert {"edition.zip", "edition.html", "edition.json"} <= set(beside)
    assert checked(there) == (0, [f"{name}: OK" for name in beside])
    page = (folder / "index.html").read_text()
    saved = dict(re.findall(r'href="([^"#]+)" download(?:="([^"]+)")?', page))
    here = root / "Downloads"
    here.mkdir()
    for name in (*beside, there.name):
        (here / (saved[name] or Path(name).name)).write_bytes((folder / name).read_bytes())
    names = sorted(saved[name] or Path(name).name for name in beside)
    assert "edition.zip" not in names
    assert checked(here / there.name) == (0, [f"{name}: OK" for name in names])
    assert len(set(listed := there.read_text().splitlines())) == len(listed)


def checked(sums: Path) -> tuple[int, list[str]]:
    """What `sha256sum` says of the files beside its list."""
    ran = subprocess.run(
        ["sha256sum", "--check", "--strict", "--ignore-missing", sums.name],
        cwd=sums.parent, capture_output=True, text=True,
    )  # fmt: skip
    return ran.returncode, ran.stdout.splitlines()


def test_the_page_says_how_large_each_file_is(root: Path) -> None:
    folder = built(root) / "downloads"
    said = dict(SIZE.findall((folder / "index.html").read_text()))
    assert said == {
        name: size(len(data))
        for name, data in files_below(folder).items()
        if name not in ("index.html", "SHA256SUMS")
    }


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1 kB"), (40_807, "41 kB"),
        (999_499, "999 kB"), (999_500, "1.0 MB"), (1_449_999, "1.4 MB"), (9_949_999, "9.9 MB"),
        (9_950_000, "10 MB"), (123_400_000, "123 MB"),
    ],
)  # fmt: skip
def test_sizes_are_said_in_two_or_three_figures(number: int, said: str) -> None:
    assert size(number) == said


def test_the_zip_is_saved_under_the_name_of_the_edition() -> None:
    page = words(settled(title="Hills & Rivers: an edition"), InSite({"edition.zip": 1_400_000}))
    assert '<a href="edition.zip" download="hills-rivers.zip">hills-rivers.zip</a>' in page
    assert "double-click index.html" in page
    assert '<span class="size">1.4 MB</span>' in page


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Whole-of-Nation Innovation: an annotated edition", "whole-of-nation-innovation"),
        ("Naïve Élan", "naive-elan"),
        ("举国体制", "edition"),
        ("举国：体制", "edition"),
        ("Con: a game", "con-edition"),
        ("../../etc/passwd", "etc-passwd"),
        ("One two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"),
        ("a" * 50, "a" * LONGEST_NAME),
        (f"{'a' * 40} b", "a" * LONGEST_NAME),
        ("", "edition"),
    ],
)
def test_a_folder_has_a_short_plain_name(title: str, name: str) -> None:
    assert short_name(title) == name
    assert len(name) <= LONGEST_NAME


def test_in_the_folder_the_page_leads_to_no_file_that_is_not_there() -> None:
    """It says which copy it is instead, and where the newest is if the edition has an address."""
    edition = settled(address="https://example.org/hills/", version="1.2.3", date="2026-03-04")
    page = words(edition, InFolder({"edition.json": 1200}))
    assert "offline copy of version 1.2.3, 4 March 2026." in page
    assert 'newest is at <a href="https://example.org/hills/downloads/">' in page
    assert "edition.zip" not in page
    assert "SHA256SUMS" not in page
    assert '<span class="size">1 kB</span>' in page
    assert "newest is at" not in words(settled(address=""), InFolder({}))


def test_a_private_copy_says_that_its_offline_copies_are_private() -> None:
    edition = sample()
    base = replace(edition.base, record=replace(edition.base.record, rights="private"))
    for standing in (InSite({}), InFolder({})):
        page = words(replace(edition, texts=(base, *edition.texts[1:])), standing)
        assert "the offline copies as well as the data, and are as private as this copy" in page
        assert "Licensed" not in page


def test_editors_may_leave_the_offline_copies_out(root: Path) -> None:
    """The data stay, and so do their sums."""
    folder = built(root, offline="false") / "downloads"
    assert not (folder / "edition.zip").exists()
    page = (folder / "index.html").read_text()
    assert "edition.zip" not in page
    assert "To read offline" not in page
    assert "edition.json" in (folder / "SHA256SUMS").read_text()


def test_the_single_file_is_what_its_format_writes(root: Path) -> None:
    edition = pipeline.build(root).edition
    assert edition is not None
    assert (built(root) / "downloads/edition.html").read_bytes() == single_file.write(edition)


def offline_format(edition: Edition) -> list[ModuleType]:
    """A format that is a copy to read offline."""
    module = ModuleType("scroll", "The edition as a scroll.")
    made = {"FORMAT": "scroll", "FILE": "scroll.htm", "OFFLINE": "Unroll it."}
    vars(module).update(made, write=lambda edition: b"scroll")
    return [module] if edition.manifest.offline else []


@pytest.mark.parametrize(("offline", "there"), [("true", True), ("false", False)])
def test_a_format_to_read_offline_stands_with_the_folder(
    offline: str, there: bool, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written unless offline copies are left out, and saved under the edition's name."""
    for module in ("publish.take_away", "write.site.downloads"):
        place = importlib.import_module(f"build_tools.{module}")
        monkeypatch.setattr(place, "offline_formats", offline_format)
    folder = built(root, offline=offline) / "downloads"
    page, sums = (folder / "index.html").read_text(), (folder / "SHA256SUMS").read_text()
    assert (folder / "scroll.htm").exists() == there
    assert ("scroll.htm" in sums) == there
    name = short_name(re.search("^title: (.*)", (root / "docs/edition.yml").read_text(), re.M)[1])
    assert (f'href="scroll.htm" download="{name}.htm"' in page) == there
    assert ("The edition as a scroll. Unroll it." in page) == there


def test_formats_are_data_unless_they_say_how_they_are_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One that suits only some editions is listed for those."""
    data, offline, never = (ModuleType(name) for name in ("data", "offline", "never"))
    vars(offline).update(OFFLINE="Open it.")
    vars(never).update(offered=lambda edition: False)
    monkeypatch.setattr(write, "formats", lambda: [data, offline, never])
    edition = settled(offline=True)
    assert write.data_formats(edition) == [data]
    assert write.offline_formats(edition) == [offline]
    assert write.offline_formats(settled(offline=False)) == []


def test_a_preview_makes_no_offline_copies_and_says_so(root: Path, tmp_path: Path) -> None:
    with chdir(root), serving() as again:
        again(str(tmp_path / "served"))
    folder = tmp_path / "served/downloads"
    page = (folder / "index.html").read_text()
    assert "This is a preview" in page
    assert "edition build" in page
    assert {"edition.zip", "edition.html", "SHA256SUMS"} & set(files_below(folder)) == set()
    assert not re.search('href="(edition.zip|edition.html|SHA256SUMS)"', page)


def test_the_check_of_names_knows_the_pages_that_stand_among_the_editors_own() -> None:
    assert OF_THE_EDITION == (addresses.PROBLEMS, addresses.CONSISTENCY)


def test_the_last_page_stands_in_the_frame_of_all(root: Path) -> None:
    """Written anew at the end, it has the head, the policy and the scripts of the others."""
    site = built(root)
    heads: Mapping[str, str] = {
        name: re.sub(
            '<title>.*?</title>|<meta name="description"[^>]*>|<link rel="alternate"[^>]*>\\n',
            "",
            page[: page.index("<body")],
        )
        for name in ("downloads", "bibliography")
        for page in [(site / name / "index.html").read_text()]
    }
    assert heads["downloads"] == heads["bibliography"]
    assert "Content-Security-Policy" in heads["downloads"]
