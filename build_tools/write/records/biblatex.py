"""A work as a BibLaTeX entry.

Written from the CSL-JSON item and not by a BibTeX library: those escape addresses so that they no
longer work. What BibLaTeX has no field for (`title-zh`, `author-zh`, `institution-zh`) stands also
in one that it has, so that programs which do not know these lose it not. Characters are UTF-8, and
signs that TeX would obey are escaped. Titles stand in braces of their own: their capitals stay.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from build_tools.write.records.dates import edtf

TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "collection": "collection", "dataset": "dataset",
    "entry": "inreference", "entry-dictionary": "inreference", "legislation": "legislation",
    "entry-encyclopedia": "inreference", "legal_case": "jurisdiction", "manuscript": "unpublished",
    "pamphlet": "booklet", "paper-conference": "inproceedings", "patent": "patent",
    "periodical": "periodical", "post": "online", "post-weblog": "online", "report": "report",
    "software": "software", "speech": "unpublished", "standard": "standard", "thesis": "thesis",
    "webpage": "online",
}  # fmt: skip
"""The entry types of the types of CSL 1.0.2, for items that were no BibTeX; others are `misc`."""
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
FIELDS = {
    "container-title": "journaltitle",
    "publisher": "publisher",
    "publisher-place": "location",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "collection-number": "number",
    "genre": "type",
    "chapter-number": "chapter",
    "collection-title": "series",
    "edition": "edition",
    "version": "version",
    "number-of-pages": "pagetotal",
    "language": "language",
    "event-title": "eventtitle",
    "event-place": "venue",
    "medium": "howpublished",
    "ISBN": "isbn",
    "ISSN": "issn",
    "abstract": "abstract",
    "original-title": "origtitle",
    "original-publisher": "origpublisher",
    "note": "note",
    "annote": "annotation",
}
PLACES = {  # what a container or a publisher is called, by the type of the item
    ("webpage", "container-title"): "organization",
    ("report", "publisher"): "institution",
    ("thesis", "publisher"): "institution",
    ("chapter", "container-title"): "booktitle",
    ("paper-conference", "container-title"): "booktitle",
}
CASED = ("booktitle", "journaltitle", "eventtitle", "series", "origtitle")
LISTS = ("institution", "organization", "publisher", "origpublisher", "location", "language")
"""Fields in which `and` stands between two values."""
CUSTOM = {
    "title-zh": "title-zh",
    "institution-zh": "institution-zh",
    "journal-zh": "journal-zh",
    "booktitle-zh": "booktitle-zh",
    "publisher-zh": "publisher-zh",
    "address-zh": "address-zh",
    "archive-url": "archiveurl",
    "archive-date": "archivedate",
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
BRACED = SIGNS | {"{": r"\{", "}": r"\}"}
"""The signs where braces come in pairs; BibTeX counts them even behind a backslash."""
_OBEYED = re.compile(r"[\\{}~^&%#_$]|([`',<>-])(?=\1)|(?<=[!?])`")
_ITALIC = re.compile(r"<i>(.*?)</i>")
_SPECIAL = re.compile(f"{_OBEYED.pattern}|<i>|[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Where none of these stands, which is nearly everywhere, there is nothing to do."""
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_AND = re.compile(r"\band\b", re.IGNORECASE)
_KEY = re.compile(r"[\s,{}()=\"#%~\\']+")


def entry(csl: Mapping[str, Any], conjecture: bool = False) -> str:
    """The entry of an item, with its last line."""
    custom: Mapping[str, Any] = csl.get("custom", {})
    kind = str(csl["type"])
    fields = _names(csl, custom)
    braced: Sequence[str] = custom.get("braced", ())
    fields["title"] = _whole(str(csl.get("title", "")), braced)
    for variable, name in FIELDS.items():
        if variable in csl:
            place = PLACES.get((kind, variable), name)
            value = str(csl[variable])
            whole = place in CASED or (place in LISTS and _AND.search(value))
            fields[place] = _whole(value, braced) if whole else _escaped(value)
    fields["entrysubtype"] = _escaped(str(custom.get("bibtex-subtype", SUBTYPES.get(kind, ""))))
    fields["pages"] = _escaped(str(csl.get("page", ""))).replace("{-}", "-").replace("-", "--")
    fields |= _dates(csl, custom)
    fields["doi"], fields["url"] = str(csl.get("DOI", "")), str(csl.get("URL", ""))
    fields |= {name: _custom(custom, own) for own, name in CUSTOM.items() if own in custom}
    fields["keywords"] = "conjecture" if conjecture else ""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    kind = custom.get("bibtex-type", TYPES.get(kind, "misc"))
    return f"@{kind}{{{_KEY.sub('-', str(csl['id']))},\n{lines}}}\n"


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    parts = _ITALIC.split(_UNFIT.sub(" ", text))
    signs = BRACED if "{" in text and _balanced(text) else SIGNS
    plain = [_OBEYED.sub(lambda sign: signs[sign[0]], part) for part in parts]
    return "".join(rf"\emph{{{part}}}" if i % 2 else part for i, part in enumerate(plain))


def _balanced(text: str) -> bool:
    """True if each brace has its fellow: so none must be written as a word."""
    depth = 0
    for sign in re.findall("[{}]", text):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and "<i>" not in text


def _whole(text: str, braced: Sequence[str] = ()) -> str:
    """A value that is not taken apart, and whose letters no style changes; words that the editors
    put in braces have them again."""
    value = _escaped(text)
    for words in map(_escaped, braced):
        value = value.replace(words, f"{{{words}}}", 1)
    return f"{{{value}}}" if text else ""


def _custom(custom: Mapping[str, Any], name: str) -> str:
    """A value of `custom`; an address is written as it is."""
    value = str(custom[name])
    return value if name == "archive-url" else _escaped(value)


def _names(csl: Mapping[str, Any], custom: Mapping[str, Any]) -> dict[str, str]:
    chinese: Sequence[str] = custom.get("author-zh", ())
    roles = ("author", "editor", "translator")
    fields = {role: " and ".join(map(_name, csl.get(role, ()))) for role in roles}
    return fields | {"author-zh": "; ".join(map(_escaped, chinese))}


def _name(name: Mapping[str, str]) -> str:
    """`Family, Suffix, Given`; a literal name, and what would fall apart, stands in braces."""
    if "literal" in name:
        return f"{{{_escaped(name['literal'])}}}"
    family = name.get("family", "")
    parted = "," in family or _AND.search(family) or family[:1].islower()
    family = f"{{{_escaped(family)}}}" if parted else _escaped(family)
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    given = f"{{{_escaped(given)}}}" if "," in given or _AND.search(given) else _escaped(given)
    particle = _escaped(name.get("non-dropping-particle", ""))
    whole = " ".join(filter(None, (particle, family)))
    return ", ".join(filter(None, (whole, _escaped(name.get("suffix", "")), given)))


def _dates(csl: Mapping[str, Any], custom: Mapping[str, Any]) -> dict[str, str]:
    issued = csl.get("issued") or {}
    many = len(issued.get("date-parts", ())) > 1
    span = str(custom.get("literal-date", "")) if many else ""
    return {
        "date": span or edtf(issued),
        "eventdate": edtf(csl.get("event-date")),
        "origdate": edtf(csl.get("original-date")),
        "urldate": edtf(csl.get("accessed")),
    }
