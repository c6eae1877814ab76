"""Plain text as HTML: escaped, its Chinese and pinyin tagged, two readings side by side."""

import html
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from build_tools.model.pinyin import is_toned
from build_tools.read.encoding import COMBINING, MOST_COMBINING, TURNS

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WITHIN = "0-9·—，、。：；？！“”‘’《》「」"
HAN_RUN = re.compile(f"[{HAN}][{HAN}{_WITHIN}]*(?<![{_WITHIN}])")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# The first sign stands by itself, since what begins so is searched ten times as fast.
_PILE = re.compile(f"[{COMBINING}][{COMBINING}]{{{MOST_COMBINING},}}")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_TURNED = re.compile(f"[{_RTL}](?:[{_RTL}\\W\\d]*[{_RTL}])?")
_SPECIAL = re.compile(f"[&<>\"'{COMBINING}{_RTL}{_UNFIT.pattern[1:]}")
"""Where none of these stands, which is nearly everywhere, there is nothing to do."""
_SPECIAL_ASCII = re.compile("[&<>\"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Those of them that are ASCII: text that is no more is searched twice as fast."""
_TONED = re.compile("[āēīōūǖǎěǐǒǔǚĀĒĪŌŪǕǍĚǏǑǓǙ]")
_ROW = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[ '’-][^\W\d_]+)+")
_TAG = re.compile(r"(<[^>]*>)")
_PINYIN = '<span lang="zh-Latn-pinyin">'
UNBROKEN = 10
"""Chinese up to so many characters is kept on one line."""


def escaped(text: str) -> str:
    """`text` as HTML, in content and in attributes; characters no page may hold become U+FFFD."""
    if not (_SPECIAL_ASCII if text.isascii() else _SPECIAL).search(text):
        return text
    return _fit(html.escape(text))


def fit(value: object) -> object:
    """A template's value; in plain strings U+FFFD stands for characters that no page may hold."""
    return _fit(value) if type(value) is str else value


def _fit(text: str) -> str:
    return _PILE.sub(lambda pile: pile[0][:MOST_COMBINING], _UNFIT.sub("\ufffd", text))


def _words(text: str) -> str:
    """Text as HTML content: what runs from right to left cannot turn what stands beside it, and
    the number of a paragraph is not parted from its sign."""
    text = text.replace("¶ ", "¶\xa0")
    if not _SPECIAL.search(text):
        return text
    return _TURNED.sub(r"<bdi>\g<0></bdi>", escaped(text))


class Reading(NamedTuple):
    """How a Chinese word is written in traditional script, and how it is read (may be empty)."""

    traditional: str
    pinyin: str


Readings = Mapping[str, Reading]
"""The readings of Chinese words, by their simplified form."""


def plain(text: str, readings: Readings = MappingProxyType({})) -> str:
    """Unmarked text as HTML, its Chinese tagged as simplified, pinyin as that; known words with
    their reading.

    Hebrew and Arabic are set apart (`bdi`), or figures beside them would change places.
    """
    if text.isascii():
        return escaped(text)
    if not HAN_RUN.search(text):
        return _latin(text)
    out: list[str] = []
    at = 0
    for run in HAN_RUN.finditer(text):
        words = run.group()
        known = readings.get(words)
        start = foreign("zh-Hans", len(words))
        begin, end = both_scripts(known, len(words)) if known else (start, "</span>")
        out += _latin(text[at : run.start()]), begin, escaped(words), end
        at = run.end()
    return "".join(out) + _latin(text[at:])


def _latin(text: str) -> str:
    """Text without Chinese as HTML; two and more words of pinyin in a row are tagged as that.

    A single one may be a word of another language that writes macrons (Ōsaka).
    """
    if not _TONED.search(text):
        return _words(text)
    out, at = "", 0
    for start, end in _pinyin(text):
        out += f"{_words(text[at:start])}{_PINYIN}{_words(text[start:end])}</span>"
        at = end
    return out + _words(text[at:])


def _pinyin(text: str) -> Iterator[tuple[int, int]]:
    for row in _ROW.finditer(text):
        at, start, end, count = row.start(), 0, 0, 0
        for word in [*row.group().split(" "), ""]:
            if is_toned(word):
                start, end, count = start if count else at, at + len(word), count + 1
            elif count:
                if count > 1 and _TONED.search(text, start, end):
                    yield start, end
                count = 0
            at += len(word) + 1


def in_languages(body: str) -> str:
    """Finished HTML whose Chinese is tagged, and whose pinyin, alone in emphasis or code too.

    Without unseen characters that would turn its direction, however they are written.
    """
    end = body.rfind(">") + 1  # behind it no tag is looked for, or each “<” would be to the end
    parts = _TAG.split(body[:end])
    parts[-1] += body[end:]
    alone = [i for i, tag in enumerate(parts) if tag in ("<em>", "<code>")]
    words = [TURNS.sub("", html.unescape(text)) for text in parts[0::2]]
    parts[0::2] = [plain(text) for text in words]
    for i in alone:
        if is_toned(words[i // 2 + 1]) and _PINYIN not in parts[i + 1]:
            parts[i + 1] = f"{_PINYIN}{parts[i + 1]}</span>"
    return "".join(parts)


def both_scripts(reading: Reading, length: int) -> tuple[str, str]:
    """What stands before and after a simplified word so that a reader may switch its script."""
    hant = foreign("zh-Hant", length) + escaped(reading.traditional) + "</span>"
    read = f'<span class="pin" lang="zh-Latn-pinyin"> {escaped(reading.pinyin)}</span>'
    after = hant + (read if reading.pinyin else "")
    return '<span class="han">' + foreign("zh-Hans", length), f"</span>{after}</span>"


def foreign(lang: str, length: int) -> str:
    """The opening tag of a foreign stretch of `length` characters."""
    whole = ' class="nb"' if lang.startswith("zh-Han") and length <= UNBROKEN else ""
    return f'<span{whole} lang="{escaped(lang)}">'


def sic(printed: str) -> str:
    """The printed reading that stands hidden beside a correction; ears are told which is read."""
    said = (
        '<span class="vh corr"> (corrected by the editors)</span>'
        '<span class="vh sic"> (as printed)</span>'
    )
    return f'<span class="sic">{plain(printed)}</span>{said}'


def swapped(corrected: str, printed: str) -> str:
    """A short reading, and where the print differs, the printed one beside it for the switch."""
    if corrected == printed:
        return escaped(corrected)
    return (
        f'<span class="corr">{escaped(corrected)}</span><span class="sic">{escaped(printed)}</span>'
    )
