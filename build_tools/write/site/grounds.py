"""What a page rests on: while that is equal, so is the page, and it need not be made again.

Left out is what changes with every word of a text and shows on other pages only. What is not told
here is made anew each time.
"""

from collections.abc import Sequence

from build_tools.model.edition import Edition, Note
from build_tools.model.glossary import Term, Use
from build_tools.write.site.homes import homes
from build_tools.write.site.leaves import Leaf, leaves
from build_tools.write.site.notes import last_printed
from build_tools.write.site.whereabouts import how_often


def common_ground(edition: Edition) -> object:
    """What any page may show of the edition, but for the paragraphs and notes of the base text and
    the uses in it: of these only where they live, and how many there are."""
    base, terms, names = edition.base, edition.terms.values(), edition.names.values()
    uses_of_terms, uses_of_names = how_often(edition)
    return (
        edition.manifest,
        edition.handwritten,
        edition.link_report,
        bool(edition.packs),
        dict(edition.sources),
        edition.corrections,
        edition.comments,
        list(edition.events.values()),
        dict(edition.packs),
        [(t.record, t.definition, t.see, t.forms, uses_of_terms[t.id]) for t in terms],
        [(n.record, n.about, n.term, n.forms, uses_of_names[n.id]) for n in names],
        [(leaf.path, leaf.title, leaf.id) for leaf in leaves(edition)],
        homes(edition).pages,
        last_printed(edition),
        (base.record, base.title, base.byline, base.back),
        edition.texts[1:],
    )


def ground_of_leaf(leaf: Leaf) -> object:
    """What stands on a page of the text; None for the first, which tells of the whole text."""
    if leaf.front:
        return None
    notes = [_of_note(n) for n in leaf.notes]
    listed = (leaf.terms, leaf.names, leaf.comments, leaf.corrections, leaf.events)
    return leaf.path, leaf.title, leaf.id, leaf.chapters, leaf.back, notes, listed


def _of_note(note: Note) -> object:
    markers = [(m.id, m.printed, m.paragraph.number) for m in note.markers]
    facts = (note.id, note.number, note.chapter, note.printed, note.status, note.emendations)
    return facts, note.body, note.sources, note.conjectures, markers


def ground_of_notes(edition: Edition) -> object:
    """The notes of the base text, and what was decided while reading."""
    return [_of_note(n) for n in edition.base.notes], [t.decisions for t in edition.texts]


def ground_of_terms(terms: Sequence[Term]) -> object:
    """The uses of these terms with the words around them."""
    return [(t.id, [_of_use(u) for u in t.uses]) for t in terms]


def _of_use(use: Use) -> object:
    p = use.paragraph
    return use.text, use.kind, use.address, use.start, use.end, use.marked, p.number, p.text
