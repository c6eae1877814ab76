"""The terms as a table for spreadsheets, and for vocabulary trainers that read one.

CSV as in RFC 4180, UTF-8. It begins with a byte order mark, since Excel takes a file without one
for the code page of the machine and spoils all Chinese; Google Sheets, LibreOffice and Anki pass
over the mark. The first two columns are what a trainer with two sides needs. A cell that a
spreadsheet would reckon out as a formula has an apostrophe before it.
"""

import csv
import io

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write.packs.flashcards import entry, sentence
from build_tools.write.packs.outside import words

FORMAT = "cards"
ENDING = "-cards.csv"
LABEL = "Table of terms (CSV)"
USE = (
    "For Excel, LibreOffice and Google Sheets; Quizlet takes the first two columns, copied "
    "and pasted."
)
HEAD = (
    "English", "Simplified", "Traditional", "Pinyin", "Literal", "Definition", "Sentence",
    "Paragraph", "Link",
)  # fmt: skip
_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a cell begins with that Excel, LibreOffice or Sheets takes for a formula."""


def offered(edition: Edition, pack: Pack) -> bool:
    """True for packs that have terms to know."""
    return bool(pack.terms)


def write(edition: Edition, pack: Pack) -> bytes:
    """A line with the names of the columns, then a line for each term."""
    made = io.StringIO(newline="")
    table = csv.writer(made, lineterminator="\r\n")
    table.writerow(HEAD)
    for id in pack.terms:
        term = edition.terms[id]
        r = term.record
        found = sentence(edition, pack, term)
        definition = " ".join(p.text for p in term.definition)
        place = (found.text, f"¶ {found.number}") if found else ("", "")
        row = (r.english, r.simplified, r.traditional, r.pinyin, r.literal, definition, *place)
        table.writerow([_cell(text) for text in (*row, entry(edition, id))])
    return (_MARK + made.getvalue()).encode()


def _cell(text: str) -> str:
    plain = words(text)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
