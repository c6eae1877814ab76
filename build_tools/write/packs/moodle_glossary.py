"""The terms as a Moodle glossary, which then links them in all texts of a course by itself.

The layout is that of Moodle's own export (mod/glossary in its source). Aliases are all other forms
in which a term stands in the text, in both scripts, and its other renderings; Moodle finds Chinese
inside longer Chinese, and Latin words only whole. It links what an entry says literally, so the
Chinese is an alias and not a translation of the headword: its filter for languages does not reach
names of entries. A concept can stand in a glossary once; a second import adds what is new.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from build_tools.model.edition import Edition
from build_tools.model.glossary import Term
from build_tools.model.packs import Pack
from build_tools.write.escape import plain
from build_tools.write.packs.flashcards import entry, written
from build_tools.write.packs.outside import html, html_of, linked, outside, shortened, words
from build_tools.write.packs.tree import file_of, node

FORMAT = "moodle-glossary"
ENDING = "-moodle-glossary.xml"
LABEL = "Glossary (Moodle XML)"
USE = "In Moodle: add a glossary, then Import entries."
LONGEST_NAME = 250
"""Characters of a concept, with room to spare; Moodle has room for 255."""
_HTML = "1"


def offered(edition: Edition, pack: Pack) -> bool:
    """True for packs that have terms to know."""
    return bool(pack.terms)


def write(edition: Edition, pack: Pack) -> bytes:
    """All terms in their order; UTF-8."""
    terms = [edition.terms[id] for id in pack.terms]
    concepts = _concepts(terms)
    taken = {name.casefold() for name in concepts.values()}
    entries = node("ENTRIES")
    for term in terms:
        aliases = [a for a in _aliases(term) if a.casefold() not in taken]
        entries.append(_entry(edition, pack, term, concepts[term.id], aliases))
    name = shortened(f"{edition.manifest.title}: {pack.title.text}", LONGEST_NAME)
    told = {
        "NAME": name,
        "INTRO": f"<p>{html(pack.summary, outside(edition, pack))}</p>",
        "INTROFORMAT": _HTML,
        "ALLOWDUPLICATEDENTRIES": "0",
        "DISPLAYFORMAT": "dictionary",
        "SHOWSPECIAL": "1",
        "SHOWALPHABET": "1",
        "SHOWALL": "1",
        "ALLOWCOMMENTS": "0",
        "USEDYNALINK": "1",
        "DEFAULTAPPROVAL": "1",
        "GLOBALGLOSSARY": "0",
        "ENTBYPAGE": "20",
    }
    info = node("INFO", *(node(name, text) for name, text in told.items()), entries)
    return file_of(node("GLOSSARY", info))


def _concepts(terms: Sequence[Term]) -> dict[str, str]:
    """What each term is called; of two with one English, with their Chinese."""
    english = {t.id: shortened(t.record.english, LONGEST_NAME) for t in terms}
    often = Counter(name.casefold() for name in english.values())
    return {
        t.id: english[t.id]
        if often[english[t.id].casefold()] == 1
        else shortened(f"{english[t.id]} ({t.record.simplified})", LONGEST_NAME)
        for t in terms
    }


def _aliases(term: Term) -> Iterator[str]:
    """All other forms of a term, each once; as editors write them, then as they are found."""
    r = term.record
    forms = (r.simplified, r.traditional, *r.variants, r.rendering, *r.forms)
    others = (*(e.words for e in r.renderings), *term.forms, *_found(term))
    once = {words(form).casefold(): words(form) for form in (*forms, *others)}
    return (form for form in once.values() if 0 < len(form) <= LONGEST_NAME)


def _found(term: Term) -> list[str]:
    """The forms that stand in the texts, plurals and possessives among them."""
    return sorted({use.form for use in term.uses if use.text})


def _entry(
    edition: Edition, pack: Pack, term: Term, concept: str, aliases: Sequence[str]
) -> Element:
    r = term.record
    link = linked("The full entry", entry(edition, term.id))
    chinese = " ".join(
        written(lang, text)
        for lang, text in (
            ("zh-Hans", r.simplified),
            ("zh-Hant", r.traditional if r.traditional != r.simplified else ""),
            ("zh-Latn-pinyin", r.pinyin),
        )
        if text
    )
    literal = f", literally “{plain(r.literal)}”" if r.literal else ""
    told = [
        f"<p>{chinese}{literal}</p>",
        html_of(term.definition, outside(edition, pack)),
        f"<p>{link}</p>" if link.startswith("<a") else "",
    ]
    return node(
        "ENTRY",
        node("CONCEPT", concept),
        node("DEFINITION", "".join(told)),
        node("FORMAT", _HTML),
        node("USEDYNALINK", "1"),
        node("CASESENSITIVE", str(int(r.case))),
        node("FULLMATCH", str(int(r.whole))),
        node("TEACHERENTRY", "1"),
        node("ALIASES", *(node("ALIAS", node("NAME", alias)) for alias in aliases)),
        node(
            "CATEGORIES", node("CATEGORY", node("NAME", r.kind.title()), node("USEDYNALINK", "0"))
        ),
    )
