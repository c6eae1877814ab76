"""The pages of a text that has one for each chapter or section."""

import re
from dataclasses import replace

from sample import marked, sample
from test_pages import Reader, by_section, of_chapters, two_texts

from build_tools.model.comments import Hung
from build_tools.model.edition import Edition
from build_tools.model.marks import CommentRef, TermUse
from build_tools.write import site
from build_tools.write.site.homes import homes
from build_tools.write.site.leaves import leaves

FRONT = "brief/index.html"
FIRST, SECOND = "brief/the-mill-of-words/index.html", "brief/where-the-water-goes/index.html"


def readers(edition: Edition) -> dict[str, Reader]:
    return {p.path: Reader(p.body) for p in site.pages(edition) if p.path.startswith("brief/")}


def ids(reader: Reader) -> set[str]:
    return {a["id"] for _, a in reader.tags if "id" in a}


def hrefs(reader: Reader, id: str) -> list[str]:
    return [a["href"] for _, a in reader.tags if a.get("id") == id]


def test_a_text_of_sections_has_a_page_for_each_and_a_front() -> None:
    pages = readers(by_section(sample()))
    assert list(pages) == [FRONT, FIRST, SECOND]
    assert "p1" in ids(pages[FIRST]) and "p4" in ids(pages[SECOND])
    assert not {"p1", "p4", "n1"} & ids(pages[FRONT])


def test_a_text_of_chapters_has_a_page_for_each_by_the_chapters_id() -> None:
    pages = readers(by_section(of_chapters()))
    assert list(pages) == [FRONT, "brief/c1/index.html", "brief/c2/index.html"]
    assert {"c1", "s-the-mill-of-words"} <= ids(pages["brief/c1/index.html"])


def test_a_note_cited_on_two_pages_stands_on_both_and_lives_on_the_first() -> None:
    edition = by_section(sample())
    pages = readers(edition)
    assert hrefs(pages[FIRST], "r1") == hrefs(pages[SECOND], "r1-2") == ["#n1"]
    assert homes(edition).pages["n1"] == FIRST
    backs = [a["href"] for _, a in pages[SECOND].tags if a.get("class") == "back"]
    assert {"#r1-2", "../the-mill-of-words/index.html#r1"} <= set(backs)


def test_a_note_that_nothing_cites_stands_with_the_note_before_it() -> None:
    edition = by_section(sample())
    text = edition.base
    uncited = replace(text.notes[-1], id="9", number=9, markers=())
    edition = replace(edition, texts=(replace(text, notes=(*text.notes, uncited)),))
    assert [leaf.path for leaf in leaves(edition) if uncited in leaf.notes] == [SECOND]


def test_a_page_does_not_list_its_own_heading_as_its_contents() -> None:
    """A page of several sections lists them; that of one has the way to all of the text alone."""

    def listed(edition: Edition, path: str) -> list[str]:
        body = next(p.body for p in site.pages(edition) if p.path == path)
        nav = body[body.index('<nav class="contents"') :].partition("</nav>")[0]
        return [href for href in re.findall('href="([^"]*)"', nav) if "s-" in href or "/" in href]

    of_one = listed(by_section(sample()), FIRST)
    assert of_one == ["../index.html#contents"]
    of_two = listed(by_section(of_chapters()), "brief/c1/index.html")
    assert of_two[:2] == ["../index.html#contents", "#s-the-mill-of-words"]


def test_a_page_lists_what_only_its_facing_text_marks() -> None:
    """So that each mark there has its pop-up."""
    edition = two_texts()
    first, second = edition.base.sections
    marks = ("nine villages", TermUse("water")), ("villages", CommentRef("c2", "a", "rx-c2"))
    p4 = marked("paragraph", "Among nine villages.", *marks, number=4)
    part = replace(second, blocks=(p4,))
    chapters = (replace(edition.base.chapters[0], sections=(first, part)),)
    hung = Hung("other", "p4", "b", "rx-c2")
    comments = tuple(replace(c, hung=(hung,)) if c.id == "c2" else c for c in edition.comments)
    texts = (edition.base, replace(edition.texts[1], chapters=chapters))
    edition = by_section(replace(edition, texts=texts, comments=comments))
    pages = readers(edition)
    assert "t-water" not in ids(pages[FIRST])
    assert {"t-water", "x-c2"} <= ids(pages[SECOND])
    hrefs_there = [a.get("href") for _, a in pages[SECOND].tags]
    assert {"#t-water", "#x-c2"} <= set(hrefs_there)
    assert "c2" in pages[SECOND].text


def test_every_paragraph_stands_on_one_page_in_the_order_of_the_text() -> None:
    edition = by_section(sample())
    assert [p for leaf in leaves(edition) for p in leaf.paragraphs] == list(edition.base.paragraphs)


def test_a_correction_is_listed_where_it_bears_on_the_text() -> None:
    [whole] = leaves(sample())
    front, first, second = leaves(by_section(sample()))
    assert "e4" in first.corrections and "e4" not in second.corrections
    assert {*front.corrections, *first.corrections, *second.corrections} == {*whole.corrections}


def test_one_turns_from_each_page_to_the_next_and_back() -> None:
    pages = readers(by_section(sample()))
    turns = [
        (path, {a["rel"]: a["href"] for _, a in reader.tags if "rel" in a})
        for path, reader in pages.items()
    ]
    assert turns == [
        (FRONT, {"next": "the-mill-of-words/index.html"}),
        (FIRST, {"prev": "../index.html", "next": "../where-the-water-goes/index.html"}),
        (SECOND, {"prev": "../the-mill-of-words/index.html"}),
    ]
