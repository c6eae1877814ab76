"""A work in the words that Highwire Press introduced for the heads of pages, and that Google
Scholar and Zotero read: `citation_title` and the like."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.write.records.dates import edtf

Metas = list[tuple[str, str]]
"""Names and contents of `<meta>`, not yet escaped."""
HOLDERS = {
    "article-journal": "citation_journal_title",
    "article-magazine": "citation_journal_title",
    "article-newspaper": "citation_journal_title",
    "chapter": "citation_book_title",
    "paper-conference": "citation_conference_title",
}
"""What the containing work is called, by the type of the item."""
PUBLISHERS = {
    "report": "citation_technical_report_institution",
    "thesis": "citation_dissertation_institution",
}
TEXTS = {
    "volume": "citation_volume",
    "issue": "citation_issue",
    "DOI": "citation_doi",
    "ISBN": "citation_isbn",
    "ISSN": "citation_issn",
    "language": "citation_language",
}
_ITALIC = re.compile(r"</?i>")


def metas(csl: Mapping[str, Any]) -> Metas:
    """The facts of an item that is a page's own, the address of the page aside."""
    return [(name, value) for name, value in _facts(csl) if value]


def reference(csl: Mapping[str, Any]) -> str:
    """A work that a page cites, as the content of `citation_reference`: names and values with
    semicolons between them; one inside a value becomes a comma, since nothing can escape it."""
    facts = [*metas(csl), ("citation_public_url", csl.get("URL", "").replace(";", "%3B"))]
    told = (f"{name}={value.replace(';', ',')}" for name, value in facts if value)
    return "; ".join(told)


def name(name: Mapping[str, str]) -> str:
    """`Family, Given`. A name that is whole ends in a comma: so readers that divide names find the
    whole of it as a family name, and do not take its last word for that."""
    if "literal" in name:
        return f"{name['literal']},"
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    parts = (name.get("given"), name.get("dropping-particle"), name.get("suffix"))
    return f"{family}, {' '.join(filter(None, parts))}".rstrip(" ")


def _facts(csl: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = csl["type"]
    yield "citation_title", _ITALIC.sub("", csl.get("title", ""))
    for who in csl.get("author") or csl.get("editor") or ():
        yield "citation_author", name(who)
    yield "citation_publication_date", date(csl)
    yield HOLDERS.get(kind, "citation_publisher"), csl.get("container-title", "")
    yield PUBLISHERS.get(kind, "citation_publisher"), csl.get("publisher", "")
    if kind == "report":
        yield "citation_technical_report_number", csl.get("number", "")
    for variable, word in TEXTS.items():
        yield word, csl.get(variable, "")
    first, _, last = csl.get("page", "").partition("-")
    yield "citation_firstpage", first
    yield "citation_lastpage", last


def date(csl: Mapping[str, Any]) -> str:
    """The day it came out with slashes (`2023/06/02`), of a span the first."""
    return edtf(csl.get("issued")).rstrip("~").partition("/")[0].replace("-", "/")
