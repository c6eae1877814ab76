"""What tests share: `--accept`, which tests a machine without their tools leaves out, and the
report of what was proved.

Under EDITION_ALL_TESTS=1 (CI) nothing is left out: a missing tool is then a failure, and so is a
kind of proof of which a whole run gave none.
"""

import os
import shutil
from collections.abc import Iterator
from ctypes.util import find_library
from importlib.util import find_spec
from pathlib import Path

import pytest
from proofs import Proofs, faults, lines, missing, packed, unpacked, write

HERE = Path(__file__).parent
TOOLS = {
    "browser": {
        "chromium": shutil.which("chromium-headless-shell") or shutil.which("chromium"),
        "axe-core": (HERE / "node_modules/axe-core/axe.min.js").exists(),
        "pdftoppm": shutil.which("pdftoppm"),
    },
    "validators": {
        "java": shutil.which("java"),
        "vnu-jar": (HERE / "node_modules/vnu-jar/build/dist/vnu.jar").exists(),
        "node": shutil.which("node"),
        "gift-pegjs": (HERE / "node_modules/gift-pegjs/pegjs-gift.js").exists(),
        "anki": find_spec("anki"),
        "pandoc": find_spec("pypandoc"),
    },
    "search": {"node": shutil.which("node")},
    "paper": {
        "weasyprint": find_spec("weasyprint"),
        "pango": find_library("pangoft2-1.0"),
        "pdfinfo": shutil.which("pdfinfo"),
    },
}
MISSING = {
    folder: [name for name, there in tools.items() if not there] for folder, tools in TOOLS.items()
}
PROOFS = pytest.StashKey[Proofs]()
PUBLISHED = os.environ.get("EDITION_PUBLISHED")
SCHEMAS = os.environ.get("EDITION_SCHEMAS")
ALL = os.environ.get("EDITION_ALL_TESTS") == "1"

collect_ignore = [] if ALL else [folder for folder, missing in MISSING.items() if missing]
if not PUBLISHED:
    collect_ignore += [path.name for path in HERE.glob("test_published*.py")]
if not SCHEMAS:
    collect_ignore += [path.name for path in HERE.glob("test_schemas*.py")]


def pytest_report_header() -> list[str]:
    """Says at the top what is left out, and why."""
    out = [f"left out: tests/{f} (missing: {', '.join(m)})" for f, m in MISSING.items() if m]
    if not PUBLISHED:
        out.append("left out: the published text (EDITION_PUBLISHED names no copy)")
    if not SCHEMAS:
        out.append("left out: schemas of others (EDITION_SCHEMAS names no folder)")
    return out


def pytest_sessionstart(session: pytest.Session) -> None:
    """In CI a missing tool fails the run before it begins."""
    missing = [name for names in MISSING.values() for name in names]
    if ALL and missing:
        raise pytest.UsageError(f"EDITION_ALL_TESTS=1, and these tools are missing: {missing}")


def pytest_configure(config: pytest.Config) -> None:
    """Nothing is proved yet."""
    config.stash[PROOFS] = Proofs()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """The proofs are written down. A run in which a page broke its policy or asked elsewhere fails;
    in CI one of all tests that lacks a kind of proof fails too. One of several processes hands what
    it has proved to the one that began them."""
    found, config = session.config.stash[PROOFS], session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["proofs"] = packed(found)
        return
    write(found, HERE / "reports")
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.option.keyword
    failed = faults(found) or (ALL and whole and missing(found))
    if failed and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object, error: object) -> None:
    """Takes over what a process of the run has proved; one that died has handed over nothing."""
    handed = getattr(node, "workeroutput", {}).get("proofs")
    if handed:
        node.config.stash[PROOFS].add(unpacked(handed))  # type: ignore[attr-defined]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Four lines tell what was proved and what was not; each fault has a line of its own."""
    terminalreporter.section("proved (tests/reports)")
    found = terminalreporter.config.stash[PROOFS]
    for line in (*lines(found), *faults(found)):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def proofs(request: pytest.FixtureRequest) -> Proofs:
    """Where tests write down what they have proved."""
    return request.config.stash[PROOFS]


@pytest.fixture(scope="session", autouse=True)
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the PDFs of small editions are kept that are built again and again, each in a folder
    of its own; they are the same each time."""
    from build_tools.publish import typesetting

    shared, own = tmp_path_factory.mktemp("typeset"), typesetting.folder_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "folder_of", lambda kept: _shared(own(kept), shared))
        yield shared


def _shared(own: Path | None, shared: Path) -> Path | None:
    """Our own edition keeps its PDFs from one run to the next; whatever keeps none keeps none."""
    return own if own is None or own.is_relative_to(HERE.parent) else shared


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` rewrites the expected output of the YAML cases and the golden files."""
    parser.addoption("--accept", action="store_true", help="rewrite expected outputs")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """True if expected outputs are to be rewritten."""
    return bool(request.config.getoption("--accept"))
