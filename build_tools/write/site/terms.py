"""Terms in the text: a short entry for each, with the way to its full entry."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from build_tools.model.edition import Edition
from build_tools.model.glossary import Rendering, Term, TermRecord
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.site.headwords import characters, pinyin
from build_tools.write.site.whereabouts import how_often
from build_tools.write.site.works import work_link
from build_tools.write.weave import weave
from build_tools.write.wording import listed


def term_entries(edition: Edition, here: str, ids: Iterable[str], setting: Setting) -> str:
    """The entries of these terms as items of a definition list; ids `t-<term>`."""
    same, often = _same_everywhere(edition), how_often(edition)[0]
    found = []
    for id in ids:
        term, to = edition.terms[id], addresses.term_link(edition, here, id)
        used = addresses.uses_link(edition, here, id)
        html = same.get((id, to)) or _entry(to, used, term, often[id], setting)
        if not any(p.marks for p in term.definition):
            same[id, to] = html
        found.append(html)
    return "\n".join(found)


@lru_cache(maxsize=1)
def _same_everywhere(edition: Edition) -> dict[tuple[str, str], str]:
    """The entries whose definitions hold no marks, by their ids and the way to their full entries:
    they read alike on every page, and a text of many pages lists them again and again."""
    return {}


def _entry(to: str, used: str, term: Term, number: int, setting: Setting) -> str:
    parts = "\n".join(f'<dd class="{kind}">{html}</dd>' for kind, html in _facts(term, setting))
    return (
        f'<div class="entry" id="{escaped(addresses.term_entry(term.id))}">\n'
        f"<dt><dfn>{characters(term.record.simplified, term.record.traditional)}</dfn>"
        f" {pinyin(term.record.pinyin)}</dt>\n{parts}\n"
        f'<dd class="uses">{_ways(to, used, number)}</dd>\n'
        "</div>"
    )


def _ways(to: str, used: str, number: int) -> str:
    """The ways from a short entry: to its uses, if any, and to its full entry."""
    full = f'<a class="full" href="{escaped(to)}">full entry</a>'
    words = uses(number).removesuffix(", ")
    return f'<a href="{escaped(used)}">{words}</a>, {full}' if words else full


def _facts(term: Term, setting: Setting) -> Iterator[tuple[str, str]]:
    """Class and content of each line of a short entry."""
    r = term.record
    literal = f' <span class="literal">literally ‘{plain(r.literal)}’</span>' if r.literal else ""
    yield "eng", f"<b>{plain(r.english)}</b>{literal}{certainty(r)}"
    if term.definition:
        yield "def", "".join(f"<p>{weave(p, setting)}</p>" for p in term.definition)
    if r.renderings:
        said = "; ".join(f"“{plain(x.words)}” ({plain(x.by)})" for x in r.renderings)
        yield "other", f'<span class="tag">Elsewhere</span> {said}'


def uses(number: int) -> str:
    """`12 uses, ` before the words of a link; nothing where there are none."""
    return f"{number} {'use' if number == 1 else 'uses'}, " if number else ""


def certainty(record: TermRecord) -> str:
    """How sure it is that this Chinese stands behind the English, where it is not certain."""
    if record.certainty == "certain":
        return ""
    return f' <span class="sure">[the Chinese is {said(record.certainty)}]</span>'


def said(certainty: str) -> str:
    """A degree of certainty as it stands in a sentence."""
    return "a conjecture" if certainty == "conjecture" else plain(certainty)


def renderings(edition: Edition, here: str, chosen: Iterable[Rendering]) -> str:
    """Other renderings with who uses them and the sources, as items of a list."""
    return "".join(f"<li>{_rendering(edition, here, x)}</li>" for x in chosen)


def _rendering(edition: Edition, here: str, rendering: Rendering) -> str:
    source = rendering.source
    link = work_link(edition, here, source) if source in edition.sources else ""
    who = ", ".join(x for x in (plain(rendering.by), link) if x)
    return f"“{plain(rendering.words)}” ({who})"


def see_also(edition: Edition, here: str, term: Term) -> str:
    """Links to the terms that this one points to, listed."""
    return listed([term_link(edition, here, edition.terms[id]) for id in term.see])


def term_link(edition: Edition, here: str, term: Term) -> str:
    """The link to a term's full entry, and its Chinese."""
    to = escaped(addresses.term_link(edition, here, term.id))
    r = term.record
    return (
        f'<a href="{to}">{plain(r.english)}</a>'
        f' <span class="nb" lang="zh-Hans">{escaped(r.simplified)}</span>'
    )
