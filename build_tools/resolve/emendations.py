"""The emendations, the only pass that changes text: endnotes parted and moved, readings mended."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from build_tools.model.document import Chapter, Document, Paragraph, Section
from build_tools.model.edition import LooseEnd, NoteStatus, Touched
from build_tools.model.ids import note_address, note_id
from build_tools.model.records import Emendation, Form, Lost, Move, Reading, Split
from build_tools.resolve.passages import corrected, portion


@dataclass(slots=True)
class Draft:
    """A note on its way from the printed list to its corrected number."""

    chapter: str
    number: int
    printed: str
    status: NoteStatus
    body: tuple[Paragraph, ...]
    emendations: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id by the corrected number."""
        return note_id(self.chapter, self.number)


@dataclass(slots=True)
class Emended:
    """A text after its emendations, and where each of them bore on it."""

    chapters: list[Chapter]
    drafts: list[Draft]
    back: list[Section]
    touched: dict[str, list[Touched]] = field(default_factory=dict)
    loose: list[LooseEnd] = field(default_factory=list)


def emended(document: Document, emendations: Sequence[Emendation]) -> Emended:
    """The document with every emendation that concerns it."""
    mine = [e for e in emendations if e.text in ("", document.key)]
    drafts = [
        Draft(c.id, e.printed, str(e.printed), "printed", e.body)
        for c in document.chapters
        for e in c.entries or ()
    ]
    work = Emended(list(document.chapters), drafts, list(document.back))
    for e in mine:
        match e:
            case Split():
                _split(work, document.key, e)
            case Move() | Lost() | Reading() | Form():
                pass
            case _:
                assert_never(e)
    _move(work, document.key, [e for e in mine if isinstance(e, Move)])
    for reading in (e for e in mine if isinstance(e, Reading)):
        _read(work, document.key, reading)
    for form in (e for e in mine if isinstance(e, Form)):
        _form(work, document.key, form)
    return work


def _touch(work: Emended, key: str, id: str, target: str, label: str) -> None:
    work.touched.setdefault(id, []).append(Touched(key, target, label))


def _loosen(work: Emended, key: str, e: Emendation, detail: str) -> None:
    work.loose.append(LooseEnd("emendation", e.id, e.place, f"emendation {e.id}", key, detail))


def _split(work: Emended, key: str, e: Split) -> None:
    at = _drafts(work, e.chapter, e.entry)
    if not at:
        return _loosen(work, key, e, f"the list prints no entry {e.entry}")
    draft = work.drafts[at[0]]
    fits = [i for i, p in enumerate(draft.body) if p.text.find(e.before) > 0]
    if not fits:
        return _loosen(work, key, e, f"entry {e.entry} does not hold the words “{e.before}”")
    i, paragraph = fits[0], draft.body[fits[0]]
    offset = paragraph.text.find(e.before)
    first = (*draft.body[:i], portion(paragraph, 0, offset))
    second = (portion(paragraph, offset, len(paragraph.text)), *draft.body[i + 1 :])
    new = Draft(e.chapter, e.note, "", "split", second, [*draft.emendations, e.id])
    work.drafts[at[0] : at[0] + 1] = [
        replace(draft, status="split", body=first, emendations=[*draft.emendations, e.id]),
        new,
    ]
    for part in (draft, new):
        _touch(work, key, e.id, note_address(part.id), f"note {part.id}")
    return None


def _drafts(work: Emended, chapter: str, printed: int) -> list[int]:
    """Where the drafts with this printed number stand."""
    wanted = (chapter, str(printed))
    return [i for i, d in enumerate(work.drafts) if (d.chapter, d.printed) == wanted]


def _move(work: Emended, key: str, moves: Iterable[Move]) -> None:
    """All moves at once, by printed number: 15 to 16 does not carry on to 17."""
    for e in moves:
        for printed, number in e.entries.items():
            at = _drafts(work, e.chapter, printed)
            if not at:
                _loosen(work, key, e, f"the list prints no entry {printed}")
                continue
            draft = work.drafts[at[0]]
            draft.number, draft.status = number, "moved"
            draft.emendations.append(e.id)
            _touch(work, key, e.id, note_address(draft.id), f"note {draft.id}")


def _read(work: Emended, key: str, e: Reading) -> None:
    """Mends one reading; it must fit exactly one stretch of the place it names."""
    places = _places(work, e)
    if not places:
        return _loosen(work, key, e, _nowhere(work, e))
    found = sum(p.text.count(e.printed) for p in places) if e.printed else 0
    if found != 1:
        where = _where(e)
        detail = (
            f"{where} does not read “{e.printed}”"
            if not found
            else f"{where} reads “{e.printed}” {found} times"
        )
        return _loosen(work, key, e, detail)

    def mend(p: Paragraph) -> Paragraph:
        start = p.text.find(e.printed)
        if start < 0:
            return p
        return corrected(p, start, start + len(e.printed), e.corrected, e.id)

    _replace(work, e, mend)
    _touch(work, key, e.id, _target(e), _where(e))
    return None


def _form(work: Emended, key: str, e: Form) -> None:
    numbers = (*e.notes, *((e.note,) if e.note is not None else ()))
    known = {d.id for d in work.drafts}
    for number in numbers:
        id = note_id(e.chapter, number)
        if id not in known:
            _loosen(work, key, e, f"there is no printed note {id}")
        else:
            _touch(work, key, e.id, note_address(id), f"note {id}")
    if not numbers:
        if not _places(work, e):
            return _loosen(work, key, e, _nowhere(work, e))
        _touch(work, key, e.id, _target(e), _where(e))
    return None


def _where(e: Reading | Form) -> str:
    if e.paragraph is not None:
        return f"¶ {e.paragraph}"
    id = "" if e.note is None else note_id(e.chapter, e.note)
    return f"note {id}" if id else f"“{e.back}”"


def _nowhere(work: Emended, e: Reading | Form) -> str:
    """What is said where the place that an emendation names is not there."""
    if e.paragraph is not None:
        numbers = [b.number for c in work.chapters for s in c.sections for b in s.blocks]
        last = max((n for n in numbers if n is not None), default=0)
        return f"there is no ¶ {e.paragraph}; the text has {last}"
    if e.note is not None:
        return f"there is no printed note {note_id(e.chapter, e.note)}"
    return f"there is no back matter headed “{e.back}”" if e.back else "it names no place"


def _target(e: Reading | Form) -> str:
    if e.paragraph is not None:
        return f"p{e.paragraph}"
    return note_address(note_id(e.chapter, e.note)) if e.note is not None else ""


def _places(work: Emended, e: Reading | Form) -> list[Paragraph]:
    """The paragraphs that the emendation names."""
    if e.paragraph is not None:
        blocks = (b for c in work.chapters for s in c.sections for b in s.blocks)
        return [b for b in blocks if b.number == e.paragraph]
    if e.note is not None:
        id = note_id(e.chapter, e.note)
        return [p for d in work.drafts if d.id == id for p in d.body]
    return [b for s in work.back if s.heading.text == e.back for b in s.blocks]


def _replace(work: Emended, e: Reading, mend: Callable[[Paragraph], Paragraph]) -> None:
    if e.paragraph is not None:
        for i, chapter in enumerate(work.chapters):
            sections = tuple(
                replace(
                    s, blocks=tuple(mend(b) if b.number == e.paragraph else b for b in s.blocks)
                )
                for s in chapter.sections
            )
            work.chapters[i] = replace(chapter, sections=sections)
    elif e.note is not None:
        for draft in work.drafts:
            if draft.id == note_id(e.chapter, e.note):
                draft.body = tuple(mend(p) for p in draft.body)
                draft.emendations.append(e.id)
    else:
        work.back = [
            replace(s, blocks=tuple(mend(b) for b in s.blocks)) if s.heading.text == e.back else s
            for s in work.back
        ]
