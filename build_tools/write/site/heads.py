"""What the heads of pages say to programs: what a page is, whose, and which works it cites.

A reference manager takes one item from a page of the text, and offers those of the bibliography;
so the latter has nothing here but the ways to its files. A private copy says nothing.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.escape import escaped, fit
from build_tools.write.html import finished, rendered
from build_tools.write.records import highwire, json_ld
from build_tools.write.records.own import text_item
from build_tools.write.site.leaves import Leaf

Item = Mapping[str, Any]
DUBLIN_CORE = ("schema.DC", "", "http://purl.org/dc/elements/1.1/")
FILES = {
    "bibliography.bib": "application/x-bibtex",
    "bibliography.ris": "application/x-research-info-systems",
    "bibliography.json": "application/vnd.citationstyles.csl+json",
}
"""The files of the bibliography, with their media types."""


def text_head(edition: Edition, leaf: Leaf) -> str:
    """The head of a page of the text, with the works that its notes cite."""
    keys = dict.fromkeys(ref.key for note in leaf.notes for ref in note.sources)
    cited = [_cited(edition, key) for key in keys]
    url = addresses.canonical(edition, leaf.path)
    if leaf.front:
        return _head(edition, url, text_item(edition), json_ld.edition_node(edition, url), cited)
    title, whole = str(leaf.title.text), text_item(edition)
    part = whole | {"type": "chapter", "title": title, "container-title": whole["title"]}
    front = addresses.canonical(edition, addresses.BRIEF)
    return _head(edition, url, part, json_ld.chapter_node(edition, title, url, front), cited)


def home_head(edition: Edition) -> str:
    """The head of the home page: the edition as a whole."""
    url = addresses.canonical(edition, addresses.HOME)
    return _head(edition, url, text_item(edition), json_ld.edition_node(edition, url), [])


def bibliography_head() -> str:
    """The head of the bibliography: its files."""
    here = addresses.BIBLIOGRAPHY
    links = [
        ("alternate", type, addresses.link(here, f"downloads/{name}"))
        for name, type in FILES.items()
    ]
    return str(rendered("head.html", metas="", links=links, data=""))


@lru_cache(maxsize=1)
def _known(edition: Edition) -> dict[str, tuple[str, json_ld.Node]]:
    """What `_cited` has made: many works are cited on several pages."""
    return {}


def _cited(edition: Edition, key: str) -> tuple[str, json_ld.Node]:
    """A cited work as the content of `citation_reference`, and as a node of JSON-LD."""
    known = _known(edition)
    if key not in known:
        csl = edition.sources[key].csl
        known[key] = highwire.reference(csl), json_ld.citation(csl)
    return known[key]


def _head(
    edition: Edition,
    url: str,
    item: Item,
    node: json_ld.Node,
    cited: Sequence[tuple[str, json_ld.Node]],
) -> str:
    """The finished head of a page at `url` that is `item`, in JSON-LD `node`."""
    if edition.private:
        return ""
    licence = json_ld.licence_address(edition.base.record.license or edition.manifest.license)
    kinds = {"chapter": "bookSection"}
    metas = [
        *highwire.metas(item),
        ("citation_public_url", url),
        ("citation_fulltext_html_url", url),
        ("DC.type", kinds.get(item["type"], item["type"])),
        ("DC.rights", licence),
        *(("citation_reference", words) for words, _ in cited),
    ]
    # No template: at 2,000 notes its escaping would take longer than all the rest.
    lines = [f'<meta name="{name}" content="{escaped(words)}">' for name, words in metas if words]
    if cited:
        node = node | {"citation": [work for _, work in cited]}
    links = [DUBLIN_CORE, *(("cite-as", "", u) for u in [url] if u)]
    data = finished(str(fit(json_ld.told(node))))
    told = finished("".join(f"{line}\n" for line in lines))
    return str(rendered("head.html", metas=told, links=links, data=data))
