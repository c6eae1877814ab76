"""The facing text: beside each paragraph of the base text the same paragraph of another."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import CommentRef, Mark
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.site.headwords import readings
from build_tools.write.site.leads import leads
from build_tools.write.site.leaves import Leaf
from build_tools.write.weave import weave


class Facing(NamedTuple):
    """Another text to be set beside the base text: its key and label, its language where that
    differs, its paragraphs by number, and how they are set."""

    key: str
    label: str
    language: str
    paragraphs: Mapping[int, Paragraph]
    setting: Setting


def facing(edition: Edition, leaf: Leaf) -> Facing | None:
    """The second text as it faces a page of the base text; None if there is none."""
    if len(edition.texts) < 2 or not leaf.paragraphs:
        return None
    text = edition.texts[1]
    numbers = {p.number for p in leaf.paragraphs}
    record = text.record
    return Facing(
        text.key,
        record.label,
        record.language if record.language != edition.base.record.language else "",
        {
            p.number: _lettered(p, edition)
            for p in text.paragraphs
            if p.number is not None and p.number in numbers
        },
        Setting(leads(edition, leaf.path, leaf), ids=f"{text.key}-", readings=readings(edition)),
    )


def _lettered(p: Paragraph, edition: Edition) -> Paragraph:
    """The paragraph, its comments under their letters in the base text, or under their ids.

    A comment would else have two letters on a page, and one of them would be another's.
    """
    if not any(isinstance(m.meaning, CommentRef) for m in p.marks):
        return p
    hung = {c.id: c.in_text(edition.base.key) for c in edition.comments}

    def letter(mark: Mark) -> Mark:
        meaning = mark.meaning
        if not isinstance(meaning, CommentRef):
            return mark
        own = hung.get(meaning.comment)
        shown = own.letter if own else meaning.comment
        return replace(mark, meaning=CommentRef(meaning.comment, shown, meaning.id))

    return replace(p, marks=tuple(letter(m) for m in p.marks))


def beside(text: Facing, number: int) -> str:
    """The facing paragraph with this number, its ids prefixed; empty if the text has none."""
    p = text.paragraphs.get(number)
    if p is None:
        return ""
    id, label = escaped(f"{text.key}-{p.id}"), plain(text.label)
    lang = f' lang="{escaped(text.language)}"' if text.language else ""
    name = escaped(f"{text.label}, paragraph {number}")
    inner = f'<p><span class="wit">{label}</span> {weave(p, text.setting)}</p>'
    if p.kind == "quotation":
        inner = f"<blockquote>{inner}</blockquote>"
    return f'\n<div class="facing" id="{id}" role="group" aria-label="{name}"{lang}>{inner}</div>'


def witnesses(edition: Edition, text: Facing) -> str:
    """The labels above the two columns."""
    base = plain(edition.base.record.label)
    return f'<div class="witnesses"><p>{base}</p><p>{plain(text.label)}</p></div>'
