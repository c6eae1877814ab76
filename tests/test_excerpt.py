"""What a pack's readers are given of the text."""

from dataclasses import replace

from sample import sample

from build_tools.model.document import Paragraph
from build_tools.model.pack_records import PackRecord
from build_tools.model.packs import Pack
from build_tools.write.packs.excerpt import excerpt


def pack(*paragraphs: int, comments: tuple[str, ...] = ()) -> Pack:
    """A pack of nothing but its reading."""
    record = PackRecord(
        id="mills", title="", level="school", minutes=20, paragraphs="", aim="", summary=""
    )
    nothing = Paragraph("paragraph", "")
    return Pack(record, nothing, nothing, paragraphs=paragraphs, comments=comments)


def test_a_reading_has_its_paragraphs_under_their_headings() -> None:
    """A heading of which nothing is read is left out, and what bears no number."""
    found = excerpt(sample(), pack(1, 3))
    assert [s.id for s in found.sections] == ["s-the-mill-of-words"]
    assert [p.number for p in found.paragraphs] == [1, 3]
    assert excerpt(sample(), pack()).sections == ()


def test_a_reading_has_the_notes_it_cites_and_no_other() -> None:
    """Each once and in order, a lost one too."""
    assert [n.number for n in excerpt(sample(), pack(1)).notes] == [1, 2, 3]
    assert [n.number for n in excerpt(sample(), pack(6)).notes] == [1, 5]
    assert [n.status for n in excerpt(sample(), pack(6)).notes] == ["printed", "lost"]
    assert excerpt(sample(), pack(2, 5)).notes == ()


def test_only_the_comments_that_a_pack_shows_leave_a_letter() -> None:
    """One that hangs elsewhere is not shown."""
    edition = sample()
    bare = excerpt(edition, pack(1)).paragraphs[0]
    marked = excerpt(edition, pack(1, comments=("c1",))).paragraphs[0]
    assert marked == edition.base.paragraphs[0]
    assert len(bare.marks) == len(marked.marks) - 1
    assert [c.id for c in excerpt(edition, pack(1, comments=("c1",))).comments] == ["c1"]
    assert excerpt(edition, pack(1)).comments == ()
    assert excerpt(edition, pack(2, comments=("c1",))).comments == ()


def test_a_text_may_be_private_and_its_sections_many() -> None:
    """The reading is that of the base text, whichever text that is."""
    edition = sample()
    other = replace(edition.base, chapters=())
    assert excerpt(replace(edition, texts=(other, edition.base)), pack(1)).sections == ()
