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

_LANGUAGES: dict[Column, str] = {
    "english": "",
    "simplified": "zh-Hans",
    "traditional": "zh-Hant",
    "pinyin": "zh-Latn-pinyin",
}
_NAMES: dict[Column, str] = {
    "english": "English",
    "simplified": "Chinese",
    "traditional": "traditional Chinese",
    "pinyin": "pinyin",
}


def choosers(pack: str, item: Match) -> str:
    """The rows of a match: the first cell of each, and for each other cell a box with the words of
    its column."""
    columns = range(1, _width(item))
    boxes = {i: _options(pack, item, i) for i in columns}
    rows = []
    for row in item.rows:
        first = _cell(item, row, 0)
        chosen = " ".join(
            f'<label><span class="vh">{_name(item, i)} {first}</span>'
            f' <select autocomplete="off">{boxes[i]}</select></label>'
            for i in columns
        )
        rows.append(f'<li><span class="first">{first}</span> {chosen}</li>')
    lines = "\n".join(rows)
    return f'<ul role="list" class="rows">\n{lines}\n</ul>'


def right_words(pack: str, item: Match) -> Iterator[int]:
    """Which word of its box is right, row by row, column by column."""
    shown = {i: _words(pack, item, i) for i in range(1, _width(item))}
    for row in item.rows:
        yield from (words.index(row[i].text) for i, words in shown.items())


def right_rows(item: Match) -> list[str]:
    """What belongs together, a line for each row (HTML)."""
    width = _width(item)
    return [" – ".join(_cell(item, row, i) for i in range(width)) for row in item.rows]


def _width(item: Match) -> int:
    return min((len(row) for row in item.rows), default=0)


def _words(pack: str, item: Match, column: int) -> list[str]:
    """The words of a column as its boxes show them; the same words stand there once."""
    unique = list(dict.fromkeys(row[column].text for row in item.rows))
    return out_of_order(unique, pack, item.id, str(column))


def _options(pack: str, item: Match, column: int) -> str:
    languages = {row[column].text: _language(item, row[column], column) for row in item.rows}
    said = "".join(
        f'<option value="{i}"{_lang(languages[words])}>{escaped(words)}</option>'
        for i, words in enumerate(_words(pack, item, column))
    )
    return f'<option value="">{_placeholder(item, column)}</option>{said}'


def _placeholder(item: Match, column: int) -> str:
    return f"{_NAMES[item.columns[column]]} …" if item.columns else "Choose …"


def _name(item: Match, column: int) -> str:
    return f"{_NAMES[item.columns[column]]} for" if item.columns else "What belongs to"


def _language(item: Match, cell: Paragraph, column: int) -> str:
    """The language of a cell (BCP 47); empty if it is that of the page."""
    if item.columns:
        return _LANGUAGES[item.columns[column]]
    for mark in cell.marks:
        if isinstance(mark.meaning, Foreign) and mark.end - mark.start == len(cell.text):
            return mark.meaning.lang
    return "zh-Hans" if HAN_RUN.fullmatch(cell.text) else ""


def _cell(item: Match, row: tuple[Paragraph, ...], column: int) -> str:
    """A cell as HTML, in its language."""
    lang = _language(item, row[column], column)
    inner = weave(row[column], HEADING) if not lang else escaped(row[column].text)
    return f"<span{_lang(lang)}>{inner}</span>" if lang else inner


def _lang(language: str) -> str:
    return f' lang="{escaped(language)}"' if language else ""
