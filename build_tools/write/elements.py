"""The HTML element of each mark: how it begins, how it ends, and how a point stands."""

from collections.abc import Callable
from dataclasses import field
from typing import Literal, assert_never

from build_tools.model.frozen import dataclass
from build_tools.model.marks import (
    Citation,
    CommentRef,
    Emended,
    Emphasis,
    Foreign,
    Link,
    Meaning,
    NameUse,
    NoteRef,
    TermUse,
)
from build_tools.write.addresses import BIBLIOGRAPHY, correction_marker
from build_tools.write.escape import (
    Reading,
    Readings,
    both_scripts,
    escaped,
    foreign,
    sic,
    swapped,
)

Leads = Callable[[Meaning], str]
_NO_LINK = (Emphasis, Foreign)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page sets marked text.

    `leads` gives the link of a mark, empty where it leads nowhere; `italics` the element of
    Emphasis; `ids` what stands before the ids of markers, None where they must not have any;
    `readings` the Chinese words that a reader may see in traditional script and with their pinyin.
    """

    leads: Leads
    italics: Literal["em", "cite"] = "em"
    ids: str | None = ""
    readings: Readings = field(default_factory=dict)


@dataclass(slots=True)
class Thread:
    """A mark on its way through the text; `at` is where its start tag stands among the parts."""

    start: int
    end: int
    meaning: Meaning
    href: str
    rank: int
    reading: Reading | None = None
    started: bool = False
    told: bool = False
    at: int = 0


def rank(meaning: Meaning) -> int:
    """The order of marks on one stretch, outermost first."""
    match meaning:
        case NoteRef() | CommentRef() | Link():
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


def is_link(thread: Thread) -> bool:
    """True if the mark leads somewhere and is of a kind that is shown as a link."""
    return bool(thread.href) and not isinstance(thread.meaning, _NO_LINK)


def anchored(thread: Thread) -> bool:
    """True if the thread is set as a link: it leads somewhere and lies in no other link."""
    return is_link(thread) and thread.rank < 10


def opening(t: Thread, setting: Setting) -> str:
    """The start tag of a mark; the id of a correction stands at its first piece only."""
    first, t.started = not t.started, True
    href = escaped(t.href)
    match t.meaning:
        case Link(target):
            outward = "" if target.startswith("#") else ' class="out"'
            work = ' role="doc-biblioref"' if f"{BIBLIOGRAPHY}#" in t.href else ""
            return f'<a{outward}{work} href="{href}">'
        case Citation():
            return f'<a class="citation" role="doc-biblioref" href="{href}">'
        case TermUse(term):
            return f'<a class="term" role="doc-glossref" href="{href}" data-term="{escaped(term)}">'
        case NameUse(name):
            return f'<a class="name" href="{href}" data-name="{escaped(name)}">'
        case Emended(emendation):
            named = first and setting.ids is not None
            mark = escaped(f"{setting.ids}{correction_marker(emendation)}")
            id = f' id="{mark}"' if named else ""
            kind = "emend" if first else "emend rest"
            start = f'<a class="{kind}" href="{href}"' if anchored(t) else f'<span class="{kind}"'
            return f'{start}{id}><span class="corr">'
        case Emphasis():
            return f"<{setting.italics}>"
        case Foreign(lang):
            length = t.end - t.start
            return both_scripts(t.reading, length)[0] if t.reading else foreign(lang, length)
        case NoteRef() | CommentRef():
            return ""
        case _:
            assert_never(t.meaning)


def closing(t: Thread, setting: Setting) -> str:
    """The end tag of a mark, and of a correction what was printed."""
    match t.meaning:
        case Link() | Citation() | TermUse() | NameUse():
            return "</a>"
        case Emended(_, printed):
            was = "" if t.told else sic(printed)
            t.told = True
            return f"</span>{was}{'</a>' if anchored(t) else '</span>'}"
        case Emphasis():
            return f"</{setting.italics}>"
        case Foreign():
            return both_scripts(t.reading, t.end - t.start)[1] if t.reading else "</span>"
        case NoteRef() | CommentRef():
            return ""
        case _:
            assert_never(t.meaning)


def going_on(start: str) -> str:
    """The start tag of a piece of a correction that another piece follows."""
    return start.replace('class="emend', 'class="emend on', 1)


def named(t: Thread) -> str:
    """A correction inside a link, named after the link in words that suit the reading shown."""
    words = '<span class="corr">[corrected]</span><span class="sic">[see the correction]</span>'
    return f'<wbr/><a class="ed fix" href="{escaped(t.href)}">{words}</a>'


def point(t: Thread, setting: Setting) -> str:
    """A mark that covers nothing: a note's number, a comment's letter, a reading left out."""
    match t.meaning:
        case NoteRef(note, printed, id):
            number = note.rpartition("-")[2]
            return _marker(t, setting, "noteref", id, f"Note {number}", swapped(number, printed))
        case CommentRef(_, letter, id):
            label = f"Editors’ comment {letter}"
            return _marker(t, setting, "commentref", id, label, escaped(letter))
        case _:
            return opening(t, setting) + closing(t, setting)


def _marker(t: Thread, setting: Setting, kind: str, id: str, label: str, shown: str) -> str:
    if not t.href:
        return f"<sup>{shown}</sup>"
    own = "" if setting.ids is None else f' id="{escaped(setting.ids + id)}"'
    return (
        f'<sup><a class="{kind}" role="doc-noteref" href="{escaped(t.href)}"{own}'
        f' aria-label="{escaped(label)}">{shown}</a></sup>'
    )
