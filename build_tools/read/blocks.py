"""A file's source cut into blocks: at blank lines, and where a line's first sign says so."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from build_tools.read.sheets import WHITE, Piece, Sheet, wording

Form = Literal["text", "heading", "item", "quotation", "notes"]

LONGEST_HEADING = 100

_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_CLOSING_HASHES = re.compile(r"\s+#+$")
_ITEM = re.compile(r"[-*•]\s+(?=\S)")
_QUOTED = re.compile(r">\s?")
_RULE = re.compile(r"(?:[-*_=~#·•]\s*){3,}")
_ENDED = re.compile(r"[.?!:;。？！：；…]['\"’”)\]）」』*]*$")
_ADDRESS = re.compile(r"(?:https?://|www\.|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}\b)")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Chart|Map|Source|Sources|Photo)\b.*[.:0-9]")
_TALL = re.compile(r"[^\W_]")


@dataclass(slots=True)
class Block:
    """A block as it stands in the file: its form, its pieces without the signs that mark its form,
    where it starts (signs included), and the level of an explicit heading (`##`: 2).

    `hint` is the kind that the manifest gives it, `number` the number of its paragraph; both come
    later.
    """

    sheet: Sheet
    form: Form
    pieces: list[Piece]
    start: int
    level: int = 0
    hint: str = ""
    number: int | None = None

    @property
    def end(self) -> int:
        """Where its last character ends in the source."""
        return self.pieces[-1].end

    @property
    def words(self) -> str:
        """Its text, markup included."""
        return wording(self.sheet, self.pieces).text


def blocks(page: Sheet, notes_headings: Sequence[str]) -> list[Block]:
    """The blocks of a file in order.

    Blank lines part blocks; lines made of dashes or asterisks do so too and are no blocks. An
    explicit heading (`## …`) is a block, each list item (`- `, `* `, `• `) is one, and each
    stretch of `> `. A list may follow a line that ends in a colon without a blank line between. A
    heading of the endnotes is recognized at the beginning of a block, its notes may follow at once.
    """
    cut = _Cut(page, frozenset(_folded(name) for name in notes_headings))
    for line in page.lines:
        cut.take(line)
    return cut.blocks


class _Cut:
    """The blocks found so far and the one that the next line may belong to."""

    def __init__(self, page: Sheet, notes_headings: frozenset[str]) -> None:
        self.page = page
        self.names = notes_headings
        self.blocks: list[Block] = []
        self.current: Block | None = None

    def take(self, line: Piece) -> None:
        """Adds a line to the blocks."""
        raw = self.page.source[line.start : line.end]
        bare = raw.strip(WHITE)
        if not bare or (bare[0] in "-*_=~#·•" and _RULE.fullmatch(bare)):
            self.current = None
            return
        start = line.start + len(raw) - len(raw.lstrip(WHITE))
        piece = Piece(start, start + len(bare))
        first = bare[0]
        if first == "#" and (hashes := _HASHES.match(bare)):
            self._heading(bare, piece, hashes)
        elif self.current is None and len(bare) <= LONGEST_HEADING and _folded(bare) in self.names:
            self._open("notes", piece, start)
            self.current = None
        elif first == ">":
            self._quote(bare, piece)
        elif first in "-*•" and self._lists() and (sign := _ITEM.match(bare)):
            self._open("item", Piece(start + sign.end(), piece.end), start)
        elif self.current is not None:
            self.current.pieces.append(piece)
        else:
            self._open("text", piece, start)

    def _open(self, form: Form, piece: Piece, start: int, level: int = 0) -> None:
        self.current = Block(self.page, form, [piece], start, level)
        self.blocks.append(self.current)

    def _heading(self, bare: str, piece: Piece, hashes: re.Match[str]) -> None:
        closing = _CLOSING_HASHES.search(bare, hashes.end())
        end = piece.start + closing.start() if closing else piece.end
        words = Piece(piece.start + hashes.end(), end)
        form: Form = "notes" if _folded(bare[hashes.end() :]) in self.names else "heading"
        self._open(form, words, piece.start, len(hashes.group(1)))
        self.current = None

    def _quote(self, bare: str, piece: Piece) -> None:
        sign = _QUOTED.match(bare)
        inside = Piece(piece.start + (sign.end() if sign else 0), piece.end)
        text = self.page.source[inside.start : inside.end].strip(WHITE)
        if not text:
            self.current = None
        elif self.current is not None and self.current.form == "quotation":
            self.current.pieces.append(Piece(inside.end - len(text), inside.end))
        else:
            self._open("quotation", Piece(inside.end - len(text), inside.end), piece.start)

    def _lists(self) -> bool:
        """True if a list item may begin here: in a new block, in a list, after a colon."""
        if self.current is None or self.current.form == "item":
            return True
        last = self.current.pieces[-1]
        return self.page.source[last.start : last.end].endswith((":", "："))


def _folded(words: str) -> str:
    bare = unicodedata.normalize("NFC", " ".join(words.split())).strip("*_:# ")
    return bare.casefold()


def is_heading(block: Block, following: Block | None) -> bool:
    """True for an explicit heading, and by rule for a block that reads like one.

    That is one line of at most 100 characters, without a full stop, question mark, exclamation
    mark, colon or semicolon at its end, a web address, a note marker, or the beginning of a
    caption (`Figure 2: …`); it does not begin with a small letter, something follows it that is not
    the list of endnotes, and what follows does not go on in small letters.
    """
    if block.hint:
        return block.hint == "heading"
    if block.form != "text" or following is None or following.form == "notes":
        return block.form == "heading"
    if len(block.pieces) > 1 or block.end - block.start > 4 * LONGEST_HEADING:
        return False
    words = block.words
    if len(words) > LONGEST_HEADING or _ENDED.search(words) or _ADDRESS.search(words):
        return False
    if is_caption(words) or not _TALL.search(words) or words[0].islower():
        return False
    return not goes_on(following) and not is_marked(block)


def is_caption(words: str) -> bool:
    """True if the words begin like the caption of a picture or a table (`Figure 2: …`)."""
    return _CAPTION.match(words) is not None


def is_marked(block: Block) -> bool:
    """True if a note marker stands in the block."""
    from build_tools.read.inline import with_markers

    return bool(with_markers(block.sheet, block.pieces, 0).markers)


def goes_on(block: Block) -> bool:
    """True if the block begins in the middle of a sentence: with a word in small letters."""
    if block.form != "text" or block.hint:
        return False
    start, end = block.pieces[0]
    words = block.sheet.source[start : min(end, start + 80)].lstrip("*“\"'‘(").split()
    return bool(words) and words[0][0].islower() and words[0].lower() == words[0]


def breaks_off(block: Block) -> bool:
    """True if the block stops in the middle of a sentence."""
    start, end = block.pieces[-1]
    tail = block.sheet.source[max(start, end - 40) : end]
    bare = re.sub(r"[⁰¹²³⁴-⁹\s]+$|\^\{[^}]*\}$|\[[0-9, –-]+\]$|\^[0-9]+$", "", tail)
    return not _ENDED.search(bare)
