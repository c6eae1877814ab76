"""What a site needs besides the edition is told by `check` as by `build`, each in one line."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_tools.cli import main

GOOD = Path(__file__).parent / "editions" / "brief"
SETTINGS = (GOOD / "mkdocs.yml").read_text(encoding="utf-8")
THEME = "theme: {name: material, font: false}"
PLUGINS = "plugins: [edition]"
FAULTS = {
    "no theme": (SETTINGS.replace(THEME, ""), THEME),
    "another theme": (SETTINGS.replace(THEME, "theme: readthedocs"), THEME),
    "no plugins": (SETTINGS.replace(PLUGINS, ""), "plugins: [edition]"),
    "other plugins": (SETTINGS.replace("[edition]", "[tags: {}]"), "plugins: [edition]"),
    "no settings": (None, "edition explain W01"),
    "no mapping": ("- a list\n", "edition explain W01"),
    "no YAML": ("a: [\n", "edition explain W01"),
}
SOUND = {
    "plugins with settings": SETTINGS.replace(PLUGINS, "plugins:\n  - search: {}\n  - edition"),
    "plugins by name": SETTINGS.replace(PLUGINS, "plugins: {search: {}, edition: {}}"),
    "tags": SETTINGS + "extra: {a: !!python/name:os.system , b: !ENV [NONE, b]}\n",
    "the theme alone": SETTINGS.replace(THEME, "theme: material"),
}


def laid_out(root: Path, settings: str | None) -> Path:
    """The good edition with these settings of the site, and a site that was built before."""
    shutil.copytree(GOOD, root, ignore=shutil.ignore_patterns("golden", ".cache", "site"))
    (root / "mkdocs.yml").unlink()
    if settings is not None:
        (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "site").mkdir()
    (root / "site/.edition-site").touch()
    (root / "site/index.html").write_text("older", encoding="utf-8")
    return root


@pytest.mark.parametrize("case", FAULTS)
def test_settings_without_which_no_site_is_built(case: str, tmp_path: Path) -> None:
    settings, cure = FAULTS[case]
    root = laid_out(tmp_path / "edition", settings)
    checked = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert checked.exit_code == 1
    assert "mkdocs.yml: error[W01]" in checked.stderr
    assert cure in checked.stderr
    assert "1 error, 0 warnings" in checked.stderr
    built = CliRunner().invoke(main, ["build", "--root", str(root)])
    assert built.exit_code == 1
    assert "Traceback" not in built.stderr
    assert (root / "site/index.html").read_text(encoding="utf-8") == "older"
    if "theme" in case:
        assert built.stderr.count("\n") == 1
        assert cure in built.stderr


def test_a_site_has_a_home_page(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "edition", SETTINGS)
    (root / "docs/index.md").unlink()
    for command in ("check", "build"):
        said = CliRunner().invoke(main, [command, "--root", str(root)])
        assert said.exit_code == 1
        assert "there is no docs/index.md" in said.stderr


@pytest.mark.parametrize("case", SOUND)
def test_settings_that_are_right_in_another_form(case: str, tmp_path: Path) -> None:
    root = laid_out(tmp_path / "edition", SOUND[case])
    said = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert (said.exit_code, "W01" in said.stderr) == (0, False)


def test_settings_may_stand_in_a_file_that_is_inherited(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "edition", "site_name: Mine\nINHERIT: base.yml\n")
    (root / "base.yml").write_text(SETTINGS, encoding="utf-8")
    for command in ("check", "build"):
        said = CliRunner().invoke(main, [command, "--root", str(root)])
        assert said.exit_code == 0, said.stderr
