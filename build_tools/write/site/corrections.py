"""An emendation in words: what was printed, what stands now, why, how surely."""

from collections.abc import Container
from typing import assert_never

from build_tools.model.edition import Correction, Edition
from build_tools.model.records import Emendation, Form, Lost, Move, Reading, Split
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.site.leads import leads
from build_tools.write.site.leaves import Leaf
from build_tools.write.weave import weave
from build_tools.write.wording import ranges

CERTAINTY = {
    "certain": "the source, or the text itself, leaves no other reading",
    "probable": "the best explanation of what is printed; another is possible",
    "conjecture": "a proposal, which we could not check",
}
"""What the words for certainty mean."""


def change(e: Emendation) -> str:
    """What an emendation does, as HTML."""
    match e:
        case Reading(printed=printed, corrected=corrected):
            now = f"<b>{plain(corrected)}</b>" if corrected else "<b>Left out</b>"
            was = f"printed <s>{plain(printed)}</s>" if printed else "nothing printed"
            return f"{now}, {was}{'' if printed.endswith('.') else '.'}"
        case Form(printed=printed, corrected=corrected):
            return f"Printed: {plain(printed)}. Better: {plain(corrected)}."
        case Split(entry=entry, before=before, note=note):
            return (
                f"<b>{entry} and {note}</b>, printed as one entry at {entry}."
                f" The second begins with “{plain(before)}”."
            )
        case Move(entries=entries):
            now, was = ranges(entries.values()), ranges(entries)
            return f"<b>{now}</b>, printed <s>{was}</s>."
        case Lost(notes=notes):
            one = "Note" if len(notes) == 1 else "Notes"
            return f"<b>{one} {ranges(notes)}</b> not printed."
        case _:
            assert_never(e)


def label(correction: Correction) -> str:
    """Where an emendation bears on the text, in words: `¶ 21`, `Notes 16–20`."""
    labels = list(dict.fromkeys(t.label for t in correction.touched))
    numbers = [x.removeprefix("note ") for x in labels if x.startswith("note ")]
    if len(numbers) == len(labels) > 1 and all(n.isdecimal() for n in numbers):
        return f"Notes {ranges(map(int, numbers))}"
    return ", ".join(x[:1].upper() + x[1:] for x in labels)


def said(correction: Correction, setting: Setting) -> str:
    """Change, reason and certainty of an emendation, as inline HTML."""
    reason, e = weave(correction.reason, setting), correction.record
    return f"{change(e)} {reason} {sure(e.certainty, e.by)}"


def sure(certainty: str, by: str) -> str:
    """How sure something is, and by whom, unless by the editors together, as inline HTML."""
    words = plain(", ".join(x for x in (certainty, by) if x and x != "ed"))
    return f'<span class="sure">[{words}]</span>'


def listed(edition: Edition, leaf: Leaf) -> str:
    """The list of the corrections that bear on a page of the text."""
    setting = Setting(leads(edition, leaf.path, leaf), ids=None)
    here = set(leaf.addresses)
    chosen = (c for c in edition.corrections if c.record.id in leaf.corrections)
    return "\n".join(_entry(c, setting, _marker(edition, c, here)) for c in chosen)


def _entry(correction: Correction, setting: Setting, target: str) -> str:
    id, where = addresses.correction_entry(correction.record.id), label(correction)
    back = ""
    if target:
        words = escaped(f"↑ {where}")
        back = (
            f'&nbsp;<a class="back" role="doc-backlink" href="#{escaped(target)}"'
            f' aria-label="{words}, back to the correction">{words}</a>'
        )
    return (
        f'<li id="{escaped(id)}"><span class="num">{escaped(where)}</span>'
        f'<div class="body"><p>{said(correction, setting)}{back}</p></div></li>'
    )


def _marker(edition: Edition, correction: Correction, here: Container[str]) -> str:
    """The id the list leads back to: the corrected reading, else the first place touched here."""
    if isinstance(correction.record, Reading):
        return addresses.correction_marker(correction.record.id)
    targets = (t.target for t in correction.touched if t.text == edition.base.key)
    return next((t for t in targets if t in here), "")
