"""A work as COinS: an OpenURL context object (NISO Z39.88-2004, in key-encoded values) that stands
in the title of an empty span, where reference managers look for it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.write.records.dates import edtf
from build_tools.write.records.highwire import name

GENRES = {
    "article-journal": ("journal", "article", "atitle", "jtitle"),
    "book": ("book", "book", "btitle", "btitle"),
    "chapter": ("book", "bookitem", "atitle", "btitle"),
    "paper-conference": ("book", "proceeding", "atitle", "btitle"),
    "report": ("book", "report", "btitle", "btitle"),
    "thesis": ("dissertation", "", "title", "title"),
}
"""The format of each type, its genre there, the keys of its title and of the containing work."""
OTHERS = {
    "article-magazine": "magazineArticle", "article-newspaper": "newspaperArticle",
    "dataset": "dataset", "entry-encyclopedia": "encyclopediaArticle", "interview": "interview",
    "legislation": "statute", "manuscript": "manuscript", "map": "map", "post-weblog": "blogPost",
    "software": "computerProgram", "speech": "presentation", "webpage": "webpage",
}  # fmt: skip
"""The types that only the format of Dublin Core has, and what Zotero calls them there."""
KEYS = {
    "publisher": "pub", "publisher-place": "place", "volume": "volume", "issue": "issue",
    "edition": "edition", "collection-title": "series", "number-of-pages": "tpages",
    "page": "pages", "ISBN": "isbn", "ISSN": "issn", "language": "language",
}  # fmt: skip
_UNSAFE = re.compile(r"[^A-Za-z0-9 _.~:/,()-]+")
_ITALIC = re.compile(r"</?i>")


def context(csl: Mapping[str, Any]) -> str:
    """The context object of an item: ASCII in which only `&` must be escaped in HTML."""
    told = (f"&{key}={_quoted(value)}" for key, value in _facts(csl) if value)
    return "ctx_ver=Z39.88-2004" + "".join(told)


def _quoted(value: str) -> str:
    """A value as RFC 3986 and the forms of HTML have it: UTF-8, a space as `+`."""
    return _UNSAFE.sub(_hex, value).replace(" ", "+")


def _hex(run: re.Match[str]) -> str:
    return "%" + run[0].encode("utf-8", "replace").hex("%").upper()


def _facts(csl: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kind = csl["type"]
    form, genre, title, holder = GENRES.get(kind, ("dc", "", "title", "source"))
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    yield "rft.genre", genre
    if form == "dc":
        yield "rft.type", OTHERS.get(kind, "document")
    if doi := csl.get("DOI"):
        yield "rft_id", f"info:doi/{doi}"
    yield "rft_id", csl.get("URL", "")
    yield f"rft.{title}", _ITALIC.sub("", csl.get("title", ""))
    yield f"rft.{holder}", csl.get("container-title", "")
    for who in csl.get("author", ()):
        if "," in who.get("literal", ""):
            yield "rft.aucorp", who["literal"]
        else:
            yield ("rft.creator" if form == "dc" else "rft.au"), name(who)
    for role in ("editor", "translator"):
        for who in csl.get(role, ()):
            yield "rft.contributor", name(who)
    yield "rft.date", edtf(csl.get("issued")).rstrip("~")
    for variable, key in KEYS.items():
        if variable in csl:
            yield f"rft.{key}", str(csl[variable])
