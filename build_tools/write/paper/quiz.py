"""The quiz of a pack on paper: boxes to tick, columns to join, and for teachers what is right."""

from collections.abc import Iterator
from typing import Literal, assert_never

from markupsafe import Markup

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.pack_records import Column
from build_tools.model.packs import Choice, Match, Order, Pack, QuizItem, Short, TrueFalse
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.html import finished
from build_tools.write.mixed import mixed, out_of_order
from build_tools.write.paper.exercises import where
from build_tools.write.site.leads import HEADING
from build_tools.write.weave import weave

Kind = Literal["choice", "true-false", "match", "order", "short"]
_COLUMNS: dict[Column, tuple[str, str]] = {
    "english": ("English", ""),
    "simplified": ("Chinese", "zh-Hans"),
    "traditional": ("Chinese, traditional", "zh-Hant"),
    "pinyin": ("Pinyin", "zh-Latn-pinyin"),
}

_NOTHING = finished("")


@dataclass(frozen=True, slots=True)
class Cell:
    """What may be ticked, joined or numbered: its mark if it is joined (`B`), its words, their
    language (BCP 47, empty if it is that of the page), whether it is right, what is said."""

    mark: str
    words: Markup
    lang: str = ""
    right: bool = False
    because: Markup = _NOTHING


@dataclass(frozen=True, slots=True)
class Items:
    """Cells below each other, under a head that may be empty."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of the quiz: what is asked, the cells shown, the right answer in finished lines."""

    id: str
    key: str
    kind: Kind
    asks: Markup
    where: str
    columns: tuple[Items, ...]
    right: tuple[Markup, ...]
    because: Markup


def quiz(pack: Pack, setting: Setting) -> list[Asked]:
    """The items of a pack's quiz, mixed as on its page."""
    return [_asked(pack, item, setting) for item in pack.quiz]


def _asked(pack: Pack, item: QuizItem, setting: Setting) -> Asked:
    kind, columns, right = _parts(pack, item, setting)
    asks = weave(item.asks, setting) or _UNASKED[kind]
    because = finished(weave(item.because, setting) if item.because else "")
    id, on = addresses.exercise(item.id), where(item.paragraphs)
    return Asked(id, item.id, kind, finished(asks), on, columns, right, because)


_UNASKED: dict[Kind, str] = {
    "choice": "Tick what is right.",
    "true-false": "True or false?",
    "match": "Join what belongs together.",
    "order": "Put these in order.",
    "short": "Answer in a few words.",
}


def _parts(
    pack: Pack, item: QuizItem, setting: Setting
) -> tuple[Kind, tuple[Items, ...], tuple[Markup, ...]]:
    """The kind of an item, what is shown to the class, and what is right; of a choice the cells say
    that themselves."""
    match item:
        case Choice():
            options = mixed(item.options, pack.id, item.id)
            cells = [
                Cell(
                    "",
                    _woven(o.words, setting),
                    right=o.right,
                    because=_woven(o.because, setting) if o.because else _NOTHING,
                )
                for o in options
            ]
            return "choice", (Items("", tuple(cells)),), ()
        case TrueFalse(answer=answer):
            return "true-false", (), (finished("True" if answer else "False"),)
        case Match():
            columns = tuple(_columns(pack, item))
            return "match", columns, tuple(_rows(item, columns))
        case Order():
            shown = out_of_order(list(enumerate(item.events)), pack.id, item.id)
            found = {i: Cell("", _woven(e.what, setting)) for i, e in shown}
            told = [
                found[i].words + (finished(f" ({weave(e.when, setting)})") if e.when else _NOTHING)
                for i, e in enumerate(item.events)
            ]
            return "order", (Items("", tuple(found.values())),), tuple(told)
        case Short(answer=model):
            return "short", (), (_woven(model, setting),)
        case _:
            assert_never(item)


def _columns(pack: Pack, item: Match) -> Iterator[Items]:
    """The columns of a match, mixed but for the first; words that stand twice are shown once."""
    for i in range(min((len(row) for row in item.rows), default=0)):
        head, lang = _COLUMNS[item.columns[i]] if item.columns else ("", "")
        words = {row[i].text: row[i] for row in item.rows}
        texts = out_of_order(list(words), pack.id, item.id, str(i)) if i else list(words)
        cells = (Cell(_mark(i, n), _woven(words[t], HEADING), lang) for n, t in enumerate(texts))
        yield Items(head, tuple(cells))


def _rows(item: Match, columns: tuple[Items, ...]) -> Iterator[Markup]:
    """What belongs together, a line for each row."""
    places = [{str(c.words): c for c in column.cells} for column in columns]
    for row in item.rows:
        cells = (of[weave(p, HEADING)] for of, p in zip(places, row, strict=False))
        yield finished(" – ").join(_marked(c) for c in cells)


def _marked(cell: Cell) -> Markup:
    lang = finished(' lang="{}"').format(cell.lang) if cell.lang else _NOTHING
    return finished("<b>{}</b> <span{}>{}</span>").format(cell.mark, lang, cell.words)


def _woven(p: Paragraph, setting: Setting) -> Markup:
    return finished(weave(p, setting))


def _mark(column: int, number: int) -> str:
    """The mark of a cell: a figure in the first column, a letter in the second and the third."""
    if not column:
        return str(number + 1)
    return letter(number) if column == 1 else letter(number).lower()


def letter(number: int) -> str:
    """A, B … Z, AA, AB … for 0, 1 … 25, 26, 27."""
    before, own = divmod(number, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + own)
