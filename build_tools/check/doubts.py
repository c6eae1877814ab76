"""Doubts of two dictionaries about an entry's Chinese, remembered until its words change."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from build_tools.check.not_chinese import is_chinese
from build_tools.check.pinyin_fits import fault_of
from build_tools.check.second_opinion import Opinion, Words, dictionaries, opinions
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.glossary import NameRecord, TermRecord
from build_tools.model.places import Place

PINYIN, SCRIPT, ABSENT = "G04", "G05", "G10"
EXPLANATIONS = {
    PINYIN: """Pinyin that a dictionary doubts.

pypinyin knows none of its readings for one of the characters. Most often a tone is wrong or left
out, or a character has several readings (行 *háng*, *xíng*). The editors decide: correct the
pinyin, or allow this in `docs/edition.yml` with the reason. Nothing is taken over from the
dictionary.""",
    SCRIPT: """Characters that a dictionary doubts.

OpenCC would write these words otherwise, in simplified or in traditional characters. Variants of
Taiwan and Hong Kong (為 and 爲) are both accepted. The editors decide: correct the characters, or
allow this in `docs/edition.yml` with the reason.""",
    ABSENT: """A dictionary that is not there.

OpenCC, which compares simplified with traditional characters, is not to be had for every kind of
machine; pypinyin is, and `make site` installs it. Everything else works without them. Check the
edition that you publish on a machine that has both.""",
}
FILE = "doubts.json"
# To be counted up when the questions change, since what is kept answers the old ones.
ASKED = "3"
CURE = "correct it, or allow it in docs/edition.yml with the reason"


class Asked(NamedTuple):
    """The words of an entry or of an example, and where each of them stands."""

    subject: str
    words: Words
    simplified: Place
    traditional: Place
    pinyin: Place


def doubts(edition: Edition, cache: Path) -> list[Diagnostic]:
    """What the dictionaries doubt, as warnings; their opinions are kept in the folder `cache`."""
    asked = list(_asked(edition))
    if not asked:
        return []
    by = dictionaries()
    known = _known(cache / FILE, by)
    fresh = list(dict.fromkeys(a.words for a in asked if a.words not in known))
    if fresh:
        fit = [w for w in fresh if _fits(w)]
        known |= dict.fromkeys(fresh, Opinion())
        known |= dict(zip(fit, opinions(fit), strict=True))
        _keep(cache / FILE, by, {a.words: known[a.words] for a in asked})
    found = [d for a in asked for d in _told(a, known[a.words])]
    return found + [_absent(name) for name, version in by.items() if not version]


def _asked(edition: Edition) -> Iterator[Asked]:
    for t in edition.terms.values():
        yield _of_entry(f"term {t.id}", t.record)
        for i, x in enumerate(t.record.examples):
            words = Words(x.chinese, x.traditional, x.pinyin)
            keys = ("chinese", "traditional", "pinyin")
            places = (t.record.place.of("examples", i, key) for key in keys)
            yield Asked(f"term {t.id}", words, *places)
    for n in edition.names.values():
        if n.record.simplified:
            yield _of_entry(f"name {n.id}", n.record)
    for e in edition.events.values():
        if zh := e.record.zh:
            words = Words(zh.simplified, zh.traditional, zh.pinyin)
            places = (e.record.place.of("zh", key) for key in Words._fields)
            yield Asked(f"event {e.id}", words, *places)


def _of_entry(subject: str, r: TermRecord | NameRecord) -> Asked:
    words = Words(r.simplified, r.traditional, r.pinyin)
    return Asked(subject, words, *(r.place.of(key) for key in Words._fields))


def _fits(words: Words) -> bool:
    """True if nothing is plainly wrong, which other checks tell."""
    simplified, traditional, pinyin = words
    chinese = is_chinese(simplified) and (not traditional or is_chinese(traditional))
    alike = len(traditional or simplified) == len(simplified)
    return chinese and alike and fault_of(simplified, pinyin) is None


def _told(asked: Asked, opinion: Opinion) -> Iterator[Diagnostic]:
    words, subject = asked.words, asked.subject
    scripts = (
        ("simplified", asked.simplified, words.simplified, opinion.simplified),
        ("traditional", asked.traditional, words.traditional, opinion.traditional),
    )
    exchanged = opinion.simplified and opinion.simplified == words.traditional
    if exchanged:
        message = "`simplified` and `traditional` are exchanged"
        cure = "write each behind the other key"
        yield Diagnostic(SCRIPT, message, cure, asked.simplified, "warning", subject)
    for script, place, written, other in scripts:
        if other and not exchanged:
            message = f"OpenCC would write {other} in {script} characters, not {written}"
            yield Diagnostic(SCRIPT, message, CURE, place, "warning", subject)
    if opinion.pinyin:
        message = f"pypinyin reads {words.simplified} as {opinion.pinyin}, not {words.pinyin}"
        yield Diagnostic(PINYIN, message, CURE, asked.pinyin, "warning", subject)


def _absent(name: str) -> Diagnostic:
    message = f"the dictionary {name} is not installed, so it cannot be asked"
    cure = "check the edition that you publish on a machine that has it"
    return Diagnostic(ABSENT, message, cure, Place("glossary"), "warning", name)


def _known(file: Path, by: Mapping[str, str]) -> dict[Words, Opinion]:
    """The opinions that are kept; a damaged file, or one of other dictionaries, holds none."""
    try:
        data = json.loads(file.read_bytes())
        if data["by"] != {**by, "asked": ASKED}:
            return {}
        rows = ((list(map(str, row))) for row in data["opinions"])
        return {Words(*row[:3]): Opinion(*row[3:]) for row in rows}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _keep(file: Path, by: Mapping[str, str], known: Mapping[Words, Opinion]) -> None:
    """Keeps the opinions whole or not at all; that they cannot be kept is no fault."""
    rows = [[*words, *opinion] for words, opinion in known.items()]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump({"by": {**by, "asked": ASKED}, "opinions": rows}, out, ensure_ascii=False)
        Path(name).replace(file)
    except OSError:
        return
