"""How the cases of the reading stage are read, and what was read, written out in lines."""

from collections.abc import Iterable
from typing import Any, assert_never

from build_tools.model.diagnostics import Diagnostic, in_order
from build_tools.model.document import Document, Paragraph
from build_tools.model.marks import (
    Citation,
    Emended,
    Emphasis,
    Foreign,
    Link,
    Mark,
    NameUse,
    NoteRef,
    TermUse,
)
from build_tools.model.packs import Block, Listing, Table
from build_tools.model.places import Place
from build_tools.model.records import Hint, TextRecord
from build_tools.read.exercises import read_body
from build_tools.read.inline import with_markers
from build_tools.read.pack_answers import read_answers
from build_tools.read.prose import read_prose
from build_tools.read.setting import Setting
from build_tools.read.sheets import Piece, sheet
from build_tools.read.texts import read_text

Read = tuple[list[str], list[Diagnostic]]
FRAME = "A Small Brief\n\nFirst words\n\n{}\n"


def read_case(noun: str, case: dict[str, Any]) -> Read:
    """The case's input read as its file's noun demands: what came of it, line by line."""
    match noun:
        case "prose":
            paragraph, problems = read_prose(case["input"], Place("docs/notes.yml", 3, 5))
            return [shown(paragraph)], problems
        case "packs":
            return _pack(case["input"])
        case "answers":
            return _answers(case["input"])
        case "markers" | "inline":
            return [_paragraph(case["input"], case.get("reach", 99))], []
        case "encodings":
            return _text(case, [("brief.txt", _encoded(case))], outline=_encoding)
        case "chapters":
            files = case["files"] if "files" in case else [case["input"]]
            data = [(f"{i}.txt", source.encode()) for i, source in enumerate(files, 1)]
            return _text(case, data, outline=_outline)
        case "endnotes":
            return _text(case, [("brief.txt", case["input"].encode())], outline=_endnotes)
        case _:
            return _text(case, [("brief.txt", case["input"].encode())], outline=_outline)


def _pack(source: str) -> Read:
    body = read_body(source, Place("docs/teaching/rain.md", 3, 1), {})
    out = list(_blocks(body.introduction))
    for section in body.sections:
        out += [f"## {section.part}: {shown(section.heading)}", *_blocks(section.prose)]
        for e in section.exercises:
            on = f"¶{', '.join(map(str, e.paragraphs))}" if e.paragraphs else "all"
            out += [f"### {e.id} on {on}, {e.skill or 'no skill'}", *_blocks(e.prose)]
    return out, body.problems


def _answers(source: str) -> Read:
    read = read_answers(source, Place("docs/teaching/rain.answers.md", 1, 1))
    out = list(_blocks(read.for_teachers))
    for id, answer in read.of.items():
        out += [f"### {id} at {read.places[id]}", *_blocks(answer)]
    return out, read.problems


def _blocks(blocks: Iterable[Block]) -> Iterable[str]:
    """The prose of a pack, a line each paragraph, item and row."""
    for block in blocks:
        match block:
            case Paragraph(kind=kind):
                yield f"{kind} at {block.place().line}: {shown(block)}"
            case Listing(ordered, items):
                yield from (f"{'1.' if ordered else '-'} {shown(item)}" for item in items)
            case Table(head, rows):
                yield from (f"| {' | '.join(map(shown, row))} |" for row in (head, *rows))
            case _:
                assert_never(block)


def _paragraph(source: str, reach: int) -> str:
    page = sheet("brief.txt", source.rstrip("\n"))
    read = with_markers(page, [Piece(a, b) for a, b in page.lines], reach)
    marks = Setting(record({}))._with_refs("", read)
    return shown(Paragraph("paragraph", read.text, marks))


def record(case: dict[str, Any]) -> TextRecord:
    """The record of a case's text."""
    hints = tuple(Hint(**hint) for hint in case.get("hints", ()))
    names = tuple(case.get("notes_heading", ("Endnotes", "Notes", "Footnotes")))
    return TextRecord(
        key="brief", label="The brief", files=("brief.txt",), rights="open", creators=(),
        structure=hints, notes_heading=names,
    )  # fmt: skip


def _text(case: dict[str, Any], files: list[tuple[str, bytes]], outline: Any) -> Read:
    document, problems = read_text(record(case), files)
    if document is not None:
        assert [bytes(w) for w in document.witnesses] == [data for _, data in files]
    return (list(outline(document)) if document else []), problems


def _encoded(case: dict[str, Any]) -> bytes:
    """The input in another encoding: `bytes` are given in hexadecimal, put in for `@`."""
    data = FRAME.format(case["input"]) if case.get("framed", True) else case["input"]
    data = data.replace("\n", {"CRLF": "\r\n", "CR": "\r"}.get(case.get("newlines", ""), "\n"))
    encoded = data.encode(case.get("encoding", "utf-8"))
    return encoded.replace(b"@", bytes.fromhex(case.get("bytes", "40")))


def _encoding(document: Document) -> Iterable[str]:
    r = document.witnesses[0].record
    yield f"{r.encoding}, {'mark, ' if r.bom else ''}{r.newlines}, {r.normal_form}"
    yield from (shown(b) for c in document.chapters for s in c.sections for b in s.blocks)


def _outline(document: Document) -> Iterable[str]:
    """Everything in a document but its entries' words, a line each."""
    yield f"title: {shown(document.title)}"
    yield from (f"byline: {shown(line)}" for line in document.byline)
    for chapter in document.chapters:
        if chapter.id:
            yield f"chapter {chapter.id}: {shown(chapter.title) if chapter.title else '(untitled)'}"
        for section in chapter.sections:
            yield f"#{section.id}: {shown(section.heading)}"
            for b in section.blocks:
                yield f"{f'¶{b.number} ' if b.number else ''}{b.kind}: {shown(b)}"
        entries = chapter.entries
        yield f"notes: {'none' if entries is None else ' '.join(str(e.printed) for e in entries)}"
    for section in document.back:
        yield f"back #{section.id}: {shown(section.heading)}"
        yield from (f"{b.kind}: {shown(b)}" for b in section.blocks)
    yield from (f"decided by {d.by}, line {d.place.line}: {d.what}" for d in document.decisions)


def _endnotes(document: Document) -> Iterable[str]:
    for chapter in document.chapters:
        for e in chapter.entries or ():
            yield f"{e.printed} at {e.place}: {' | '.join(shown(p) for p in e.body)}"
    for section in document.back:
        yield f"back #{section.id}: {shown(section.heading)}"
        yield from (f"{b.kind}: {shown(b)}" for b in section.blocks)


def shown(paragraph: Paragraph) -> str:
    """A paragraph with its marks in angle quotes: `‹12›` a marker, `‹em:…›`, `‹zh-Hans:…›`."""
    signs = []
    for i, mark in enumerate(paragraph.marks):
        opening, closing = _signs(mark)
        signs.append((mark.start, 2, i, opening))
        if closing:
            signs.append((mark.end, 1, -i, closing))
    out, done = [], 0
    for at, _, _, sign in sorted(signs):
        out += [paragraph.text[done:at], sign]
        done = at
    return "".join([*out, paragraph.text[done:]])


def _signs(mark: Mark) -> tuple[str, str]:
    match mark.meaning:
        case NoteRef(printed=printed):
            return f"‹{printed}›", ""
        case Emphasis():
            return "‹em:", "›"
        case Foreign(lang=lang):
            return f"‹{lang}:", "›"
        case Link(target=target):
            return f"‹to {target}:", "›"
        case Citation() | TermUse() | NameUse() | Emended():
            raise AssertionError(f"reading gave {mark}")
        case _:
            assert_never(mark.meaning)


def lines(problems: Iterable[Diagnostic]) -> list[str]:
    """The problems in order, a line each."""
    return [f"{p.place}: {p.severity}[{p.code}] {p.message}" for p in in_order(list(problems))]
