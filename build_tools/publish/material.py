"""How MkDocs and Material are set, whatever `mkdocs.yml` says: quiet, local, and escaped.

MkDocs' objects come in here as they are; nothing of MkDocs is imported.
"""

from collections.abc import Sequence
from functools import wraps
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from build_tools.model.edition import Edition
from build_tools.publish.handwritten import EXTENSIONS, NoRawHtml, with_index
from build_tools.publish.rules import SearchScripts
from build_tools.publish.search import SEPARATOR

THEME = Path(__file__).parent.parent / "theme"
_SAID = ("site_name", "site_description", "site_author", "copyright")


def settle(config: Any, edition: Edition) -> None:
    """Sets a MkDocs configuration for this edition."""
    config.site_url = config.site_url or edition.manifest.address or None
    for name in _SAID:
        config[name] = safe(config[name])
    config.use_directory_urls = True
    config.markdown_extensions = [*EXTENSIONS, NoRawHtml()]
    config.mdx_configs = {}
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(0, str(THEME))
    config.theme["font"] = False
    config.theme["features"] = []
    mapped = config.site_url and not edition.private
    config.theme.static_templates = {"404.html", "sitemap.xml"} if mapped else {"404.html"}
    _set_search(config)


def safe(value: Any) -> Any:
    """A value from an editor, escaped once and for all; `|e` in a template leaves it so."""
    return Markup(escape(value)) if isinstance(value, str) else value


def escape_titles(items: Sequence[Any]) -> None:
    """Escapes the titles that `mkdocs.yml` gives in its `nav:`, the nested ones too."""
    for item in items:
        if "title" in vars(item):
            item.title = safe(item.title)
        escape_titles(getattr(item, "children", None) or ())


def settle_templates(env: Any, policy: str, scripts: SearchScripts | None) -> None:
    """Gives the templates what all pages share; links to folders name `index.html`."""
    url = env.filters["url"]

    @wraps(url)
    def url_of_page(context: Any, address: str) -> str:
        return with_index(url(context, address))

    env.trim_blocks = True
    env.filters["url"] = url_of_page
    env.globals["policy"] = policy
    env.globals["search"] = scripts


def search_plugin(config: Any) -> Any:
    """Material's search plugin; None if the edition does without."""
    return config.plugins.get("material/search") or config.plugins.get("search")


def search_index(config: Any) -> Any:
    """The index that Material writes at the end of a build; None if the edition does without."""
    return getattr(search_plugin(config), "search_index", None)


def _set_search(config: Any) -> None:
    """Settings of the search, unless `mkdocs.yml` has its own.

    Given here, they also spare Material three compilations of its language files.
    """
    search = search_plugin(config)
    if search is None or "fields" not in search.config:
        return
    search.config["lang"] = search.config["lang"] or ["en"]
    search.config["separator"] = search.config["separator"] or SEPARATOR
    if search.config["pipeline"] is None:
        search.config["pipeline"] = ["stopWordFilter"]
    search.config["fields"].setdefault("tags", {"boost": 1.0})
