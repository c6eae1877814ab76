"""What two dictionaries say of an entry's Chinese: pypinyin of its pinyin, OpenCC of its scripts.

They are asked as checkers. What an editor has written is compared with all that they allow, and
nothing is ever taken over from them. Both are slow to start, so they are imported when asked.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from build_tools.check.pinyin_fits import without_figures
from build_tools.model.pinyin import counts, parted, toneless, words_of
from build_tools.read.han import character

# Their tones change with what follows; both ways of writing them are in use.
_CHANGING = {"一": ("yī", "yí", "yì"), "不": ("bù", "bú"), "儿": ("ér", "r")}


class Words(NamedTuple):
    """What is asked about: Chinese of an entry or an example in both scripts, and its pinyin."""

    simplified: str
    traditional: str
    pinyin: str


class Opinion(NamedTuple):
    """What the dictionaries would write instead, empty where they agree or cannot say."""

    simplified: str = ""
    traditional: str = ""
    pinyin: str = ""


def dictionaries() -> dict[str, str]:
    """The dictionaries with their versions, empty where one is not to be had on this machine."""
    return {name: _version(name) for name in ("pypinyin", "opencc")}


@cache
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def opinions(asked: Sequence[Words]) -> list[Opinion]:
    """An opinion on each, in their order; a dictionary that is not at hand says nothing."""
    at_hand = dictionaries()
    scripts = _scripts(asked) if at_hand["opencc"] else [("", "")] * len(asked)
    known = at_hand["pypinyin"]
    pinyin = [_pinyin(w.simplified, w.pinyin) if known else "" for w in asked]
    return [Opinion(*script, read) for script, read in zip(scripts, pinyin, strict=True)]


def _pinyin(simplified: str, pinyin: str) -> str:
    """What pypinyin reads, if no way to part the pinyin is a reading of every character.

    Figures and letters are passed over; where they are read out, nothing can be compared.
    """
    from pypinyin import Style
    from pypinyin import pinyin as read

    found = read(simplified, style=Style.TONE, heteronym=True, errors="ignore")
    signs = character().findall(simplified)
    bare = without_figures(simplified, pinyin)
    read_out = min(counts(bare), default=0) > len(signs)
    if len(found) != len(signs) or read_out or _agree(words_of(bare), signs, found):
        return ""
    return " ".join("/".join(ways) for ways in found)


def _agree(words: Iterable[str], signs: Sequence[str], found: Sequence[Sequence[str]]) -> bool:
    known = [{*ways, *_CHANGING.get(sign, ())} for sign, ways in zip(signs, found, strict=True)]
    ends = {0}
    for word in words:
        ways = parted(word)
        ends = {
            at + len(way)
            for at in ends
            for way in ways
            if all(_known(*three) for three in zip(range(len(way)), way, known[at:], strict=False))
        } or (ends if word.isdigit() else set())
    return len(signs) in ends


def _known(number: int, syllable: str, readings: set[str]) -> bool:
    """True if this syllable of a word is a reading, or one in the neutral tone (péngyou)."""
    neutral = number > 0 and toneless(syllable) == syllable
    return syllable in readings or (neutral and syllable in set(map(toneless, readings)))


def _scripts(asked: Sequence[Words]) -> list[tuple[str, str]]:
    """What OpenCC would write in simplified and in traditional characters, where it differs.

    Traditional characters may be those of Taiwan or of Hong Kong, or the variants that both avoid;
    an example may do without them.
    """
    import opencc

    to_traditional, to_simplified = opencc.OpenCC("s2t"), opencc.OpenCC("t2s")
    regions = [opencc.OpenCC(f"t2{region}") for region in ("tw", "hk")]

    def one(w: Words) -> tuple[str, str]:
        simplified = to_simplified.convert(w.simplified)
        expected = to_traditional.convert(w.simplified)
        if not w.traditional:
            return "" if simplified == w.simplified else str(simplified), ""
        ways = [(r.convert(expected), r.convert(w.traditional)) for r in regions]
        return (
            "" if simplified == w.simplified else str(simplified),
            "" if any(a == b for a, b in ways) else str(ways[0][0]),
        )

    return [one(w) for w in asked]
