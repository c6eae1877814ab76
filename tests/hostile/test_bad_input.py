"""Bad input is refused with a code, a place and a cure, and harms nothing (cases in bad_input)."""

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from bad_glossary import GLOSSARY
from bad_input import CASES as OTHERS
from bad_input import EDITION, MANIFEST, MKDOCS, Case, lay_out
from bad_packs import PACKS

REPOSITORY = Path(__file__).parent.parent.parent
SECONDS = 20
"""Of the processor. The slowest case takes five where nothing else runs, and twice that where a
browser shares the core with it."""
PROBLEM = re.compile(r"^(?P<place>\S[^\n]*?): (?:error|warning)\[(?P<code>[A-Z]\d\d)\]: ")

CASES = [*OTHERS, *GLOSSARY, *PACKS]
BUILT = list({case.code: case for case in reversed(CASES)}.values())


@dataclass(frozen=True)
class Run:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """Each problem told on stderr: code, place, and the line after it."""
        lines = self.err.splitlines()
        found = [
            (PROBLEM.match(line), after)
            for line, after in zip(lines, [*lines, ""][1:], strict=True)
        ]
        return [(m["code"], m["place"], after) for m, after in found if m]


@dataclass(frozen=True)
class Result:
    """What `check` and `build` did with an edition, and what changed on the disk."""

    runs: list[Run]
    changed: set[str]


def edition(root: Path, *arguments: str) -> Run:
    """The command in the folder `root`, with SECONDS of the processor and a home of its own."""
    words = shlex.join([sys.executable, "-m", "build_tools", *arguments])
    home = root.parent / "home"
    home.mkdir(exist_ok=True)
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(REPOSITORY),
        "HOME": str(home),
        "TMPDIR": str(home),
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["sh", "-c", f"ulimit -t {SECONDS}; exec {words}"],
        cwd=root, env=env, capture_output=True, timeout=6 * SECONDS, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def tree(root: Path) -> dict[str, bytes | str]:
    """Every file below the folder; of what is no ordinary file, its kind or where it leads."""
    out: dict[str, bytes | str] = {}
    for folder, names, files in os.walk(root):
        for name in sorted(names + files):
            path = Path(folder) / name
            mode = path.lstat().st_mode
            if stat.S_ISLNK(mode):
                content: bytes | str = str(path.readlink())
            else:
                content = path.read_bytes() if stat.S_ISREG(mode) else oct(mode)
            out[str(path.relative_to(root))] = content
    return out


def tried(case: Case, folder: Path, site: Path) -> Result:
    """The case in a folder of its own, which holds an older good site and a neighbour."""
    root = lay_out(folder / "edition", case.changes)
    shutil.copytree(site, root / "site")
    (folder / "home").mkdir()
    (folder / "neighbour.txt").write_text("not yours")
    before = tree(folder)
    runs = [edition(root, command) for command in ["check", "build"][: 1 + (case in BUILT)]]
    after = tree(folder)
    changed = {k for k in before | after if before.get(k) != after.get(k)}
    return Result(runs, changed)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the good edition."""
    root = lay_out(tmp_path_factory.mktemp("good") / "edition", {})
    for command in ("check", "build"):
        run = edition(root, command)
        assert (run.status, run.problems) == (0, []), run.err
    return root / "site"


@pytest.fixture(scope="module")
def results(
    site: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[dict[str, Future[Result]]]:
    """What became of each case that is asked for; they are tried side by side."""
    asked = {
        item.callspec.params["case"].title: item.callspec.params["case"]
        for item in request.session.items
        if hasattr(item, "callspec") and isinstance(item.callspec.params.get("case"), Case)
    }
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield {
            title: pool.submit(tried, case, tmp_path_factory.mktemp("case"), site)
            for title, case in asked.items()
        }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_bad_input_is_refused_and_harms_nothing(
    case: Case, results: dict[str, Future[Result]]
) -> None:
    """`check` (and `build`, once for each code) ends with 1, names the fault with its place and a
    cure, and changes no file."""
    result = results[case.title].result()
    for run in result.runs:
        assert run.status == 1, run.err[-2000:]
        assert "Traceback" not in run.out + run.err
        told = [(code, place) for code, place, _ in run.problems]
        assert any(c == case.code and p.startswith(case.place) for c, p in told), told[:9]
        assert [after for *_, after in run.problems if not after.startswith("  cure: ")] == []
        assert all(words in run.err for words in case.also)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", run.err), "a control character"
        assert "root:x:0:0" not in run.out + run.err
    assert all(run.problems == result.runs[0].problems for run in result.runs)
    assert {path for path in result.changed if not path.startswith("edition/.cache")} == set()


def test_cases_have_titles_of_their_own() -> None:
    """No two cases share a title, since results are kept by it."""
    assert len({case.title for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--nonsense"], ["check", "--format", "xml"], ["write"], ["wrong"], ["explain"],
        ["check", "--root", "nowhere"], ["build", "--text", "docs"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_status_2(arguments: list[str], tmp_path: Path) -> None:
    """A command used wrongly ends with 2 and says how it is used."""
    run = edition(lay_out(tmp_path / "edition", {}), *arguments)
    assert run.status == 2
    assert run.err.startswith("Usage: ")
    assert "Traceback" not in run.err


def test_a_readers_own_copy_may_lie_anywhere(tmp_path: Path) -> None:
    """A path given at the command line is opened wherever it lies; the manifest's are not."""
    own = MANIFEST + (
        "  - {key: own, label: Own, files: [text/none.txt], own_copy: true, rights: private,"
        " creators: [A. Author]}\n"
    )
    root = lay_out(tmp_path / "edition", {EDITION: own})
    copy = tmp_path / "elsewhere" / "copy.txt"
    copy.parent.mkdir()
    copy.write_bytes((root / "docs/text/brief.txt").read_bytes())
    assert edition(root, "check", "--text", str(copy)).status == 0
    missing = edition(root, "check", "--text", str(tmp_path / "gone.txt"))
    assert missing.status == 1
    assert [code for code, *_ in missing.problems] == ["F01"]


@pytest.mark.parametrize(
    "config",
    [
        pytest.param(None, id="no mkdocs.yml"),
        pytest.param("site_name: [\n", id="a mkdocs.yml that is no YAML"),
        pytest.param("- a\n", id="a mkdocs.yml that is a list"),
        pytest.param("", id="an empty mkdocs.yml"),
        pytest.param("site_name: A\nplugins: [search]\n", id="a mkdocs.yml without the plugin"),
        pytest.param(
            MKDOCS.replace("edition]", "edition, nothing]"), id="a plugin that is not there"
        ),
        pytest.param(MKDOCS + "docs_dir: text\n", id="another docs_dir"),
        pytest.param("site_name: Édition\n".encode("latin-1"), id="a mkdocs.yml in Latin-1"),
    ],
)
def test_a_bad_mkdocs_yml_is_told_in_words(
    config: str | bytes | None, tmp_path: Path, site: Path
) -> None:
    """`edition build` ends with 1 and a sentence, and the old site stays."""
    root = lay_out(tmp_path / "edition", {"mkdocs.yml": config})
    shutil.copytree(site, root / "site")
    before = tree(tmp_path)
    run = edition(root, "build")
    assert run.status == 1, run.err
    assert run.err.strip()
    assert "Traceback" not in run.err
    after = {k: v for k, v in tree(tmp_path).items() if not k.startswith("edition/.cache")}
    assert {k: v for k, v in after.items() if k != "home"} == before
