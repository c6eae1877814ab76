"""What tests share: `--accept`, and which tests a machine without their tools leaves out.

Under EDITION_ALL_TESTS=1 (CI) nothing is left out: a missing tool is then a failure.
"""

import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOOLS = {
    "browser": {
        "chromium": shutil.which("chromium"),
        "axe-core": (HERE / "node_modules/axe-core/axe.min.js").exists(),
    },
    "validators": {
        "java": shutil.which("java"),
        "vnu-jar": (HERE / "node_modules/vnu-jar/build/dist/vnu.jar").exists(),
    },
}
MISSING = {
    folder: [name for name, there in tools.items() if not there] for folder, tools in TOOLS.items()
}
PUBLISHED = os.environ.get("EDITION_PUBLISHED")
ALL = os.environ.get("EDITION_ALL_TESTS") == "1"

collect_ignore = [] if ALL else [folder for folder, missing in MISSING.items() if missing]
if not PUBLISHED:
    collect_ignore += [path.name for path in HERE.glob("test_published*.py")]


def pytest_report_header() -> list[str]:
    """Says at the top what is left out, and why."""
    out = [f"left out: tests/{f} (missing: {', '.join(m)})" for f, m in MISSING.items() if m]
    if not PUBLISHED:
        out.append("left out: the published text (EDITION_PUBLISHED names no copy)")
    return out


def pytest_sessionstart(session: pytest.Session) -> None:
    """In CI a missing tool fails the run before it begins."""
    missing = [name for names in MISSING.values() for name in names]
    if ALL and missing:
        raise pytest.UsageError(f"EDITION_ALL_TESTS=1, and these tools are missing: {missing}")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` rewrites the expected output of the YAML cases and the golden files."""
    parser.addoption("--accept", action="store_true", help="rewrite expected outputs")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """True if expected outputs are to be rewritten."""
    return bool(request.config.getoption("--accept"))
