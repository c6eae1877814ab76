"""Note markers in running text, and how they differ from exponents and other figures.

A marker is written `¹²` (superscript figures), `^12`, `^{12,13}` or `[12]`, with several numbers
or a span (`[3-5]`) if need be. What stands before it decides:

- a marker stands after punctuation, a closing quotation mark or bracket, a space, a Chinese
  character, a word, a year (`2012⁴`) or a name that ends in a figure (`COVID-19⁵`, `5G⁶`);
- after any other figure it is an exponent (`10⁹`), after a single small letter too (`x²`), and
  after a capital if it is 2, 3 or 4 (`R²`, but not in `R&D²`);
- 2, 3 or 4 after the sign of a unit (`km²`) or a formula (`CO²`), and after the name of a unit that
  follows a figure (`40 square feet²`), is an exponent;
- nothing is a marker at the beginning of a block, after an opening bracket or quotation mark, or
  after a mathematical sign;
- a number in square brackets has at most three figures (`[2023]` is none). With a space before it
  it is a marker only beside punctuation (not in `over [12] months`, words put in by an editor) and
  if the printed list reaches that number.
"""

import re
from functools import cache

from build_tools.read.han import HAN

SUPERSCRIPT = "⁰¹²³⁴-⁹"
FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SPAN = re.compile(r"([0-9]+)\s?[-–—]\s?([0-9]+)|([0-9]+)")
LONGEST_SPAN = 50
LOOK_BACK = 40

MARKER = (
    rf"[{SUPERSCRIPT}]+(?:(?:[,;] ?|[⁻–-])[{SUPERSCRIPT}]+)*(?![0-9⁄/⁻⁺])"
    r"|\^[0-9]{1,4}(?![0-9,.]?[0-9])"
    r"|\^\{ ?[0-9]{1,4}(?: ?[,;–—-] ?[0-9]{1,4})* ?\}"
    r"|\[[1-9][0-9]{0,2}(?:[,;–—-] ?[1-9][0-9]{0,2})*\](?!\()"
)

_NEVER_AFTER = frozenset("([{“‘«‹„<^_\\/=+−×÷±√~#$€£¥⁻⁺⁄*|@")
_SYMBOLS = re.compile(r"[kcdmnµμh]m|ft|yd|mi|[km]g|Hz|[kMGT]W|[km]V|Pa|Wh|mol|sec|min|rad")
_FORMULAS = re.compile(r"CO|NO|SO|CH|NH|PM|OH")
_UNITS = re.compile(
    r"in|inch(?:es)?|f[eo]{2}t|yards?|miles?|(?:kilo|centi|milli)?met(?:re|er)s?", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])(?<![0-9][.,])(?:1[5-9]|20|21)[0-9]{2}$")
_NAME_WITH_FIGURE = re.compile(r"[^\W\d_][-–]?[0-9]{1,4}$")
_FIGURE_BEFORE = re.compile(r"[0-9][^\w.;:!?]*(?:\w+ )?$")


def numbers(marker: str) -> tuple[int, ...]:
    """The note numbers of a marker in order, spans written out; empty if they cannot be numbers."""
    out: list[int] = []
    for first, last, single in _SPAN.findall(marker.translate(FIGURES)):
        if any(len(part) > 4 for part in (first, last, single)):
            return ()
        if single or not 0 < int(last) - int(first) <= LONGEST_SPAN:
            out += [int(part) for part in (first, last, single) if part]
        else:
            out += range(int(first), int(last) + 1)
    return tuple(out) if all(out) else ()


@cache
def _word_backwards() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W\d_{HAN}]|['’])+")


def stands_well(before: str, found: tuple[int, ...]) -> bool:
    """True if a note marker with these numbers can stand after the words `before`.

    `before` is the end of what stands before it in its block (40 characters are enough), without
    the asterisks of emphasis.
    """
    sign = before[-1:]
    if not before.strip() or sign in _NEVER_AFTER:
        return False
    if sign in "0123456789":
        return bool(_YEAR.search(before) or _NAME_WITH_FIGURE.search(before))
    if "₀" <= sign <= "₉":
        return not re.search(r"(?<![^\W\d_])[a-z][₀-₉]+$", before)
    rest, word = _last_word(before)
    return not word or _after_word(rest, word, found)


def _last_word(before: str) -> tuple[str, str]:
    """What stands before the word at the end, and that word; empty if none ends there."""
    word = _word_backwards().match(before[::-1])
    begins = len(before) - (word.end() if word else 0)
    return before[:begins], before[begins:]


def _after_word(before: str, word: str, found: tuple[int, ...]) -> bool:
    power = len(found) == 1 and found[0] in (2, 3, 4)
    if len(word) == 1 and before[-1:] not in ("&", "."):
        named = before[-1:].isdigit() and word.isupper()
        return named or (word.isupper() and not power)
    if not power:
        return True
    if _SYMBOLS.fullmatch(word) or _FORMULAS.fullmatch(word):
        return False
    return not _UNITS.fullmatch(word) or not _FIGURE_BEFORE.search(before)


def unit_before(before: str) -> str:
    """The unit that a marker stands directly behind (`km`, `square feet`: feet); empty if none."""
    rest, word = _last_word(before)
    named = _UNITS.fullmatch(word) and _FIGURE_BEFORE.search(rest)
    return word if word and (named or _SYMBOLS.fullmatch(word)) else ""
