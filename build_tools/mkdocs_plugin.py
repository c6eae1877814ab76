"""The door for MkDocs: how it is run. It publishes the site in one step or not at all."""

import logging
import os
import sys
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from build_tools.mkdocs_hooks import EditionPlugin
from build_tools.publish import log


def build_site(root: Path, *, text: str | None, site_dir: Path | None, strict: bool) -> int:
    """Builds the site of the edition in `root`, as `mkdocs build` there does.

    The exit status: 0, or 1 if no site was written. Problems go to stderr.
    """
    undo = log.shown(logging.WARNING)
    named = {"site_dir": str(site_dir.absolute())} if site_dir else {}
    plugins = None
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=strict or None, **named)
        plugins, plugin = config.plugins, config.plugins.get("edition")
        if not isinstance(plugin, EditionPlugin):
            raise Abort(f"{root / 'mkdocs.yml'} does not name the plugin edition")
        plugin.text = text
        plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except MkDocsException as error:
        sys.stderr.write(f"{error.format_message()}\n")
        return 1
    finally:
        if plugins is not None:
            plugins.on_shutdown()
        undo()
    number = len(plugin.plan) + len(plugin.bodies)
    home = f"{os.path.relpath(config.site_dir)}/index.html"
    sys.stdout.write(f"{number} pages. Open {home} in a browser, by a double-click if you like.\n")
    return 0


def serve(root: Path, text: str | None) -> None:
    """Serves the site of the edition in `root` on this machine; rebuilds when a file changes."""
    from mkdocs.commands import serve as mkdocs_serve

    log.shown(logging.INFO)
    os.environ |= {"EDITION_TEXT": text} if text else {}
    try:
        mkdocs_serve.serve(str(root / "mkdocs.yml"))
    except MkDocsException as error:
        sys.exit(error.format_message())
