"""A text of the brief: from its files to a document with numbered paragraphs and endnotes."""

from collections.abc import Sequence

from build_tools.model.diagnostics import Diagnostic, Severity
from build_tools.model.document import Chapter, Document, Record, Tile, Witness
from build_tools.model.marks import NoteRef
from build_tools.model.places import Place
from build_tools.model.records import TextRecord
from build_tools.read.blocks import Block, blocks
from build_tools.read.chapters import plan
from build_tools.read.doubtful import doubtful
from build_tools.read.encoding import decode
from build_tools.read.hints import choose_by_number, give_hints, unfitting
from build_tools.read.layout import Layout, layout
from build_tools.read.setting import Setting
from build_tools.read.sheets import Sheet, sheet
from build_tools.read.unread_markers import unread_markers


def read_text(
    record: TextRecord, files: Sequence[tuple[str, bytes]]
) -> tuple[Document | None, list[Diagnostic]]:
    """The text that `record` describes, from its files (each its name and its bytes).

    Several files are several chapters. The document is None if a file is not UTF-8 or is empty.
    """
    problems: list[Diagnostic] = []
    pages: list[tuple[Sheet, Record]] = []
    for file, data in files:
        decoded, found = decode(file, data)
        problems += found
        if decoded is not None:
            pages.append((sheet(file, decoded.source), decoded.record))
    cut = [blocks(page, record.notes_heading) for page, _ in pages]
    empty = [page.file for (page, _), found in zip(pages, cut, strict=True) if not found]
    problems += [_empty(file) for file in empty]
    if empty or len(pages) < len(files) or not files:
        return None, [_of(record, p) for p in problems]
    laid, found = _laid_out(record, cut)
    problems += found
    setting = Setting(record)
    document = setting.document(laid)
    problems += [*_lacking(document, laid), *doubtful(laid), *unread_markers(laid)]
    witnesses = tuple(_witness(page, r, setting) for page, r in pages)
    whole = Document(
        document.key, document.title, document.byline, document.chapters, document.back,
        witnesses, document.decisions,
    )  # fmt: skip
    return whole, [_of(record, p) for p in problems]


def _laid_out(
    record: TextRecord, cut: Sequence[Sequence[Block]]
) -> tuple[Layout, list[Diagnostic]]:
    """The layout of the text, its hints given; a second time if a hint had to wait for numbers."""
    found = give_hints(record.structure, [block for file in cut for block in file])
    laid = layout(plan(cut))
    if choose_by_number(found):
        laid = layout(plan(cut))
    return laid, unfitting(record, found)


def _empty(file: str) -> Diagnostic:
    return Diagnostic(
        "F03",
        "the file holds no text",
        "put the text into it, or name another file in the manifest",
        Place(file, 1, 1),
        subject=f"file {file}",
    )


def _lacking(document: Document, laid: Layout) -> list[Diagnostic]:
    """What a text should have and this one has not: paragraphs, a list of endnotes, notes in it."""
    problems = []
    start = Place(laid.first.sheet.file, 1, 1)
    if not any(b.number for c in document.chapters for s in c.sections for b in s.blocks):
        message, cure = (
            "the text has no paragraphs",
            "see that titles and text are parted by blank lines",
        )
        problems.append(Diagnostic("T03", message, cure, start))
    marked = {c.id: _first_marker(c) for c in document.chapters}
    for chapter in document.chapters:
        place = marked[chapter.id]
        if chapter.entries is None and place is not None:
            problems.append(_no_endnotes(chapter.id, place))
    if all(c.entries is None for c in document.chapters) and not any(marked.values()):
        problems.append(_no_endnotes("", start, "warning"))
    for heading in laid.empty_lists:
        problems.append(
            Diagnostic(
                "T04",
                f"no numbered note follows the heading “{heading.words}”",
                "begin each note on a line of its own with its number: `1. …`",
                heading.sheet.place(heading.start),
            )
        )
    return problems


def _first_marker(chapter: Chapter) -> Place | None:
    for section in chapter.sections:
        for block in (section.heading, *section.blocks):
            for mark in block.marks:
                if isinstance(mark.meaning, NoteRef):
                    return block.place(mark.start)
    return None


def _no_endnotes(chapter: str, place: Place, severity: Severity = "error") -> Diagnostic:
    what = f"chapter {chapter}" if chapter else "the text"
    has = "has note markers but" if severity == "error" else "has"
    return Diagnostic(
        "T01",
        f"{what} {has} no list of endnotes",
        "put a line `Endnotes` before the list, or name its heading under `notes_heading`",
        place,
        severity,
        f"endnotes {chapter}".strip(),
    )


def _of(record: TextRecord, p: Diagnostic) -> Diagnostic:
    return Diagnostic(p.code, p.message, p.cure, p.place, p.severity, p.subject, record.key)


def _witness(page: Sheet, record: Record, setting: Setting) -> Witness:
    """The file with the tiles that cover it."""
    tiles: list[Tile] = []
    done = 0
    markers = sorted(setting.markers.get(page.file, ()))
    m = 0
    for start, end in sorted(setting.stretches.get(page.file, ())):
        if start > done:
            tiles.append(Tile(done, start, "gap"))
        done = max(start, done)
        while m < len(markers) and markers[m][0] < end:
            first, last = markers[m]
            if first > done:
                tiles.append(Tile(done, first, "block"))
            tiles.append(Tile(first, last, "marker"))
            done, m = last, m + 1
        if end > done:
            tiles.append(Tile(done, end, "block"))
        done = max(done, end)
    if done < len(page.source):
        tiles.append(Tile(done, len(page.source), "gap"))
    return Witness(page.file, page.source, tuple(tiles), record)
