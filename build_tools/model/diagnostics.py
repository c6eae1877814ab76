"""A problem: what is wrong, where, and how to mend it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from build_tools.model.frozen import dataclass
from build_tools.model.places import NOWHERE, Place

Severity = Literal["error", "warning", "note"]
MOST = 20
_ALLOW = "allow it in "
_PLAIN = re.compile(r"[^\W\d][\w ¶/-]*")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem with its code, place and cure.

    `subject` names the thing itself and not its line (`note 21`, `¶ 27`, `source ding-2024`), so
    that an allowance in the manifest can name it too. `text` is the key of the text concerned, if
    only one is. A `note` is for editors to weigh: it fails nothing, not even a strict build.
    """

    code: str
    message: str
    cure: str
    place: Place = NOWHERE
    severity: Severity = "error"
    subject: str = ""
    text: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.file else ""
        said = f"{where}{self.severity}[{self.code}]: {self.message}"
        told = "\n  cure: ".join(_CONTROL.sub(_named, line) for line in (said, self.cure))
        return f"{told}\n  allowance: {self._allowance()}" if _ALLOW in self.cure else told

    def _allowance(self) -> str:
        """The line under `allow:` in the manifest that lets this problem stand (YAML)."""
        subject = _CONTROL.sub(_named, self.subject)
        if not _PLAIN.fullmatch(subject):
            subject = "'" + subject.replace("'", "''") + "'"
        return f"- {{code: {self.code}, subjects: [{subject}], reason: …}}"


def _named(sign: re.Match[str]) -> str:
    """A character that would command a terminal or hide what is written, by its number."""
    return f"<U+{ord(sign.group()):04X}>"


def in_order(problems: list[Diagnostic]) -> list[Diagnostic]:
    """The problems without repeats, by file, line, column and code."""
    return sorted(
        set(problems),
        key=lambda p: (p.place.file, p.place.line, p.place.column, p.code, p.subject, p.message),
    )


def abridged(problems: Sequence[Diagnostic]) -> Iterator[tuple[Severity, str]]:
    """The problems in words, each with its severity; of one code in one file 20, and how many
    more there are."""
    all_of = Counter((p.code, p.place.file) for p in problems)
    told = Counter[tuple[str, str]]()
    for p in problems:
        which = (p.code, p.place.file)
        told[which] += 1
        if told[which] <= MOST:
            yield p.severity, str(p)
        elif told[which] == MOST + 1:
            where = f" in {p.place.file}" if p.place.file else ""
            yield p.severity, f"… and {all_of[which] - MOST} more of {p.code}{where}"
