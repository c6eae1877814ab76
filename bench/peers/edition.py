"""This compiler: a term bank, and one text with a file for each chapter and, of several, a page."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from bench.lexicon import Term
from bench.model import Chapter, Edition, Markup, superscript
from bench.peers import Peer, PopUp, write
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
glossary: {{pages: by-initial, marking: all}}
"""
_ONE_PAGE = "brief/index.html"
_MKDOCS = """\
site_name: {title}
theme: {{name: material, font: false}}
plugins: [edition]
"""


def emit(edition: Edition, folder: Path, terms: bool) -> None:
    """The manifest, the text, the apparatus, and the two pages that every site links to."""
    several = len(edition.chapters) > 1
    files = ", ".join(f"text/{chapter.id}.txt" for chapter in edition.chapters)
    docs = folder / "docs"
    write(folder / "mkdocs.yml", _MKDOCS.format(title=edition.title))
    for page in ("index", "about/index"):
        write(docs / f"{page}.md", f"# {edition.title}\n")
    pages = "by-section" if several else "one"
    write(docs / "edition.yml", _MANIFEST.format(title=edition.title, files=files, pages=pages))
    write(docs / "apparatus" / "references.bib", bibtex(edition.works))
    records = [_records(c, _id(c.id) if several else "") for c in edition.chapters]
    write(docs / "apparatus" / "notes.yml", "".join(records))
    if terms:
        write(folder / "glossary" / "terms.csv", _bank(edition.terms))
    for chapter in edition.chapters:
        write(docs / "text" / f"{chapter.id}.txt", _text(chapter))


def _id(chapter: str) -> str:
    """The id that this compiler gives to a chapter: `c1`, `c2` …"""
    return f"c{int(chapter.removeprefix('ch'))}"


def _bank(terms: Sequence[Term]) -> str:
    """The terms as a table. Two dictionaries write their pinyin and their traditional characters,
    since the same two will be asked whether these are right."""
    from opencc import OpenCC
    from pypinyin import Style, lazy_pinyin

    traditional = OpenCC("s2t").convert
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("id", "english", "simplified", "traditional", "pinyin", "kind", "definition"))
    for t in terms:
        read = " ".join(lazy_pinyin(t.chinese, style=Style.TONE))
        id = t.english.replace(" ", "-")
        row = (id, t.english, t.chinese, traditional(t.chinese), read, "concept", t.definition)
        rows.writerow(row)
    return out.getvalue()


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
    mentions="//*[@class='text']//a[@class='term'][not(.//@lang)]",
    page=lambda chapter, several: f"brief/{_id(chapter)}/index.html" if several else _ONE_PAGE,
    popup=PopUp("#_popup", key="Enter", intent=150),
)
