"""Emendations: notes are parted and moved, readings mended, and no mark or place is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import lay_out

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Emended, Emphasis, Link, Mark, NoteRef
from build_tools.model.places import Run
from build_tools.pipeline import build
from build_tools.resolve.passages import corrected, portion

TEXT = """\
A Small Brief

First words

Rivers rise in the hils.¹ They end in the sea.² There are storms.³ Ships sink.⁴

Endnotes

1. A. Rain, *Hills*, 2001. B. Salt, *Seas*, 2002.
2. C. Gale, *Storms*, https://example.org/storms-.
"""
NOTES = """\
- {note: 4, lost: true}
"""
EMENDATIONS = """\
- {id: e1, kind: split, entry: 1, before: B. Salt, note: 2, reason: Two., certainty: certain, by: ed}
- {id: e2, kind: move, entries: {2: 3}, reason: One too low., certainty: certain, by: ed}
- {id: e3, kind: lost, notes: [4], reason: Gone., certainty: certain, by: ed}
- {id: e4, kind: reading, paragraph: 1, printed: hils, corrected: hills, reason: A slip., certainty: certain, by: ed}
- {id: e5, kind: reading, note: 3, printed: storms-, corrected: storms, reason: A slip., certainty: certain, by: ed}
- {id: e6, kind: form, notes: [1, 3], printed: a, corrected: b, reason: Form., certainty: probable, by: ed}
"""  # noqa: E501


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """The small edition with all its emendations."""
    built = build(lay_out(tmp_path, text=TEXT, notes=NOTES, emendations=EMENDATIONS))
    assert built.edition is not None
    assert [d for d in built.diagnostics if d.severity == "error"] == []
    return built.edition


def test_notes_are_parted_moved_and_lost(edition: Edition) -> None:
    """The second half of 1 becomes 2, printed 2 becomes 3, and 4 is lost."""
    notes = {n.number: n for n in edition.base.notes}
    assert [(n.number, n.printed, n.status) for n in notes.values()] == [
        (1, "1", "split"),
        (2, "", "split"),
        (3, "2", "moved"),
        (4, "", "lost"),
    ]
    assert notes[1].body[0].text == "A. Rain, Hills, 2001."
    assert notes[2].body[0].text == "B. Salt, Seas, 2002."
    assert [m.id for m in notes[3].markers] == ["r3"]


def test_italics_survive_the_parting(edition: Edition) -> None:
    """A mark in the second half stands where its words now stand."""
    body = edition.base.note("2").body[0]
    assert [body.text[m.start : m.end] for m in body.marks if m.meaning == Emphasis()] == ["Seas"]
    assert body.place().line == 9
    assert body.place().column == TEXT.splitlines()[8].index("B. Salt") + 1


def test_a_mended_address_leads_to_the_mended_address(edition: Edition) -> None:
    """Where a link reads as its own address, the correction changes both."""
    body = edition.base.note("3").body[0]
    links = [m for m in body.marks if isinstance(m.meaning, Link)]
    assert [m.meaning for m in links] == [Link("https://example.org/storms")]
    assert body.text[links[0].start : links[0].end] == "https://example.org/storms"


def test_a_reading_keeps_what_was_printed(edition: Edition) -> None:
    """The text is corrected, the mark holds the printed reading, the markers move along."""
    paragraph = edition.base.paragraphs[0]
    assert paragraph.text == (
        "Rivers rise in the hills. They end in the sea. There are storms. Ships sink."
    )
    emended = [m for m in paragraph.marks if isinstance(m.meaning, Emended)]
    assert [(paragraph.text[m.start : m.end], m.meaning) for m in emended] == [
        ("hills", Emended("e4", "hils"))
    ]
    refs = [m for m in paragraph.marks if isinstance(m.meaning, NoteRef)]
    assert [paragraph.text[: m.start].split()[-1] for m in refs] == [
        "hills.", "sea.", "storms.", "sink.",
    ]  # fmt: skip


def test_every_emendation_says_where_it_bears(edition: Edition) -> None:
    """Corrections lead to the paragraphs and notes that they touch."""
    touched = {c.record.id: [t.target for t in c.touched] for c in edition.corrections}
    assert touched == {
        "e1": ["n1", "n2"],
        "e2": ["n3"],
        "e3": ["n4"],
        "e4": ["p1"],
        "e5": ["n3"],
        "e6": ["n1", "n3"],
    }


words = st.text("ab ⁠é中,", min_size=1, max_size=30)


@given(words, st.data())
def test_a_portion_reads_as_it_did(text: str, data: st.DataObject) -> None:
    """What is cut out reads as before, but for white space at its borders, and so do its marks."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    whole = Paragraph("paragraph", text, (Mark(a, b, Emphasis()),), runs=(Run(0, 1, 1),))
    part = portion(whole, start, end)
    assert part.text == text[start:end].strip()
    for mark in part.marks:
        assert 0 <= mark.start <= mark.end <= len(part.text)
        assert part.text[mark.start : mark.end] in text[a:b]
    if part.text:
        assert whole.text[part.place().column - 1] == part.text[0]


@given(words, words, st.data())
def test_a_correction_changes_its_stretch_alone(text: str, new: str, data: st.DataObject) -> None:
    """Before and behind the stretch the text stands as it stood, and marks read as they read."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    whole = Paragraph("paragraph", text, (Mark(a, b, Emphasis()),), runs=(Run(0, 1, 1),))
    mended = corrected(whole, start, end, new, "e1")
    assert mended.text == text[:start] + new + text[end:]
    for mark in mended.marks:
        assert 0 <= mark.start <= mark.end <= len(mended.text)
        if mark.meaning == Emphasis() and (b <= start or a >= end):
            assert mended.text[mark.start : mark.end] == text[a:b]
    assert mended.place(len(mended.text)).column == len(text) + 1


def test_a_work_is_a_conjecture_by_its_use(tmp_path: Path) -> None:
    """A proposed work is one without a keyword; a work that a note cites is none in spite of it."""
    bib = (
        "@book{rain-hills-2001, author = {Rain, A.}, title = {Hills}, year = 2001,\n"
        "  keywords = {conjecture}}\n"
        "@book{gale-storms-2003, author = {Gale, C.}, title = {Storms}, year = 2003}\n"
    )
    notes = (
        "- {note: 1, sources: [rain-hills-2001]}\n"
        "- note: 4\n  lost: true\n  conjectures:\n"
        "  - {sources: [gale-storms-2003], certainty: probable, ground: It is about ships.}\n"
    )
    files = {"text": TEXT, "notes": notes, "emendations": EMENDATIONS, "references": bib}
    edition = build(lay_out(tmp_path, **files)).edition
    assert edition is not None
    assert {s.key: s.conjecture for s in edition.sources.values()} == {
        "rain-hills-2001": False,
        "gale-storms-2003": True,
    }
