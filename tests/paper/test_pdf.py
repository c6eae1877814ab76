"""Handouts as PDF, looked at with the tools of a print shop: what they say, how they are tagged and
in which faces they are set; and what is told where they cannot be made."""

import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from sample import HOSTILE, sample
from sample_packs import lesson, packs, words

from build_tools.model.document import Paragraph
from build_tools.model.marks import Link
from build_tools.model.packs import Exercise, PackSection
from build_tools.write.packs import Unmade, handout_pdf, teacher_pdf
from build_tools.write.paper.pdf import pdf

PAGE = "<!doctype html><html lang=en><title>A page</title><p>{}</p>"
SEED = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
ANEW = """
import sys; sys.path.insert(0, "tests")
from sample_packs import lesson
from build_tools.write.packs import handout_pdf
sys.stdout.buffer.write(handout_pdf.write(lesson(), lesson().packs["first-look"]))
"""
NO_PANGO = """
import cffi
def dlopen(*names): raise OSError("no such library")
cffi.FFI.dlopen = dlopen
from build_tools.write.packs import Unmade
from build_tools.write.paper.pdf import pdf
try: pdf("<title>A page</title>")
except Unmade as error: print(error)
"""
ONLY_LATIN = """
import sys
from build_tools.write.packs import Unmade
from build_tools.write.paper.pdf import pdf
try: pdf(sys.argv[1])
except Unmade as error: print(error)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The handout and the teacher's copy of a small pack."""
    folder, edition = tmp_path_factory.mktemp("pdf"), lesson()
    pack = edition.packs["first-look"]
    files = {m.FORMAT: folder / f"{m.FORMAT}.pdf" for m in (handout_pdf, teacher_pdf)}
    for module in (handout_pdf, teacher_pdf):
        files[module.FORMAT].write_bytes(module.write(edition, pack))
    return files


def said(*command: str | Path, **more: str) -> str:
    """What a program prints."""
    env = os.environ | more
    run = subprocess.run(
        list(map(str, command)), check=True, capture_output=True, text=True, env=env
    )
    return run.stdout


def inside(file: Path | bytes) -> bytes:
    """A PDF with all that is packed in it unpacked."""
    data = file if isinstance(file, bytes) else file.read_bytes()
    out = [data]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            out.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(out)


def test_it_is_a_tagged_file_with_a_title_a_language_and_an_outline(made: dict[str, Path]) -> None:
    """As PDF/UA-1 asks; the sheet is as wide as A4 and as high as US Letter."""
    info = dict(re.findall(r"(?m)^([^:\n]+):\s+(.*)$", said("pdfinfo", made["handout-pdf"])))
    assert info["Title"].startswith("Who “takes” first? A first look at the mills (水车)")
    assert info["Tagged"] == "yes"
    assert info["JavaScript"] == "no"
    assert info["Page size"].startswith("595.276 x 792 pts")
    assert 2 <= int(info["Pages"]) <= 5
    assert info["CreationDate"].startswith("Sat Jan 31 00:00:00 2026")
    unpacked = inside(made["handout-pdf"])
    assert b"/Lang (en)" in unpacked
    assert b"pdfuaid" in unpacked
    assert b"/Outlines" in unpacked
    parts = said("pdfinfo", "-struct", made["handout-pdf"])
    for tag in ("H1 ", "H2 ", "Table", "TH ", "TD ", "L ", "LI ", "P "):
        assert re.search(rf"(?m)^\s+{tag.strip()}\b", parts), tag


def test_its_faces_are_embedded_and_made_for_their_script(made: dict[str, Path]) -> None:
    """Simplified Chinese in one for that, traditional in another, and none for Japanese."""
    lines = said("pdffonts", made["handout-pdf"]).splitlines()[2:]
    names = [line.split()[0] for line in lines]
    assert all(re.search(r"\byes +yes +yes +\d+ +\d+$", line) for line in lines)
    assert any(name.endswith("-CJK-SC") for name in names)
    assert any(name.endswith("-CJK-TC") for name in names)
    assert not [name for name in names if re.search("CJK-(JP|KR|HK)", name)]


def test_its_words_can_be_read_out_in_order(made: dict[str, Path]) -> None:
    """Chinese and pinyin too: what can be copied is no drawing and no box for a missing letter."""
    text = " ".join(said("pdftotext", made["handout-pdf"], "-").split())
    order = [
        "Handout · School · 45 minutes", "Goals", "Before you read", "The text", "grinds least",
        "三姐妹", "The lower mill waits", "Notes", "Words to know", "sān jiěmèi", "Question 1",
        "Quiz", "Discussion 1", "Task 1", "Rubric", "Further reading", "Where this comes from",
    ]  # fmt: skip
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    pages = said("pdftotext", "-layout", made["handout-pdf"], "-").split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert re.search(rf"The Mills of Hollow Dale.* {number} ?/ ?{len(pages)}$", page.rstrip())
    for secret in ("answers the teacher", "So says ¶2", "Bring a map"):
        assert secret not in text
        assert secret in " ".join(said("pdftotext", made["teacher-pdf"], "-").split())


def test_the_notes_are_sheets_of_their_own(made: dict[str, Path]) -> None:
    """So a teacher can keep them back, and the questions be given out before."""
    pages = said("pdftotext", made["handout-pdf"], "-").split("\f")[:-1]
    begins = [page.lstrip().partition("\n")[0].strip() for page in pages]
    assert "Notes" in begins and "Words to know" in begins
    assert begins[-1] != "Where this comes from"


def test_the_same_pack_gives_the_same_bytes(made: dict[str, Path]) -> None:
    """In another run of the program, too, with another seed, time zone and locale."""
    run = subprocess.run(
        [sys.executable, "-c", ANEW], check=True, capture_output=True, env=os.environ | SEED
    )
    assert run.stdout == made["handout-pdf"].read_bytes()


def test_nothing_is_fetched_and_nothing_hostile_gets_in() -> None:
    """Markup in a title, links to files, a word of 5,000 letters, 200 questions."""
    secret = words("Read this.", ("this", Link("file:///etc/passwd")))
    asks = tuple(Exercise(f"q{i}", (), "recall", (secret,)) for i in range(1, 201))
    section = PackSection("questions", words("<img src=file:///etc/passwd>"), (), asks)
    pack = replace(
        packs()["wheels"],
        title=words(f"<img src=file:///etc/passwd> {'wheel' * 1000} {HOSTILE}"),
        introduction=(secret, Paragraph("quotation", "wheel" * 1000)),
        sections=(section,),
    )
    unpacked = inside(handout_pdf.write(sample(), pack))
    assert b"/URI (file" not in unpacked
    assert b"root:x:0" not in unpacked
    page = PAGE.format(
        '<img src="file:///etc/passwd"><style>@import "file:///etc/passwd";</style>'
        '<link rel="attachment" href="file:///etc/passwd"><object data="file:///etc/passwd">'
    )
    assert b"EmbeddedFile" not in inside(pdf(page))


def test_a_sign_that_no_font_has_is_named_and_no_box_is_printed() -> None:
    """One of private use has none on any machine."""
    with pytest.raises(Unmade, match=r"no font of this machine has \(U\+F0001\): install one"):
        pdf(PAGE.format("\U000f0001"))


def test_a_machine_without_chinese_fonts_says_what_to_install(tmp_path: Path) -> None:
    """It has but one face, for Latin letters."""
    face = said("fc-match", "-f", "%{file}", "Noto Serif:style=Regular")
    config = tmp_path / "fonts.conf"
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / Path(face).name).symlink_to(face)
    config.write_text(
        f"<fontconfig><dir>{tmp_path}/fonts</dir><cachedir>{tmp_path}/c</cachedir></fontconfig>"
    )
    told = said(sys.executable, "-c", ONLY_LATIN, PAGE.format("水车"), FONTCONFIG_FILE=str(config))
    assert told.startswith("no font of this machine has “水” (U+6C34), “车” (U+8F66): install")
    assert "fonts-noto-cjk" in told


def test_a_machine_without_pango_says_what_to_install() -> None:
    """In one line, and not in WeasyPrint's own many."""
    told = said(sys.executable, "-c", NO_PANGO)
    assert told.startswith("WeasyPrint does not find Pango")
    assert len(told.splitlines()) == 1
