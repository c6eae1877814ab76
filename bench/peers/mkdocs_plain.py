"""The floor: MkDocs with Material; somebody else has written the notes out and linked the terms."""

from pathlib import Path

from bench.model import Chapter, Edition, Markup, Mention
from bench.peers import Peer, PopUp, write
from bench.works import citation

CONFIGURATION = """\
site_name: {title}
site_url: https://example.org/
theme:
  name: material
  font: false
  features: [content.tooltips, content.footnote.tooltips]
plugins: [{plugins}]
markdown_extensions: [{extensions}]
validation: {{links: {{anchors: warn}}}}
nav: [{pages}]
"""


def configuration(edition: Edition, plugins: str, extensions: str, terms: bool) -> str:
    """`mkdocs.yml` with these plugins and extensions, and all pages in order."""
    chapters = [f"{chapter.id}.md" for chapter in edition.chapters]
    pages = [*chapters, *(["glossary.md"] if terms else []), "references.md"]
    return CONFIGURATION.format(
        title=edition.title, plugins=plugins, extensions=extensions, pages=", ".join(pages)
    )


def index(edition: Edition) -> str:
    """A first page that leads to the chapters."""
    return f"# {edition.title}\n\n" + "".join(
        f"- [{chapter.title}]({chapter.id}.md)\n" for chapter in edition.chapters
    )


def emit(edition: Edition, folder: Path, terms: bool) -> None:
    """Markdown in which notes are footnotes with their text, and terms are links."""
    docs = folder / "docs"
    write(folder / "mkdocs.yml", configuration(edition, "search", "footnotes, attr_list", terms))
    write(docs / "index.md", index(edition))
    for chapter in edition.chapters:
        write(docs / f"{chapter.id}.md", _page(chapter, terms))
    listed = "".join(f"- {citation(work)}\n" for work in edition.works)
    write(docs / "references.md", f"# References\n\n{listed}")
    if terms:
        anchored = "".join(
            f'<a id="{t.id}"></a>**{t.english}** {t.chinese}. {t.definition}\n\n'
            for t in edition.terms
        )
        write(docs / "glossary.md", f"# Glossary\n\n{anchored}")


def _page(chapter: Chapter, terms: bool) -> str:
    linked = _link if terms else (lambda mention: mention.surface)
    body = Markup(lambda note: f"[^{note.number}]", linked).body(chapter)
    notes = "".join(f"[^{note.number}]: {note.printed}\n" for note in chapter.notes)
    return f"# {chapter.title}\n\n{body}{notes}"


def _link(mention: Mention) -> str:
    term = mention.term
    told = f"{term.chinese} — {term.definition}"
    return f'[{mention.surface}](glossary.md#{term.id} "{told}")'


PEER = Peer(
    name="mkdocs_plain",
    title="floor: MkDocs + Material, notes written out",
    command="{bin}/mkdocs build -q",
    emit=emit,
    markers="//a[@class='footnote-ref']",
    mentions="//article//a[contains(@href,'glossary/#g')]",
    page=lambda chapter, several: f"{chapter}/index.html",
    popup=PopUp(".md-tooltip2"),
)
