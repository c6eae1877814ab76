"""Comments hung where they belong: behind the words they name, each with its letter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.model.comments import Comment, CommentRecord, Hung
from build_tools.model.document import Paragraph
from build_tools.model.edition import LooseEnd, Note, Text
from build_tools.model.ids import note_address, note_id
from build_tools.model.marks import CommentRef, Mark

Spot = tuple[int, int, int]


@dataclass(slots=True)
class _Hook:
    """A spot of a text from which a comment hangs: the block's place in reading order, which
    paragraph of it, the offset; and the block's address."""

    record: CommentRecord
    spot: Spot
    target: str


def hung(
    records: Sequence[CommentRecord],
    prose: Mapping[str, Paragraph],
    texts: Sequence[Text],
    sources: Iterable[str],
) -> tuple[tuple[Comment, ...], tuple[Text, ...], list[LooseEnd]]:
    """The comments in the order of the base text, the texts with their letters, and misfits."""
    known = set(sources)
    loose = [
        LooseEnd("source", key, r.place.of("sources", r.sources.index(key)), f"comment {r.id}")
        for r in records
        for key in dict.fromkeys(r.sources)
        if key not in known
    ]
    places: dict[str, list[Hung]] = {}
    order: dict[str, tuple[int, Spot]] = {}
    lettered = []
    for i, text in enumerate(texts):
        hooks, misfits = _hooks(records, text)
        loose += misfits
        marks: dict[str, dict[int, list[Mark]]] = {}
        for number, hook in enumerate(sorted(hooks, key=lambda h: h.spot)):
            id, at = hook.record.id, hook.spot[2]
            here = Hung(text.key, hook.target, letter(number), f"rx-{id}")
            places.setdefault(id, []).append(here)
            order.setdefault(id, (i, hook.spot))
            mark = Mark(at, at, CommentRef(id, here.letter, here.id))
            marks.setdefault(hook.target, {}).setdefault(hook.spot[1], []).append(mark)
        lettered.append(_with(text, marks))
    last = (len(texts), (0, 0, 0))
    comments = [
        Comment(r, prose[r.says], prose[r.evidence], tuple(places.get(r.id, ())))
        for r in sorted(records, key=lambda r: order.get(r.id, last))
        if not r.text or any(t.key == r.text for t in texts)
    ]
    return tuple(comments), tuple(lettered), loose


def letter(number: int) -> str:
    """The letter of a comment, counted from 0: `a` … `z`, `aa`, `ab` …"""
    before, here = divmod(number, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + here)


def _hooks(records: Sequence[CommentRecord], text: Text) -> tuple[list[_Hook], list[LooseEnd]]:
    """Where the comments hang in a text, and those that should and cannot."""
    mine = [r for r in records if r.text in ("", text.key)]
    blocks = dict(_blocks(text)) if mine else {}
    order = {target: i for i, target in enumerate(blocks)}
    hooks, loose = [], []
    for r in mine:
        target, name = target_of(r)
        spot = _spot(blocks[target], r.at) if target in blocks else f"there is no {name}"
        if isinstance(spot, str):
            subject = f"comment {r.id}"
            loose.append(LooseEnd("comment", r.id, r.place, subject, text.key, spot))
        else:
            hooks.append(_Hook(r, (order[target], *spot), target))
    return hooks, loose


def target_of(record: CommentRecord) -> tuple[str, str]:
    """The address of what a comment is on, and its name in a message."""
    if record.paragraph is not None and record.note is not None:
        return "", "such place: it names a paragraph and a note"
    if record.paragraph is not None:
        return f"p{record.paragraph}", f"¶ {record.paragraph}"
    if record.note is None:
        return "", "place: it names neither a paragraph nor a note"
    id = note_id(record.chapter, record.note)
    return note_address(id), f"note {id} that has words"


def _blocks(text: Text) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    """What a comment can hang on, by its address, in the order of reading."""
    yield from ((p.id, (p,)) for p in text.paragraphs)
    yield from ((note_address(n.id), n.body) for n in text.notes if n.body)


def _spot(body: Sequence[Paragraph], at: Sequence[str]) -> tuple[int, int] | str:
    """Which paragraph and which offset: behind the first words that stand there once, or at the
    end if none are named; a string says why there is no such spot."""
    if not at:
        return len(body) - 1, len(body[-1].text)
    for words in at:
        found = [(i, p.text.find(words)) for i, p in enumerate(body) if words in p.text]
        if words and len(found) == 1 and body[found[0][0]].text.count(words) == 1:
            return found[0][0], found[0][1] + len(words)
    times = [sum(p.text.count(words) for p in body) if words else 0 for words in at]
    told = (f"“{words}” stands there {n} times" for words, n in zip(at, times, strict=True))
    return "; ".join(told)


def _with(text: Text, marks: Mapping[str, Mapping[int, Sequence[Mark]]]) -> Text:
    """The text with these points, by the address of a block and the paragraph in it."""
    if not marks:
        return text

    def marked(body: tuple[Paragraph, ...], target: str) -> tuple[Paragraph, ...]:
        added = marks.get(target, {})
        return tuple(_marked(p, added[i]) if i in added else p for i, p in enumerate(body))

    def note(n: Note) -> Note:
        return replace(n, body=marked(n.body, note_address(n.id)))

    chapters = tuple(
        replace(
            chapter,
            sections=tuple(
                replace(s, blocks=tuple(b for p in s.blocks for b in marked((p,), p.id)))
                for s in chapter.sections
            ),
        )
        for chapter in text.chapters
    )
    return replace(text, chapters=chapters, notes=tuple(map(note, text.notes)))


def _marked(paragraph: Paragraph, added: Sequence[Mark]) -> Paragraph:
    marks = sorted((*paragraph.marks, *added), key=lambda m: (m.start, -m.end))
    return replace(paragraph, marks=tuple(marks))
