"""The markup inside a block: emphasis, links and note markers; all else stays as it is written.

`*emphasis*`; web addresses as they stand or in `<…>`, there also without `https://`, the
punctuation after them not being part of them; note markers by the rules of `markers`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from build_tools.model.marks import Emphasis, Link, Mark
from build_tools.model.places import Run
from build_tools.read.han import CJK, HAN, foreign
from build_tools.read.markers import LOOK_BACK, MARKER, SUPERSCRIPT, numbers, stands_well
from build_tools.read.sheets import Piece, Sheet, Way, led, wording

_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
_SIGN = re.compile(rf"[<*:^\[{SUPERSCRIPT}]")
_TOKEN = re.compile(
    rf"<(?P<enclosed>https?://[^\s<>]+|{_HOST}(?:[/?#][^\s<>]*)?)>"
    rf"|(?P<marker>{MARKER})"
    r"|(?P<star>\*)"
    r"|(?P<bare>:(?<=http:|ttps:)//)"
)
_BARE = re.compile(
    rf"https?://(?:[^\s<>“”„«»\"\[\]^*\\`{{}}|{CJK}{SUPERSCRIPT}]|\[\w*\](?=[\w=/&]))+"
)
_TRAILING = ".,;:!?'’‘…)"
_CLOSES_AFTER = ' .,;:!?)]”’"…'


class NoteMarker(NamedTuple):
    """A note marker: its offset in the text, its numbers, and its stretch of the source."""

    offset: int
    numbers: tuple[int, ...]
    start: int
    end: int


@dataclass(slots=True)
class Inline:
    """A block's text with its marks, the runs that lead back to the file, and its note markers."""

    text: str
    marks: tuple[Mark, ...]
    runs: tuple[Run, ...]
    markers: tuple[NoteMarker, ...] = ()


class _Words(NamedTuple):
    """Words read: text, marks, ways back (None: as they came), markers with their stretches."""

    text: str
    marks: tuple[Mark, ...]
    ways: tuple[Way, ...] | None = None
    markers: tuple[tuple[int, tuple[int, ...], int, int], ...] = ()


@dataclass(slots=True)
class _Draft:
    """The text as far as it is written: its parts, where each stands, and what was found."""

    whole: str
    done: int = 0
    length: int = 0
    parts: list[str] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    markers: list[tuple[int, tuple[int, ...], int, int]] = field(default_factory=list)
    stars: list[tuple[int, int]] = field(default_factory=list)

    def keep(self, until: int) -> None:
        """Takes over what stands between the last token and `until`."""
        if until > self.done:
            self.parts.append(self.whole[self.done : until])
            self.ways.append((self.length, self.done))
            self.length += until - self.done
        self.done = until

    def drop_space(self) -> None:
        """Takes back a space at the end of what is written; points after it move before it."""
        if not self.parts or not self.parts[-1].endswith(" "):
            return
        self.length -= 1
        self.parts[-1] = self.parts[-1][:-1]
        if not self.parts[-1]:
            self.parts.pop()
            self.ways.pop()
        for i in range(len(self.markers) - 1, -1, -1):
            if self.markers[i][0] <= self.length:
                break
            self.markers[i] = (self.length, *self.markers[i][1:])
        for i in range(len(self.stars) - 1, -1, -1):
            if self.stars[i][1] <= self.length:
                break
            self.stars[i] = (self.stars[i][0], self.length)


def with_markers(page: Sheet, pieces: Sequence[Piece], reach: int) -> Inline:
    """The pieces read with their note markers; the printed list of notes goes up to `reach`."""
    return _read(page, pieces, reach)


def without_markers(page: Sheet, pieces: Sequence[Piece]) -> Inline:
    """The pieces read as what holds no note markers: a title, a byline, a note, back matter."""
    return _read(page, pieces, None)


def _read(page: Sheet, pieces: Sequence[Piece], reach: int | None) -> Inline:
    worded = wording(page, pieces)
    words = _words(worded.text, reach)
    ways = worded.ways if words.ways is None else led(words.ways, worded.ways, len(words.text))
    markers = (NoteMarker(o, n, worded.at(s), worded.at(e - 1) + 1) for o, n, s, e in words.markers)
    return Inline(words.text, words.marks, tuple(page.run(*w) for w in ways), tuple(markers))


@lru_cache(maxsize=2**12)  # What words say does not depend on where they stand.
def _words(whole: str, reach: int | None) -> _Words:
    if not _SIGN.search(whole):
        return _Words(whole, tuple(foreign(whole)))
    draft, paired = _Draft(whole), _pairs(whole) if "*" in whole else {}
    for token in _tokens(whole):
        match token.lastgroup:
            case "enclosed" if not _combining(whole, token.end()):
                _link(draft, token.start(), token.start() + 1, token.end() - 1, token.end())
            case "bare":
                _bare(draft, token)
            case "star" if token.start() in paired:
                draft.keep(token.start())
                draft.done = token.end()
                draft.stars.append((token.start(), draft.length))
            case "marker" if reach is not None:
                _marker(draft, token, reach)
    draft.keep(len(whole))
    text = "".join(draft.parts)
    at = dict(draft.stars)
    draft.marks += [Mark(at[a], at[b], Emphasis()) for a, b in paired.items() if a < b]
    draft.marks += _outside_links(foreign(text), draft.marks)
    marks = sorted((m for m in draft.marks if m.end > m.start), key=lambda m: (m.start, -m.end))
    return _Words(text, tuple(marks), tuple(draft.ways), tuple(draft.markers))


def _tokens(whole: str) -> Iterator[re.Match[str]]:
    """Everything that may be markup, from left to right; a search for single signs goes ahead."""
    at = 0
    while sign := _SIGN.search(whole, at):
        token = _TOKEN.match(whole, sign.start())
        if token is None:
            at = sign.end()
            continue
        bare = token.lastgroup == "bare" and _address(whole, token.start())
        at = bare[1] if bare else token.end()
        yield token


def _address(whole: str, colon: int) -> tuple[int, int] | None:
    """From where to where the bare web address with this colon goes."""
    start = colon - (5 if whole[colon - 1] == "s" else 4)
    found = _BARE.match(whole, start)
    if found is None or (start and (whole[start - 1].isalnum() and not _han(whole[start - 1]))):
        return None
    address = found.group()
    unclosed = address.count("(") - address.count(")")
    end = found.end()
    while whole[end - 1] in _TRAILING:
        if whole[end - 1] == ")":
            if unclosed >= 0:
                break
            unclosed += 1
        end -= 1
    return (start, end) if end > colon + 3 else None


def _bare(draft: _Draft, token: re.Match[str]) -> None:
    span = _address(draft.whole, token.start())
    if span is not None:
        _link(draft, span[0], *span, span[1])


def _link(draft: _Draft, outer: int, start: int, end: int, after: int) -> None:
    draft.keep(outer)
    draft.done = start
    begins = draft.length
    draft.keep(end)
    draft.done = after
    address = draft.whole[start:end]
    target = address if address.startswith(("http://", "https://")) else f"https://{address}"
    draft.marks.append(Mark(begins, draft.length, Link(target)))


def _marker(draft: _Draft, token: re.Match[str], reach: int) -> None:
    """Takes a note marker out of the text, with the space before it if one follows as well."""
    start, end = token.span()
    whole = draft.whole
    found = numbers(token.group())
    before = whole[max(0, start - LOOK_BACK) : start].replace("*", "")
    spaced = whole[start - 1 : start] == " "
    after = whole[end : end + 1]
    if token.group().startswith("[") and spaced and found:
        ends = after in _CLOSES_AFTER[1:] or before[-2:-1] in _CLOSES_AFTER[1:]
        found = found if ends and max(found) <= reach else ()
    glued = draft.done == start and not before.endswith(" ") and whole[start - 1 : start] != "*"
    well = (glued and start > 0) or stands_well(before, found)
    if not found or not well or _combining(whole, end) or (spaced and _letter(after)):
        return
    draft.keep(start)
    if after in _CLOSES_AFTER:
        draft.drop_space()
    draft.done = end
    draft.markers.append((draft.length, found, start, end))


def _pairs(whole: str) -> dict[int, int]:
    """The asterisks that belong together, each with the other: `*` at a word, not `2 * 3`."""
    pairs: dict[int, int] = {}
    opened = None
    for token in _tokens(whole):
        if token.lastgroup != "star":
            continue
        at = token.start()
        before, after = whole[at - 1 : at], whole[at + 1 : at + 2]
        if opened is not None and before not in (" ", "*") and not _letter(after):
            pairs[opened], pairs[at] = at, opened
            opened = None
        elif after not in ("", " ", "*") and before != "*" and not _letter(before):
            opened = at
    return {a: b for a, b in pairs.items() if not _combining(whole, max(a, b) + 1)}


def _letter(sign: str) -> bool:
    return sign.isalnum() and not _han(sign) and sign not in "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _han(sign: str) -> bool:
    return re.match(f"[{HAN}]", sign) is not None


def _combining(whole: str, at: int) -> bool:
    """True if what stands there would grow together with whatever comes to stand before it."""
    sign = whole[at : at + 1]
    return sign != "" and (unicodedata.combining(sign) > 0 or "\u1161" <= sign <= "\u11c2")


def _outside_links(found: list[Mark], marks: list[Mark]) -> list[Mark]:
    links = [m for m in marks if isinstance(m.meaning, Link)]
    return [m for m in found if not any(k.start < m.end and m.start < k.end for k in links)]
