"""How one goes through a text: its contents, from section to section, from page to page."""

from collections.abc import Iterator

from build_tools.model.document import Chapter, Section
from build_tools.model.edition import Edition
from build_tools.write import addresses
from build_tools.write.escape import escaped
from build_tools.write.site.homes import homes
from build_tools.write.site.leads import HEADING
from build_tools.write.site.leaves import Leaf, leaves
from build_tools.write.weave import weave


def contents(edition: Edition, leaf: Leaf) -> Iterator[str]:
    """The sections as a list, each with the number of its first paragraph.

    On the front those of the whole text; elsewhere those of the page, and the way to the front.
    """
    if leaf.front:
        chapters = edition.base.chapters
    else:
        chapters = tuple(Chapter("", None, c.sections, None) for c in leaf.chapters)
        up = addresses.link(leaf.path, addresses.BRIEF, "contents")
        yield f'<li class="chapter"><a href="{escaped(up)}"><span class="num"></span>'
        yield "All of the text</a></li>"
    places = homes(edition)
    for chapter in chapters:
        if chapter.title is not None:
            href = escaped(places.link(leaf.path, chapter.id))
            yield f'<li class="chapter"><a href="{href}"><span class="num"></span>'
            yield f"{weave(chapter.title, HEADING)}</a></li>"
        headed = [s for s in chapter.sections if s.heading.text]
        alone = [s.id for s in headed] == [leaf.id]  # it heads the page
        for section in () if alone else headed:
            first = next((b.number for b in section.blocks if b.number is not None), "")
            href = escaped(places.link(leaf.path, section.id))
            yield f'<li><a href="{href}"><span class="num">{first}</span>'
            yield f"<span>{weave(section.heading, HEADING)}</span></a></li>"


def turns(leaf: Leaf) -> dict[str, str]:
    """The way from each section of a page to the sections before and after it, by its id."""
    headed = [s for s in leaf.sections if s.heading.text and s.id != leaf.id]
    before, after = [None, *headed], [*headed[1:], None]
    return {
        s.id: "".join(_turn(*way) for way in (("↑", "Previous", b), ("↓", "Next", a)))
        for s, b, a in zip(headed, before, after, strict=False)
    }


def _turn(sign: str, word: str, to: Section | None) -> str:
    if not to:
        return ""
    name = escaped(f"{word} section: {to.heading.text}")
    return f'<a href="#{escaped(to.id)}" aria-label="{name}">{sign}</a>'


def turning(edition: Edition, leaf: Leaf) -> str:
    """The way to the page before and the page after; empty for a text on one page."""
    pages = leaves(edition)
    at = next(i for i, other in enumerate(pages) if other.path == leaf.path)
    links = [
        *(_link(leaf, other, "prev", "Previous") for other in pages[max(0, at - 1) : at]),
        *(_link(leaf, other, "next", "Next") for other in pages[at + 1 : at + 2]),
    ]
    if not links:
        return ""
    inner = "\n".join(links)
    return f'<nav class="pager" aria-label="Pages of the text">\n{inner}\n</nav>'


def _link(here: Leaf, other: Leaf, rel: str, word: str) -> str:
    href = escaped(addresses.link(here.path, other.path))
    title = "Title and contents" if other.front else weave(other.title, HEADING)
    return f'<a rel="{rel}" href="{href}"><span class="way">{word}</span> {title}</a>'
