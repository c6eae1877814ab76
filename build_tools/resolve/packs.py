"""Reading packs with what they name found in the edition; what is not there are loose ends."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, LooseEnd
from build_tools.model.glossary import TermRecord, Use
from build_tools.model.marks import Foreign, Mark
from build_tools.model.pack_records import Column, MatchRecord
from build_tools.model.packs import Exercise, Match, Pack, PackSection, QuizItem, Worksheet
from build_tools.model.places import Place
from build_tools.model.records import SourceRef

LANGUAGES: dict[Column, str] = {
    "simplified": "zh-Hans",
    "traditional": "zh-Hant",
    "pinyin": "zh-Latn-pinyin",
}
SHOWN = 3
"""Of paragraphs that are gone so many are named."""
_ASKED: dict[Column, str] = {
    "english": "the English",
    "simplified": "the Chinese",
    "traditional": "the Chinese in traditional script",
    "pinyin": "the pinyin",
}


def with_packs(edition: Edition, worksheets: Sequence[Worksheet]) -> Edition:
    """The edition, whose terms and names have their uses, with its packs."""
    packs, loose = {}, list[LooseEnd]()
    for sheet in worksheets:
        work = _Work(edition, sheet, frozenset(p.number or 0 for p in edition.base.paragraphs))
        packs[sheet.pack.id] = work.resolved()
        loose += work.loose
    return replace(edition, packs=packs, loose=tuple(dict.fromkeys([*edition.loose, *loose])))


class _Work:
    """A pack while its pointers are followed."""

    def __init__(self, edition: Edition, sheet: Worksheet, there: Set[int]) -> None:
        self.edition = edition
        self.sheet = sheet
        self.there = there
        self.record = sheet.pack.record
        self.subject = f"pack {self.record.id}"
        self.read = frozenset(sheet.pack.paragraphs)
        self.loose: list[LooseEnd] = []

    def resolved(self) -> Pack:
        """The pack; what it names and the edition does not have is left out and kept in `loose`."""
        pack, edition = self.sheet.pack, self.edition
        place = self.record.place.of("paragraphs")
        reading = frozenset(self._known(pack.paragraphs, place, self.subject))
        numbers = [p.number or 0 for p in edition.base.paragraphs]
        ordered = tuple(n for n in numbers if n in reading)
        self._strays()
        return replace(
            pack,
            paragraphs=ordered,
            terms=self._terms(ordered),
            names=self._names(ordered),
            comments=self._comments(ordered),
            further=self._further(),
            sections=tuple(map(self._section, pack.sections)),
            quiz=tuple(map(self._item, pack.quiz)),
        )

    def _end(self, detail: str, key: str, place: Place, subject: str) -> None:
        self.loose.append(LooseEnd("pack", key, place, subject, detail=detail))

    def _known(self, numbers: Sequence[int], place: Place, subject: str) -> tuple[int, ...]:
        """Those of the paragraphs that are there. One that the reading names and that is gone is
        told where the reading names it."""
        told = self.read if subject != self.subject else frozenset[int]()
        gone = [str(n) for n in numbers if n not in self.there and n not in told]
        if gone:
            key = ", ".join(gone[:SHOWN]) + " …" * (len(gone) > SHOWN)
            self._end("paragraph", key, place, subject)
        return tuple(n for n in numbers if n in self.there)

    def _terms(self, reading: Sequence[int]) -> tuple[str, ...]:
        terms = self.edition.terms
        if self.record.terms == "auto":
            return tuple(t.id for t in terms.values() if self._stands(t.uses, reading))
        return tuple(self._listed_terms(self.record.terms, self.record.place, self.subject))

    def _listed_terms(self, ids: Sequence[str], place: Place, subject: str) -> Iterator[str]:
        for i, id in enumerate(ids):
            if id not in self.edition.terms:
                self.loose.append(LooseEnd("term", id, place.of("terms", i), subject))
            elif id not in ids[:i]:
                yield id

    def _names(self, reading: Sequence[int]) -> tuple[str, ...]:
        names = self.edition.names
        if self.record.names == "auto":
            return tuple(n.id for n in names.values() if self._stands(n.uses, reading))
        return self._listed("name", self.record.names, names.keys())

    def _comments(self, reading: Sequence[int]) -> tuple[str, ...]:
        comments, base = self.edition.comments, self.edition.base.key
        if self.record.comments != "auto":
            return self._listed("comment", self.record.comments, {c.id for c in comments})
        addresses = {f"p{n}" for n in reading}
        hung = ((c.id, c.in_text(base)) for c in comments)
        return tuple(id for id, here in hung if here and here.target in addresses)

    def _listed(self, noun: str, ids: Sequence[str], known: Set[str]) -> tuple[str, ...]:
        for i, id in enumerate(ids):
            if id not in known:
                self._end(noun, id, self.record.place.of(f"{noun}s", i), self.subject)
        return tuple(dict.fromkeys(id for id in ids if id in known))

    def _stands(self, uses: Sequence[Use], reading: Sequence[int]) -> bool:
        """True if one of the uses is in a paragraph of the reading, in the base text."""
        base = self.edition.base.key
        addresses = {f"p{n}" for n in reading}
        return any(u.text == base and u.kind == "text" and u.address in addresses for u in uses)

    def _further(self) -> tuple[SourceRef, ...]:
        refs = [SourceRef(key=r) if isinstance(r, str) else r for r in self.record.further]
        for i, ref in enumerate(refs):
            if ref.key not in self.edition.sources:
                place = self.record.place.of("further", i)
                self.loose.append(LooseEnd("source", ref.key, place, self.subject))
        return tuple(ref for ref in refs if ref.key in self.edition.sources)

    def _strays(self) -> None:
        for id, place in self.sheet.strays:
            self._end("answer", id, place, self.subject)

    def _section(self, section: PackSection) -> PackSection:
        return replace(section, exercises=tuple(map(self._exercise, section.exercises)))

    def _exercise(self, exercise: Exercise) -> Exercise:
        subject = f"exercise {self.record.id}.{exercise.id}"
        known = self._known(exercise.paragraphs, exercise.place, subject)
        return replace(exercise, paragraphs=known)

    def _item(self, item: QuizItem) -> QuizItem:
        subject = f"quiz {self.record.id}.{item.id}"
        known = self._known(item.paragraphs, item.place.of("paragraphs"), subject)
        item = replace(item, paragraphs=known)
        record = next((m for m in self.sheet.matches if m.id == item.id), None)
        if isinstance(item, Match) and record is not None:
            return self._matched(item, record, subject)
        return item

    def _matched(self, item: Match, record: MatchRecord, subject: str) -> Match:
        """The item with what the glossary has of its terms."""
        ids = self._listed_terms(record.terms, record.place, subject)
        terms = [self.edition.terms[id].record for id in ids]
        rows = tuple(tuple(_cell(t, c) for c in item.columns) for t in terms)
        asks = item.asks if item.asks.text else Paragraph("paragraph", _asked(item.columns))
        return replace(item, asks=asks, rows=rows)


def _cell(term: TermRecord, column: Column) -> Paragraph:
    """What is shown of a term in a column: its headword, its Chinese or its pinyin."""
    words: Mapping[Column, str] = {
        "english": term.english,
        "simplified": term.simplified,
        "traditional": term.traditional,
        "pinyin": term.pinyin,
    }
    text = words[column]
    lang = LANGUAGES.get(column)
    marks = (Mark(0, len(text), Foreign(lang)),) if lang and text else ()
    return Paragraph("paragraph", text, marks)


def _asked(columns: Sequence[Column]) -> str:
    """What is asked where the editors do not say it."""
    if len(columns) < 2:
        return "Match what belongs together."
    named = [_ASKED[c] for c in columns]
    return f"Match {', '.join(named[:-1])} and {named[-1]}."
