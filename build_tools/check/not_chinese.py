"""Chinese that is not Chinese.

`simplified` and `traditional` hold Chinese characters, with Chinese punctuation, figures,
capital letters and plus signs among them at most. This one is empty, or in another script, or the
two differ in their number of characters. A name may do without Chinese, but then without pinyin
too.
"""

import re
from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.glossary import NameRecord, TermRecord
from build_tools.read.han import CJK, HAN

CODE = "G02"
_CHINESE = re.compile(f"(?=.*[{HAN}+＋])[{CJK}0-9A-Z+“”‘’·—… ]+")


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each term or name whose Chinese cannot be right."""
    for term in edition.terms.values():
        yield from _faults(term.record, "term")
    for name in edition.names.values():
        if name.record.simplified or name.record.traditional:
            yield from _faults(name.record, "name")
        elif name.record.pinyin:
            yield _without(name.record)


def _without(r: NameRecord) -> Diagnostic:
    message = f"the name {r.id} has pinyin and no Chinese"
    cure = "write `simplified` and `traditional`, or take `pinyin` out"
    place = r.place.of("pinyin")
    return Diagnostic(CODE, message, cure, place, "warning", f"name {r.id}")


def is_chinese(words: str) -> bool:
    """True if these may be Chinese words."""
    return _CHINESE.fullmatch(words) is not None


def _faults(r: TermRecord | NameRecord, kind: str) -> Iterator[Diagnostic]:
    subject = f"{kind} {r.id}"
    fields = {"simplified": r.simplified, "traditional": r.traditional}
    wrong = {name: words for name, words in fields.items() if not is_chinese(words)}
    for name, words in wrong.items():
        what = f"“{words}”, which is not Chinese" if words else "empty"
        message = f"`{name}` of the {subject} is {what}"
        cure = "write it in Chinese characters, without pinyin or remarks"
        yield Diagnostic(CODE, message, cure, r.place.of(name), subject=subject)
    if not wrong and len(r.simplified) != len(r.traditional):
        message = f"{r.simplified} has {len(r.simplified)} characters and {r.traditional} "
        message += str(len(r.traditional))
        cure = "write the same words in both scripts"
        yield Diagnostic(CODE, message, cure, r.place.of("traditional"), subject=subject)
