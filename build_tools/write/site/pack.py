"""The page of a reading pack: its reading with what belongs to it, questions in place, the rest."""

from collections.abc import Iterator, Mapping
from functools import partial

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Emphasis
from build_tools.model.packs import Pack
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import Reading, both_scripts, escaped, plain
from build_tools.write.html import Settings, finished, page, rendered, title
from build_tools.write.packs.prose import in_short
from build_tools.write.page import Maker, Page
from build_tools.write.site import corrections
from build_tools.write.site.archived import archived
from build_tools.write.site.comments import comment_entries
from build_tools.write.site.exercises import sections, written
from build_tools.write.site.grounds import ground_of_leaf
from build_tools.write.site.headwords import pinyin, readings
from build_tools.write.site.leads import HEADING, leads
from build_tools.write.site.leaves import Leaf
from build_tools.write.site.names import name_entries
from build_tools.write.site.notes import cited, note_list
from build_tools.write.site.own_forms import of_paragraph
from build_tools.write.site.pack_leaf import pack_leaf
from build_tools.write.site.quiz import quiz
from build_tools.write.site.reading import beginnings, in_ranges, reading
from build_tools.write.site.take_aways import taken
from build_tools.write.site.terms import term_entries
from build_tools.write.site.title import whose
from build_tools.write.site.works import form
from build_tools.write.weave import weave
from build_tools.write.wording import sentence

LEVELS = {
    "school": "School",
    "undergraduate": "Undergraduate",
    "graduate": "Graduate",
    "adult": "Adult",
}
"""The levels of packs in their order, as one says them."""
PACE = 200
"""Words that a reader is thought to read in a minute."""


def pack_pages(edition: Edition, sizes: Mapping[str, int]) -> dict[str, Maker]:
    """What makes the page of each pack; `sizes` are those of the files for teachers, by name."""
    return {
        addresses.pack_page(pack.id): Maker(
            partial(_page, edition, pack, sizes), partial(_ground, edition, pack)
        )
        for pack in edition.packs.values()
    }


def _ground(edition: Edition, pack: Pack) -> object:
    return pack, ground_of_leaf(pack_leaf(edition, pack)), beginnings(edition)


def _page(edition: Edition, pack: Pack, sizes: Mapping[str, int]) -> Page:
    leaf = pack_leaf(edition, pack)
    here, known = leaf.path, readings(edition)
    setting = Setting(leads(edition, here, leaf), ids=None, readings=known)
    main = rendered(
        "pack.html",
        pack=pack,
        index=addresses.link(here, addresses.TEACHING),
        heading=finished(_heading(pack)),
        summary=finished(weave(pack.summary, setting)),
        level=LEVELS[pack.record.level],
        paragraphs=finished(in_ranges(pack.paragraphs)),
        minutes=minutes_to_read(leaf),
        pace=PACE,
        text=addresses.link(here, addresses.BRIEF),
        base=edition.base,
        about=sentence(edition.base.record.about) if edition.base.record.about else "",
        whose=whose(edition),
        goals=[finished(weave(goal, setting)) for goal in pack.goals],
        introduction=finished(written(pack.introduction, setting)),
        words=[finished(word) for word in words_to_know(edition, pack, setting)],
        reading=finished("\n".join(reading(edition, pack, leaf, setting))),
        sections=[(i, finished(h), finished(b)) for i, h, b in sections(pack, setting)],
        quiz=finished(quiz(pack, setting)),
        further=[finished(work) for work in _further(edition, here, pack, setting)],
        files=taken(edition, here, pack, sizes),
        notes=finished(note_list(edition, leaf)),
        comments=finished(comment_entries(edition, here, leaf.comments, setting)),
        corrections=finished(corrections.listed(edition, leaf)),
        apparatus=addresses.link(here, addresses.APPARATUS),
        terms=finished(term_entries(edition, here, leaf.terms, setting)),
        names=finished(name_entries(edition, here, leaf.names, setting)),
        address=cited_at(edition, here),
        cite=finished(of_paragraph(edition)),
        how_to_cite=addresses.link(here, addresses.CITE),
    )
    name, description = pack.title.text, pack.summary.text
    return page(edition, here, "text-page pack-page", name, description, main, _settings(leaf))


def cited_at(edition: Edition, here: str) -> str:
    """The public address at which paragraphs are cited: that of the text, if it has one page."""
    whole = edition.base.record.pages == "one"
    return addresses.canonical(edition, addresses.BRIEF if whole else here)


def _heading(pack: Pack) -> str:
    """The title of a pack; without emphasis it may keep its hyphenated words whole."""
    emphatic = any(isinstance(m.meaning, Emphasis) for m in pack.title.marks)
    return weave(pack.title, HEADING) if emphatic else title(pack.title.text)


def _settings(leaf: Leaf) -> Settings:
    """The settings that change something on the page."""
    return Settings(
        popups=True,
        numbers=True,
        side=bool(leaf.notes or leaf.comments),
        readings=bool(leaf.corrections) or any(n.status != "printed" for n in leaf.notes),
    )


def minutes_to_read(leaf: Leaf) -> int:
    """How many minutes it takes to read the paragraphs of a page, one at least."""
    words = sum(len(p.text.split()) for p in leaf.paragraphs)
    return max(1, round(words / PACE))


def words_to_know(edition: Edition, pack: Pack, setting: Setting) -> Iterator[str]:
    """The terms that a class should know, as items of a definition list: the English, which leads
    to the full entry, the Chinese with its reading, and the definition in a sentence."""
    here = addresses.pack_page(pack.id)
    for id in pack.terms:
        term = edition.terms[id]
        r = term.record
        to = escaped(addresses.term_link(edition, here, id))
        before, after = both_scripts(Reading(r.traditional or r.simplified, ""), len(r.simplified))
        meaning = weave(in_short(term.definition[0]), setting) if term.definition else ""
        yield (
            f'<dt><dfn class="simp">{before}{escaped(r.simplified)}{after}</dfn>'
            f' {pinyin(r.pinyin)}</dt>\n<dd class="eng"><a href="{to}">{plain(r.english)}</a></dd>'
            + (f'\n<dd class="def">{meaning}</dd>' if meaning else "")
        )


def _further(edition: Edition, here: str, pack: Pack, setting: Setting) -> Iterator[str]:
    """The works for further reading, each with the way to its entry in the bibliography."""
    for ref in pack.further:
        source = edition.sources[ref.key]
        work: Paragraph = cited(source, ref)
        href = escaped(addresses.link(here, addresses.BIBLIOGRAPHY, ref.key))
        yield (
            f"{form(weave(work, setting), ref.key, 'note', ref.locator)}{archived(source, work)}"
            f' <a class="tag" role="doc-biblioref"'
            f' href="{href}">in the bibliography</a>'
        )
