"""Sphinx with sphinxcontrib-bibtex and the theme Furo; authors mark the terms up."""

from pathlib import Path

from bench.model import Chapter, Edition, Markup
from bench.peers import Peer, write
from bench.works import bibtex

_CONFIGURATION = """\
project = {title!r}
extensions = ["sphinxcontrib.bibtex"]
bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "author_year"
html_theme = "furo"
html_copy_source = False
"""


def _headed(words: str, sign: str) -> str:
    return f"{words}\n{sign * len(words)}"


def emit(edition: Edition, folder: Path, terms: bool) -> None:
    """reStructuredText with numbered footnotes that cite, and `:term:` roles."""
    pages = [chapter.id for chapter in edition.chapters]
    pages += [*(["glossary"] if terms else []), "references"]
    listed = "".join(f"   {page}\n" for page in pages)
    write(folder / "conf.py", _CONFIGURATION.format(title=edition.title))
    write(folder / "refs.bib", bibtex(edition.works))
    write(folder / "index.rst", f"{_headed(edition.title, '=')}\n\n.. toctree::\n\n{listed}")
    for chapter in edition.chapters:
        write(folder / f"{chapter.id}.rst", _page(chapter, terms))
    write(
        folder / "references.rst", f"{_headed('References', '=')}\n\n.. bibliography::\n   :all:\n"
    )
    if terms:
        defined = "".join(
            f"   {t.english}\n      {t.chinese}. {t.definition}\n\n" for t in edition.terms
        )
        text = f"{_headed('Glossary', '=')}\n\n.. glossary::\n\n{defined}"
        write(folder / "glossary.rst", text)


def _page(chapter: Chapter, terms: bool) -> str:
    body = Markup(
        lambda note: f" [#n{note.number}]_",
        lambda m: f":term:`{m.surface} <{m.term.english}>`" if terms else m.surface,
        lambda words: _headed(words, "-"),
    ).body(chapter)
    notes = "".join(
        f".. [#n{n.number}] :cite:p:`{n.work.key}` {n.locator and f'{n.locator}. '}{n.comment}\n"
        for n in chapter.notes
    )
    return f"{_headed(chapter.title, '=')}\n\n{body}{notes}"


PEER = Peer(
    name="sphinx",
    title="Sphinx + bibtex + :term: (Furo)",
    command="{bin}/sphinx-build -q -b html -d doctrees . site",
    emit=emit,
    markers="//a[contains(@class,'footnote-reference')]",
    mentions="//a[contains(@href,'glossary.html#term-')]",
    page=lambda chapter, several: f"{chapter}.html",
    needs=("sphinx==9.0.4", "sphinxcontrib-bibtex==2.7.0", "furo"),
    cleaned=("site", "doctrees"),
)
