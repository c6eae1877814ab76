"""Chinese that is not Chinese.

`simplified` and `traditional` hold Chinese characters, with Chinese punctuation, figures,
capital letters and plus signs among them at most. This one is empty, or in another script, or the
two differ in their number of characters. A name may do without Chinese, but then without pinyin
too. The same holds for `chinese` and `traditional` of a term's examples, of which the second may be
left out, and for the `zh` of an event.
"""

import re
from collections.abc import Iterator, Mapping

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.events import DatedEventRecord
from build_tools.model.glossary import Example, NameRecord, TermRecord
from build_tools.model.places import Place
from build_tools.read.han import CJK, character

CODE = "G02"
_CHINESE = re.compile(f"[{CJK}0-9A-Z+“”‘’·—… ]+")


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each term, example, name or event whose Chinese cannot be right."""
    for term in edition.terms.values():
        yield from _of_entry(term.record, f"term {term.id}")
        for i, example in enumerate(term.record.examples):
            yield from _of_example(term.record, i, example)
    for name in edition.names.values():
        if name.record.simplified or name.record.traditional:
            yield from _of_entry(name.record, f"name {name.id}")
        elif name.record.pinyin:
            yield _without(name.record)
    for event in edition.events.values():
        yield from _of_event(event.record)


def _without(r: NameRecord) -> Diagnostic:
    message = f"the name {r.id} has pinyin and no Chinese"
    cure = "write `simplified` and `traditional`, or take `pinyin` out"
    place = r.place.of("pinyin")
    return Diagnostic(CODE, message, cure, place, "warning", f"name {r.id}")


def is_chinese(words: str) -> bool:
    """True if these may be Chinese words."""
    chinese = character().search(words) or "+" in words or "＋" in words
    return bool(chinese and _CHINESE.fullmatch(words))


def _of_entry(r: TermRecord | NameRecord, subject: str) -> Iterator[Diagnostic]:
    fields = {"simplified": r.simplified, "traditional": r.traditional}
    places = {key: r.place.of(key) for key in fields}
    yield from _faults(fields, places, subject, f"the {subject}")


def _of_event(r: DatedEventRecord) -> Iterator[Diagnostic]:
    if r.zh:
        fields = {"simplified": r.zh.simplified, "traditional": r.zh.traditional}
        places = {key: r.place.of("zh", key) for key in fields}
        yield from _faults(fields, places, f"event {r.id}", f"the event {r.id}")


def _of_example(r: TermRecord, number: int, example: Example) -> Iterator[Diagnostic]:
    fields = {"chinese": example.chinese}
    if example.traditional:
        fields["traditional"] = example.traditional
    places = {key: r.place.of("examples", number, key) for key in fields}
    whose = f"example {number + 1} of the term {r.id}"
    yield from _faults(fields, places, f"term {r.id}", whose)


def _faults(
    fields: Mapping[str, str], places: Mapping[str, Place], subject: str, whose: str
) -> Iterator[Diagnostic]:
    """What is wrong with the same words in one script or in both, by their keys."""
    wrong = {key: words for key, words in fields.items() if not is_chinese(words)}
    for key, words in wrong.items():
        what = f"“{words}”, which is not Chinese" if words else "empty"
        message = f"`{key}` of {whose} is {what}"
        cure = "write it in Chinese characters, without pinyin or remarks"
        yield Diagnostic(CODE, message, cure, places[key], subject=subject)
    first, *others = fields.values()
    if not wrong and any(len(words) != len(first) for words in others):
        message = f"{first} has {len(first)} characters and {others[0]} {len(others[0])}"
        cure = "write the same words in both scripts"
        yield Diagnostic(CODE, message, cure, places["traditional"], subject=subject)
