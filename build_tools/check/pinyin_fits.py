"""Pinyin that does not fit its Chinese.

Every character has one syllable, with its tone mark: 两层皮 is `liǎngcéngpí`; figures, capitals
and `+` may stay. Syllables of one word are joined, with an apostrophe where two could be one. Here
the number of syllables is not that of the characters, something is no syllable of Mandarin, or the
tones are missing or written as figures. In the examples of a term stops may stand or be left out.
"""

import re
import unicodedata
from collections.abc import Iterator

from build_tools.check.not_chinese import is_chinese
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.pinyin import counts, parted, toneless, words_of
from build_tools.model.places import Place
from build_tools.read.han import character

CODE = "G03"
_SIGNS = re.compile("[+＋。：;；?？!！‘（）〈〉「」『』【】|｜－]|:(?![1-5])")
_OTHER = re.compile("[0-9]+|[A-Z]+|[+＋]")


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each term, example, name or event whose pinyin cannot be right."""
    for term in edition.terms.values():
        r, subject = term.record, f"term {term.id}"
        yield from _faults(r.simplified, r.pinyin, r.place.of("pinyin"), subject)
        for i, example in enumerate(r.examples):
            place = r.place.of("examples", i, "pinyin")
            yield from _faults(example.chinese, example.pinyin, place, subject)
    for name in edition.names.values():
        n = name.record
        if n.simplified:
            yield from _faults(n.simplified, n.pinyin, n.place.of("pinyin"), f"name {n.id}")
    for event in edition.events.values():
        if zh := event.record.zh:
            place = event.record.place.of("zh", "pinyin")
            yield from _faults(zh.simplified, zh.pinyin, place, f"event {event.id}")


def _faults(chinese: str, pinyin: str, place: Place, subject: str) -> Iterator[Diagnostic]:
    if fault := fault_of(chinese, pinyin):
        yield Diagnostic(CODE, *fault, place, subject=subject)


def without_figures(chinese: str, pinyin: str) -> str:
    """Pinyin without the figures, capitals and plus signs that stand in the Chinese too, and
    without stops.

    The G of 5G is not that of `Guójiā`: capitals are taken out only where no letter follows.
    """
    for other in _OTHER.findall(chinese):
        alone = r"(?![^\W\d_])" if other.isalpha() else ""
        pinyin = re.sub(re.escape(other) + alone, " ", pinyin, count=1)
    return _SIGNS.sub(" ", pinyin)


def fault_of(chinese: str, pinyin: str) -> tuple[str, str] | None:
    """What is wrong with the pinyin of these words, and the cure; None if it may be right, or
    if they are not Chinese."""
    if not is_chinese(chinese):
        return None
    count = len(character().findall(chinese))
    more = len("".join(_OTHER.findall(chinese)))
    if not pinyin:
        return f"{chinese} has no pinyin", "write it, with tone marks: `liǎngcéngpí`"
    if breve := re.search(".\u0306", unicodedata.normalize("NFD", pinyin)):
        wrong, right = (
            unicodedata.normalize("NFC", breve[0].replace("\u0306", mark))
            for mark in ("\u0306", "\u030c")
        )
        return f"the third tone of “{pinyin}” is a breve", f"`{wrong}` should be `{right}`"
    pinyin = without_figures(chinese, pinyin)
    found = counts(pinyin)
    if found & set(range(count, count + more + 1)):
        if count and toneless(pinyin) == pinyin.lower():
            return f"the pinyin “{pinyin}” has no tone marks", "write them: `liǎngcéngpí`"
        return None
    if re.search("[a-zü:][1-5]", pinyin.lower()):
        return f"the tones of “{pinyin}” are figures", "write tone marks: `liǎngcéngpí`"
    if strange := next((word for word in words_of(pinyin) if not parted(word)), ""):
        cure = "correct it; within a word an apostrophe stands before a, e or o: `Xī'ān`"
        return f"“{strange}” in the pinyin “{pinyin}” is no Mandarin", cure
    few = min(found)
    told = f"“{pinyin}” has {few} syllable{'s' * (few != 1)}, and {chinese} {count} characters"
    return told, "write one syllable for each character, an apostrophe where two could be one"
