"""This compiler: one text with a file for each chapter and, of several, a page for each."""

import json
from pathlib import Path

from bench.model import Chapter, Edition, Markup, superscript
from bench.peers import Peer, write
from bench.works import bibtex

_MANIFEST = """\
title: {title}
version: 0.1.0
date: 2026-11-23
of: {{title: {title}, creators: [Nobody]}}
texts:
  - key: text
    label: Text
    rights: open
    creators: [Nobody]
    files: [{files}]
    pages: {pages}
"""
_ONE_PAGE = "brief/index.html"
_MKDOCS = """\
site_name: {title}
theme: {{name: material, font: false}}
plugins: [search, edition]
"""


def emit(edition: Edition, folder: Path, terms: bool) -> None:
    """The manifest, the text, the apparatus, and the three pages that every site links to."""
    several = len(edition.chapters) > 1
    files = ", ".join(f"text/{chapter.id}.txt" for chapter in edition.chapters)
    docs = folder / "docs"
    write(folder / "mkdocs.yml", _MKDOCS.format(title=edition.title))
    for page in ("index", "about/index", "about/cite"):
        write(docs / f"{page}.md", f"# {edition.title}\n")
    pages = "by-section" if several else "one"
    write(docs / "edition.yml", _MANIFEST.format(title=edition.title, files=files, pages=pages))
    write(docs / "apparatus" / "references.bib", bibtex(edition.works))
    records = [_records(c, _id(c.id) if several else "") for c in edition.chapters]
    write(docs / "apparatus" / "notes.yml", "".join(records))
    for chapter in edition.chapters:
        write(docs / "text" / f"{chapter.id}.txt", _text(chapter))


def _id(chapter: str) -> str:
    """The id that this compiler gives to a chapter: `c1`, `c2` …"""
    return f"c{int(chapter.removeprefix('ch'))}"


def _text(chapter: Chapter) -> str:
    notes = "".join(f"{note.number}. {note.printed}\n" for note in chapter.notes)
    return f"# {chapter.title}\n\n{Markup(superscript).body(chapter)}## Notes\n\n{notes}"


def _records(chapter: Chapter, id: str) -> str:
    of = f"  chapter: {id}\n" if id else ""
    return "".join(
        f"- note: {note.number}\n{of}  sources: [{_source(note.work.key, note.locator)}]\n"
        for note in chapter.notes
    )


def _source(key: str, locator: str) -> str:
    return f"{{key: {key}, locator: {json.dumps(locator)}}}" if locator else key


PEER = Peer(
    name="edition",
    title="this compiler",
    command="{bin}/edition build",
    emit=emit,
    markers="//a[@role='doc-noteref']",
    page=lambda chapter, several: f"brief/{_id(chapter)}/index.html" if several else _ONE_PAGE,
)
