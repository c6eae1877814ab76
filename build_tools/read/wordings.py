"""The forms of a term or a name: lists whose items are parted, and names that have none."""

import re
from collections.abc import Iterator, Sequence

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.glossary import NameRecord, TermRecord

_SIGN = re.compile("[，、；;|]")
_LISTS = ("variants", "forms", "veto")


def unparted(record: TermRecord | NameRecord, sign: str) -> Iterator[Diagnostic]:
    """A warning for each form in which stands what may have been meant to part two; `sign` is what
    parts them in this file. What stands in the entry's Chinese too belongs to it."""
    subject = f"{'term' if isinstance(record, TermRecord) else 'name'} {record.id}"
    own = {*record.simplified, *record.traditional}
    for key in _LISTS:
        for i, words in enumerate(getattr(record, key)):
            found = next((s for s in _SIGN.findall(words) if s not in own), "")
            if found:
                message = f"“{words}” under `{key}` is one form, with `{found}` in it"
                cure = f"part forms with `{sign}`; if it is one, allow it in docs/edition.yml"
                place = record.place.of(key, i)
                yield Diagnostic("Y12", message, cure, place, "warning", subject)


def forms_beside_term(names: Sequence[NameRecord]) -> Iterator[Diagnostic]:
    """An error for each list of forms in a name that leads to a term, which would not be found."""
    for name in names:
        for key in _LISTS if name.term else ():
            if getattr(name, key):
                message = f"`{key}` cannot stand beside `term`, and would not be found"
                cure = f"write them in the term {name.term}, or take `term` out"
                subject = f"name {name.id}"
                yield Diagnostic("Y02", message, cure, name.place.of(key), subject=subject)
