"""The bibliography as BibTeX, with its conjectures marked by a keyword.

Written from the CSL-JSON items and not by a BibTeX library: those escape addresses so that they
no longer work. Read back, every field is what it was.
"""

import re
from collections.abc import Mapping
from typing import Any

from build_tools.model.edition import Edition, Source

FORMAT = "bibtex"
FILE = "bibliography.bib"

TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "inbook",
    "report": "techreport",
    "speech": "misc",
    "webpage": "online",
    "post-weblog": "online",
    "manuscript": "unpublished",
}
FIELDS = {
    "title": "title",
    "container-title": "journal",
    "publisher": "publisher",
    "publisher-place": "address",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "genre": "type",
    "chapter-number": "chapter",
    "collection-title": "series",
    "edition": "edition",
    "ISBN": "isbn",
    "DOI": "doi",
    "URL": "url",
    "note": "note",
}


def write(edition: Edition) -> bytes:
    """One entry a source, UTF-8, fields in a fixed order."""
    return "\n".join(_entry(s) for s in edition.sources.values()).encode()


def _entry(source: Source) -> str:
    csl = source.csl
    kind = TYPES.get(str(csl["type"]), "misc")
    fields = {role: _names(csl[role]) for role in ("author", "editor", "translator") if role in csl}
    for variable, name in FIELDS.items():
        if csl.get(variable):
            fields[_field(kind, name)] = _value(str(csl[variable]))
    if csl.get("page"):
        fields["pages"] = re.sub(r"[-–]+", "--", str(csl["page"]))
    if "issued" in csl:
        fields["date" if kind == "online" else "year"] = _date(csl["issued"], kind)
    if "accessed" in csl:
        fields["urldate"] = _date(csl["accessed"], "online")
    if source.conjecture:
        fields["keywords"] = "conjecture"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{source.key},\n{lines}}}\n"


def _field(kind: str, name: str) -> str:
    if name == "publisher" and kind == "techreport":
        return "institution"
    if name == "publisher" and kind == "online":
        return "organization"
    if name == "journal" and kind == "inbook":
        return "booktitle"
    return name


def _value(text: str) -> str:
    """A field's text with its braces in balance; TeX's other signs stay as they are."""
    return text if _balanced(text) else text.replace("{", "(").replace("}", ")")


def _balanced(text: str) -> bool:
    depth = 0
    for sign in re.findall(r"[{}]", text):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _names(names: list[Mapping[str, Any]]) -> str:
    return " and ".join(
        f"{{{_value(str(n['literal']))}}}"
        if "literal" in n
        else ", ".join(
            _value(str(n[part])) for part in ("family", "suffix", "given") if n.get(part)
        )
        for n in names
    )


def _date(date: Mapping[str, Any], kind: str) -> str:
    parts = date.get("date-parts")
    if not parts:
        return str(date.get("literal") or date.get("raw") or "")
    if kind != "online":
        return str(parts[0][0])
    return "/".join("-".join(f"{int(n):02d}" for n in part) for part in parts)
