"""The words to know: each term and name with its Chinese, its pinyin, and what it means."""

from collections.abc import Iterator
from typing import Literal

from markupsafe import Markup

from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.model.packs import Pack
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.html import finished
from build_tools.write.packs.prose import in_short
from build_tools.write.site.headwords import characters, pinyin
from build_tools.write.site.terms import certainty
from build_tools.write.weave import weave

Copy = Literal["class", "teacher"]
"""Whom a copy is for: with room to write, or with the answers."""


@dataclass(frozen=True, slots=True)
class Word:
    """A row of a list of words; `chinese` and `pinyin` are empty where there is none."""

    id: str
    words: str
    chinese: Markup
    pinyin: Markup
    meaning: Markup


def terms(edition: Edition, pack: Pack, copy: Copy, setting: Setting) -> Iterator[Word]:
    """The terms of a pack with their meaning in short; a teacher has a glossary's in full."""
    for term in (edition.terms[id] for id in pack.terms if id in edition.terms):
        r, defined = term.record, term.definition
        if pack.paragraphs or copy == "class":
            defined = tuple(in_short(p) for p in defined[:1])
        meaning = "".join(f"<p>{weave(p, setting)}</p>" for p in defined)
        yield Word(
            addresses.term_entry(term.id),
            r.english,
            finished(characters(r.simplified, r.traditional)),
            finished(pinyin(r.pinyin)),
            finished(meaning + certainty(r)),
        )


def names(edition: Edition, pack: Pack, setting: Setting) -> Iterator[Word]:
    """The names of a pack, but not those that lead to one of its terms."""
    for name in (edition.names[id] for id in pack.names if id in edition.names):
        if name.term in pack.terms:
            continue
        r, about = name.record, weave(name.about, setting)
        chinese = edition.terms[name.term].record if name.term in edition.terms else r
        yield Word(
            addresses.name_entry(name.id),
            r.name,
            finished(characters(chinese.simplified, chinese.traditional)),
            finished(pinyin(chinese.pinyin)),
            finished(f"<p>{about}</p>" if about else ""),
        )
