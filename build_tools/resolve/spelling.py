"""Spellings that count as one: small and capital, British and American, curly and straight.

Two stretches of text are the same wording if their parts (words, and what stands between them)
fold to the same. Folding is done part by part, so offsets are those of the text itself.
"""

import re
import unicodedata
from collections.abc import Callable

from build_tools.read.han import HAN

INVISIBLE = "\xad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
CHINESE = f"{HAN}\u3041-\u30ff\u3105-\u312f\u31f0-\u31ff\uac00-\ud7af\uff66-\uff9f"
_LETTERS = (
    "0-9A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u02af\u0300-\u033f\u0341-\u034e\u0350-\u061b"
    "\u061d-\u180d\u180f-\u1fff\u2c00-\u2dff\ua000-\uabff\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefe"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U00010000-\U0001ffff"
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"

# An explicit set of letters is searched twice as fast as “neither sign nor Chinese”.
_PARTS = re.compile(f"([{_LETTERS}][{_LETTERS}{INVISIBLE}]*|[{CHINESE}][{_SELECTORS}]*)")
_PLAIN_PARTS = re.compile("([0-9A-Za-z]+)")

_UNSEEN = re.compile(f"[{INVISIBLE}\U000e0100-\U000e01ef]+")
_SIGNS = str.maketrans("‘’‛ʼ´′“”„‟″‐‑‒–•・‧", "''''''\"\"\"\"\"----···")
_SIGNS |= {0xFF00 + sign: 0x20 + sign for sign in range(1, 0x5F)}
_UNSEEN_TAIL = re.compile(f"[{INVISIBLE}\U000e0100-\U000e01ef]+$")
_CHINESE = re.compile(f"[{CHINESE}]")
_JOINT = re.compile(r"\s+|-(?:\s*\n\s*)?")
_CLOSE = re.compile(r"\s*([&+/])\s*")

_OUR = (
    "arm|behavi|cand|clam|col|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|"
    "rig|rum|sav|splend|succ|tum|val|vap|vig"
)
# What all British spellings but -our end in: most words need no look at the expression.
_ENDINGS = ("e", "es", "ed", "er", "ers", "ing", "ation", "ations", "ational")
_BRITISH = re.compile(
    rf"(?P<ise>(?<=[^\W\d_]{{3}})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$))"
    rf"|(?P<our>^(?:dis|mis|un)?(?:{_OUR})o)u(?=r)"
    rf"|(?P<re>^(?:calib|cent|fib|theat))re(?=s?$)"
    rf"|(?P<ence>^(?:def|lic|off|pret)en)c(?=es?$)"
    rf"|(?P<gramme>^program)me(?=s?$)",
    re.IGNORECASE,
)


class Folds(dict[str, str]):
    """What each part of a text folds to, by a rule; every part is folded once."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self.rule = rule

    def __missing__(self, part: str) -> str:
        folded = self[part] = self.rule(part)
        return folded


def parts(text: str) -> list[str]:
    """`text` cut into what stands between words, a word, what stands between words, a word …

    Begins and ends with a between, which may be empty. A Chinese character is a word by itself.
    Joined, the parts are the text.
    """
    return (_PLAIN_PARTS if text.isascii() else _PARTS).split(text)


def reading(words: str) -> str:
    """What some words fold to, without the signs around them: equal for what reads the same."""
    return "".join(map(folded, parts(words)[1:-1]))


def folded(part: str) -> str:
    """A part without regard to capitals and to British or American spelling."""
    if part.isascii() and part.isalnum():
        return _american(part.lower())
    return small(kept(part))


def kept(part: str) -> str:
    """A part with its capitals, in American spelling."""
    return _american(plain(part))


def _american(part: str) -> str:
    low = part.lower()
    if low.endswith(_ENDINGS) or "our" in low:
        return _BRITISH.sub(_as_american, part)
    return part


def small(part: str) -> str:
    """A part in small letters (Unicode's full case folding; İ counts as i)."""
    return part.casefold().replace("i\u0307", "i")


def plain(part: str) -> str:
    """A part as one would type it.

    Full-width and compatibility forms are the plain ones, the unseen is left out, dashes are
    straight, and so are quotation marks, single for double (they change where quotations nest);
    white space or a hyphen between words is a space.
    """
    if not part.isascii():
        part = _UNSEEN.sub("", part).translate(_SIGNS)
        part = unicodedata.normalize("NFKC", part).translate(_SIGNS)
    if part.isalnum():
        return part
    return " " if _JOINT.fullmatch(part) else _CLOSE.sub(r"\1", part).replace('"', "'")


def is_chinese(word: str) -> bool:
    """True if a word is a Chinese (Japanese, Korean) character, which needs no word boundary."""
    return not word.isascii() and _CHINESE.match(word) is not None


def width(word: str) -> int:
    """The length of a word in code points without the unseen at its end."""
    if word.isascii():
        return len(word)
    tail = _UNSEEN_TAIL.search(word)
    return tail.start() if tail else len(word)


def straight(between: str) -> str:
    """What stands between words with plain signs, one for one."""
    return between.translate(_SIGNS)


def signs(between: str) -> str:
    """What stands between words with plain signs, one for one, and all quotation marks alike."""
    return straight(between).replace('"', "'")


def _as_american(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "ise":
            return "iz" if found[0].islower() else "IZ"
        case "our" | "gramme":
            return found[found.lastgroup]
        case "re":
            return found["re"] + ("er" if found[0].islower() or found[0].istitle() else "ER")
        case _:
            return found["ence"] + "s"
