"""The offline folder is the site itself, opens everywhere, and is the same bytes each time."""

import os
import re
import subprocess
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest
import yaml
from site_links import dead_links, files_below, pages_of
from stand_in import lay_out, mkdocs, tree

from build_tools.mkdocs_plugin import build_site
from build_tools.model.file_names import LONGEST_PATH, as_one, refused
from build_tools.publish.offline_folder import write_folder
from build_tools.publish.swap import CannotPublish

ROOT = Path(__file__).parent.parent
NAME = "whole-of-nation-innovation"
NOT_IN_IT = {
    *(".edition-site", "404.html", "sitemap.xml", "sitemap.xml.gz"),
    *("downloads/edition.zip", "downloads/SHA256SUMS"),
}
FRONT = {"index.html": b"<p>", "assets/a.css": b"p{}", "about/\u6cb3.png": b"\x89PNG"}
SAYS = "cannot write the site: {}; it is left as it was"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our edition's site."""
    folder = tmp_path_factory.mktemp("site") / "site"
    assert build_site(ROOT, text=None, site_dir=folder, strict=True) == 0
    return folder


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files in the offline folder, unpacked by Info-ZIP."""
    there = tmp_path_factory.mktemp("unpacked")
    ran = subprocess.run(["unzip", "-q", str(site / "downloads/edition.zip")], cwd=there)
    assert ran.returncode == 0
    assert [p.name for p in there.iterdir()] == [NAME]
    return files_below(there / NAME)


@pytest.fixture
def entries(site: Path) -> Iterator[list[ZipInfo]]:
    """What the ZIP file says of its files."""
    with ZipFile(site / "downloads/edition.zip") as archive:
        assert archive.testzip() is None
        yield archive.infolist()


def small_site(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def test_the_folder_is_the_site_without_what_only_a_server_needs(
    site: Path, unpacked: dict[str, bytes]
) -> None:
    """All is byte for byte as in the site but for the page of downloads, which says where it is."""
    published = files_below(site)
    assert set(published) - set(unpacked) == NOT_IN_IT & set(published)
    assert {p for p in unpacked if unpacked[p] != published[p]} == {"downloads/index.html"}


def test_no_link_in_the_folder_is_dead(unpacked: dict[str, bytes]) -> None:
    assert dead_links(unpacked, pages_of(unpacked)) == []


def test_every_program_unpacks_the_same(
    site: Path, unpacked: dict[str, bytes], tmp_path: Path
) -> None:
    with ZipFile(site / "downloads/edition.zip") as archive:
        archive.extractall(tmp_path)
    assert files_below(tmp_path / NAME) == unpacked


def released() -> tuple[int, ...]:
    """The date of our edition, as the manifest has it: year, month, day."""
    manifest = yaml.safe_load((ROOT / "docs/edition.yml").read_text(encoding="utf-8"))
    return tuple(manifest["date"].timetuple()[:3])


def test_names_dates_and_rights_are_given_and_not_the_disks(entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert all(name.startswith(f"{NAME}/") for name in names)
    assert {entry.date_time for entry in entries} == {(*released(), 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def test_windows_takes_every_name(entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    assert [name for name in names if refused(name)] == []
    assert len({as_one(name) for name in names}) == len(names)


def test_it_is_packed_tighter_than_at_zlibs_least(site: Path, tmp_path: Path) -> None:
    """The level is set by a name that Python has changed once, so its effect is looked at."""
    loose = tmp_path / "loose.zip"
    with (
        ZipFile(site / "downloads/edition.zip") as archive,
        ZipFile(loose, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as least,
    ):
        for entry in archive.infolist():
            least.writestr(entry.filename, archive.read(entry))
    assert (site / "downloads/edition.zip").stat().st_size < loose.stat().st_size


@pytest.mark.parametrize(
    ("second", "moment"),
    [
        (0, (1980, 1, 1, 0, 0, 0)),
        (1769817600, (2026, 1, 31, 0, 0, 0)),
        (253402300799, (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_a_date_before_or_after_what_zip_knows_is_the_next_it_knows(
    second: int, moment: tuple[int, ...], tmp_path: Path
) -> None:
    write_folder(small_site(tmp_path / "site", FRONT), tmp_path / "x.zip", "x", second)
    with ZipFile(tmp_path / "x.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {moment}
        assert {e.filename: archive.read(e) for e in archive.infolist()} == {
            f"x/{path}": data for path, data in FRONT.items()
        }


def test_hidden_files_and_the_zip_itself_are_left_out(tmp_path: Path) -> None:
    hidden = {".git/HEAD": b"ref", ".nojekyll": b"", "about/.x": b"", "404.html": b""}
    site = small_site(tmp_path / "site", FRONT | hidden)
    write_folder(site, site / "assets/x.zip", "x", 0)
    with ZipFile(site / "assets/x.zip") as archive:
        assert set(archive.namelist()) == {f"x/{path}" for path in FRONT}


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("con/index.html", "`con` names a device there"),
        ("about/AUX.png", "`AUX.png` names a device there"),
        ("about/lpt1.tar.gz", "names a device there"),
        ("about/COM\u00b9", "names a device there"),
        ("about/nul .txt", "names a device there"),
        ("about/a:b.png", "`a_b.png` has `:` for one of its signs"),
        ("about/a\\b.png", "`a_b.png` has `\\`"),
        ("about/a\tb.png", "`a_b.png` has U+0009"),
        ("about/end./index.html", "`end.` ends in a dot or a space"),
        ("about/end /index.html", "`end ` ends in a dot or a space"),
        ("ASSETS/a.css", "it is taken for x/ASSETS/a.css"),
        ("about/" + "a" * LONGEST_PATH, "the path is 158 characters long"),
        ("about/\udcff.png", "not written in Unicode"),
    ],
)
def test_a_name_that_windows_refuses_is_never_packed(path: str, why: str, tmp_path: Path) -> None:
    site = small_site(tmp_path / "site", FRONT | {path: b""})
    with pytest.raises(CannotPublish, match=re.escape(why)):
        write_folder(site, tmp_path / "x.zip", "x", 0)
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.parametrize(
    "path", ["console/index.html", "about/auxiliary.png", "com10", "about/.con", "a.con", "lpt.1"]
)
def test_a_name_that_only_looks_like_a_device_is_fine(path: str) -> None:
    assert refused(path) == ""


def test_a_large_file_is_never_in_memory_as_a_whole(tmp_path: Path) -> None:
    """100 MB, of which the disk holds none."""
    site = small_site(tmp_path / "site", FRONT)
    with (site / "large.json").open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    write_folder(site, tmp_path / "x.zip", "x", 0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_files_too_large_for_plain_zip_take_its_larger_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit, 2 GB, is lowered; Info-ZIP and Python read what comes of it."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    site = small_site(tmp_path / "site", {"index.html": os.urandom(5000)})
    write_folder(site, tmp_path / "x.zip", "x", 0)
    monkeypatch.undo()
    ran = subprocess.run(["unzip", "-p", "x.zip"], cwd=tmp_path, capture_output=True)
    assert (ran.returncode, ran.stdout) == (0, (site / "index.html").read_bytes())
    with ZipFile(tmp_path / "x.zip") as archive:
        assert archive.infolist()[0].extract_version == 45


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small edition with a good site."""
    house = lay_out(tmp_path / "house")
    assert mkdocs(house, "-q").wait(60) == 0
    return house


def at_the_end(house: Path, body: str) -> None:
    """Does this in the folder of the finished site, before it is packed."""
    (house / "hook.py").write_text(
        "import os\nfrom pathlib import Path\n"
        f"def on_post_build(config):\n    site = Path(config.site_dir)\n    {body}\n"
    )
    with (house / "mkdocs.yml").open("a") as config:
        config.write("hooks: [hook.py]\n")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "(site / 'downloads/edition.zip').symlink_to('/dev/full')",
            SAYS.format("No space left on device"),
        ),
        ("(site / 'downloads/edition.zip').mkdir()", SAYS.format("Is a directory")),
        ("(site / 'downloads/SHA256SUMS').mkdir()", SAYS.format("Is a directory")),
        (
            "(site / 'downloads/edition.zip').symlink_to('/sys/edition.zip')",
            SAYS.format("Permission denied"),
        ),
        ("os.symlink('/nowhere', site / 'gone.html')", SAYS.format("No such file or directory")),
        (
            "(site / 'con').mkdir(); (site / 'con/index.html').write_text('x')",
            "the offline folder cannot hold con/index.html, since Windows would refuse it: "
            "`con` names a device there; see `edition explain W02`",
        ),
    ],
    ids=["full", "in the way", "sums in the way", "no right", "dead link", "device"],
)
def test_what_cannot_be_packed_is_told_in_one_line_and_leaves_the_old_site(
    house: Path, body: str, said: str
) -> None:
    before = tree(house / "site")
    at_the_end(house, body)
    run = mkdocs(house, "-q", words="changed")
    output, _ = run.communicate(timeout=60)
    assert run.returncode == 1
    assert output.strip().splitlines()[-1] == said
    assert "Traceback" not in output
    assert tree(house / "site") == before
    assert [p.name for p in house.iterdir() if p.name.startswith(".site")] == []


def test_a_build_killed_while_it_packs_leaves_the_old_site(house: Path) -> None:
    """A pipe in the place of the ZIP file holds the packing up, and there the build is killed."""
    before, config = tree(house / "site"), (house / "mkdocs.yml").read_text()
    at_the_end(house, "os.mkfifo(site / 'downloads/edition.zip')")
    run = mkdocs(house, "-q", words="changed many")
    pipe = None
    while pipe is None:
        assert run.poll() is None
        time.sleep(0.02)
        pipe = next(house.glob(".site.edition-*/downloads/edition.zip"), None)
    with pipe.open("rb") as packed:
        # The module zipfile opens a file twice; the pipe is at its end between the two.
        while not (begins := packed.read(4)):
            assert run.poll() is None
            time.sleep(0.02)
        assert begins == b"PK\x03\x04"
        run.kill()
        run.communicate()
    assert tree(house / "site") == before
    (house / "mkdocs.yml").write_text(config)
    assert mkdocs(house, "-q").wait(60) == 0
    assert tree(house / "site") == before
    assert [p.name for p in house.iterdir() if p.name.startswith(".site")] == []
