"""What is found of the glossary, the index of names and the bibliography."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.model.edition import Edition, Source
from build_tools.model.glossary import Name, Term
from build_tools.write import addresses
from build_tools.write.search.place import Place, joined, other_names, parted
from build_tools.write.site.works import short

_QUOTE = re.compile('[“”‘’"]')


def term_places(edition: Edition) -> Iterator[Place]:
    """The terms: headword, Chinese in both scripts, other forms; what the entry says."""
    for term in edition.terms.values():
        page, id = addresses.term_home(edition, term.id)
        r = term.record
        names = other_names(r.english, (r.simplified, r.traditional, *r.variants))
        yield Place(page, id, r.english, parted(_said(term)), names, r.pinyin)


def _said(term: Term) -> Iterator[str]:
    """What the full entry of a term says, but for what is found where it stands."""
    r = term.record
    yield joined(term.definition)
    yield from (x for x in (r.literal, r.rendering) if x != r.english)
    yield from (f"{x.words} ({x.by})" for x in r.renderings)
    yield from (f"{x.chinese} {x.english}" for x in r.examples)


def name_places(edition: Edition) -> Iterator[Place]:
    """The names: how they are written, and the line on each."""
    for name in edition.names.values():
        r = name.record
        names = other_names(r.name, (r.simplified, r.traditional, *r.variants))
        yield Place(addresses.NAMES, name.id, r.name, _about(edition, name), names, r.pinyin)


def _about(edition: Edition, name: Name) -> str:
    term = edition.terms.get(name.term)
    see = f"See the term {term.record.english} {term.record.simplified}." if term else ""
    return joined((see, name.about))


def source_places(edition: Edition) -> Iterator[Place]:
    """The works: the entry as printed, and what it has in other words, such as inverted names."""
    for source in edition.sources.values():
        label = short(source.csl) or source.key
        words = joined((source.entry,))
        names = other_names(label, (*_people(source, words), *_titles(source, words)))
        yield Place(addresses.BIBLIOGRAPHY, source.key, label, words, names)


def _people(source: Source, said: str) -> Iterator[str]:
    """Those who made a work, by their names as one says them, if these words have them not."""
    item = source.csl
    people = (*(item.get("author") or ()), *(item.get("editor") or ()))
    names = (_person(p) for p in people if isinstance(p, Mapping))
    return (n for n in names if n not in said)


def _titles(source: Source, said: str) -> Iterator[str]:
    """The title of a work in its languages, if these words, which may change its capitals and its
    quotation marks, have it not."""
    own = source.csl.get("custom")
    own = own if isinstance(own, Mapping) else {}
    for title in (_text(own, "title") or _text(source.csl, "title"), _text(own, "title-zh")):
        if title not in said and _folded(title) not in _folded(said):
            yield title


def _folded(words: str) -> str:
    return _QUOTE.sub("'", words).casefold()


def _text(item: Mapping[str, Any], key: str) -> str:
    return str(item.get(key) or "")


def _person(name: Mapping[str, Any]) -> str:
    """A name as one says it: given name, particle, family name; of a body what it is called."""
    parts = (_text(name, key) for key in ("given", "non-dropping-particle", "family", "suffix"))
    return " ".join(filter(None, parts)) or _text(name, "literal")
