"""A file is kept whole: its tiles cover it byte for byte, and every character leads back to it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import given
from hypothesis import strategies as st
from reading import record

from build_tools.model.document import Document, Paragraph, Witness
from build_tools.model.marks import NoteRef
from build_tools.read.texts import read_text

composed = partial(unicodedata.normalize, "NFC")
decomposed = partial(unicodedata.normalize, "NFD")

LETTERS = (
    *"abcDé가中国、《》卡の129¹²⁰⁻,.?!:;'“”()[]<>*_#-•^{}&/~=",
    *(
        "e\u0301",
        "\u0301",
        "\u1100",
        "\u1161",
        "\u11a8",
        "\uf90a",
        "\u212b",
        "\U00020bb7",
        "\u0958",
    ),
)
SPACES = (" ", "  ", *"\n\r\t\f\u00a0\u202f\u2028\u3000", "\n\n", "\r\n")
UNSEEN = tuple("\u200b\u00ad\ufeff\u2060\x00\u202e")
WORDS = (
    *("Rivers rise", "*Hills*", "https://example.org/a_b.", "<https://example.org>"),
    *("<example.org>", "^{12,13}", "[12]", "^3", "km²", "中国。", "“卡脖子”的35项"),
    *("\n\nHeading\n\n", "\n\nEndnotes\n\n", "\n1. ", "\n2) ", "\n- ", "\n> "),
    *("\n\n# Part\n\n", "\n## Sub\n", "\n\nBy Jane Doe\n\n", "\n---\n"),
)
TEXTS = st.lists(st.sampled_from(LETTERS + SPACES + UNSEEN + WORDS), max_size=60).map("".join)
FORMS = st.sampled_from([composed, decomposed, str])


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of a document, whatever its kind."""
    yield document.title
    yield from document.byline
    for chapter in document.chapters:
        yield from [chapter.title] if chapter.title else []
        yield from (p for s in chapter.sections for p in (s.heading, *s.blocks))
        yield from (p for e in chapter.entries or () for p in e.body)
    yield from (p for s in document.back for p in (s.heading, *s.blocks))


def read(source: str, mark: bool = False) -> Document | None:
    """The document of a source, its file kept whole or not at all."""
    data = (b"\xef\xbb\xbf" if mark else b"") + source.encode()
    document, problems = read_text(record({}), [("brief.txt", data)])
    assert document or any(p.severity == "error" for p in problems)
    if document:
        assert [bytes(w) for w in document.witnesses] == [data]
    return document


@given(TEXTS, FORMS, st.booleans())
def test_tiles_cover_the_file(source: str, form: Callable[[str], str], mark: bool) -> None:
    """Blocks, markers and gaps follow each other without a hole, and are the file byte for byte."""
    document = read(form(source).removeprefix("\ufeff"), mark)
    if document is None:
        return
    (witness,) = document.witnesses
    ends = [tile.end for tile in witness.tiles]
    assert [tile.start for tile in witness.tiles] == [0, *ends][: len(ends)]
    assert ends[-1:] == [len(witness.source)]
    assert all(tile.start < tile.end for tile in witness.tiles)
    refs = [m for p in paragraphs(document) for m in p.marks if isinstance(m.meaning, NoteRef)]
    markers = [witness.source[t.start : t.end] for t in witness.tiles if t.kind == "marker"]
    assert len(markers) <= len(refs)
    assert bool(markers) == bool(refs)
    assert all(re.fullmatch(r"[\^\[{}\],; \n\r\t0-9⁰¹²³⁴-⁹⁻\s-]+", m.strip()) for m in markers)


@given(TEXTS, FORMS)
def test_every_character_leads_back(source: str, form: Callable[[str], str]) -> None:
    """The place of every character of every paragraph is where that very character stands."""
    document = read(form(source).removeprefix("\ufeff"))
    for paragraph in paragraphs(document) if document else ():
        assert document is not None
        for offset, sign in enumerate(paragraph.text):
            assert_same(sign, standing_at(document.witnesses[0], paragraph, offset))


def standing_at(witness: Witness, paragraph: Paragraph, offset: int) -> str:
    """What stands in the file from the place of a character on, up to ten characters."""
    place = paragraph.place(offset)
    starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", witness.source))]
    at = starts[place.line - 1] + place.column - 1
    return witness.source[at : at + 10]


def assert_same(sign: str, there: str) -> None:
    """A character is what stands there, a space for white space, or composed of what does."""
    if sign == " ":
        assert there[0].isspace()
    elif sign != there[0]:
        assert decomposed(sign)[0] in decomposed(there)
        assert sign in composed(there)


@given(TEXTS)
def test_a_text_is_tidy(source: str) -> None:
    """The text of a paragraph is NFC, one line, without double spaces, and holds all its marks."""
    document = read(source.removeprefix("\ufeff"))
    for p in paragraphs(document) if document else ():
        assert unicodedata.is_normalized("NFC", p.text)
        assert p.text == p.text.strip()
        assert not re.search(r"[\n\r\t\u00a0\u202f\u200b\u00ad\x00\u202e]|  ", p.text)
        assert all(0 <= m.start <= m.end <= len(p.text) for m in p.marks)
        assert list(p.marks) == sorted(p.marks, key=lambda m: (m.start, -m.end))
        assert [r.offset for r in p.runs] == sorted({r.offset for r in p.runs})


@given(TEXTS)
def test_how_a_file_is_written_does_not_matter(source: str) -> None:
    """Another normal form or a byte order mark changes neither texts nor marks nor ids."""
    whole = source.replace("\x00", "").removeprefix("\ufeff")
    plain = read(composed(whole))
    other = read(decomposed(whole), mark=True)
    assert bare(plain) == bare(other)


def bare(document: Document | None) -> list[object]:
    """What is said in a document, wherever in the file it stands."""
    found = paragraphs(document) if document else iter(())
    return [(p.kind, p.number, p.id, p.text, p.marks) for p in found]
