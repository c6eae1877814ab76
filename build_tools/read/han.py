"""Stretches of Chinese in other text."""

import re
from collections.abc import Iterator
from functools import cache

from build_tools.model.marks import Foreign, Mark

HAN = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
SIGNS = (
    "\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb\ufe30-\ufe4f"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
CJK = HAN + SIGNS

_OPENING = "《〈「『【〔〖（［｛"
_CLOSING = "》〉」』】〕〗）］｝"
_BETWEEN = "0-9\uff10-\uff19“”‘’\"'.,:%·—–…~-"
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")


# Expressions with much Chinese in them take milliseconds to make: only if one is needed.
@cache
def character() -> re.Pattern[str]:
    """One Chinese character."""
    return re.compile(f"[{HAN}]")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"[{HAN}][{CJK}]*(?:[{_BETWEEN}]{{1,12}}[{SIGNS}]*[{HAN}][{CJK}]*)*")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"(?<![0-9.,]|[^\\W{HAN}])[0-9]+(?:\\.[0-9]+)?$")


def foreign(text: str, lang: str = "zh-Hans") -> list[Mark]:
    """A mark for every stretch of Chinese in `text`, `lang` being its language and script."""
    if text.isascii():
        return []
    return [Mark(start, end, Foreign(lang)) for start, end in han_runs(text)]


def han_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where Chinese begins and ends (code points).

    Chinese characters with the full-width signs among and after them and the brackets around them;
    figures, quotation marks and dashes that stand between two of them without a space (`卡脖子”的
    35项`), or figures just before the first; a quotation mark outside if its partner is inside. No
    Latin letter ever belongs to it. Characters beside kana are Japanese.
    """
    last = 0
    for found in _run().finditer(text):
        start, end = found.span()
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if _KANA.search(beside):
            continue
        start, end = _with_brackets(text, last, *_with_quotes(text, last, start, end))
        yield start, end
        last = end


def _with_quotes(text: str, last: int, start: int, end: int) -> tuple[int, int]:
    """Takes in the quotation mark just outside whose partner stands inside, and figures before."""
    before = _before().search(text, max(last, start - 12), start)
    if before:
        start = before.start()
    inside = text[start:end]
    sign = text[start - 1] if start > last else ""
    after = text[end : end + 1]
    if sign == '"' and '"' in inside:
        start, inside = start - 1, '"' + inside
    if after == '"' and inside.count('"') % 2:
        end += 1
    for opening, closing in ("“”", "‘’"):
        excess = inside.count(closing) - inside.count(opening)
        first = inside.find(closing)
        unopened = first >= 0 and inside.find(opening, 0, first) < 0
        if sign == opening and unopened:
            start, excess, sign = start - 1, excess - 1, ""
        if after == closing and excess < 0:
            end, after = end + 1, ""
    return start, end


def _with_brackets(text: str, last: int, start: int, end: int) -> tuple[int, int]:
    """Takes in full-width brackets before, and leaves out such as are open at either end."""
    while start > last and text[start - 1] in _OPENING:
        start -= 1
    inside = text[start:end]
    end = start + len(inside.rstrip(_OPENING))
    for _ in range(8):
        closing = _CLOSING.find(text[end - 1])
        opening = text.rfind(_OPENING[closing], start, end)
        if closing < 0 or text.find(_CLOSING[closing], opening, end - 1) < 0 <= opening:
            break
        end -= 1
    return start, end
