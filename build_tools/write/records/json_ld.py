"""What a page is, as JSON-LD in the words of schema.org: the edition, what it is based on, what it
cites."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.model.edition import Edition
from build_tools.write.addresses import outward
from build_tools.write.records.dates import edtf
from build_tools.write.records.own import text_item, work_item

Node = dict[str, Any]
TYPES = {
    "article-journal": "ScholarlyArticle", "article-magazine": "Article",
    "article-newspaper": "NewsArticle", "book": "Book", "chapter": "Chapter",
    "dataset": "Dataset", "legislation": "Legislation", "manuscript": "Manuscript",
    "paper-conference": "ScholarlyArticle", "report": "Report", "software": "SoftwareApplication",
    "thesis": "Thesis", "webpage": "WebPage",
}  # fmt: skip
_ITALIC = re.compile(r"</?i>")
_CC = re.compile(r"CC-([A-Z-]+)-(\d\.\d)")


def edition_node(edition: Edition, url: str) -> Node:
    """The edition as a book at `url` (empty if it has no address), based on the work it edits."""
    m, item = edition.manifest, text_item(edition)
    return _said(
        {
            "@context": "https://schema.org",
            "@type": "Book",
            "name": item["title"],
            "author": _people(item.get("author", ())),
            "editor": {"@type": "Organization", "name": m.editors},
            "description": m.description,
            "version": m.version,
            "datePublished": m.date,
            "inLanguage": edition.base.record.language,
            "license": licence_address(edition.base.record.license or m.license),
            "url": url,
            "isBasedOn": _work(edition),
        }
    )


def chapter_node(edition: Edition, title: str, url: str, whole: str) -> Node:
    """A part of the text on a page of its own at `url`, a part of the edition at `whole`."""
    node = edition_node(edition, whole)
    part = {"@context": node.pop("@context"), "@type": "Chapter", "name": title}
    return part | _said({"url": url}) | {"author": node.get("author"), "isPartOf": node}


def citation(item: Mapping[str, Any]) -> Node:
    """A work that a page cites by its kind, its name and where it is found."""
    return _said(
        {
            "@type": TYPES.get(item["type"], "CreativeWork"),
            "name": _ITALIC.sub("", item.get("title", "")),
            "url": f"https://doi.org/{item['DOI']}" if "DOI" in item else item.get("URL", ""),
        }
    )


def told(node: Node) -> str:
    """A node as JSON that may stand in a `<script>`: no `<` of it can end that."""
    return json.dumps(node, ensure_ascii=False).replace("<", "\\u003c")


def licence_address(spdx: str) -> str:
    """Where the licence with an SPDX identifier is read; empty if there is none."""
    if found := _CC.fullmatch(spdx):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return f"https://spdx.org/licenses/{spdx}.html" if spdx else ""


def _work(edition: Edition) -> Node:
    of, item = edition.manifest.of, work_item(edition)
    return _said(
        {
            "@type": "Report",
            "name": item["title"],
            "author": _people(item.get("author", ())),
            "publisher": [{"@type": "Organization", "name": name} for name in of.publishers],
            "datePublished": edtf(item.get("issued")),
            "inLanguage": of.language,
            "isPartOf": {"@type": "CreativeWorkSeries", "name": of.series} if of.series else None,
            "url": outward(of.url),
        }
    )


def _people(names: Iterable[Mapping[str, str]]) -> list[Node]:
    """Names; one that is whole may be a body's and is called a thing with a name."""
    return [
        {"@type": "Organization", "name": n["literal"]}
        if "literal" in n
        else {
            "@type": "Person",
            "name": f"{n.get('given', '')} {n.get('family', '')}".strip(),
            "givenName": n.get("given", ""),
            "familyName": n.get("family", ""),
        }
        for n in names
    ]


def _said(node: Node) -> Node:
    return {name: value for name, value in node.items() if value}
