"""A BibTeX entry as a CSL-JSON item (CSL 1.0.2, `csl-data.json`).

What the item holds, for those who write it out again:

- `title` is what a reader sees: `English title [中文题名]`, the characters in brackets after the
  English as Chicago does for a title given in two languages. Italics in it stand as `<i>…</i>`; no
  other markup, `&` and `<` are themselves.
- Names in Chinese order and corporate names are `literal`, with the characters beside them
  (`Xi Jinping 习近平`); names in Western order are `family` and `given`, and their characters
  stand only in `custom`.
- `container-title` of a `webpage` is its site; `publisher` of a `report` its institution. The
  characters of `institution-zh` stand beside them.
- `page` has a hyphen (`803-815`), `DOI` begins with `10.`, `URL` with `http`.
- `note` is BibTeX's `note`, which a bibliography prints at the end of the entry.
- `custom` holds what CSL has no place for: `bibtex-type` and `bibtex-subtype`, `title` and
  `title-zh` (apart), `author-zh` (a list), `institution` and `institution-zh`, `journal-zh`,
  `booktitle-zh`, `publisher-zh` and `address-zh`, `literal-date` (`2020/2021` as written),
  `braced` (what stands in braces within a title and keeps its capitals), `archive-url` (http or
  https) and `archive-date` (`2024-05-01`, or less of it), the copy of a page in an archive.
"""

import difflib
import re
from typing import Any

from build_tools.model.diagnostics import Diagnostic, Severity
from build_tools.read import creators
from build_tools.read.archives import archived
from build_tools.read.bibtex import BibEntry
from build_tools.read.dates import csl_date, is_turned_round, month_number
from build_tools.read.tex import address, plain
from build_tools.read.web_addresses import doi, fault_of_url

TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book",
    "proceedings": "book", "manual": "book", "booklet": "pamphlet", "inbook": "chapter",
    "incollection": "chapter", "bookinbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "online": "webpage",
    "electronic": "webpage", "www": "webpage",
    "techreport": "report", "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "unpublished": "manuscript", "misc": "document", "speech": "speech",
    "dataset": "dataset", "software": "software", "legislation": "legislation",
}  # fmt: skip
GENRES = {"phdthesis": "PhD diss.", "mastersthesis": "Master’s thesis"}
TEXTS = {
    "publisher": "publisher", "address": "publisher-place", "location": "publisher-place",
    "volume": "volume", "edition": "edition", "chapter": "chapter-number", "type": "genre",
    "isbn": "ISBN", "issn": "ISSN", "series": "collection-title", "note": "note",
    "language": "language", "langid": "language", "booktitle": "container-title",
    "journal": "container-title", "journaltitle": "container-title", "pagetotal": "number-of-pages",
    "venue": "event-place", "eventtitle": "event-title", "howpublished": "medium",
    "version": "version", "abstract": "abstract", "origtitle": "original-title",
    "origpublisher": "original-publisher",
}  # fmt: skip
ROLES = ("author", "editor", "translator")
BODIES = ("institution", "school", "organization")
IN_CHINESE = ("journal-zh", "booktitle-zh", "publisher-zh", "address-zh")
WORDS = re.compile(r"[^\W\d_]{2}")
BRACED = re.compile(r"\{([^{}\\]+)\}")
OTHERS = {
    "title", "subtitle", "booksubtitle", "title-zh", "author-zh", "institution-zh", "number",
    "issue", "pages", "year", "month", "day", "date", "eventdate", "urldate", "url", "doi",
    "annote", "annotation", "keywords", "origdate", "archiveurl", "archivedate",
    "entrysubtype", "eprint", "file", "timestamp", "owner", "shorttitle", "options",
}  # fmt: skip
KNOWN = {*TEXTS, *ROLES, *BODIES, *OTHERS, *IN_CHINESE}


class Item:
    """A CSL item in the making, and what was wrong on the way."""

    def __init__(self, entry: BibEntry) -> None:
        self.entry = entry
        self.csl: dict[str, Any] = {"id": entry.key, "type": TYPES.get(entry.kind, "document")}
        self.custom: dict[str, Any] = {"bibtex-type": entry.kind}
        self.problems: list[Diagnostic] = []
        self.texts = {name: self._plain(name) for name in entry.fields}

    def report(self, code: str, field: str, message: str, cure: str, weak: bool = False) -> None:
        place, subject = self.entry.place_of(field), f"source {self.entry.key}"
        severity: Severity = "warning" if weak else "error"
        self.problems.append(Diagnostic(code, message, cure, place, severity, subject))

    def text(self, *names: str) -> str:
        """The first of these fields that says something."""
        return next((t for name in names if (t := self.texts.get(name, ""))), "")

    def _plain(self, name: str) -> str:
        text, unknown = plain(self.entry.fields[name])
        if unknown and name not in ("url", "doi", "archiveurl", *ROLES):
            listed = ", ".join(f"`\\{word}`" for word in dict.fromkeys(unknown))
            cure = "write the character itself; files are UTF-8"
            self.report("B06", name, f"`{name}` holds TeX that is not known: {listed}", cure, True)
        return text


def csl_item(entry: BibEntry) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The CSL-JSON item of an entry, and the fields of it that could not be used."""
    item = Item(entry)
    _check_fields(item)
    _type(item)
    for field, variable in TEXTS.items():
        if item.texts.get(field):
            item.csl.setdefault(variable, item.texts[field])
    _titles(item)
    _names(item)
    _bodies(item)
    _numbers(item)
    _dates(item)
    _addresses(item)
    item.problems += archived(entry, item.custom)
    return item.csl | {"custom": item.custom}, item.problems


def _check_fields(item: Item) -> None:
    if item.entry.kind not in TYPES:
        near = difflib.get_close_matches(item.entry.kind, sorted(TYPES), 1)
        others = f"the types known are {', '.join(sorted(TYPES))}"
        cure = f"did you mean `@{near[0]}`?" if near else others
        item.report("B06", "", f"the entry type `@{item.entry.kind}` is not known", cure, True)
    for name in item.entry.fields:
        if name in KNOWN:
            continue
        near = difflib.get_close_matches(name, sorted(KNOWN), 1)
        cure = f"did you mean `{near[0]}`?" if near else "leave it out; nothing reads it"
        item.report("B06", name, f"the field `{name}` is not known and not used", cure, True)


def _type(item: Item) -> None:
    subtype = item.text("entrysubtype").lower()
    if item.entry.kind == "article" and subtype in ("magazine", "newspaper"):
        item.csl["type"] = f"article-{subtype}"
    if subtype:
        item.custom["bibtex-subtype"] = subtype
    if item.entry.kind in GENRES and not item.text("type"):
        item.csl["genre"] = GENRES[item.entry.kind]


def _titles(item: Item) -> None:
    title = ": ".join(filter(None, (item.text("title"), item.text("subtitle"))))
    chinese = item.text("title-zh")
    if chinese:
        title = title.removesuffix(chinese if title == chinese else f"[{chinese}]").rstrip()
        item.custom |= {"title": title, "title-zh": chinese}
        title = f"{title} [{chinese}]" if title else chinese
    if title:
        item.csl["title"] = title
    braced = [b for name in ("title", "subtitle", "booktitle") for b in _braced(item, name)]
    item.custom |= {"braced": [*dict.fromkeys(braced)]} if braced else {}
    item.custom |= {name: item.text(name) for name in IN_CHINESE if item.text(name)}
    if item.text("booksubtitle") and item.text("booktitle"):
        item.csl["container-title"] = f"{item.text('booktitle')}: {item.text('booksubtitle')}"


def _braced(item: Item, name: str) -> list[str]:
    """The words in braces within a field; braces about a sign or the whole of it do not count."""
    value = item.entry.fields.get(name, "")
    inner = [part for part in BRACED.findall(value) if f"{{{part}}}" != value.strip()]
    return [plain(part)[0] for part in inner if WORDS.search(part)]


def _names(item: Item) -> None:
    for role in ROLES:
        found = creators.names(item.entry.fields.get(role, ""))
        if len(found) > creators.MOST_NAMES:
            message = f"`{role}` holds {len(found)} names, more than {creators.MOST_NAMES}"
            item.report("B03", role, message, "name the first and add `and others`")
            found = found[: creators.MOST_NAMES]
        if found:
            item.csl[role] = found
    chinese = creators.chinese_names(item.entry.fields.get("author-zh", ""))
    if not chinese:
        return
    authors = item.csl.get("author", [])
    item.custom["author-zh"] = chinese
    if len(chinese) == len(authors):
        item.csl["author"] = creators.beside(authors, chinese)
    else:
        message = f"`author-zh` holds {len(chinese)} names, `author` {len(authors)}"
        cure = "give one Chinese name for each author, with `;` between them"
        item.report("B06", "author-zh", message, cure, True)


def _bodies(item: Item) -> None:
    """The institution that published the work, or whose site it stands on."""
    body, chinese = item.text(*BODIES), item.text("institution-zh")
    if not body and not chinese:
        return
    body = body.removesuffix(chinese).rstrip() if chinese else body
    variable = "container-title" if item.csl["type"] == "webpage" else "publisher"
    item.csl.setdefault(variable, " ".join(filter(None, (body, chinese))))
    if chinese:
        item.custom |= {"institution": body, "institution-zh": chinese}


def _numbers(item: Item) -> None:
    number = item.text("issue", "number")
    if number:
        is_article = item.csl["type"].startswith("article")
        in_series = "collection-title" in item.csl and item.csl["type"] != "report"
        variable = "issue" if is_article else "collection-number" if in_series else "number"
        item.csl[variable] = number
    if item.text("pages"):
        item.csl["page"] = item.text("pages").replace("–", "-").replace("—", "-")


def _dates(item: Item) -> None:
    wanted = {
        "issued": "date", "event-date": "eventdate", "original-date": "origdate",
        "accessed": "urldate",
    }  # fmt: skip
    for variable, field in wanted.items():
        if value := item.text(field):
            circa = "~" if "~" in item.entry.fields[field] else ""  # TeX's space
            _date(item, variable, field, value + circa)
    if "issued" in item.csl or not (year := item.text("year")):
        return
    parts = [year.replace("--", "/").replace("–", "/"), item.text("month"), item.text("day")]
    if parts[1]:
        month = month_number(parts[1])
        parts[1] = f"{month:02}" if month else parts[1]
    _date(item, "issued", "year", "-".join(filter(None, parts if parts[1] else parts[:1])))


def _date(item: Item, variable: str, field: str, value: str) -> None:
    date = csl_date(value)
    if date is None or is_turned_round(date):
        cure = "write `2023-06-02`, `2023-06` or `2023`, a span as `2022/2023`"
        fault = "is not a date" if date is None else "ends before it begins"
        item.report("B05", field, f"`{value}` {fault}", cure)
        return
    item.csl[variable] = date
    if variable == "issued" and len(date["date-parts"]) > 1:
        item.custom["literal-date"] = value


def _addresses(item: Item) -> None:
    url = address(item.entry.fields.get("url", ""))
    if url and (fault := fault_of_url(url)):
        cure = "give a plain http or https address; it is left out now"
        item.report("B04", "url", f"the address cannot be used: {fault}", cure)
    elif url:
        item.csl["URL"] = url
    if given := address(item.entry.fields.get("doi", "")):
        if found := doi(given):
            item.csl["DOI"] = found
        else:
            cure = "a DOI looks like 10.1093/icc/dty034; it is left out now"
            item.report("B04", "doi", f"`{given[:80]}` is not a DOI", cure)
