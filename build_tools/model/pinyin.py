"""The syllables of Mandarin in pinyin, and how joined syllables can be parted.

After GB/T 16159 and the table of Hanyu Pinyin; tone marks stand on vowels, `ü` after l and n.
"""

import re
import unicodedata
from functools import lru_cache

_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
SYLLABLES = frozenset(a + b for a, finals in _FINALS.items() for b in finals.split()) | {"r"}

_TONE = re.compile("[\u0300\u0301\u0304\u030c]")
_PARTS = re.compile(r"[^\s'’\-‐‑·,，、.()《》“”\"/—–…]+")
_LONGEST = 6
_MOST = 64
_LONG_WORD = 120


def toneless(pinyin: str) -> str:
    """Pinyin in small letters without its tone marks; `ü` stays."""
    bare = _TONE.sub("", unicodedata.normalize("NFD", pinyin.lower()))
    return unicodedata.normalize("NFC", bare)


def words_of(pinyin: str) -> list[str]:
    """The pieces of pinyin between spaces, hyphens, apostrophes and other signs."""
    return _PARTS.findall(pinyin.lower())


def counts(pinyin: str) -> set[int]:
    """How many syllables pinyin may have; none if something in it is no syllable."""
    found = {0}
    for word in words_of(pinyin):
        lengths = {len(way) for way in parted(word)}
        found = {a + b for a in found for b in lengths}
    return found


def is_toned(words: str) -> bool:
    """True if all words are pinyin and at least one vowel bears the mark of a tone."""
    return toneless(words) != words.lower() and bool(counts(words))


@lru_cache(maxsize=4096)
def parted(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways to part one word into syllables with one tone each at most; 64 of them at most,
    and none of a word of more than 120 letters.

    Within a word no syllable begins with a, e or o: an apostrophe parts words there (`Xī'ān`).
    """
    bare = toneless(word)
    if len(bare) != len(word) or len(word) > _LONG_WORD:
        return ()
    ways: dict[int, list[tuple[str, ...]]] = {len(word): [()]}
    for start in range(len(word) - 1, -1, -1):
        ways[start] = [
            (word[start:end], *rest)
            for end in range(start + 1, min(start + _LONGEST, len(word)) + 1)
            if bare[start:end] in SYLLABLES
            and (start == 0 or bare[start] not in "aeo")
            and _one_tone(word[start:end], bare[start:end])
            for rest in ways[end]
        ][:_MOST]
    return tuple(ways[0])


def _one_tone(word: str, bare: str) -> bool:
    return sum(a != b for a, b in zip(word, bare, strict=True)) <= 1
