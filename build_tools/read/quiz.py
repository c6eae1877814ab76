"""The quiz of a pack: the items of its front matter, each by its kind."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, assert_never

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.pack_records import (
    ChoiceRecord,
    EventRecord,
    MatchRecord,
    OptionRecord,
    OrderRecord,
    QuizRecord,
    ShortRecord,
    TrueFalseRecord,
)
from build_tools.model.packs import (
    Choice,
    Event,
    Match,
    Option,
    Order,
    QuizItem,
    Short,
    TrueFalse,
)
from build_tools.model.places import Place
from build_tools.read.exercises import unfit_id
from build_tools.read.items import fitted
from build_tools.read.pack_prose import read_words
from build_tools.read.paragraph_ranges import read_ranges
from build_tools.read.yaml import Plain, YamlFile

KINDS: dict[str, Any] = {
    "choice": ChoiceRecord,
    "true-false": TrueFalseRecord,
    "match": MatchRecord,
    "order": OrderRecord,
    "short": ShortRecord,
}


@dataclass(slots=True)
class Quiz:
    """The items in their order, the records of those whose rows the glossary has, the ids that are
    taken, and what was wrong."""

    items: list[QuizItem] = field(default_factory=list)
    matches: list[MatchRecord] = field(default_factory=list)
    taken: dict[str, Place] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def read_quiz(read: YamlFile, written: Plain) -> Quiz:
    """The quiz that stands under `quiz` in the keys of a pack."""
    quiz = Quiz()
    if isinstance(written, str) and not written:
        return quiz
    if not isinstance(written, list):
        message, cure = "`quiz` must be a list", "begin each item with `- id: …`"
        quiz.problems.append(Diagnostic("Y04", message, cure, read.place(("quiz",))))
        return quiz
    for i, item in enumerate(written):
        record = _record(read, item, i, quiz.problems)
        if record is None:
            continue
        if fault := unfit_id(record.id, record.place.of("id"), quiz.taken):
            quiz.problems.append(fault)
            continue
        quiz.taken[record.id] = record.place
        quiz.items.append(_Item(record, quiz.problems).made())
        if isinstance(record, MatchRecord) and not _unmatched(record, quiz.problems):
            quiz.matches += [record] if record.terms else []
    return quiz


def _record(read: YamlFile, item: Plain, i: int, problems: list[Diagnostic]) -> QuizRecord | None:
    """The item as a record of its kind; None if it does not fit."""
    at = ("quiz", i)
    if not isinstance(item, dict):
        message, cure = (
            "an item of the quiz must be lines of `key: value`",
            "begin it with `- id: …`",
        )
        problems.append(Diagnostic("Y04", message, cure, read.place(at)))
        return None
    kind = item.get("kind", "")
    if not isinstance(kind, str) or kind not in KINDS:
        near = difflib.get_close_matches(str(kind), list(KINDS), 1) if kind else []
        cure = f"did you mean `{near[0]}`?" if near else f"the kinds are {', '.join(KINDS)}"
        code, message = "Y03", "`kind` is missing"
        if kind:
            code, message = "Y04", "`kind` is none of the kinds of a quiz"
        problems.append(Diagnostic(code, message, cure, read.place((*at, "kind"))))
        return None
    record, found = fitted(read, item, KINDS[kind], at)
    problems += found
    made: QuizRecord | None = record
    return made


class _Item:
    """An item as it becomes marked text; what is wrong with its words is reported."""

    def __init__(self, record: QuizRecord, problems: list[Diagnostic]) -> None:
        self.record = record
        self.place = record.place
        self.problems = problems

    def made(self) -> QuizItem:
        """The item; the rows of terms to be matched are not looked up yet."""
        r, asks, place = self.record, self._words(self.record.asks, "asks"), self.place
        paragraphs, because = self._paragraphs(), self._told(r.because, "because")
        match r:
            case ChoiceRecord():
                options = tuple(self._option(o, i) for i, o in enumerate(r.options))
                return Choice(r.id, asks, options, because, paragraphs, place)
            case TrueFalseRecord():
                why = self._words(r.because, "because")
                return TrueFalse(r.id, asks, r.answer, why, paragraphs, place)
            case MatchRecord():
                rows = tuple(
                    self._row(row, i) for i, row in enumerate(r.pairs if not r.terms else ())
                )
                columns = r.columns if r.terms else ()
                return Match(r.id, asks, rows, columns, because, paragraphs, place)
            case OrderRecord():
                events = tuple(self._event(e, i) for i, e in enumerate(r.events))
                return Order(r.id, asks, events, because, paragraphs, place)
            case ShortRecord():
                answer = self._words(r.answer, "answer")
                return Short(r.id, asks, answer, r.accepts, because, paragraphs, place)
            case _:
                assert_never(r)

    def _words(self, words: str, *path: str | int) -> Paragraph:
        paragraph, found = read_words(words, self.place.of(*path))
        self.problems += found
        return paragraph

    def _told(self, words: str, *path: str | int) -> Paragraph | None:
        return self._words(words, *path) if words else None

    def _paragraphs(self) -> tuple[int, ...]:
        if not self.record.paragraphs:
            return ()
        ranges = read_ranges(self.record.paragraphs)
        if ranges.fault:
            place = self.place.of("paragraphs")
            self.problems.append(Diagnostic("Y04", ranges.fault, ranges.cure, place))
        return ranges.numbers

    def _option(self, option: OptionRecord, i: int) -> Option:
        if bool(option.right) == bool(option.wrong):
            message = "an option has its words behind `right` or behind `wrong`"
            cure = "write one of the two: `- right: …`, or `- wrong: …`"
            self.problems.append(Diagnostic("Y04", message, cure, self.place.of("options", i)))
        key = "right" if option.right else "wrong"
        words = self._words(option.right or option.wrong, "options", i, key)
        because = self._told(option.because, "options", i, "because")
        return Option(words, bool(option.right), because)

    def _event(self, event: EventRecord | str, i: int) -> Event:
        if isinstance(event, str):
            return Event(self._words(event, "events", i))
        what = self._words(event.what, "events", i, "what")
        return Event(what, self._told(event.when, "events", i, "when"))

    def _row(self, cells: Sequence[str], i: int) -> tuple[Paragraph, ...]:
        return tuple(self._words(cell, "pairs", i, j) for j, cell in enumerate(cells))


def _unmatched(r: MatchRecord, problems: list[Diagnostic]) -> bool:
    """True, with a report, for terms beside pairs, for neither, and for columns of no use."""
    place = r.place
    if bool(r.terms) == bool(r.pairs):
        message = "what is matched is `terms` of the glossary, or `pairs` written out"
        cure = "write one of the two: `terms: [an-id, another]`, or `pairs: [[…, …], […, …]]`"
    elif r.terms and not 1 < len(set(r.columns)) == len(r.columns):
        message = "`columns` must name two or more, each once"
        cure, place = "write `columns: [english, simplified, pinyin]`", place.of("columns")
    else:
        return False
    problems.append(Diagnostic("Y04", message, cure, place))
    return True
