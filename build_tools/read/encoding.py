"""From bytes to characters: UTF-8, strictly; what looks like something else is named, not guessed.

The decoded source keeps every character of the file, its newlines too; only a byte order mark at
the beginning goes into the record.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Record
from build_tools.model.places import Place

CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
COMBINING = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
MOST_COMBINING = 8
"""So many marks may stand on one letter: more than any spelling needs."""
SAMPLE = 65536
ENOUGH = 1 / 3
"""More than this share of pairs of bytes is common characters in Chinese, whichever its script."""

_NEWLINE = re.compile(r"\r\n|\n|\r")
SUSPECT = re.compile(f"[{CONTROL}{BIDI}]")
TURNS = re.compile(f"[{BIDI}]")
_PILE = re.compile(f"[{COMBINING}]{{{MOST_COMBINING + 1},}}")
_HIGH = re.compile(rb"[\x80-\xff]+")
_FOURS = re.compile(rb"[\x81-\x84][0-9][\x81-\xfe][0-9]")
_WIDE = ((codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"),
         (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))  # fmt: skip
_DOCUMENTS = ((b"PK\x03\x04", "a Word document or another packed file (.docx, .odt, .zip)"),
              (b"%PDF-", "a PDF"), (b"{\\rtf", "a document in Rich Text Format (.rtf)"),
              (b"\xd0\xcf\x11\xe0", "an old Word or Excel document (.doc, .xls)"))  # fmt: skip


class Decoded(NamedTuple):
    """The characters of a file, and how it is written."""

    source: str
    record: Record


def decode(file: str, data: bytes) -> tuple[Decoded | None, list[Diagnostic]]:
    """The characters of `data`, the content of `file`; None if it is not UTF-8.

    An empty file is decoded like any other; whether it may be empty is for its reader to say.
    """
    if kind := next((kind for sign, kind in _DOCUMENTS if data.startswith(sign)), ""):
        return None, [_document(file, kind)]
    bom = data.startswith(codecs.BOM_UTF8)
    wide = "" if bom else _wide(data)
    if wide:
        return None, [_not_utf8(file, Place(file, 1, 1), "it is no UTF-8 text", wide)]
    content = data[len(codecs.BOM_UTF8) :] if bom else data
    try:
        source = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        what = f"the byte 0x{content[error.start]:02X} is not UTF-8"
        place = _place(file, before, len(before))
        return None, [_not_utf8(file, place, what, _looks_like(content))]
    record = Record("utf-8", bom, _newlines(source), _normal_form(source))
    return Decoded(source, record), list(_suspects(file, source))


def _wide(data: bytes) -> str:
    """UTF-32 or UTF-16 by its byte order mark, or by every other byte being NUL."""
    for mark, name in _WIDE:
        if data.startswith(mark):
            return name
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half > 3 and max(sample[0::2].count(0), sample[1::2].count(0)) > half * 0.4:
        return "UTF-16"
    return ""


def _looks_like(content: bytes) -> str:
    """The name of the encoding that bytes which are no UTF-8 most look like.

    In Western encodings a byte beyond ASCII mostly stands alone among letters; in Chinese ones
    they come in pairs, and the common characters lie in one known block of pairs. GB18030 writes
    what is neither in four bytes, each second one a figure: there too a byte stands alone.
    """
    common = {"GB18030": (0xB0, 0xD7), "Big5": (0xA4, 0xC6)}
    likely = {n: _share(content, *lead) for n, lead in common.items() if _decodes(content, n)}
    nearest = max(likely, key=lambda name: likely[name]) if likely else ""
    in_fours = "GB18030" in likely and _FOURS.search(content)
    if in_fours or (nearest == "GB18030" and likely[nearest] > ENOUGH):
        return "GB18030"
    runs = _HIGH.findall(content[: 16 * SAMPLE])
    lone = sum(1 for run in runs if len(run) == 1)
    if runs and lone * 2 > len(runs):
        western = any(0x80 <= byte < 0xA0 for run in runs for byte in run)
        return "Windows-1252" if western else "Latin-1 (or Windows-1252)"
    return nearest or "Windows-1252 or damaged UTF-8"


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _share(content: bytes, first: int, last: int) -> float:
    """The share of the pairs of bytes whose first byte lies in the block of common characters.

    In GB18030 nearly every second byte of Chinese text is beyond ASCII; in Big5 a third is not.
    """
    sample = _FOURS.sub(b"", content[: 16 * SAMPLE])
    pairs = re.findall(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]", sample)
    pairs = [pair for pair in pairs if not 0xA1 <= pair[0] <= 0xA3 + 6 * (first == 0xB0)]
    common = [pair for pair in pairs if first <= pair[0] <= last]
    if (first, last) == (0xB0, 0xD7):
        common = [pair for pair in common if pair[1] >= 0xA1]
    return len(common) / max(1, len(pairs))


def _not_utf8(file: str, place: Place, what: str, looks: str) -> Diagnostic:
    name = looks.split(" ")[0]
    cure = (
        "save it as UTF-8: in an editor or in Word with “Save as”, encoding UTF-8, or with "
        f"iconv -f {name} -t UTF-8; then look whether all characters are right"
    )
    if file.endswith(".csv"):
        cure = "save it from the spreadsheet as “CSV UTF-8”; then look whether all is right"
    return Diagnostic(
        "F02",
        f"{what}; the file looks like {looks}",
        cure,
        place,
        subject=f"file {file}",
    )


def _document(file: str, kind: str) -> Diagnostic:
    cure = "save it in the program that wrote it as plain text in UTF-8, and name that file"
    return Diagnostic("F02", f"this is {kind}, and no plain text", cure, Place(file, 1, 1),
                      subject=f"file {file}")  # fmt: skip


def _newlines(source: str) -> str:
    both = source.count("\r\n")
    counts = {"LF": source.count("\n") - both, "CRLF": both, "CR": source.count("\r") - both}
    used = [name for name, count in counts.items() if count]
    return "mixed" if len(used) > 1 else (used or ["LF"])[0]


def _normal_form(source: str) -> str:
    """NFC, NFD, `mixed` (composed and decomposed letters), or `other` (single odd characters)."""
    if source.isascii() or unicodedata.is_normalized("NFC", source):
        return "NFC"
    if unicodedata.is_normalized("NFD", source):
        return "NFD"
    return "other" if len(unicodedata.normalize("NFC", source)) == len(source) else "mixed"


def _suspects(file: str, source: str) -> Iterator[Diagnostic]:
    """One diagnostic for each kind of control character and for piles, at the first of them."""
    first: dict[str, tuple[int, int]] = {}
    for found in SUSPECT.finditer(source):
        sign = found.group()
        at, count = first.get(sign, (found.start(), 0))
        first[sign] = (at, count + 1)
    for sign, (at, count) in first.items():
        place = _place(file, source, at)
        times = f" ({count} times)" if count > 1 else ""
        name = f"U+{ord(sign):04X}"
        if sign > "\xff":
            yield turns(sign, place, times)
        else:
            message = f"the control character {name}{times} does not belong in a text"
            cure = "delete it; if there are many, the file was saved in another encoding"
            yield Diagnostic("F04", message, cure, place, subject=f"sign {name}")
    if not source.isascii() and (pile := _PILE.search(source)):
        message = f"{len(pile.group())} marks are piled on one letter and cover the lines around it"
        cure = f"take them off; pages show {MOST_COMBINING}"
        place = _place(file, source, pile.start())
        yield Diagnostic("F12", message, cure, place, "warning", "pile of marks")


def turns(sign: str, place: Place, times: str = "") -> Diagnostic:
    """That a sign turns the direction of writing, as a character or as a reference (`&#x202e;`)."""
    name = f"U+{ord(sign):04X}"
    message = f"{name}{times} turns the direction of writing and can hide what is written"
    cure = "delete it; it is left out of the text"
    return Diagnostic("F05", message, cure, place, "warning", f"sign {name}")


def _place(file: str, source: str, at: int) -> Place:
    ends = [m.end() for m in _NEWLINE.finditer(source, 0, at)]
    return Place(file, len(ends) + 1, at - (ends[-1] if ends else 0) + 1)
