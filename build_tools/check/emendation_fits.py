"""An emendation that does not fit.

What an emendation calls printed must stand exactly once in the paragraph or note that it names,
in every text it holds for; an entry it parts or moves must be there. The text may have changed,
the paragraph number may be wrong, or the words occur twice: then name more of them. An emendation
for one text only says so with `text:`.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, LooseEnd, Text
from build_tools.model.ids import note_id
from build_tools.model.records import Emendation, Form, Lost, Move, Reading, Split

CODE = "E01"
MOST = 3


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each emendation and text where it does not fit."""
    for end in edition.loose:
        if end.kind == "emendation":
            yield Diagnostic(
                CODE,
                f"emendation {end.key} does not fit the text “{end.text}”: {end.detail}",
                _cure(edition, end),
                end.place,
                subject=end.subject,
                text=end.text,
            )


def _cure(edition: Edition, end: LooseEnd) -> str:
    record = next(c.record for c in edition.corrections if c.record.place == end.place)
    text = next(t for t in edition.texts if t.key == end.text)
    chapters = [c.id for c in text.chapters if c.id]
    if record.chapter not in chapters and _by_chapter(record):
        if chapters:
            return f"note numbers begin anew in each chapter: add `chapter: {chapters[0]}`" + (
                f" (or {', '.join(chapters[1:])})" if chapters[1:] else ""
            )
        if record.chapter:
            return f"take `chapter: {record.chapter}` out: the text has no chapters"
    match record:
        case Split() | Move():
            return _entries(text, record)
        case Lost():
            return _lost(text, record, end)
        case Reading() | Form():
            return _reading(text, record, end)


def _by_chapter(e: Emendation) -> bool:
    return not isinstance(e, Reading | Form) or (e.paragraph is None and not e.back)


def _entries(text: Text, e: Split | Move) -> str:
    """What the list prints, or that the words are to be copied if the entry is there."""
    found = [c.entries or () for c in text.chapters if c.id == e.chapter]
    printed = [entry.printed for entries in found for entry in entries]
    if isinstance(e, Split) and e.entry in printed:
        return (
            "give under `before` the first words of the second note as the list prints them, "
            "without asterisks; they may not be the first of the entry"
        )
    if not printed:
        return "the text has no list of endnotes here"
    first, last = min(printed), max(printed)
    prints = f"entries {first} to {last}" if first < last else f"entry {first}"
    return f"the list prints {prints}; correct the number"


def _lost(text: Text, e: Lost, end: LooseEnd) -> str:
    """The line that is missing, unless the list prints the note after all."""
    ids = {n.id: n for n in text.notes}
    named = next((n for n in e.notes if f"note {n} " in end.detail), 0)
    chapter = f" (`chapter: {e.chapter}`)" if e.chapter else ""
    note = ids.get(note_id(e.chapter, named))
    if note is not None and note.printed:
        return f"the list prints note {note.id}: take {named} out of `notes`"
    return f"add `lost: true` for note {named}{chapter} to apparatus/notes.yml"


def _reading(text: Text, e: Reading | Form, end: LooseEnd) -> str:
    if e.paragraph is None and e.note is None:
        return _back(text, e)
    if end.detail.endswith(" times"):
        return "copy more of the printed words, until they stand there once"
    elsewhere = _elsewhere(text, e.printed) if isinstance(e, Reading) else []
    if elsewhere:
        more = " and elsewhere" if len(elsewhere) > MOST else ""
        return f"these words stand in {' and '.join(elsewhere[:MOST])}{more}; correct the place"
    if "there is no" in end.detail:
        return _unknown_place(text, e)
    return (
        "copy the printed words from the text file, without note markers, asterisks and angle "
        "brackets"
    )


def _unknown_place(text: Text, e: Reading | Form) -> str:
    if e.note is None:
        return f"there is no ¶ {e.paragraph}; the text has {len(text.paragraphs)}"
    numbers = [n.number for n in text.notes if n.chapter == e.chapter and n.body]
    has = f"{min(numbers)} to {max(numbers)}" if numbers else "none"
    return f"name the note by its corrected number; the notes that have words are {has}"


def _elsewhere(text: Text, words: str) -> list[str]:
    """Where these words stand in the text: paragraphs, notes, back matter."""
    places: list[tuple[str, tuple[Paragraph, ...]]] = [
        *((f"¶ {p.number}", (p,)) for p in text.paragraphs),
        *((f"note {n.id}", n.body) for n in text.notes),
        *((f"the back matter “{s.heading.text}”", s.blocks) for s in text.back),
    ]
    return [name for name, body in places if words and any(words in p.text for p in body)]


def _back(text: Text, e: Reading | Form) -> str:
    headings = [s.heading.text for s in text.back if s.heading.text]
    if isinstance(e, Reading) and e.back in headings:
        return (
            "copy the printed words from the text file, without asterisks and angle brackets; "
            "more of them if they occur twice"
        )
    if e.back and not headings:
        return "the text has no back matter; name a `paragraph` or a `note`"
    listed = ", ".join(f"“{h}”" for h in headings)
    known = f"; the back matter has {listed}" if headings else ""
    return f"name a `paragraph`, a `note`, or `back` by its heading{known}"
