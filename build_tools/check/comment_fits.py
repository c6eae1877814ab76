"""A comment that hangs nowhere.

A comment names a paragraph or a note (by its corrected number), and under `at` words of the
corrected text behind which its letter stands: the first of them that stand there exactly once. The
paragraph may have gone, or the words may have changed or occur twice: then name more of them, or
leave `at` out, and the letter stands at the end. A comment on one text only says so with `text:`.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from build_tools.model.comments import CommentRecord
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, LooseEnd, Text
from build_tools.model.ids import note_id
from build_tools.model.places import Place

CODE = "K01"
MOST = 3
SHOWN = 30


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each comment and text in which it hangs nowhere."""
    records = {c.record.place: c.record for c in edition.comments}
    for end in edition.loose:
        if end.kind == "comment":
            text = next(t for t in edition.texts if t.key == end.text)
            yield Diagnostic(
                CODE,
                f"comment {end.key} hangs nowhere in the text “{end.text}”: {end.detail}",
                _cure(text, records[end.place], end),
                _place(records[end.place], end),
                subject=end.subject,
                text=end.text,
            )


def _place(r: CommentRecord, end: LooseEnd) -> Place:
    """Where the comment says behind which words it hangs; if these are not at fault, on what."""
    if end.detail.endswith(" times"):
        return r.place.of("at")
    return r.place.of("paragraph" if r.paragraph is not None else "note")


def _cure(text: Text, r: CommentRecord, end: LooseEnd) -> str:
    if (r.paragraph is None) == (r.note is None):
        return "name one `paragraph`, or one `note` by its corrected number"
    body = _body(text, r)
    if not body:
        return _known(text, r)
    if not end.detail.endswith(" 0 times"):
        return "copy more of the words, until they stand there once"
    elsewhere = [
        f"¶ {p.number}" for p in text.paragraphs if any(words and words in p.text for words in r.at)
    ]
    if elsewhere:
        return f"these words stand in {' and '.join(elsewhere[:MOST])}; correct the place"
    return f"copy the words as they stand there: “… {_nearest(body, r.at[0])} …”"


def _body(text: Text, r: CommentRecord) -> tuple[Paragraph, ...]:
    if r.paragraph is not None:
        return tuple(p for p in text.paragraphs if p.number == r.paragraph)
    id = note_id(r.chapter, r.note or 0)
    return next((n.body for n in text.notes if n.id == id), ())


def _known(text: Text, r: CommentRecord) -> str:
    """What the text has instead of what the comment names."""
    if r.paragraph is not None:
        return f"the text has ¶ 1 to {len(text.paragraphs)}; correct the number"
    chapters = [c.id for c in text.chapters if c.id]
    if chapters and r.chapter not in chapters:
        return f"note numbers begin anew in each chapter: add `chapter: {chapters[0]}`"
    if r.chapter and not chapters:
        return f"take `chapter: {r.chapter}` out: the text has no chapters"
    numbers = [n.number for n in text.notes if n.body and n.chapter == r.chapter]
    has = f"those that have are {min(numbers)} to {max(numbers)}" if numbers else "none has"
    return f"correct the number ({has}), or comment on the paragraph of its marker"


def _nearest(body: tuple[Paragraph, ...], words: str) -> str:
    """The stretch that is most like these words."""
    found = [(SequenceMatcher(None, p.text, words, False), p.text) for p in body]
    matches = [(m.find_longest_match(), text) for m, text in found]
    best, text = max(matches, key=lambda m: m[0].size)
    start = text.rfind(" ", 0, max(0, best.a - best.b) + 1) + 1
    end = text.find(" ", start + max(SHOWN, len(words)))
    return text[start : end if end > 0 else None]
