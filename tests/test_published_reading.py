"""A reader's own copy of the published brief is read as the facts about it demand.

The tests are collected only where EDITION_PUBLISHED names a copy.
"""

import os
import unicodedata
from pathlib import Path

import pytest
from test_witness import bare

from build_tools.model.document import Document
from build_tools.model.marks import Foreign, NoteRef
from build_tools.model.records import Hint, TextRecord
from build_tools.read.texts import read_text

PATH = os.environ["EDITION_PUBLISHED"]
HINTS = (
    Hint(kind="quotation", begins="Today's modernized economies", paragraph=31),
    Hint(kind="notice", begins="This brief is part of"),
)
RECORD = TextRecord(
    key="published", label="Published text", files=(PATH,), rights="private", creators=(),
    structure=HINTS,
)  # fmt: skip


def read(data: bytes) -> Document:
    """The published text from these bytes, with nothing wrong and its file kept whole."""
    document, problems = read_text(RECORD, [(PATH, data)])
    assert problems == []
    assert document is not None
    assert bytes(document.witnesses[0]) == data
    return document


@pytest.fixture(scope="module")
def published() -> Document:
    """The copy as it lies on disk."""
    return read(Path(PATH).read_bytes())


def test_sections_and_paragraphs(published: Document) -> None:
    """There are 10 sections and 39 paragraphs: four items, a quotation; the notice is not one."""
    (chapter,) = published.chapters
    blocks = [b for s in chapter.sections for b in s.blocks]
    numbered = [b for b in blocks if b.number]
    assert len(chapter.sections) == 10
    assert [(b.number, b.id) for b in numbered] == [(n, f"p{n}") for n in range(1, 40)]
    assert [b.number for b in numbered if b.kind == "item"] == [2, 3, 4, 5]
    assert [b.number for b in numbered if b.kind == "quotation"] == [31]
    assert [b.place().line for b in blocks if b.kind == "notice"] == [13]
    assert [line.kind for line in published.byline] == ["byline"]


def test_paragraphs_cut_by_pages_are_whole(published: Document) -> None:
    """¶ 26 and ¶ 37 go over a page break, and each half leads back to its own line."""
    blocks = {b.number: b for s in published.chapters[0].sections for b in s.blocks}
    lines = {
        n: (blocks[n].place().line, blocks[n].place(len(blocks[n].text)).line) for n in (26, 37)
    }
    assert lines == {26: (72, 74), 37: (100, 102)}


def test_markers_and_notes(published: Document) -> None:
    """24 marks carry the numbers 1 to 26; the list prints 19 entries, one paragraph each."""
    (chapter,) = published.chapters
    blocks = [b for s in chapter.sections for b in s.blocks]
    refs = [m.meaning for b in blocks for m in b.marks if isinstance(m.meaning, NoteRef)]
    assert [(r.note, r.printed, r.id) for r in refs] == [
        (f"{n}", f"{n}", f"r{n}") for n in range(1, 27)
    ]
    tiles = [tile for tile in published.witnesses[0].tiles if tile.kind == "marker"]
    assert len(tiles) == 24
    assert [e.printed for e in chapter.entries or ()] == list(range(1, 20))
    assert {len(e.body) for e in chapter.entries or ()} == {1}


def test_chinese_and_back_matter(published: Document) -> None:
    """18 Chinese terms stand in the paragraphs, four in the notes; three sections follow."""
    (chapter,) = published.chapters
    blocks = [b for s in chapter.sections for b in s.blocks]
    notes = [p for e in chapter.entries or () for p in e.body]
    chinese = [
        [m for p in ps for m in p.marks if isinstance(m.meaning, Foreign)] for ps in (blocks, notes)
    ]
    assert [len(found) for found in chinese] == [18, 4]
    assert [(s.heading.text, s.id) for s in published.back] == [
        ("Author", "s-author"),
        ("About IGCC", "s-about-igcc"),
        ("About MERICS", "s-about-merics"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.rstrip("\n"),
        lambda text: "\n".join(
            line.replace(", ", ",\n  ") if len(line) > 110 else line for line in text.split("\n")
        ),
    ],
    ids=["CRLF", "CR", "byte order mark", "NFD", "no-break spaces", "no last newline", "wrapped"],
)
def test_other_ways_to_write_the_file(published: Document, written: object) -> None:
    """Texts, marks and ids are the same however the file is written."""
    assert callable(written)
    text = Path(PATH).read_text(encoding="utf-8-sig")
    assert bare(read(written(text).encode())) == bare(published)
