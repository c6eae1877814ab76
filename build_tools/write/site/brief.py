"""The pages of the text: title matter, contents, map, text, notes, corrections, back matter."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby

from build_tools.model.document import Chapter, Paragraph, Section
from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Maker, Page
from build_tools.write.site import corrections
from build_tools.write.site.comments import comment_entries
from build_tools.write.site.events import event_entries
from build_tools.write.site.facing import Facing, beside, facing, witnesses
from build_tools.write.site.grounds import ground_of_leaf
from build_tools.write.site.heads import text_head
from build_tools.write.site.headwords import readings
from build_tools.write.site.homes import homes
from build_tools.write.site.leads import HEADING, leads
from build_tools.write.site.leaves import Leaf, leaves
from build_tools.write.site.names import name_entries
from build_tools.write.site.notes import note_list
from build_tools.write.site.own_forms import of_paragraph
from build_tools.write.site.strip import strip
from build_tools.write.site.terms import term_entries
from build_tools.write.site.title import leaf_head, title_matter
from build_tools.write.site.turning import contents, turning, turns
from build_tools.write.weave import weave


def text_pages(edition: Edition) -> dict[str, Maker]:
    """What makes the page at `/brief/`, and those of its chapters or sections if it has any."""
    return {
        leaf.path: Maker(partial(_page, edition, leaf), partial(ground_of_leaf, leaf))
        for leaf in leaves(edition)
    }


def _page(edition: Edition, leaf: Leaf) -> Page:
    setting = Setting(leads(edition, leaf.path, leaf), readings=readings(edition))
    entry = replace(setting, ids=None)
    listed = corrections.listed(edition, leaf)
    other = facing(edition, leaf)
    main = rendered(
        "brief.html",
        title=finished(title_matter(edition, leaf) if leaf.front else leaf_head(edition, leaf)),
        contents=finished("\n".join(contents(edition, leaf))),
        notes=finished(note_list(edition, leaf)),
        comments=finished(comment_entries(edition, leaf.path, leaf.comments, entry)),
        corrections=finished(listed),
        terms=finished(term_entries(edition, leaf.path, leaf.terms, entry)),
        names=finished(name_entries(edition, leaf.path, leaf.names, entry)),
        events=finished(event_entries(edition, leaf.path, leaf.events)),
        timeline=addresses.link(leaf.path, addresses.TIMELINE),
        witnesses=finished(witnesses(edition, other) if other else ""),
        apparatus=addresses.link(leaf.path, addresses.APPARATUS),
        map=finished(_map(edition, leaf)),
        parts=finished("\n".join(_parts(leaf, setting, other))),
        turning=finished(turning(edition, leaf)),
        back=finished("\n".join(_section(s, setting, None, 2) for s in leaf.back)),
        address=addresses.canonical(edition, leaf.path),
        cite=finished(of_paragraph(edition)),
        how_to_cite=addresses.link(leaf.path, addresses.CITE),
    )
    title, description = _head(edition, leaf)
    offered = settings(edition, leaf)
    head = text_head(edition, leaf)
    return page(edition, leaf.path, "text-page", title, description, main, offered, head)


def _head(edition: Edition, leaf: Leaf) -> tuple[str, str]:
    """The title and the description in the head of a page."""
    of = edition.manifest.of
    if not leaf.front:
        return leaf.title.text, f"{leaf.title.text}: a part of {of.title}"
    title = leaf.title.text if len(edition.texts) == 1 else of.title
    return title, edition.manifest.description


def settings(edition: Edition, leaf: Leaf) -> Settings:
    """The settings that change something on a page of the text."""
    other = edition.texts[1].record.label if len(edition.texts) > 1 and leaf.paragraphs else ""
    return Settings(
        popups=True,
        numbers=bool(leaf.paragraphs),
        side=bool(leaf.notes or leaf.comments),
        readings=bool(leaf.corrections) or any(n.status != "printed" for n in leaf.notes),
        facing=other,
    )


def _map(edition: Edition, leaf: Leaf) -> str:
    """The map of what stands here; on the front of a text of several pages that of all of it."""
    sections = edition.base.sections if leaf.front else leaf.sections
    return strip(sections, lambda id: homes(edition).link(leaf.path, id))


def _parts(leaf: Leaf, setting: Setting, other: Facing | None) -> Iterator[str]:
    """The text itself; what heads the page is not printed again."""
    ways = turns(leaf)
    if leaf.front:
        yield from (part for c in leaf.chapters for part in _chapter(c, setting, other, ways))
        return
    for section in leaf.sections:
        if section.id == leaf.id:
            yield _part(escaped(section.id), "part", "\n".join(_blocks(section, setting, other)))
        else:
            yield _section(section, setting, other, 2, ways)


def _chapter(
    chapter: Chapter, setting: Setting, other: Facing | None, ways: Mapping[str, str]
) -> Iterator[str]:
    level = 2
    if chapter.title is not None:
        level = 3
        yield f'<h2 class="chapter" id="{escaped(chapter.id)}">{weave(chapter.title, HEADING)}</h2>'
    for section in chapter.sections:
        yield _section(section, setting, other, level, ways)


def _section(
    section: Section,
    setting: Setting,
    other: Facing | None,
    level: int,
    ways: Mapping[str, str] | None = None,
) -> str:
    """A section under its heading with the ways from it; one without `ways` stands at the back."""
    id, kind = escaped(section.id), "back" if ways is None else "part"
    blocks = "\n".join(_blocks(section, setting, other))
    if not section.heading.text:
        return f'<section class="{kind}" id="{id}">\n{blocks}\n</section>'
    heading = f'<h{level} id="{id}">{weave(section.heading, HEADING)}</h{level}>'
    way = (ways or {}).get(section.id)
    if way:
        heading = f'<div class="head">{heading}<p class="turn">{way}</p></div>'
    return _part(id, kind, f"{heading}\n{blocks}")


def _part(id: str, kind: str, inner: str) -> str:
    """A stretch of the text under the heading `id`."""
    return f'<section class="{kind}" aria-labelledby="{id}">\n{inner}\n</section>'


def _blocks(section: Section, setting: Setting, other: Facing | None) -> Iterator[str]:
    """The blocks of a section; items that follow each other are one list."""
    for items, group in groupby(section.blocks, key=lambda b: b.kind == "item"):
        blocks = [paragraph(b, setting, _beside(other, b)) for b in group]
        yield from ('<div role="list" class="items">', *blocks, "</div>") if items else blocks


def _beside(other: Facing | None, p: Paragraph) -> str:
    """The same block of the other text."""
    return beside(other, p.number) if other and p.number is not None else ""


def paragraph(p: Paragraph, setting: Setting, after: str = "") -> str:
    """A block of the text with its number; `after` is HTML that stands behind or beside it."""
    woven = weave(p, setting)
    body = (
        f'<blockquote class="text"><p>{woven}</p></blockquote>'
        if p.kind == "quotation"
        else f'<p class="text">{woven}</p>'
    )
    if p.number is None:
        kind = "notice" if p.kind == "notice" else "unnumbered"
        role = ' role="note"' if p.kind == "notice" else ""
        return f'<div class="{kind}"{role}>{body}</div>'
    id = escaped(p.id)
    kind = {"quotation": "para quote", "item": "para item"}.get(p.kind, "para")
    role = ' role="listitem"' if p.kind == "item" else ""
    return (
        f'<div class="{kind}" id="{id}"{role}>'
        f'<a class="pn" href="#{id}" aria-label="Paragraph {p.number}">'
        f'<span aria-hidden="true">{p.number}</span></a>\n{body}'
        f"{after}</div>"
    )
