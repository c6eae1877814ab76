"""The forms by which a term or a name is found: as written, in both scripts, and in the plural."""

import re
from functools import lru_cache
from typing import NamedTuple

from build_tools.model.glossary import NameRecord, TermRecord

_LAST = re.compile(r"(?<![A-Za-z\xc0-\u024f])[A-Za-z\xc0-\u024f]{2,}$")
_Y = re.compile(r"(?:[^aeiou]|qu)y$")
_IN_OES = frozenset(("echo", "embargo", "hero", "potato", "tomato", "veto"))
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
            named, whole = [record.english, *record.variants, record.rendering], record.whole
        case NameRecord(term=""):
            named, whole = [record.name, *record.variants], True
        case _:
            return Forms((), (), (), True, True)
    plurals = [plural(words) for words in named if words] if record.inflected else []
    free = dict.fromkeys([*named, *plurals, record.simplified, record.traditional])
    free.pop("", None)
    return Forms(tuple(free), record.forms, record.veto, record.case, whole)


def plural(words: str) -> str:
    """The words with their last in the regular plural; empty if it has none.

    A word in -s is a plural already (two layers), unless it ends like process, crisis or campus;
    figures, Chinese, single letters and particles have none.
    """
    ending = _ending(words.replace("-", " ").rpartition(" ")[2])
    return words[: len(words) - ending[0]] + ending[1] if ending else ""


# Many terms end in the same few words.
@lru_cache(maxsize=4096)
def _ending(last: str) -> tuple[int, str] | None:
    """How many letters fall away and what is put on; None if the word has no plural."""
    found = _LAST.search(last)
    if found is None or last in _PARTICLES:
        return None
    word, low = found[0], found[0].lower()
    if word.isupper():
        return None if low.endswith("s") else (0, "s")
    if low.endswith("sis"):
        return (2, "es")
    if low.endswith("s") and not low.endswith(("ss", "us", "as")):
        return None
    if low.endswith(("s", "x", "z", "sh")) or (low.endswith("ch") and not low.endswith("tech")):
        return (0, "es")
    if _Y.search(low):
        return (1, "ies")
    return (0, "es") if low in _IN_OES else (0, "s")
