"""An edition of two pages that stands in for the compiler, so that publishing is tested by itself.

    python tests/stand_in.py build ...      is `mkdocs build ...` with it (see `mkdocs` below)

STAND_IN holds words: `error`, `warning`, `note`, `private`, `changed` (other words on the page),
`many` (pages); or `nothing`: then the compiler does its own work.
"""

import os
import subprocess
import sys
from functools import partial
from importlib.metadata import EntryPoint
from pathlib import Path
from posixpath import dirname, relpath
from typing import Any
from unittest.mock import patch

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, Text
from build_tools.model.places import Place
from build_tools.model.records import Manifest, TextRecord
from build_tools.model.work import Work
from build_tools.pipeline import Built
from build_tools.write.page import Maker, Page

HOSTILE = '"><script>alert(1)</script>'
MKDOCS_YML = """\
site_name: A small edition
theme: {name: material, font: false}
plugins: [edition]
"""
DOCS = {
    "index.md": "# Small\n\nThe [text](brief/index.html#p1), and [more](about/more.md) on it.\n",
    "about/index.md": "# About\n\nUp: [home](../index.md). ![](dot.png)\n",
    "about/more.md": "# More\n\nSee [above](index.md) and 举国体制.\n",
    "about/dot.png": b"\x89PNG\r\n\x1a\n",
    "edition.yml": "SECRET",
    "text/brief.txt": "SECRET",
    "text/page.md": "SECRET",
    "apparatus/notes.yml": "SECRET",
    "teaching/pack.md": "SECRET",
    "teaching/index.html": "SECRET",
    "decisions/0001.md": "SECRET",
    "about.md": "SECRET",
}


def lay_out(root: Path, mkdocs_yml: str = MKDOCS_YML, **docs: str | bytes) -> Path:
    """An edition's folder; `docs` are more files of `docs/`, by path."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(mkdocs_yml, encoding="utf-8")
    for path, content in {**DOCS, **docs}.items():
        file = root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def mkdocs(root: Path, *arguments: str, words: str = "", **more: Any) -> subprocess.Popen[str]:
    """`mkdocs build` in another process; `env` adds to its environment."""
    here = Path(__file__)
    path = os.pathsep.join([str(here.parent.parent), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, str(here), "build", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": path, "STAND_IN": words, **more.pop("env", {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **more,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def built(root: Path, *, text: str | None = None, kept: object = None) -> Built:
    """The stand-in for `pipeline.build`."""
    words = os.environ.get("STAND_IN", "").split()
    rights = "private" if "private" in words or text else "open"
    record = TextRecord(key="brief", label="B", files=(), rights=rights, creators=("A. Author",))
    work = Work(title="A small brief", creators=("A. Author",))
    manifest = Manifest(title="Small", version="1", date="2026-01-31", of=work, texts=(record,))
    edition = Edition(
        manifest, (Text(record, Paragraph("title", "A small brief"), (), (), ()),), {}, ()
    )
    problems = tuple(
        Diagnostic(
            "X01", f"a {severity} put in", "take it out", Place("docs/edition.yml", 1, 1), severity
        )
        for severity in ("error", "warning", "note")
        if severity in words
    )
    return Built(edition, problems, (root / "docs/edition.yml",))


def pages(edition: Edition) -> tuple[Page, ...]:
    """The pages of the stand-in."""
    words = os.environ.get("STAND_IN", "").split()
    head = '<header><a href="../index.html">Home</a></header>'
    main = (
        '<main id="_main"><h1>Text</h1><h2 id="s-one">One &lt;b></h2>'
        '<p id="p1">Naughton on 新型举国体制 '
        f"<em>kept_as_is</em> *and this* {'changed' if 'changed' in words else ''}</p></main>"
    )
    page = Page(
        "brief/index.html",
        f"Text {HOSTILE}",
        f"About {HOSTILE}",
        head + main,
        "text-page",
        ("p1", "s-one"),
    )
    more = 150 if "many" in words else 1
    names = [f"glossary/t{n}/index.html" for n in range(more)]
    return (page, *(Page(n, "Term", "", "<main><h1>Term</h1></main>", "term-page") for n in names))


def plan(edition: Edition, explained: object = None, shelf: object = None) -> dict[str, Maker]:
    """The stand-in for `site.plan`."""
    return {page.path: Maker(partial(lambda made: made, page)) for page in pages(edition)}


def files(edition: Edition) -> dict[str, bytes]:
    """The stand-in for `site.files`."""
    assets = dict.fromkeys(
        (
            f"assets/{kind}"
            for kind in (
                "edition.css",
                "print.css",
                "facing.css",
                "unscripted.css",
                "edition.js",
                "pages.css",
                "tools.css",
                "tools.js",
                "pages.js",
            )
        ),
        b"",
    )
    return assets | {"downloads/edition.json": b"{}"}


def frame(edition: Edition, path: str, kind: str, main_html: str) -> str:
    """The stand-in for `site.frame`."""
    home = relpath("index.html", dirname(path) or ".")
    return f'<header><a href="{home}">Home</a></header><main id="_main">{main_html}</main>'


def put_in_place() -> list[Any]:
    """The patches that let the stand-in take the compiler's place, installed or not."""
    from mkdocs.config.defaults import MkDocsConfig

    door = EntryPoint("edition", "build_tools.mkdocs_plugin:EditionPlugin", "mkdocs.plugins")
    plugins = dict(MkDocsConfig._schema)["plugins"].installed_plugins
    return [
        patch.dict(plugins, edition=door),
        patch("build_tools.pipeline.build", built),
        patch("build_tools.write.site.plan", plan),
        patch("build_tools.write.site.files", files),
        patch("build_tools.write.site.frame", frame),
        patch("build_tools.publish.take_away.offline_formats", lambda edition: []),
    ]


if __name__ == "__main__":
    from mkdocs.__main__ import cli

    patches = put_in_place()
    for each in patches[:1] if os.environ.get("STAND_IN") == "nothing" else patches:
        each.start()
    cli()
