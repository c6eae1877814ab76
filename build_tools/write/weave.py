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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from build_tools.model.document import Paragraph
from build_tools.model.marks import (
    Citation,
    Emended,
    Emphasis,
    Foreign,
    Link,
    Mark,
    Meaning,
    NameUse,
    NoteRef,
    TermUse,
)
from build_tools.write.addresses import correction_marker
from build_tools.write.escape import escaped, foreign, plain, sic, swapped

Leads = Callable[[Meaning], str]
_BREAK = re.compile(r"(?<=[/=?])(?<!//)(?=[^/=?])|(?=[_&])(?<=\w)")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page sets marked text.

    `leads` gives the link of a mark, empty where it leads nowhere; `italics` the element of
    Emphasis; `ids` what stands before the ids of markers, None where they must not have any.
    """

    leads: Leads
    italics: Literal["em", "cite"] = "em"
    ids: str | None = ""


@dataclass(slots=True)
class Thread:
    """A mark on its way through the text."""

    start: int
    end: int
    meaning: Meaning
    href: str
    rank: int
    started: bool = False
    told: bool = False


def weave(paragraph: Paragraph, setting: Setting) -> str:
    """The paragraph's text as HTML with its marks as elements."""
    if not paragraph.marks:
        return plain(paragraph.text)
    threads, points = _threads(paragraph.marks, setting)
    text, out = paragraph.text, list[str]()
    cuts = sorted({*points, *(t.start for t in threads), *(t.end for t in threads)})
    stack: list[Thread] = []
    owed: list[Thread] = []
    at = next_ = 0
    for cut in cuts:
        out.append(_content(text[at:cut], stack))
        first = next_
        while next_ < len(threads) and threads[next_].start == cut:
            next_ += 1
        here = points.get(cut, ())
        _turn(cut, stack, threads[first:next_], here, owed, setting, out)
        at = cut
    out.append(plain(text[at:]))
    return "".join(out)


def _threads(
    marks: Iterable[Mark], setting: Setting
) -> tuple[list[Thread], dict[int, list[Thread]]]:
    """The marks that cover a stretch, outermost first, and the points by their place."""
    stretches, points = [], dict[int, list[Thread]]()
    for m in marks:
        thread = Thread(m.start, m.end, m.meaning, setting.leads(m.meaning), _rank(m.meaning))
        if m.start < m.end and not isinstance(m.meaning, NoteRef):
            stretches.append(thread)
        elif isinstance(m.meaning, NoteRef | Emended):
            points.setdefault(m.end, []).append(thread)
    for group in points.values():
        group.sort(key=lambda t: isinstance(t.meaning, NoteRef))
    stretches.sort(key=lambda t: (t.start, -t.end, t.rank))
    return list(_unnested(stretches)), points


def _rank(meaning: Meaning) -> int:
    """The order of marks on one stretch, outermost first."""
    match meaning:
        case NoteRef() | Link():
            return 0
        case Citation() | TermUse() | NameUse():
            return 1
        case Emended():
            return 2
        case Emphasis():
            return 3
        case Foreign():
            return 4
        case _:
            assert_never(meaning)


def _is_link(thread: Thread) -> bool:
    return bool(thread.href) and not isinstance(thread.meaning, Emphasis | Foreign)


def _unnested(threads: Iterable[Thread]) -> Iterable[Thread]:
    """The threads without links inside links or across them; corrections stay, no longer links."""
    reach = 0
    for t in threads:
        if not _is_link(t):
            if isinstance(t.meaning, Emended | Emphasis | Foreign):
                yield t
        elif t.start >= reach:
            reach = t.end
            yield t
        elif isinstance(t.meaning, Emended):
            t.rank += 10
            yield t


def _anchored(thread: Thread) -> bool:
    """True if the thread is set as a link: it leads somewhere and lies in no other link."""
    return _is_link(thread) and thread.rank < 10


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
    link_end = max((t.end for t in starting if _anchored(t)), default=-1)
    loose = [
        i
        for i, t in enumerate(stack)
        if t.end <= cut or (points and _anchored(t)) or t.end < link_end
    ]
    popped = stack[loose[0] :] if loose else []
    del stack[len(stack) - len(popped) :]
    for t in reversed(popped):
        out.append(_closing(t, setting))
        if t.rank >= 10 and t.end <= cut:
            owed.append(t)
    if owed and not any(_anchored(t) for t in (*stack, *(t for t in popped if t.end > cut))):
        out += [_named(t) for t in owed]
        owed.clear()
    for i, t in enumerate(points):
        if i and isinstance(t.meaning, NoteRef) and isinstance(points[i - 1].meaning, NoteRef):
            out.append('<sup class="sep">,</sup>')
        out.append(_point(t, setting))
    going_on = [*(t for t in popped if t.end > cut), *starting]
    for t in sorted(going_on, key=lambda t: (-t.end, t.rank)):
        out.append(_opening(t, setting))
        stack.append(t)


def _content(text: str, stack: Sequence[Thread]) -> str:
    """Text as HTML, Chinese tagged; a web address that is the text of its link may be broken."""
    if "/" in text and any(isinstance(t.meaning, Link) for t in stack):
        return "<wbr/>".join(escaped(part) for part in _BREAK.split(text))
    if any(isinstance(t.meaning, Foreign) for t in stack):
        return escaped(text)
    return plain(text)


def _opening(t: Thread, setting: Setting) -> str:
    first, t.started = not t.started, True
    href = escaped(t.href)
    match t.meaning:
        case Link(target):
            outward = "" if target.startswith("#") else ' class="out"'
            return f'<a{outward} href="{href}">'
        case Citation():
            return f'<a class="citation" role="doc-biblioref" href="{href}">'
        case TermUse(term):
            return f'<a class="term" role="doc-glossref" href="{href}" data-term="{escaped(term)}">'
        case NameUse():
            return f'<a class="name" href="{href}">'
        case Emended(emendation):
            named = first and setting.ids is not None
            mark = escaped(f"{setting.ids}{correction_marker(emendation)}")
            id = f' id="{mark}"' if named else ""
            start = f'<a class="emend" href="{href}"' if _anchored(t) else '<span class="emend"'
            return f'{start}{id}><span class="corr">'
        case Emphasis():
            return f"<{setting.italics}>"
        case Foreign(lang):
            return foreign(lang, t.end - t.start)
        case NoteRef():
            return ""
        case _:
            assert_never(t.meaning)


def _closing(t: Thread, setting: Setting) -> str:
    match t.meaning:
        case Link() | Citation() | TermUse() | NameUse():
            return "</a>"
        case Emended(_, printed):
            was = "" if t.told else sic(printed)
            t.told = True
            return f"</span>{was}{'</a>' if _anchored(t) else '</span>'}"
        case Emphasis():
            return f"</{setting.italics}>"
        case Foreign():
            return "</span>"
        case NoteRef():
            return ""
        case _:
            assert_never(t.meaning)


def _named(t: Thread) -> str:
    return f'<wbr/><a class="ed fix" href="{escaped(t.href)}">[corrected]</a>'


def _point(t: Thread, setting: Setting) -> str:
    if not isinstance(t.meaning, NoteRef):
        return _opening(t, setting) + _closing(t, setting)
    number, printed = t.meaning.note.rpartition("-")[2], t.meaning.printed
    shown = swapped(number, printed)
    if not t.href:
        return f"<sup>{shown}</sup>"
    id = "" if setting.ids is None else f' id="{escaped(setting.ids + t.meaning.id)}"'
    return (
        f'<sup><a class="noteref" role="doc-noteref" href="{escaped(t.href)}"{id}'
        f' aria-label="Note {escaped(number)}">{shown}</a></sup>'
    )
