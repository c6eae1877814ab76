"""What the site needs besides the edition: `mkdocs.yml` with its theme and plugin, a home page."""

from collections.abc import Iterator
from pathlib import Path

from build_tools.manifest import DOCS
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place
from build_tools.read.files import read_file
from build_tools.read.mkdocs_yml import read_site_settings

SETTINGS = "mkdocs.yml"
HOME_PAGE = f"{DOCS}/index.md"
THEME = "material"
PLUGIN = "edition"
WRITE_THEME = "write `theme: {name: material, font: false}`"


def lacking(root: Path) -> Iterator[Diagnostic]:
    """A problem for each thing without which no site can be built from the folder `root`."""
    yield from _unset(root)
    if not (root / HOME_PAGE).is_file():
        message = f"there is no {HOME_PAGE}, so the site has no home page"
        yield _problem(message, "write one, of a heading and a few lines", HOME_PAGE)


def _unset(root: Path) -> Iterator[Diagnostic]:
    data = read_file(root / SETTINGS, SETTINGS)
    if isinstance(data, Diagnostic):
        cure = "write one: `edition explain W01` shows it"
        yield _problem(f"{SETTINGS}, the settings of the site: {data.message}", cure, SETTINGS)
        return
    settings = read_site_settings(data)
    if settings is None:
        yield _problem("this is no YAML", "compare `edition explain W01`", SETTINGS)
        return
    if settings.theme not in (None, THEME):
        yield _problem(unfit_theme(settings.theme), WRITE_THEME, SETTINGS)
    if settings.plugins is not None and PLUGIN not in settings.plugins:
        cure = "write `plugins: [edition]`"
        yield _problem("the plugin `edition` is not named", cure, SETTINGS)


def unfit_theme(theme: str | None) -> str:
    """What is said of another theme than the one that the pages are made for."""
    return f"the theme is {theme}, not {THEME}" if theme else f"the theme {THEME} is not named"


def _problem(message: str, cure: str, file: str) -> Diagnostic:
    return Diagnostic("W01", message, cure, Place(file), subject=f"file {file}")
