"""Marked text as data for a script: a row of runs, which it makes elements of."""

from itertools import pairwise

from build_tools.model.document import Paragraph
from build_tools.model.marks import Emphasis, Foreign, Link
from build_tools.write import addresses
from build_tools.write.escape import HAN_RUN, fit

Run = str | list[str | int]
Runs = list[Run]


def runs(paragraph: Paragraph) -> Runs:
    """The text in runs: a string where nothing marks it, else `[text, italic, lang, address]`.

    `italic` is 1 or 0, `lang` a BCP 47 tag or empty, `address` http or https, 1 for the text
    itself, or empty; what is empty at the end is left out. Chinese without a mark is simplified.
    """
    text = paragraph.text
    borders = {0, len(text)}
    for mark in paragraph.marks:
        borders |= {mark.start, mark.end}
    whole = [m for m in paragraph.marks if not isinstance(m.meaning, Emphasis)]
    for found in HAN_RUN.finditer(text):
        if not any(m.start < found.end() and found.start() < m.end for m in whole):
            borders |= set(found.span())
    cuts = sorted(borders)
    return [_run(paragraph, a, b) for a, b in pairwise(cuts)]


def _run(paragraph: Paragraph, start: int, end: int) -> Run:
    words = str(fit(paragraph.text[start:end]))
    italic, lang, address = 0, "", ""
    for mark in paragraph.marks:
        if mark.start > start or mark.end < end:
            continue
        match mark.meaning:
            case Emphasis():
                italic = 1
            case Foreign(said):
                lang = said
            case Link(target):
                address = addresses.outward(target)
    if not lang and not address and HAN_RUN.fullmatch(words):
        lang = "zh-Hans"
    told: list[str | int] = [words, italic, lang, 1 if address == words else address]
    while len(told) > 1 and not told[-1]:
        told.pop()
    return told if len(told) > 1 else words
