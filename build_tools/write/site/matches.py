"""An item of a quiz in which things are matched: a row for each, and a box to choose from."""

from collections.abc import Iterator

from build_tools.model.document import Paragraph
from build_tools.model.marks import Foreign
from build_tools.model.pack_records import Column
from build_tools.model.packs import Match
from build_tools.write.escape import HAN_RUN, escaped
from build_tools.write.mixed import out_of_order
from build_tools.write.site.leads import HEADING
from build_tools.write.weave import weave

_NAMES: dict[Column, str] = {
    "english": "English",
    "simplified": "Chinese",
    "traditional": "Traditional Chinese",
    "pinyin": "Pinyin",
}


def choosers(pack: str, item: Match) -> str:
    """The rows of a match: the first cell of each, and for each other cell a box with the words of
    its column. On paper, where boxes do not open, the words stand below."""
    columns = range(1, _width(item))
    boxes = {i: _options(pack, item, i) for i in columns}
    rows = []
    for row in item.rows:
        first = weave(row[0], HEADING)
        chosen = " ".join(
            f'<label><span class="vh">{_name(item, i)} {first}</span>'
            f' <select autocomplete="off">{boxes[i]}</select></label>'
            for i in columns
        )
        rows.append(f'<li><span class="first">{first}</span> {chosen}</li>')
    lines = "\n".join(rows)
    below = "\n".join(_on_paper(pack, item, i) for i in columns)
    return f'<ul role="list" class="rows">\n{lines}\n</ul>\n{below}'


def right_words(pack: str, item: Match) -> Iterator[int]:
    """Which word of its box is right, row by row, column by column."""
    columns = range(1, _width(item))
    shown = {i: [words.text for words in _words(pack, item, i)] for i in columns}
    for row in item.rows:
        yield from (words.index(row[i].text) for i, words in shown.items())


def right_rows(item: Match) -> list[str]:
    """What belongs together, a line for each row (HTML)."""
    width = _width(item)
    return [" – ".join(weave(cell, HEADING) for cell in row[:width]) for row in item.rows]


def _width(item: Match) -> int:
    return min((len(row) for row in item.rows), default=0)


def _words(pack: str, item: Match, column: int) -> list[Paragraph]:
    """The words of a column as its boxes show them; the same words stand there once."""
    unique = {row[column].text: row[column] for row in item.rows}
    return out_of_order(list(unique.values()), pack, item.id, str(column))


def _options(pack: str, item: Match, column: int) -> str:
    said = "".join(
        f'<option value="{i}"{_lang(words)}>{escaped(words.text)}</option>'
        for i, words in enumerate(_words(pack, item, column))
    )
    return f'<option value="">{_placeholder(item, column)}</option>{said}'


def _on_paper(pack: str, item: Match, column: int) -> str:
    words = " · ".join(weave(w, HEADING) for w in _words(pack, item, column))
    return f'<p class="on-paper">{words}</p>'


def _placeholder(item: Match, column: int) -> str:
    return f"{_NAMES[item.columns[column]]} …" if item.columns else "Choose …"


def _name(item: Match, column: int) -> str:
    return f"{_NAMES[item.columns[column]]} for" if item.columns else "What belongs to"


def _lang(words: Paragraph) -> str:
    """The attribute for the language of a cell that is not in that of the page."""
    found = "zh-Hans" if HAN_RUN.fullmatch(words.text) else ""
    for mark in words.marks:
        if isinstance(mark.meaning, Foreign) and mark.end - mark.start == len(words.text):
            found = mark.meaning.lang
    return f' lang="{escaped(found)}"' if found else ""
