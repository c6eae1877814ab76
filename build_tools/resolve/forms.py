"""The forms by which a term or a name is found: as written, in both scripts, and in the plural."""

import re
from typing import NamedTuple

from build_tools.model.glossary import NameRecord, TermRecord

_LAST = re.compile(r"[A-Za-z\xc0-\u024f]{2,}$")
_PARTICLES = frozenset(("away", "down", "in", "off", "on", "out", "over", "of", "up"))


class Forms(NamedTuple):
    """What to look for.

    `free` are the forms with the plurals made of them; `exact` stand as they are written, capitals
    too; `veto` are longer wordings in which it is not this entry. `case`: capitals count; `whole`:
    only as whole words.
    """

    free: tuple[str, ...]
    exact: tuple[str, ...]
    veto: tuple[str, ...]
    case: bool
    whole: bool

    @property
    def listed(self) -> tuple[str, ...]:
        """All forms, sorted."""
        return tuple(sorted({*self.free, *self.exact}))


def forms_of(record: TermRecord | NameRecord) -> Forms:
    """The forms of an entry; a name that leads to a term has none of its own."""
    match record:
        case TermRecord():
            named, whole = (record.english, *record.variants, record.rendering), record.whole
        case NameRecord(term=""):
            named, whole = (record.name, *record.variants), True
        case _:
            return Forms((), (), (), True, True)
    plurals = [p for words in named for p in plural(words)] if record.inflected else []
    free = dict.fromkeys((*named, *plurals, record.simplified, record.traditional))
    free.pop("", None)
    return Forms(tuple(free), record.forms, record.veto, record.case, whole)


def plural(words: str) -> tuple[str, ...]:
    """The regular plural of the last word, in one or two spellings; none if there is none.

    A word in -s is a plural already (two layers), unless it ends like process, crisis or campus;
    figures, Chinese, single letters and particles have none.
    """
    found = _LAST.search(words)
    if found is None or found[0] in _PARTICLES:
        return ()
    return tuple([words[: len(words) - cut] + ending for cut, ending in _endings(found[0])])


def _endings(word: str) -> list[tuple[int, str]]:
    """How many letters fall away, and what is put on."""
    low = word[-3:].lower()
    last, two = low[-1], low[-2:]
    if word.isupper():
        return [(0, "s")] if last != "s" else []
    if last == "s":
        if low == "sis":
            return [(2, "es")]
        return [(0, "es")] if two in ("ss", "us", "as") else []
    if last == "y" and (two[0] not in "aeiou" or low == "quy"):
        return [(1, "ies")]
    if last in "xz" or two == "sh":
        return [(0, "es")]
    return [(0, "s"), (0, "es")] if last == "o" or two == "ch" else [(0, "s")]
