"""How MkDocs and Material are set, whatever `mkdocs.yml` says: quiet, local, and escaped.

MkDocs' objects come in here as they are; nothing of MkDocs is imported.
"""

from collections.abc import Iterable, Sequence
from functools import wraps
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from build_tools.model.edition import Edition
from build_tools.publish.handwritten import (
    EXTENSION_CONFIGS,
    EXTENSIONS,
    NoRawHtml,
    with_index,
)
from build_tools.write.html import compiled_templates, ways
from build_tools.write.page import Page

THEME = Path(__file__).parent.parent / "theme"
MATERIAL = Path(str(resources("material"))) / "templates"
"""Material's own templates, of which MkDocs would list 14,000 files; our pages load none."""

_SEARCHES = ("search", "material/search")
_SAID = ("site_name", "site_description", "site_author", "copyright")


def settle(config: Any, edition: Edition) -> None:
    """Sets a MkDocs configuration for this edition."""
    config.site_url = config.site_url or edition.manifest.address or None
    for name in _SAID:
        config[name] = safe(config[name])
    config.use_directory_urls = True
    config.markdown_extensions = [*EXTENSIONS, NoRawHtml()]
    config.mdx_configs = EXTENSION_CONFIGS
    others = [d for d in config.theme.dirs if Path(d) not in (THEME, MATERIAL)]
    config.theme.dirs[:] = [str(THEME), *others]
    config.theme["font"] = False
    config.theme["features"] = []
    mapped = config.site_url and not edition.private
    config.theme.static_templates = {"404.html", "sitemap.xml"} if mapped else {"404.html"}
    _silence_search(config.plugins)


def safe(value: Any) -> Any:
    """A value from an editor, escaped once and for all; `|e` in a template leaves it so."""
    return Markup(escape(value)) if isinstance(value, str) else value


def spare_markdown(pages: Iterable[Any]) -> None:
    """Lets pages that are made already pass by Markdown, whose start alone takes milliseconds."""
    for page in pages:
        page.content = ""
        page.render = lambda config, files: None


def entitle(page: Any, made: Page | None) -> None:
    """Gives a page the title, description and ids that it was `made` with; all are escaped."""
    if made is not None:
        page.title = made.title
        page.meta["description"] = made.description
        page.present_anchor_ids = set(made.ids)
    page.meta = {key: safe(value) for key, value in page.meta.items()}
    page.title = safe(page.title)


def escape_titles(items: Sequence[Any]) -> None:
    """Escapes the titles that `mkdocs.yml` gives in its `nav:`, the nested ones too."""
    for item in items:
        if "title" in vars(item):
            item.title = safe(item.title)
        escape_titles(getattr(item, "children", None) or ())


def settle_templates(env: Any, edition: Edition, policy: str) -> None:
    """Gives the templates what all pages share; links to folders name `index.html`."""
    url = env.filters["url"]

    @wraps(url)
    def url_of_page(context: Any, address: str) -> str:
        return with_index(url(context, address))

    env.trim_blocks = True
    env.bytecode_cache = compiled_templates()
    env.filters["url"] = url_of_page
    env.globals["policy"] = policy
    env.globals["private"] = edition.private
    env.globals["ways"] = ways(edition)


def rewrite(env: Any, context: Any, config: Any, made: Page) -> None:
    """Writes a page anew with another body, in the context that MkDocs has written it in."""
    page = context["page"]
    output = env.get_template("main.html").render({**context, "body": Markup(made.body)})
    output = config.plugins.on_post_page(output, page=page, config=config)
    Path(page.file.abs_dest_path).write_text(output, "utf-8", "xmlcharrefreplace", newline="\n")


def _silence_search(plugins: Any) -> None:
    """Takes the searches of MkDocs and Material out of what runs; the search is the edition's own.

    An editor's `mkdocs.yml` may still name one.
    """
    named = [plugin for name, plugin in plugins.items() if name.partition(" #")[0] in _SEARCHES]
    for methods in plugins.events.values():
        methods[:] = [m for m in methods if getattr(m, "__self__", None) not in named]
