"""The laws of the design: who may import whom, how long things may be, what is escaped."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.write.assets import sheet

PACKAGE = Path(__file__).parent.parent / "build_tools"
MODULES = sorted(PACKAGE.rglob("*.py"))
STAGES = ["model", "read", "resolve", "check", "write"]
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager"}


def name(path: Path) -> str:
    """A module's path below the package."""
    return str(path.relative_to(PACKAGE))


def imports(path: Path) -> Iterator[str]:
    """Every module that a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_is_short(path: Path) -> None:
    """A module has 250 lines at most, a function 40, and none is called after nothing."""
    source = path.read_text()
    assert source.count("\n") <= 250
    assert path.stem not in FORBIDDEN_NAMES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_says_what_it_is(path: Path) -> None:
    """Every module, and every public function and class, has a docstring."""
    tree = ast.parse(path.read_text())
    nodes = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    silent = [n.name for n in nodes if n.name[0] != "_" and not ast.get_docstring(n)]
    assert ast.get_docstring(tree) or not path.read_text().strip(), "no docstring"
    assert silent == []


@pytest.mark.parametrize("stage", STAGES)
def test_stage_imports_leftwards_only(stage: str) -> None:
    """A stage knows the stages before it and none after it, nor the doors."""
    allowed = set(STAGES[: STAGES.index(stage) + 1])
    for path in (PACKAGE / stage).rglob("*.py"):
        for module in imports(path):
            if module.startswith("build_tools"):
                part = module.split(".")[1] if "." in module else "check"
                assert part in allowed, f"{name(path)} imports {module}"


def test_model_needs_the_standard_library_alone() -> None:
    """The nouns of an edition depend on nothing that has to be installed."""
    for path in (PACKAGE / "model").rglob("*.py"):
        for module in imports(path):
            top = module.split(".")[0]
            assert top == "build_tools" or top in sys.stdlib_module_names, f"{name(path)}: {module}"


@pytest.mark.parametrize(
    ("library", "knowers"),
    [
        ("mkdocs", {"mkdocs_plugin.py", "mkdocs_hooks.py"}),
        ("pybtex", {"read/"}),
        ("pypandoc", {"resolve/"}),
        ("refkit", {"resolve/"}),
        ("weasyprint", {"write/paper/pdf.py"}),
        ("genanki", {"write/packs/anki/"}),
        ("anki", set()),
        ("jinja2", {"write/html.py", "mkdocs_hooks.py", "publish/material.py"}),
    ],
)
def test_library_is_known_in_one_place(library: str, knowers: set[str]) -> None:
    """Each big library is imported where the design says and nowhere else."""
    for path in MODULES:
        known = any(name(path).startswith(k) for k in knowers)
        used = any(m.split(".")[0] == library for m in imports(path))
        assert known or not used, f"{name(path)} imports {library}"


def test_no_template_marks_anything_safe() -> None:
    """Templates escape everything; finished HTML comes through one door in write/html.py."""
    for path in (PACKAGE / "templates").rglob("*"):
        if path.is_file():
            assert not re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text()), path.name


def test_writers_do_not_import_each_other() -> None:
    """Formats share html, weave, addresses and the like, and know nothing of one another."""
    shared = {
        "html",
        "weave",
        "assets",
        "elements",
        "addresses",
        "page",
        "json_lines",
        "records",
    } | {"drawing"}
    for path in (PACKAGE / "write").glob("*.py"):
        if path.stem in shared | {"__init__"}:
            continue
        for module in imports(path):
            if module.startswith("build_tools.write."):
                assert module.split(".")[2] in shared, f"{name(path)} imports {module}"


def test_the_sheet_does_not_ask_the_root_what_it_has() -> None:
    """With :root:has() or body:has() each pop-up would have all of a long text styled anew."""
    asking = re.compile(r"(:root|html|body)[^\s,{]*:has\(")
    assert [line for line in sheet().split("}") if asking.search(line)] == []
