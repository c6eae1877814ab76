"""The doors: what each command prints, where it writes, and how it ends."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

from build_tools.check.explanations import explanations
from build_tools.write import formats
from build_tools.write.packs import pack_formats

REPOSITORY = Path(__file__).parent.parent
GOOD = Path(__file__).parent / "editions" / "brief"
GOLDEN = GOOD / "golden" / "edition.json"
MARKER = "is left.⁶"
PRINTED = re.compile(r"typesetting \d+ files; |\d+ files for teachers .* are left out: ")
"""What a build says of files that are printed, and may not be made here."""
HEADING_ONLY = """\
---
english: brief finds
simplified: 发现
traditional: 發現
pinyin: fāxiàn
kind: concept
---
What is found.
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good edition."""
    return copied(tmp_path_factory.mktemp("good") / "edition")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same edition with a marker that has no note, in a file with an awkward name."""
    root = copied(tmp_path_factory.mktemp("faulty") / "edition")
    text = root / "docs/text/plain.txt"
    words = text.read_text(encoding="utf-8").replace(MARKER, "is left.⁶ ⁹⁹")
    text.unlink()
    (root / "docs/text/plain, 100%:1.txt").write_text(words, encoding="utf-8")
    manifest = root / "docs/edition.yml"
    said = manifest.read_text(encoding="utf-8")
    manifest.write_text(said.replace("text/plain.txt", "'text/plain, 100%:1.txt'"), "utf-8")
    return root


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the good edition, built by `edition build` from another folder."""
    out = tmp_path_factory.mktemp("built") / "site"
    ran = run("build", "--root", str(root), "--site-dir", str(out), cwd=out.parent)
    said = [line for line in ran.stderr.splitlines() if not PRINTED.match(line)]
    assert (ran.returncode, said) == (0, [])
    assert re.fullmatch(r"\d+ pages\. Open site/index\.html in a browser, .*\.\n", ran.stdout)
    return out


def copied(folder: Path) -> Path:
    """A copy of the good edition."""
    shutil.copytree(GOOD, folder, ignore=shutil.ignore_patterns("golden", ".cache", "site"))
    return folder


def run(
    *arguments: str, cwd: Path, env: Mapping[str, str] | None = None, module: str = "build_tools"
) -> subprocess.CompletedProcess[str]:
    """A command, run in the folder `cwd`."""
    kept = {k: v for k, v in os.environ.items() if k not in ("EDITION_TEXT", "SOURCE_DATE_EPOCH")}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=cwd, env={**kept, "PYTHONPATH": str(REPOSITORY), **(env or {})},
        capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip


def files_below(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def test_version(tmp_path: Path) -> None:
    """`--version` prints the version of the package and nothing else."""
    ran = run("--version", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, version("annotated-edition") + "\n")


def test_formats_are_listed(tmp_path: Path) -> None:
    """`formats` lists each format that `write` knows, each with what it is."""
    ran = run("formats", cwd=tmp_path)
    assert ran.returncode == 0
    lines = [line.split(None, 1) for line in ran.stdout.splitlines()]
    assert [line[0] for line in lines] == [m.FORMAT for m in (*formats(), *pack_formats())]
    assert all(len(line[1]) > 10 for line in lines)


@pytest.mark.parametrize("code", ["N02", "n02", "M02", "B01", "Y09"])
def test_a_code_is_explained(code: str, tmp_path: Path) -> None:
    """`explain` prints what a code means, in small letters too."""
    ran = run("explain", code, cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, explanations()[code.upper()] + "\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["explain", "N99"],
        ["explain", ""],
        ["write", "docx"],
        ["write", "../json"],
        ["formats", "x"],
    ],
    ids=" ".join,
)
def test_unknown_names_are_wrong_use(arguments: list[str], root: Path) -> None:
    """A code or format that is not there ends with 2, and the message names those there are."""
    ran = run(*arguments, cwd=root)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Traceback" not in ran.stderr
    if arguments[0] != "formats":
        assert "there are: " in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["cards"], 2, "“cards” is a format of packs: name one with --pack"),
        (["json", "--pack", "auto"], 2, "“json” is a format of the whole edition"),
        (["cards", "--pack", "first-lok"], 1, "no pack “first-lok”; did you mean “first-look”?"),
        (["cards", "--pack", "zzz"], 1, "there are: auto, first-look, glossary"),
        (["source", "--pack", "glossary"], 1, "the pack “glossary” has nothing to write as source"),
    ],
    ids=str,
)
def test_a_pack_that_cannot_be_written_is_told(
    arguments: list[str], status: int, says: str, root: Path
) -> None:
    """In a line that says what there is."""
    ran = run("write", *arguments, cwd=root)
    assert (ran.returncode, ran.stdout) == (status, "")
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_pack_is_written_as_the_site_has_it(root: Path, site: Path, tmp_path: Path) -> None:
    """`write FORMAT --pack NAME` gives the bytes of the file for teachers."""
    for format, name in (("anki", "first-look-cards.apkg"), ("gift", "glossary.gift.txt")):
        pack = name.partition("-cards")[0].partition(".")[0]
        ran = run("write", format, "--pack", pack, "-o", str(tmp_path / name), cwd=root)
        assert (ran.returncode, ran.stdout) == (0, "")
        assert (tmp_path / name).read_bytes() == (site / "downloads/teaching" / name).read_bytes()


def test_the_data_goes_to_the_screen_or_a_file(root: Path, tmp_path: Path) -> None:
    """`write json` gives the same bytes on stdout and with -o, run from another folder."""
    out = tmp_path / "edition.json"
    ran = run("write", "json", "--root", str(root), "-o", "edition.json", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert out.read_bytes() == GOLDEN.read_bytes()
    ran = run("write", "json", cwd=root, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (ran.returncode, ran.stdout) == (0, GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["missing/folder/e.json", "plain.txt/e.json", "/sys/e.json"])
def test_a_path_that_cannot_be_written_is_told(path: str, root: Path, tmp_path: Path) -> None:
    """An -o that cannot be written ends with 1 and one sentence."""
    (tmp_path / "plain.txt").write_text("mine")
    ran = run("write", "json", "--root", str(root), "-o", path, cwd=tmp_path)
    assert ran.returncode == 1
    assert re.fullmatch(r"Error: cannot write \S+: [A-Z][\w ]+\n", ran.stderr)
    assert (tmp_path / "plain.txt").read_text() == "mine"


def test_a_faulty_edition_is_not_written(faulty: Path, tmp_path: Path) -> None:
    """`write` of an edition with an error ends with 1 and leaves an older file as it was."""
    out = tmp_path / "edition.json"
    out.write_text("older")
    ran = run("write", "json", "-o", str(out), cwd=faulty)
    assert (ran.returncode, out.read_text()) == (1, "older")
    assert "error[N02]" in ran.stderr


def test_check_as_text(root: Path, faulty: Path) -> None:
    """`check` ends with 0 or 1; problems stand on stderr, counted at the end."""
    good, bad = run("check", cwd=root), run("check", cwd=faulty)
    assert (good.returncode, good.stdout) == (0, "")
    assert good.stderr == "0 errors, 0 warnings; 2 problems allowed by the manifest\n"
    assert bad.returncode == 1
    first, cure, *_ = bad.stderr.splitlines()
    assert first == ("docs/text/plain, 100%:1.txt:25:50: error[N02]: marker 99 has no note")
    assert cure.startswith("  cure: the printed list ends at 3; supply note 99 in ")


def test_check_as_json(root: Path, faulty: Path) -> None:
    """`check --format json` prints a list, empty if all is well, and nothing beside it."""
    good, bad = (run("check", "--format", "json", cwd=folder) for folder in (root, faulty))
    assert (good.returncode, json.loads(good.stdout), good.stderr) == (0, [], "")
    assert (bad.returncode, bad.stderr) == (1, "")
    found = json.loads(bad.stdout)
    assert {tuple(problem) for problem in found} == {
        ("code", "severity", "file", "line", "column", "message", "cure", "subject", "text")
    }
    first = next(problem for problem in found if problem["code"] == "N02")
    assert (first["severity"], first["subject"], first["text"]) == ("error", "note 99", "plain")
    assert (first["file"], first["line"]) == ("docs/text/plain, 100%:1.txt", 25)


def test_check_as_github(faulty: Path) -> None:
    """`check --format github` prints one workflow command a problem, its signs escaped."""
    ran = run("check", "--format", "github", cwd=faulty)
    assert ran.returncode == 1
    for line in ran.stderr.splitlines():
        assert re.fullmatch(
            r"::(error|warning) file=[^:,]*,line=\d+,col=\d+,title=[A-Z]\d\d::.+", line
        ), line
    assert "file=docs/text/plain%2C 100%25%3A1.txt,line=25,col=50,title=N02::" in ran.stderr


def test_a_note_is_shown_and_fails_nothing(tmp_path: Path) -> None:
    """`check` shows notes and counts them, on GitHub as notices; it ends with 0."""
    root = copied(tmp_path / "edition")
    (root / "glossary").mkdir(exist_ok=True)
    (root / "glossary/brief.md").write_text(HEADING_ONLY, encoding="utf-8")
    said, data, github = (run("check", "--format", f, cwd=root) for f in ("text", "json", "github"))
    assert said.returncode == data.returncode == github.returncode == 0
    assert "docs/text/plain.txt:11:10: note[R04]: “brief finds” stands only in" in said.stderr
    assert said.stderr.splitlines()[-1].startswith("0 errors, 0 warnings, 1 note; ")
    (note,) = json.loads(data.stdout)
    assert (note["severity"], note["subject"]) == ("note", "term brief")
    assert github.stderr.startswith("::notice file=docs/text/plain.txt,line=11,col=")
    written = run("write", "json", cwd=root)
    assert (written.returncode, written.stderr) == (0, "")


def test_build_refuses_a_faulty_edition(faulty: Path) -> None:
    """`build` of an edition with an error ends with 1, says so last, and writes no site."""
    ran = run("build", cwd=faulty)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert re.fullmatch(r"the edition has \d+ errors?; no site is written", last(ran.stderr))
    assert not (faulty / "site").exists()


def last(said: str) -> str:
    """The last line."""
    return said.splitlines()[-1]


def test_mkdocs_alone_gives_the_same_site(root: Path, site: Path, tmp_path: Path) -> None:
    """`mkdocs build` gives the bytes of `edition build`, hidden files included."""
    out = tmp_path / "site"
    ran = run("build", "--site-dir", str(out), cwd=root, module="mkdocs")
    assert ran.returncode == 0, ran.stderr
    assert files_below(out) == files_below(site)


def test_the_data_in_the_site_is_the_data_of_write(site: Path) -> None:
    """The site's `downloads/edition.json` is what `edition write json` gives."""
    assert (site / "downloads/edition.json").read_bytes() == GOLDEN.read_bytes()


def test_a_readers_copy_by_option_or_environment(tmp_path: Path) -> None:
    """`--text` and EDITION_TEXT mean the same; without a place in the manifest both are refused."""
    root = copied(tmp_path / "edition")
    copy = tmp_path / "copy.txt"
    copy.write_bytes((root / "docs/text/first.txt").read_bytes())
    by_option = run("check", "--text", str(copy), cwd=root)
    by_environment = run("check", cwd=root, env={"EDITION_TEXT": str(copy)})
    assert by_option.returncode == by_environment.returncode == 1
    assert by_option.stderr == by_environment.stderr
    assert "error[M01]" in by_option.stderr


@pytest.mark.parametrize("arguments", [["check"], ["build"], ["write", "json"]], ids=" ".join)
def test_a_folder_without_an_edition(arguments: list[str], tmp_path: Path) -> None:
    """In a folder that holds no edition a command ends with 1 and says what is missing."""
    ran = run(*arguments, cwd=tmp_path)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert re.search(r"edition\.yml|mkdocs\.yml", ran.stderr)
    assert list(tmp_path.iterdir()) == []
