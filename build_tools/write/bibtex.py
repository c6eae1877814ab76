"""The bibliography as BibTeX, with its conjectures marked by a keyword.

Written from the CSL-JSON items and not by a BibTeX library: those escape addresses so that they
no longer work. Read back, every item is what it was. Fields are BibLaTeX's where BibTeX has none;
characters are UTF-8, and signs that TeX would obey are escaped.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from build_tools.model.edition import Edition, Source

FORMAT = "bibtex"
FILE = "bibliography.bib"

FIELDS = {
    "container-title": "journal",
    "publisher": "publisher",
    "publisher-place": "address",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "collection-number": "number",
    "genre": "type",
    "chapter-number": "chapter",
    "collection-title": "series",
    "edition": "edition",
    "number-of-pages": "pagetotal",
    "language": "language",
    "event-title": "eventtitle",
    "event-place": "venue",
    "medium": "howpublished",
    "ISBN": "isbn",
    "ISSN": "issn",
    "note": "note",
}
PLACES = {  # what a container or a publisher is called, by the type of the item
    ("webpage", "container-title"): "organization",
    ("report", "publisher"): "institution",
    ("thesis", "publisher"): "school",
    ("chapter", "container-title"): "booktitle",
    ("paper-conference", "container-title"): "booktitle",
}
SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%#_$"},
    **{sign: f"{{{sign}}}" for sign in "`'-,<>"},
}
_OBEYED = re.compile(r"[\\{}~^&%#_$]|([`',<>-])(?=\1)|(?<=[!?])`")
_ITALIC = re.compile(r"<i>(.*?)</i>")


def write(edition: Edition) -> bytes:
    """One entry a source, UTF-8, fields in a fixed order."""
    return "\n".join(_entry(s) for s in edition.sources.values()).encode()


def _entry(source: Source) -> str:
    csl = source.csl
    custom: Mapping[str, Any] = csl.get("custom", {})
    fields = _names(csl, custom)
    fields["title"] = _escaped(str(custom.get("title", csl.get("title", ""))))
    fields["title-zh"] = _escaped(str(custom.get("title-zh", "")))
    for variable, name in FIELDS.items():
        place = PLACES.get((str(csl["type"]), variable), name)
        if variable in csl:
            fields[place] = _escaped(_body(str(csl[variable]), place, custom))
    fields["institution-zh"] = _escaped(str(custom.get("institution-zh", "")))
    fields["entrysubtype"] = _escaped(str(custom.get("bibtex-subtype", "")))
    fields["pages"] = str(csl.get("page", "")).replace("-", "--")
    fields |= _dates(csl, custom)
    fields["doi"], fields["url"] = str(csl.get("DOI", "")), str(csl.get("URL", ""))
    fields["keywords"] = "conjecture" if source.conjecture else ""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{custom.get('bibtex-type', 'misc')}{{{source.key},\n{lines}}}\n"


def _escaped(text: str) -> str:
    parts = _ITALIC.split(text)
    plain = [_OBEYED.sub(lambda sign: SIGNS[sign[0]], part) for part in parts]
    return "".join(rf"\emph{{{part}}}" if i % 2 else part for i, part in enumerate(plain))


def _body(value: str, place: str, custom: Mapping[str, Any]) -> str:
    """A field's value; an institution without the Chinese that has a field of its own."""
    if place in ("institution", "organization", "school") and "institution" in custom:
        return str(custom["institution"])
    return value


def _names(csl: Mapping[str, Any], custom: Mapping[str, Any]) -> dict[str, str]:
    chinese: Sequence[str] = custom.get("author-zh", ())
    fields = {}
    for role in ("author", "editor", "translator"):
        names = csl.get(role, ())
        beside = chinese if role == "author" and len(chinese) == len(names) else [""] * len(names)
        fields[role] = " and ".join(map(_name, names, beside))
    return fields | {"author-zh": "; ".join(map(_escaped, chinese))}


def _name(name: Mapping[str, str], chinese: str) -> str:
    if "literal" in name:
        return f"{{{_escaped(name['literal'].removesuffix(chinese).rstrip())}}}"
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    parts = (family, name.get("suffix"), name.get("given"))
    return ", ".join(_escaped(part) for part in parts if part)


def _dates(csl: Mapping[str, Any], custom: Mapping[str, Any]) -> dict[str, str]:
    """The day it came out as year, month and day, which BibTeX and BibLaTeX both understand."""
    fields = {"urldate": _iso(csl.get("accessed")), "eventdate": _iso(csl.get("event-date"))}
    issued = csl.get("issued")
    if not issued:
        return fields
    if len(issued["date-parts"]) > 1 or issued.get("circa"):
        return fields | {"date": str(custom.get("literal-date", _iso(issued)))}
    names = ("year", "month", "day")
    return fields | dict(zip(names, map(str, issued["date-parts"][0]), strict=False))


def _iso(date: Mapping[str, Any] | None) -> str:
    """A CSL date as BibLaTeX writes it (`2023-06-02`, `2020/2021`, `2020~`)."""
    if not date:
        return ""
    points = ("-".join(f"{int(n):02d}" for n in part) for part in date["date-parts"])
    return "/".join(points) + ("~" if date.get("circa") else "")
