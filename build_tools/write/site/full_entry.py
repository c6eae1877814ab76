"""The full entry of a term: headword, facts, examples, and where it is used."""

from collections.abc import Iterator
from functools import lru_cache

from build_tools.model.edition import Edition
from build_tools.model.glossary import Name, Term, uses_in
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.site.concordance import concordance, counts
from build_tools.write.site.examples import examples
from build_tools.write.site.headwords import characters, chinese_variants, english
from build_tools.write.site.terms import renderings, said, see_also
from build_tools.write.site.whereabouts import in_editors_words, spots, uses_read
from build_tools.write.site.works import work_links
from build_tools.write.weave import weave
from build_tools.write.wording import listed


def entry(edition: Edition, here: str, term: Term, setting: Setting, level: int) -> str:
    """A term's full entry on the page `here`, its headword a heading of this level."""
    facts = "\n".join(
        f"<div><dt>{name}</dt><dd>{html}</dd></div>"
        for name, html in _facts(edition, here, term, setting)
        if html
    )
    return "\n".join(
        [
            _headword(edition, here, term, level),
            f'<dl class="facts">\n{facts}\n</dl>',
            *filter(None, [examples(edition, here, term, level + 1)]),
            _uses(edition, here, term, level + 1),
        ]
    )


def _headword(edition: Edition, here: str, term: Term, level: int) -> str:
    r = term.record
    glossary = escaped(addresses.link(here, addresses.GLOSSARY))
    kind = f'<a href="{glossary}">Glossary</a> · {plain(r.kind)}' if level == 1 else plain(r.kind)
    return (
        f'<header class="headword">\n<p class="kind">{kind}</p>\n'
        f'<h{level} id="{escaped(term.id)}">{characters(r.simplified, r.traditional)}</h{level}>\n'
        f'<p class="py" lang="zh-Latn-pinyin">{escaped(r.pinyin)}</p>\n'
        f'<p class="eng">{english(r)}</p>\n</header>'
    )


def _facts(edition: Edition, here: str, term: Term, setting: Setting) -> Iterator[tuple[str, str]]:
    """Name and content of each line of facts; without content a line is left out."""
    r = term.record
    yield "Literally", plain(r.literal)
    yield "Meaning", "".join(f"<p>{weave(p, setting)}</p>" for p in term.definition)
    yield "In the brief", _in_the_brief(term)
    others = renderings(edition, here, r.renderings)
    yield "Elsewhere", f'<ul role="list">{others}</ul>' if others else ""
    yield "Other Chinese", plain(", ".join(chinese_variants(r)))
    yield "See also", see_also(edition, here, term)
    yield "Sources", work_links(edition, here, r.sources)
    index = [_indexed(here, n) for n in _names_of_terms(edition).get(term.id, ())]
    yield "In the index", listed(index)


@lru_cache(maxsize=1)
def _names_of_terms(edition: Edition) -> dict[str, list[Name]]:
    """The names that lead to each term."""
    found: dict[str, list[Name]] = {}
    for name in edition.names.values():
        found.setdefault(name.term, []).append(name)
    return found


def _indexed(here: str, name: Name) -> str:
    href = escaped(addresses.link(here, addresses.NAMES, name.id))
    return f'<a href="{href}">{plain(name.record.name)}</a>'


def _in_the_brief(term: Term) -> str:
    """The brief's English for the Chinese, and how sure the pairing is where it is not certain."""
    r = term.record
    if r.rendering:
        words = f"“{plain(r.rendering)}”"
    else:
        words = "English only; the brief prints no Chinese for it"
    if r.certainty == "certain":
        return words
    pairing = f"That this Chinese stands behind it is {said(r.certainty)}."
    return f'{words}. <span class="sure">{pairing}</span>'


def _uses(edition: Edition, here: str, term: Term, level: int) -> str:
    """The concordance, then the uses in the other text and in the editors' words, briefly."""
    base = uses_read(edition, term)
    caption = f"Each use of “{term.record.english}” with the words around it"
    parts = [f'<p class="intro">{counts(base)}</p>'] if base else []
    parts += [concordance(edition, here, base, caption)] if base else []
    for text in edition.texts[1:]:
        found = ", ".join(spots(edition, here, uses_in(term.uses, text.key)))
        parts += [_line(f"In the other text ({plain(text.record.label)})", found)] if found else []
    editors = ", ".join(in_editors_words(edition, here, term.uses))
    parts += [_line("In the editors’ words", editors)] if editors else []
    body = "\n".join(parts) or '<p class="intro">It is not used in this text.</p>'
    id = f"_uses-{escaped(term.id)}"
    inner = f'<h{level} id="{id}">Where it is used</h{level}>\n{body}'
    # of landmarks with one name there may be only one on a page
    if level > 2:
        return f'<div class="uses-of">\n{inner}\n</div>'
    return f'<section class="uses-of" aria-labelledby="{id}">\n{inner}\n</section>'


def _line(words: str, found: str) -> str:
    return f'<p class="other"><span class="tag">{words}</span> {found}</p>'
