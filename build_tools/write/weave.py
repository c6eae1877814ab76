"""Marked text as HTML: the marks nested, the links unnested, everything escaped.

Rules. At one place the mark that reaches farther is the outer one; of equals a link is outside,
then a correction, emphasis, a foreign word. Marks that cross are split at the border, but not
links: what crosses a link is split instead. Links never nest: of two that meet, the one that
begins first (then the longer) stays and the other falls away, except a correction, which then
shows its two readings without being a link and is named after the link by `[corrected]`. A marker
stands after the text before it; a link around it is interrupted. A link that leads nowhere leaves
its text. Chinese that carries no mark is tagged as simplified.
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from build_tools.model.document import Paragraph
from build_tools.model.marks import CommentRef, Emended, Emphasis, Foreign, Link, Mark, NoteRef
from build_tools.write.elements import (
    Setting,
    Thread,
    anchored,
    closing,
    going_on,
    is_link,
    named,
    opening,
    point,
    rank,
)
from build_tools.write.escape import escaped, plain

_MARKERS = (NoteRef, CommentRef)
_WITHOUT_LINK = (Emended, Emphasis, Foreign)
_BREAK = re.compile(r"(?<=[/=?])(?<!//)(?=[^/=?])|(?=[_&])(?<=\w)")


def weave(paragraph: Paragraph, setting: Setting) -> str:
    """The paragraph's text as HTML with its marks as elements."""
    if not paragraph.marks:
        return plain(paragraph.text, setting.readings)
    threads, points = _threads(paragraph.marks, setting)
    if any(isinstance(t.meaning, Foreign) for t in threads):
        _read(threads, paragraph.text, _cuts(threads, points), setting)
    if _in_a_row(threads, points):
        return "".join(_row(paragraph.text, threads, points, setting))
    cuts, text, out = _cuts(threads, points), paragraph.text, list[str]()
    stack: list[Thread] = []
    owed: list[Thread] = []
    at = next_ = 0
    for cut in cuts:
        out.append(_content(text[at:cut], stack, setting))
        first = next_
        while next_ < len(threads) and threads[next_].start == cut:
            next_ += 1
        here, at = points.get(cut, ()), cut
        if not (here or stack or owed) and next_ == first + 1:
            threads[first].at = len(out)
            out.append(opening(threads[first], setting))
            stack.append(threads[first])
        elif not (here or owed) and len(stack) == 1 and next_ == first and stack[0].rank < 10:
            out.append(closing(stack.pop(), setting))
        else:
            _turn(cut, stack, threads[first:next_], here, owed, setting, out)
    out.append(plain(text[at:], setting.readings))
    return "".join(out)


def _cuts(threads: Iterable[Thread], points: Iterable[int]) -> list[int]:
    """Where an element begins or ends, or a point stands, in order."""
    return sorted({*points, *(t.start for t in threads), *(t.end for t in threads)})


def _read(threads: Iterable[Thread], text: str, cuts: Sequence[int], setting: Setting) -> None:
    """Gives each Chinese word that is known and that no border parts its reading."""
    for t in threads:
        undivided = bisect_left(cuts, t.end) == bisect_left(cuts, t.start) + 1
        if undivided and isinstance(t.meaning, Foreign):
            t.reading = setting.readings.get(text[t.start : t.end])


def _in_a_row(threads: Sequence[Thread], points: Mapping[int, Sequence[Thread]]) -> bool:
    """True if no mark stands inside another: nearly always, and then there is little to do."""
    if any(a.end > b.start or b.rank >= 10 for a, b in pairwise(threads)):
        return False
    starts = [t.start for t in threads]
    before = ((at, bisect_left(starts, at)) for at in points)
    return not any(i and threads[i - 1].end > at for at, i in before)


def _row(
    text: str, threads: Iterable[Thread], points: Mapping[int, Sequence[Thread]], setting: Setting
) -> Iterator[str]:
    """The text with marks that follow each other; at one place a point stands between two."""
    at, places, known = 0, deque(sorted(points)), setting.readings
    for t in threads:
        while places and places[0] <= t.start:
            yield plain(text[at : places[0]], known)
            at = places.popleft()
            yield from _standing(points[at], setting)
        yield plain(text[at : t.start], known)
        yield opening(t, setting)
        yield _content(text[t.start : t.end], (t,), setting)
        yield closing(t, setting)
        at = t.end
    for place in places:
        yield plain(text[at:place], known)
        yield from _standing(points[place], setting)
        at = place
    yield plain(text[at:], known)


def _standing(points: Sequence[Thread], setting: Setting) -> Iterator[str]:
    """The points at one place, a comma between two markers."""
    for i, t in enumerate(points):
        if i and isinstance(points[i - 1].meaning, _MARKERS):
            yield '<sup class="sep">,</sup>'
        yield point(t, setting)


def _threads(
    marks: Iterable[Mark], setting: Setting
) -> tuple[list[Thread], dict[int, list[Thread]]]:
    """The marks that cover a stretch, outermost first, and the points by their place."""
    stretches, points = [], dict[int, list[Thread]]()
    for m in marks:
        thread = Thread(m.start, m.end, m.meaning, setting.leads(m.meaning), rank(m.meaning))
        if m.start < m.end and not isinstance(m.meaning, _MARKERS):
            stretches.append(thread)
        elif isinstance(m.meaning, (*_MARKERS, Emended)):
            points.setdefault(m.end, []).append(thread)
    for group in points.values():
        group.sort(
            key=lambda t: (
                isinstance(t.meaning, _MARKERS),
                isinstance(t.meaning, CommentRef),
            )
        )
    stretches.sort(key=lambda t: (t.start, -t.end, t.rank))
    return list(_unnested(stretches)), points


def _unnested(threads: Iterable[Thread]) -> Iterable[Thread]:
    """The threads without links inside links or across them; corrections stay, no longer links."""
    reach = 0
    for t in threads:
        if not is_link(t):
            if isinstance(t.meaning, _WITHOUT_LINK):
                yield t
        elif t.start >= reach:
            reach = t.end
            yield t
        elif isinstance(t.meaning, Emended):
            t.rank += 10
            yield t


def _turn(
    cut: int,
    stack: list[Thread],
    starting: Sequence[Thread],
    points: Sequence[Thread],
    owed: list[Thread],
    setting: Setting,
    out: list[str],
) -> None:
    """What happens at one border: elements end, points stand, elements go on or begin."""
    link_end = max((t.end for t in starting if anchored(t)), default=-1)
    loose = [
        i
        for i, t in enumerate(stack)
        if t.end <= cut or (points and anchored(t)) or t.end < link_end
    ]
    popped = stack[loose[0] :] if loose else []
    del stack[len(stack) - len(popped) :]
    for t in reversed(popped):
        out.append(closing(t, setting))
        if t.rank >= 10 and t.end <= cut:
            owed.append(t)
    if owed and not any(anchored(t) for t in (*stack, *(t for t in popped if t.end > cut))):
        out += [named(t) for t in owed]
        owed.clear()
    out += _standing(points, setting)
    parted = [t for t in popped if t.end > cut]
    for t in parted:
        if isinstance(t.meaning, Emended):
            out[t.at] = going_on(out[t.at])
    for t in sorted([*parted, *starting], key=lambda t: (-t.end, t.rank)):
        t.at = len(out)
        out.append(opening(t, setting))
        stack.append(t)


def _content(text: str, stack: Sequence[Thread], setting: Setting) -> str:
    """Text as HTML, Chinese tagged; a web address that is the text of its link may be broken."""
    if "/" in text and any(isinstance(t.meaning, Link) for t in stack):
        return "<wbr/>".join(escaped(part) for part in _BREAK.split(text))
    if any(isinstance(t.meaning, Foreign) for t in stack):
        return escaped(text)
    return plain(text, setting.readings)
