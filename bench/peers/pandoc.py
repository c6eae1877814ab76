"""Pandoc with citeproc, a page for each chapter; a filter of ours (`terms.lua`) links the terms."""

from pathlib import Path

from bench.model import Chapter, Edition, Markup, Note
from bench.peers import Peer, write
from bench.works import bibtex

_FILTER = Path(__file__).with_name("terms.lua")
_BUILD = """\
set -e
pandoc=$("$PYTHON" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
{form} -f markdown --citeproc -M link-citations=true --bibliography=refs.bib {terms} \\
  --metadata title='{title}' ch*.md zz-back.md
"""
_ONE_PAGE = 'mkdir -p site\n"$pandoc" -s -t html5 -o site/index.html'
_PAGES = '"$pandoc" -t chunkedhtml --split-level=1 -o site'


def emit(edition: Edition, folder: Path, terms: bool) -> None:
    """Markdown whose notes cite; terms stay plain words and are listed for the filter."""
    write(folder / "build.sh", _script(edition, terms))
    write(folder / "refs.bib", bibtex(edition.works))
    for chapter in edition.chapters:
        write(folder / f"{chapter.id}.md", _page(chapter))
    back = "# References {#references}\n\n::: {#refs}\n:::\n"
    if terms:
        write(folder / "terms.lua", _FILTER.read_text(encoding="utf-8"))
        write(folder / "terms.tsv", _listed(edition))
        defined = "".join(
            f"[**{t.english}** {t.chinese}. {t.definition}]{{#{t.id}}}\n\n" for t in edition.terms
        )
        back = f"# Glossary {{#glossary}}\n\n:::: {{#glossary-list}}\n{defined}::::\n\n{back}"
    write(folder / "zz-back.md", back)


def _script(edition: Edition, terms: bool) -> str:
    form = _PAGES if len(edition.chapters) > 1 else _ONE_PAGE
    linking = "--lua-filter=terms.lua" if terms else ""
    return _BUILD.format(form=form, terms=linking, title=edition.title)


def _listed(edition: Edition) -> str:
    return "".join(
        f"{t.id}\t{t.chinese} — {t.definition}\t{t.english.lower()}|{t.plural.lower()}\n"
        for t in edition.terms
    )


def _page(chapter: Chapter) -> str:
    body = Markup(lambda note: f"[^{chapter.id}-{note.number}]").body(chapter)
    notes = "".join(_note(chapter, note) for note in chapter.notes)
    return f"# {chapter.title} {{#{chapter.id}}}\n\n{body}{notes}"


def _note(chapter: Chapter, note: Note) -> str:
    cited = f"@{note.work.key}{f', {note.locator}' if note.locator else ''}"
    return f"[^{chapter.id}-{note.number}]: [{cited}]. {note.comment}\n\n"


PEER = Peer(
    name="pandoc",
    title="Pandoc + citeproc + a filter of ours",
    command="PYTHON={bin}/python bash build.sh",
    emit=emit,
    markers="//a[contains(@class,'footnote-ref')]",
    mentions="//a[@class='term']",
    page=lambda chapter, several: f"*{chapter}.html" if several else "index.html",
    needs=("pypandoc_binary==1.17",),
)
