"""MkDocs with Material, mkdocs-bibtex and mkdocs-ezglossary-plugin; authors mark the terms up."""

from pathlib import Path

from bench.model import Chapter, Edition, Markup, Note
from bench.peers import Peer, mkdocs_plain, write
from bench.works import bibtex

_BIBTEX = "{bibtex: {bib_file: refs.bib, bib_by_default: false}}"
_GLOSSARY = "{ezglossary: {tooltip: full, plurals: en}}"


def emit(edition: Edition, folder: Path, terms: bool) -> None:
    """Markdown whose notes hold references to the BibTeX file, and whose terms are marked."""
    docs = folder / "docs"
    plugins = ", ".join(["search", _BIBTEX, *([_GLOSSARY] if terms else [])])
    extensions = "footnotes, attr_list, def_list"
    configured = mkdocs_plain.configuration(edition, plugins, extensions, terms)
    write(folder / "mkdocs.yml", configured)
    write(folder / "refs.bib", bibtex(edition.works))
    write(docs / "index.md", mkdocs_plain.index(edition))
    for chapter in edition.chapters:
        write(docs / f"{chapter.id}.md", _page(chapter, terms))
    write(docs / "references.md", "# References\n\n\\full_bibliography\n")
    if terms:
        defined = "".join(
            f"g:{t.english}\n:   {t.chinese}. {t.definition}\n\n" for t in edition.terms
        )
        write(docs / "glossary.md", f"# Glossary\n\n{defined}")


def _page(chapter: Chapter, terms: bool) -> str:
    body = Markup(
        lambda note: f"[^{note.number}]",
        lambda m: f"<g:{m.term.english}|{m.surface}>" if terms else m.surface,
    ).body(chapter)
    return f"# {chapter.title}\n\n{body}" + "".join(map(_note, chapter.notes))


def _note(note: Note) -> str:
    locator = f"{note.locator}. " if note.locator else ""
    return f"[^{note.number}]: @{note.work.key} {locator}{note.comment}\n"


PEER = Peer(
    name="mkdocs_ez",
    title="MkDocs + bibtex + ezglossary",
    command="{bin}/mkdocs build -q",
    emit=emit,
    markers="//a[@class='footnote-ref']",
    mentions="//a[contains(@class,'ezglossary-link')]",
    page=lambda chapter, several: f"{chapter}/index.html",
    needs=(
        "mkdocs==1.6.1",
        "mkdocs-material==9.8.1",
        "mkdocs-bibtex==4.4.0",
        "mkdocs-ezglossary-plugin==2.1.0",
    ),
)
