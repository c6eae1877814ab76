"""Comments hang behind the words they name, lettered in the order of reading, in every text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import lay_out

from build_tools.model.edition import Edition, Text
from build_tools.model.marks import CommentRef, NoteRef
from build_tools.pipeline import build
from build_tools.resolve.comments import letter

TEXT = """\
A Small Brief

First words

Rivers rise in the hils.¹ They *end* in the sea.

Seas lie low. Seas are “wide.”

Endnotes

1. A. Rain, *Hills*, 2001. Seen in 2002.
"""
OTHER = TEXT.replace("Seas lie low. ", "").replace("hils", "hills")
EMENDATIONS = """\
- {id: e1, kind: reading, paragraph: 1, printed: hils, corrected: hills, reason: A slip.,
   certainty: certain, by: ed, text: brief}
"""
SAID = "says: A., evidence: B., certainty: certain, by: ed"
COMMENTS = f"""\
- {{id: year, title: A, note: 1, at: ["2001"], {SAID}}}
- {{id: wide, title: A, paragraph: 2, {SAID}}}
- {{id: low, title: A, paragraph: 2, at: [low], text: brief, {SAID}}}
- {{id: hills, title: A, paragraph: 1, at: [in, nowhere, the hills], {SAID}}}
- {{id: end, title: A, paragraph: 1, {SAID}}}
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """A small edition of two texts with its comments."""
    files = {"text": TEXT, "other": OTHER, "emendations": EMENDATIONS, "comments": COMMENTS}
    built = build(lay_out(tmp_path, **files))
    assert [d for d in built.diagnostics if d.severity == "error"] == []
    assert built.edition is not None
    return built.edition


def letters(text: Text) -> list[tuple[str, str, str]]:
    """The letters of a text in the order of reading: the comment, the letter, the words before."""
    bodies = [*text.paragraphs, *(p for n in text.notes for p in n.body)]
    return [
        (m.meaning.comment, m.meaning.letter, p.text[: m.start].split()[-1])
        for p in bodies
        for m in p.marks
        if isinstance(m.meaning, CommentRef)
    ]


def test_a_comment_stands_behind_its_words(edition: Edition) -> None:
    """Behind the first words that the corrected text has once, before the point; without words at
    the end of the paragraph; paragraphs come before notes."""
    assert letters(edition.texts[0]) == [
        ("hills", "a", "hills"),
        ("end", "b", "sea."),
        ("low", "c", "low"),
        ("wide", "d", "“wide.”"),
        ("year", "e", "2001"),
    ]


def test_each_text_has_letters_of_its_own(edition: Edition) -> None:
    """A comment on one text takes no letter in the other."""
    assert letters(edition.texts[1]) == [
        ("hills", "a", "hills"),
        ("end", "b", "sea."),
        ("wide", "c", "“wide.”"),
        ("year", "d", "2001"),
    ]


def test_comments_come_in_the_order_of_the_base_text(edition: Edition) -> None:
    """Each says where it hangs in which text, and by which address."""
    assert [c.id for c in edition.comments] == ["hills", "end", "low", "wide", "year"]
    low, year = edition.comments[2], edition.comments[4]
    assert [(h.text, h.target, h.letter, h.id) for h in low.hung] == [
        ("brief", "p2", "c", "rx-low")
    ]
    assert [(h.text, h.target, h.letter) for h in year.hung] == [
        ("brief", "n1", "e"),
        ("other", "n1", "d"),
    ]
    assert low.in_text("other") is None


def test_a_letter_at_a_note_marker_stands_behind_it(tmp_path: Path) -> None:
    """At the end of a paragraph that ends in a marker the marker comes first."""
    text = TEXT.replace(" They *end* in the sea.", "")
    root = lay_out(tmp_path, text=text, comments=f"- {{id: a, title: A, paragraph: 1, {SAID}}}\n")
    edition = build(root).edition
    assert edition is not None
    marks = edition.base.paragraphs[0].marks
    assert [type(m.meaning) for m in marks] == [NoteRef, CommentRef]
    assert {m.start for m in marks} == {len("Rivers rise in the hils.")}


@given(st.integers(0, 20_000))
def test_letters_count_on_past_z(number: int) -> None:
    """a … z, aa, ab …: read as figures of base 26 they give the number back."""
    value = 0
    for sign in letter(number):
        value = value * 26 + ord(sign) - ord("a") + 1
    assert value == number + 1
