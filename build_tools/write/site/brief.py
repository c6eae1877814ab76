"""The reading page: title matter, contents, map, text, notes, corrections, back matter."""

from collections.abc import Iterator
from itertools import groupby

from build_tools.model.document import Chapter, Paragraph, Section
from build_tools.model.edition import Edition, Note
from build_tools.model.marks import TermUse
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Page
from build_tools.write.site import corrections
from build_tools.write.site.leads import HEADING, leads
from build_tools.write.site.notes import item, note_writer
from build_tools.write.site.strip import strip
from build_tools.write.site.title import citation, title_matter
from build_tools.write.weave import weave


def brief(edition: Edition) -> Page:
    """The page at `/brief/`."""
    text, manifest = edition.base, edition.manifest
    setting = Setting(leads(edition, addresses.BRIEF))
    listed = corrections.in_text(edition)
    main = rendered(
        "brief.html",
        title=finished(title_matter(edition)),
        contents=finished("\n".join(_contents(text.chapters))),
        notes=finished(_notes(edition)),
        corrections=finished(listed),
        apparatus=addresses.link(addresses.BRIEF, addresses.APPARATUS),
        map=finished(strip(text)),
        parts=finished("\n".join(part for c in text.chapters for part in _chapter(c, setting))),
        back=finished("\n".join(_section(s, setting, 2, "back") for s in text.back)),
        address=addresses.canonical(edition, addresses.BRIEF),
        cite=citation(edition).removesuffix(" By paragraph (¶).").removesuffix("."),
    )
    title = f"{text.title.text}" if len(edition.texts) == 1 else manifest.of.title
    return page(
        edition, addresses.BRIEF, "text-page", title, manifest.description, main,
        _settings(edition, bool(listed)),
    )  # fmt: skip


def _settings(edition: Edition, corrected: bool) -> Settings:
    text, theme = edition.base, edition.manifest.theme
    return Settings(
        popups=True,
        terms=any(isinstance(m.meaning, TermUse) for p in text.paragraphs for m in p.marks),
        numbers=bool(text.paragraphs),
        side=bool(text.notes),
        readings=corrected or any(n.status != "printed" for n in text.notes),
        pinyin=bool(theme and theme.pinyin),
        traditional=bool(theme and theme.traditional),
    )


def _contents(chapters: tuple[Chapter, ...]) -> Iterator[str]:
    """The sections as a list, each with the number of its first paragraph."""
    for chapter in chapters:
        if chapter.title is not None:
            heading = weave(chapter.title, HEADING)
            yield f'<li class="chapter"><a href="#{escaped(chapter.id)}"><span class="num"></span>'
            yield f"{heading}</a></li>"
        for section in chapter.sections:
            if not section.heading.text:
                continue
            first = next((b.number for b in section.blocks if b.number is not None), "")
            heading = weave(section.heading, HEADING)
            yield f'<li><a href="#{escaped(section.id)}"><span class="num">{first}</span>'
            yield f"<span>{heading}</span></a></li>"


def _chapter(chapter: Chapter, setting: Setting) -> Iterator[str]:
    level = 2
    if chapter.title is not None:
        level = 3
        yield f'<h2 class="chapter" id="{escaped(chapter.id)}">{weave(chapter.title, HEADING)}</h2>'
    for section in chapter.sections:
        yield _section(section, setting, level, "part")


def _section(section: Section, setting: Setting, level: int, kind: str) -> str:
    id = escaped(section.id)
    blocks = "\n".join(_blocks(section, setting))
    if not section.heading.text:
        return f'<section class="{kind}" id="{id}">\n{blocks}\n</section>'
    heading = weave(section.heading, HEADING)
    return (
        f'<section class="{kind}" aria-labelledby="{id}">\n'
        f'<h{level} id="{id}">{heading}</h{level}>\n{blocks}\n</section>'
    )


def _blocks(section: Section, setting: Setting) -> Iterator[str]:
    """The blocks of a section; items that follow each other are one list."""
    for items, group in groupby(section.blocks, key=lambda b: b.kind == "item"):
        blocks = [paragraph(b, setting) for b in group]
        yield from ('<div role="list" class="items">', *blocks, "</div>") if items else blocks


def paragraph(p: Paragraph, setting: Setting) -> str:
    """A block of the text with its number."""
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
        f'<a class="pn" href="#{id}" aria-label="Paragraph {p.number}: link and citation">'
        f'<span aria-hidden="true">{p.number}</span></a>\n{body}</div>'
    )


def _notes(edition: Edition) -> str:
    """The list of notes, chapter by chapter where there are chapters."""
    writer, text = note_writer(edition), edition.base
    if len(text.chapters) < 2:
        return _list([item(writer, n) for n in text.notes])
    by_chapter: dict[str, list[Note]] = {}
    for note in text.notes:
        by_chapter.setdefault(note.chapter, []).append(note)
    parts = []
    for chapter in text.chapters:
        notes = by_chapter.get(chapter.id)
        if notes:
            heading = weave(chapter.title, HEADING) if chapter.title else escaped(chapter.id)
            parts.append(f"<h3>{heading}</h3>\n{_list([item(writer, n) for n in notes])}")
    return "\n".join(parts)


def _list(items: list[str]) -> str:
    return '<ol role="list" class="list">\n' + "\n".join(items) + "\n</ol>" if items else ""
