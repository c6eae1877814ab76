"""A work as a RIS record, after the specification of 2011 (Research Information Systems, EndNote).

`TI` is the title as readers see it, `TT` the Chinese alone; `U1` has the Chinese names of authors
whose names do not hold them. Every variable that has no tag is a note (`N1`) with its name before
it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.write.records.dates import edtf

TYPES = {
    "article": "GEN", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK", "broadcast": "MPCT",
    "chapter": "CHAP", "dataset": "DATA", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "hearing": "HEAR", "legal_case": "CASE", "legislation": "STAT",
    "manuscript": "UNPB", "map": "MAP", "motion_picture": "MPCT", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "personal_communication": "PCOMM",
    "post-weblog": "BLOG", "report": "RPRT", "software": "COMP", "song": "MUSIC",
    "speech": "SLIDE", "standard": "STAND", "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
"""The types of CSL 1.0.2 that RIS has; all others are `GEN`, and a note tells which."""
NAMES = {"author": "AU", "editor": "A2", "collection-editor": "A3", "translator": "A4"}
TAGS = {
    "container-title": "T2", "collection-title": "T3", "collection-number": "M1",
    "volume": "VL", "issue": "IS", "number": "IS", "edition": "ET", "chapter-number": "SE",
    "genre": "M3", "publisher": "PB", "publisher-place": "CY", "language": "LA", "DOI": "DO",
    "URL": "UR", "abstract": "AB", "version": "ET", "note": "N1", "annote": "RN",
    "original-title": "OP",
}  # fmt: skip
PLACES = {
    ("book", "editor"): "A3", ("book", "collection-editor"): "A2",
    ("book", "collection-title"): "T2", ("report", "collection-title"): "T2",
    ("report", "number"): "SN", ("paper-conference", "container-title"): "C3",
    ("paper-conference", "event-title"): "T2", ("paper-conference", "event-place"): "C1",
}  # fmt: skip
"""Where the tags are others, by the type of the item, as in EndNote and Zotero."""
CUSTOM = {
    "archive-url": "archived copy",
    "archive-date": "archived on",
    "journal-zh": "journal in Chinese",
    "booktitle-zh": "book in Chinese",
    "publisher-zh": "publisher in Chinese",
    "address-zh": "place in Chinese",
}
"""What `custom` holds beyond the shapes of what stands elsewhere, and what the notes call it."""
_DONE = {"id", "type", "title", "custom", "page", "issued", "accessed", "ISBN", "ISSN"}
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ITALIC = re.compile(r"</?i>")


def record(csl: Mapping[str, Any], conjecture: bool = False) -> str:
    """The record of an item, with its last line."""
    kind = csl["type"]
    lines = [("TY", TYPES.get(kind, "GEN")), ("ID", csl["id"])]
    lines += [
        (PLACES.get((kind, role), tag), _name(name))
        for role, tag in NAMES.items()
        for name in csl.get(role, ())
    ]
    lines += _titles(csl)
    lines += _dates(csl)
    lines += [(tag, _text(value)) for name, value in csl.items() if (tag := _tag(kind, name))]
    lines += [("SN", csl[name]) for name in ("ISBN", "ISSN") if name in csl]
    lines += _pages(csl)
    lines += [("N1", f"{name}: {value}") for name, value in _others(csl)]
    lines += [("KW", "conjecture")] if conjecture else []
    told = "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in lines if value)
    return f"{told}ER  - \r\n"


def _tag(kind: str, name: str) -> str:
    """The tag of a variable whose value is words; empty if it has none."""
    return PLACES.get((kind, name), TAGS.get(name, "")) if name not in NAMES else ""


def _line(value: object) -> str:
    """A value on one line, its characters as they are."""
    text = str(value)
    return (text if text.isprintable() else _UNFIT.sub(" ", text)).strip()


def _text(value: object) -> str:
    """A value without the marks of italics, which RIS has not."""
    text = str(value)
    return _ITALIC.sub("", text) if "<" in text else text


def _name(name: Mapping[str, str]) -> str:
    """`Family, Given, Suffix`; a literal name is whole."""
    if "literal" in name:
        return name["literal"]
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name.get("family"))))
    parts = [family, given, *([name["suffix"]] if "suffix" in name else [])]
    return ", ".join(parts if given else [p for p in parts if p])


def _titles(csl: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    custom = csl.get("custom", {})
    yield "TI", _text(csl.get("title", ""))
    yield "TT", _text(custom.get("title-zh", ""))
    names = [n.get("literal", "") for n in csl.get("author", ())]
    chinese = custom.get("author-zh", ())
    if not all(any(form in name for name in names) for form in chinese):
        yield "U1", "; ".join(chinese)


def _dates(csl: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    issued = csl.get("issued")
    if issued and issued.get("date-parts"):
        yield "PY", f"{issued['date-parts'][0][0]}"
        yield "DA", _date(issued)
    if accessed := csl.get("accessed"):
        yield "Y2", _date(accessed)


def _date(date: Mapping[str, Any]) -> str:
    """`2023/06/02/`; what is no single, certain day is told behind the last slash."""
    parts = date.get("date-parts") or [[]]
    first = [f"{int(n):04}" if i == 0 else f"{int(n):02}" for i, n in enumerate(parts[0])]
    told = edtf(date) if len(parts) > 1 or date.get("circa") else date.get("literal", "")
    return "/".join([*first, "", "", ""][:3]) + "/" + told.replace("/", "–")


def _pages(csl: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """First and last page; what is no span stands whole as the first."""
    first, hyphen, last = str(csl.get("page", "")).partition("-")
    if hyphen and not re.search("[-,;]", last):
        yield from (("SP", first), ("EP", last))
    else:
        yield "SP", str(csl.get("page", ""))


def _others(csl: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The variables that have no tag, each with its name."""
    if csl["type"] not in TYPES:
        yield "type", csl["type"]
    for name, value in csl.items():
        if name in _DONE or name in NAMES or _tag(csl["type"], name):
            continue
        match value:
            case list():
                yield name, "; ".join(_name(n) if isinstance(n, dict) else str(n) for n in value)
            case dict():
                yield name, edtf(value)
            case _:
                yield name, _text(value)
    custom = csl.get("custom", {})
    yield from ((word, custom[name]) for name, word in CUSTOM.items() if name in custom)
