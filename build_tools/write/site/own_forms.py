"""How the edition, a paragraph of it and its work are cited, as pages print them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from build_tools.model.citing import ADDRESS_SLOT, NUMBER_SLOT, STYLES, OwnForms
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped
from build_tools.write.site.leads import leads
from build_tools.write.site.title import PARAGRAPHS, citation
from build_tools.write.weave import weave

_SLOT = re.compile(rf"(?<=\.)([\s,]*){ADDRESS_SLOT}(\.?)|([\s,]*){ADDRESS_SLOT}()")


class Parted(NamedTuple):
    """A form of a paragraph around its address: what stands before and behind it, and what stands
    there for the sake of the address alone, as the second of two full stops."""

    before: Paragraph
    lead: str
    tail: str
    after: Paragraph


def own_forms(edition: Edition) -> Mapping[str, OwnForms]:
    """The forms by style, in the order of the styles; of an edition that has none in any style,
    one in plain words."""
    known = edition.own_forms
    found = {style: known[style] for style in STYLES if style in known}
    return found or {edition.manifest.citation_style: _plain(edition)}


def of_paragraph(edition: Edition) -> str:
    """How a paragraph is cited in a note in the style of the edition, as finished HTML; a script
    fills in its number and its address, or leaves out the place of the address."""
    form = parted(own_forms(edition)[edition.manifest.citation_style].paragraph[1])
    before, after = (weave(p, Setting(leads(edition, ""), "cite")) for p in (form[0], form[3]))
    here = f"<span data-at>{escaped(form.lead)}<span data-url></span>{escaped(form.tail)}</span>"
    return (before + here + after).replace(NUMBER_SLOT, "<span data-n></span>")


def at_paragraph(form: Paragraph, number: int, address: str, setting: Setting) -> str:
    """A form of a paragraph with this number and address, which may be empty, as finished HTML."""
    before, lead, tail, after = parted(form)
    here = escaped(f"{lead}{address}{tail}") if address else ""
    return f"{weave(before, setting)}{here}{weave(after, setting)}".replace(
        NUMBER_SLOT, str(number)
    )


def parted(form: Paragraph) -> Parted:
    """The form around its address; if it has no place for one, that is behind it."""
    found = _SLOT.search(form.text)
    if not found:
        return Parted(form, " ", "", Paragraph(form.kind, ""))
    start, end = found.span()
    lead, tail = found[1] or found[3] or "", found[2] or ""
    return Parted(_part(form, 0, start), lead, tail, _part(form, end, len(form.text)))


def _part(form: Paragraph, start: int, end: int) -> Paragraph:
    marks = (
        replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start)
        for m in form.marks
        if m.start < end and m.end > start
    )
    return replace(form, text=form.text[start:end], marks=tuple(marks))


def _plain(edition: Edition) -> OwnForms:
    """The forms that no style has made."""
    words = citation(edition).removesuffix(PARAGRAPHS)
    here = f"{words.removesuffix('.')}, ¶ {NUMBER_SLOT}, {ADDRESS_SLOT}."
    whole, part = Paragraph("paragraph", words), Paragraph("paragraph", here)
    of = edition.manifest.of
    facts = (*of.creators, of.title, *of.publishers, of.date[:4])
    work = Paragraph("paragraph", ". ".join(filter(None, facts)) + ".")
    return OwnForms((whole, whole), (part, part), (work, work))
