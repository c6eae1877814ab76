"""What stands on the card of a term: its forms, its definition, and a sentence that has it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.model.glossary import Term, Use
from build_tools.model.packs import Pack
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, foreign
from build_tools.write.packs.outside import html, places

LONGEST = 280
"""Characters of a sentence; of a longer one stands what is around the term."""
_STOP = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9])|[。！？][”’」』）]*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|No|Nos|Dr|Mr|Mrs|Ms|Prof|St|Gen|vs|cf|pp|p|vol|ed|eds|al|e\.g|i\.e))\.\s+$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text in three pieces, the middle one the term; `number` is that of its
    paragraph."""

    before: Paragraph
    form: Paragraph
    after: Paragraph
    number: int

    @property
    def text(self) -> str:
        """The sentence as plain words."""
        return f"{self.before.text}{self.form.text}{self.after.text}"


def sentence(edition: Edition, pack: Pack, term: Term) -> Sentence | None:
    """The sentence in which a term stands first in the reading; None if it does nowhere.

    Of a pack without a reading, the whole glossary, all the text is the reading.
    """
    read = set(pack.paragraphs)
    for use in term.uses:
        number = use.paragraph.number
        if use.kind != "text" or use.text != edition.base.key or number is None:
            continue
        if not read or number in read:
            return _around(use, number)
    return None


def _around(use: Use, number: int) -> Sentence:
    paragraph, (start, end) = use.paragraph, _borders(use)
    before = _slice(paragraph, start, use.start)
    after = _slice(paragraph, use.end, end)
    room = max(40, LONGEST - (use.end - use.start))
    if len(before.text) + len(after.text) > room:
        left = max(room // 2, room - len(after.text))
        before = _last(before, left)
        after = _first(after, room - len(before.text))
    return Sentence(before, _slice(paragraph, use.start, use.end), after, number)


def _borders(use: Use) -> tuple[int, int]:
    """Where the sentence around a use begins and ends."""
    text = use.paragraph.text
    start, end = 0, len(text)
    for border in _stops(text):
        if border <= use.start:
            start = border
        elif border >= use.end:
            end = border
            break
    return start, start + len(text[start:end].rstrip())


def _stops(text: str) -> Iterator[int]:
    """Where sentences begin; a full stop behind an abbreviation ends none."""
    for stop in _STOP.finditer(text):
        if not _ABBREVIATED.search(text, 0, stop.end()):
            yield stop.end()


def _slice(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """A stretch of a paragraph with what of its marks lies in it."""
    marks = (
        replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start)
        for m in paragraph.marks
        if m.start < end and m.end > start
    )
    return Paragraph("paragraph", paragraph.text[start:end], tuple(marks))


def _last(piece: Paragraph, room: int) -> Paragraph:
    """The last words of a piece, behind “…”, if it does not fit into so many characters."""
    if len(piece.text) <= room:
        return piece
    start = len(piece.text) - room
    space = piece.text.find(" ", start)
    return _marked_off(_slice(piece, start if space < 0 else space, len(piece.text)), 1)


def _first(piece: Paragraph, room: int) -> Paragraph:
    """The first words of a piece, before “…”, if it does not fit into so many characters."""
    if len(piece.text) <= room:
        return piece
    space = piece.text.rfind(" ", 0, room + 1)
    return _marked_off(_slice(piece, 0, room if space <= 0 else space + 1), -1)


def _marked_off(piece: Paragraph, at: int) -> Paragraph:
    """A piece with “…” at its start (1) or its end (-1)."""
    if at < 0:
        return replace(piece, text=f"{piece.text}…")
    moved = tuple(replace(m, start=m.start + 1, end=m.end + 1) for m in piece.marks)
    return replace(piece, text=f"…{piece.text}", marks=moved)


def shown(edition: Edition, pack: Pack, found: Sentence, setting: Setting) -> str:
    """A sentence as HTML, the term in it stressed, with the number of its paragraph."""
    pieces = (html(p, setting) for p in (found.before, found.form, found.after))
    before, form, after = pieces
    return f"{before}<strong>{form}</strong>{after} ({places(edition, pack, [found.number])})"


def entry(edition: Edition, id: str) -> str:
    """The public address of a term's entry; empty if the edition has none."""
    return addresses.canonical(edition, *addresses.term_home(edition, id))


def written(lang: str, text: str) -> str:
    """Words in another language as HTML."""
    return f"{foreign(lang, len(text))}{escaped(text)}</span>" if text else ""
