"""What the citation engine prints against the manual of a style, put right sign by sign."""

import re
from dataclasses import dataclass

MENDED = (
    # A sentence ends in one sign.
    ("", r",\.", ".", ()),
    # The point of an initial stands before the Chinese name beside it.
    (("chicago", "apa", "mla"), r"(?<=[\s-][A-Z]) ([\u3400-\u9fff·]+)\.(?= )", r". \1.", ()),
    # APA 7, 9.16: before an address stands no “Retrieved”, unless a day follows.
    ("apa", r"Retrieved (?=\0)", "", ()),
    # MLA: who published a report follows its number after a comma; no capital within a sentence.
    ("mla", r"(\bno\. [^\s.]{1,40}|〔\d{1,9}〕\S{1,40})\. ", r"\1, ", ("report",)),
    ("mla", r"(?<=, )Circa(?= (?:[A-Z][a-z]+\.? )?\d)", "circa", ()),
    # Chicago: an article without volume or pages is no preprint; no blank before a colon.
    ("chicago", r"(?<=[”\]] )[Pp]reprint, ", "", ("article-journal",)),
    ("chicago-author-date", r"(?<=\d) : (?=\d)", ":", ("article-journal",)),
    # GB/T 7714: a Chinese edition without a blank, days and pages with hyphens.
    ("gb-7714-2015", r"(\d) 版", r"\1版", ()),
    ("gb-7714-2015", r"\((\d{4})–(\d\d)–(\d\d)\)", r"(\1-\2-\3)", ()),
    ("gb-7714-2015", r"(?<=: )(\d+)–(\d+)(?=\()", r"\1-\2", ()),
    # Its signs of kinds of works (annex B), where the engine knows the kind by another.
    ("gb-7714-2015", r"\[EB\]", "[EB/OL]", ("webpage",)),
    ("gb-7714-2015", r"\[R(/OL)?\]", r"[Z\1]", ("legislation",)),
    ("gb-7714-2015", r"\[R(/OL)?\]", r"[A\1]", ("official-document",)),
    ("gb-7714-2015", r"\[A(/OL)?\]", r"[J\1]", ("article-journal",)),
)
"""What is put right in what is printed: in styles whose names begin so, this pattern (an address is
`\\0`) by that, for these types of works or for all."""


@dataclass(slots=True)
class Cell:
    """A character as printed; `closing` if it closes a quotation."""

    char: str
    italic: bool = False
    link: str = ""
    foreign: bool = False
    closing: bool = False


def mended(cells: list[Cell], style: str, kind: str) -> list[Cell]:
    """The cells with what the engine writes against the manual put right."""
    text = ""
    for styles, pattern, instead, kinds in MENDED:
        if not (style.startswith(styles) and (not kinds or kind in kinds)):
            continue
        text = text or "".join(["\0" if cell.link else cell.char for cell in cells])
        there, at = list[Cell](), 0
        for found in re.finditer(pattern, text):
            first = cells[found.start()]
            new = [Cell(c, first.italic, foreign=first.foreign) for c in found.expand(instead)]
            there += *cells[at : found.start()], *new
            at = found.end()
        if at:
            text, cells = "", [*there, *cells[at:]]
    return cells
