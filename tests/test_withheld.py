"""Answers that are withheld reach no reader: not a word of them stands in the site or in a format.

A file that packs others is unpacked, and a PDF read, before it is searched.
"""

import gzip
import io
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.mkdocs_plugin import build_site
from build_tools.model.edition import Edition
from build_tools.pipeline import build
from build_tools.write import formats
from build_tools.write import packs as taken_away

EDITION = Path(__file__).parent / "editions/brief"
MARKER = b"zwanzigkranich"
"""Stands in every part of the answers, and nowhere else."""
ANSWERS = """\
The lesson zwanzigkranich begins.

## Heading zwanzigkranich

- item zwanzigkranich

| zwanzigkranich |
|---|
| cell zwanzigkranich |

### q1

The answer is zwanzigkranich, see [zwanzigkranich](https://example.org/zwanzigkranich).

### q2

> Quoted zwanzigkranich.

### t1

1. zwanzigkranich
"""
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def contents(data: bytes) -> Iterator[bytes]:
    """What there is to be read in a file: its bytes, and those that it packs."""
    yield data
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from contents(packed.read(name))
    if data[:2] == b"\x1f\x8b":
        yield from contents(gzip.decompress(data))
    if data[:5] == b"%PDF-":
        for stream in _STREAM.findall(data):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                continue
        if command := shutil.which("pdftotext"):
            run = subprocess.run([command, "-", "-"], input=data, capture_output=True, check=True)
            yield run.stdout


def tells(data: bytes) -> bool:
    """True if the marker stands in a file, also as JSON or as UTF-16 would write it."""
    wide = MARKER.decode().encode("utf-16-le")
    return any(MARKER in part.lower() or wide in part.lower() for part in contents(data))


@pytest.fixture(scope="module", params=["withheld", "published"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose answers hold the marker; the name of its folder says what becomes of
    them."""
    folder = tmp_path_factory.mktemp("house") / str(request.param)
    leave = shutil.ignore_patterns("golden", ".cache", "site")
    shutil.copytree(EDITION, folder, ignore=leave)
    (folder / "docs/teaching/first-look.answers.md").write_text(ANSWERS, "utf-8")
    if request.param == "published":
        with (folder / "docs/edition.yml").open("a", encoding="utf-8") as manifest:
            manifest.write("teaching: {answers: published}\n")
    return folder


@pytest.fixture(scope="module")
def edition(house: Path) -> Edition:
    built = build(house)
    assert built.edition is not None and not built.failed, built.diagnostics
    return built.edition


def test_the_marker_is_in_the_answers(edition: Edition) -> None:
    """Else nothing below would say anything."""
    pack = edition.packs["first-look"]
    assert MARKER.decode() in repr(pack.for_teachers)
    assert all(MARKER.decode() in repr(e.answer) for e in pack.exercises if e.id != "d1")
    assert MARKER.decode() not in pack.source


def test_no_format_tells_what_is_withheld(house: Path, edition: Edition) -> None:
    """The data tell of the answers when they are published, and no format when they are not."""
    told = {m.FORMAT for m in formats() if tells(m.write(edition))}
    assert told >= {"json"} if house.name == "published" else told == set()


def test_no_file_of_a_pack_tells_what_is_withheld(house: Path, edition: Edition) -> None:
    told = set()
    for pack in edition.packs.values():
        for module in taken_away.offered(edition, pack):
            try:
                data = module.write(edition, pack)
            except taken_away.Unmade:
                continue
            told |= {module.FORMAT} if tells(data) else set()
    assert "teacher" in told if house.name == "published" else told == set()


def test_no_file_of_the_site_tells_what_is_withheld(house: Path) -> None:
    assert build_site(house, text=None, site_dir=None, strict=True) == 0
    files = [path for path in (house / "site").rglob("*") if path.is_file()]
    assert len(files) > 30
    told = {
        path.relative_to(house / "site").as_posix() for path in files if tells(path.read_bytes())
    }
    assert "downloads/edition.json" in told if house.name == "published" else told == set()
