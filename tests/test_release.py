"""The version and its day are the same wherever the project states them."""

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent


def test_one_version_of_one_day() -> None:
    """The manifest, the package and CITATION.cff say what the changelog has at its head."""
    manifest = yaml.safe_load((ROOT / "docs/edition.yml").read_text(encoding="utf-8"))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    version, day = manifest["version"], manifest["date"]
    assert (citation["version"], package["version"]) == (version, version)
    assert citation["date-released"] == day
    assert next(line for line in changes if line.startswith("## ")) == f"## {version} ({day})"
