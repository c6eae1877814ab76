"""The pages of reading packs: what of the text stands there, what is asked, how one chooses."""

import re
from dataclasses import replace
from functools import cache

from sample import marked, sample
from sample_packs import lesson, words
from test_pages import Reader, by_section, of_chapters

from build_tools.model.document import Section
from build_tools.model.edition import Edition
from build_tools.model.glossary import Use
from build_tools.model.marks import Link, NoteRef, TermUse
from build_tools.model.packs import Exercise, Pack, PackSection
from build_tools.write import addresses, site
from build_tools.write.site.pack_leaf import pack_leaf

INDEX, WHEELS = "teaching/index.html", "teaching/wheels/index.html"


def body(edition: Edition, path: str = WHEELS) -> str:
    return site.plan(edition)[path].make().body


@cache
def wheels() -> str:
    """The page of ¶ 1, 4 and 5 of the sample."""
    return body(sample())


def with_pack(**changes: object) -> Edition:
    """The sample whose pack `wheels` is changed."""
    edition = sample()
    pack = replace(edition.packs["wheels"], **changes)  # type: ignore[arg-type]
    return replace(edition, packs={"wheels": pack})


def ids(html: str) -> list[str]:
    return [a["id"] for _, a in Reader(html).tags if "id" in a]


def hrefs(html: str, kind: str) -> list[str]:
    """Where the links of a class lead."""
    return [a["href"] for tag, a in Reader(html).tags if tag == "a" and a.get("class") == kind]


def between(html: str, start: str, end: str) -> str:
    return html.partition(start)[2].partition(end)[0]


def test_a_pack_prints_its_paragraphs_in_full_and_no_others() -> None:
    """Each at its own address."""
    numbers = [id for id in ids(wheels()) if re.fullmatch(r"p\d+", id)]
    assert numbers == ["p1", "p4", "p5"]
    text = Reader(wheels()).text
    assert "The river is shared out among nine villages, as the almanac explains." in text
    assert "A first finding" not in text and "What follows is guesswork" not in text


def test_only_the_notes_of_these_paragraphs_are_listed_and_lead_back_to_markers_here() -> None:
    """Note 1 is cited in ¶ 6 too, which this class does not read."""
    assert [id for id in ids(wheels()) if re.fullmatch(r"n\d+", id)] == ["n1", "n2", "n3", "n4"]
    assert hrefs(wheels(), "noteref") == ["#n1", "#n2", "#n3", "#n4"]
    backs = [href for href in hrefs(wheels(), "back") if re.match("#r[0-9]", href)]
    assert backs == ["#r1", "#r2", "#r3", "#r4"]
    assert "r1-2" not in wheels()


def test_of_a_text_in_sections_the_same_stands_there() -> None:
    """Notes, terms and markers are at hand although the text has them on other pages."""
    parted = body(by_section(sample()))
    assert hrefs(parted, "noteref") == hrefs(wheels(), "noteref")
    assert hrefs(parted, "term") == hrefs(wheels(), "term")
    assert "../../brief/the-mill-of-words/index.html#p2" in parted


def test_only_comments_that_the_pack_shows_leave_a_letter() -> None:
    """Their letter is the one they have in the text."""
    assert hrefs(wheels(), "commentref") == ["#x-c1"] and "x-c1" in ids(wheels())
    without = body(with_pack(comments=()))
    assert hrefs(without, "commentref") == [] and "1612 or 1621" not in without


def test_only_names_that_the_pack_shows_are_marked_and_listed() -> None:
    """The words stay."""
    assert hrefs(wheels(), "name") == ["#i-river"] and "i-river" in ids(wheels())
    without = body(with_pack(names=()))
    assert "i-river" not in without and "The river is shared" in Reader(without).text


def test_terms_keep_their_marks_and_those_to_know_have_their_entries() -> None:
    """“Water” is marked nowhere in the reading, but it is to be known."""
    assert "#t-village" in hrefs(wheels(), "term")
    assert {"t-village", "t-water"} <= set(ids(wheels()))
    known = between(wheels(), '<dl class="words">', "</dl>")
    assert "村庄" in known and "村莊" in known and "cūnzhuāng" in known
    assert "../../glossary/village/index.html" in known
    bare = body(sample(), "teaching/bare/index.html")
    assert "Words to know" not in bare


def test_a_word_to_know_is_defined_in_a_sentence() -> None:
    """A stop within a sentence ends none; what follows on a sentence of few words is kept."""
    edition = sample()
    told = "In ca. 1612 (the “old” year) it was new to all who lived there. ¶ 4 has more."
    term = replace(edition.terms["village"], definition=(marked("paragraph", told),))
    page = body(replace(edition, terms={**edition.terms, "village": term}))
    known = between(page, '<dl class="words">', "</dl>")
    assert "who lived there." in known and "has more" not in known


def test_what_the_text_marks_in_a_paragraph_left_out_is_marked_where_it_is_read_first() -> None:
    """The first use in the section is in ¶ 4; a class that begins with ¶ 6 finds it there."""
    edition = sample()
    first, second = edition.base.sections
    p6 = marked("paragraph", "Two villages. More villages follow.", number=6)
    again = [
        Use("retelling", "text", "p6", p6, at, at + 8, marked=False)
        for at in (p6.text.index("villages"), p6.text.rindex("villages"))
    ]
    term = edition.terms["village"]
    section = replace(second, blocks=(*second.blocks[:2], p6))
    chapter = replace(edition.base.chapters[0], sections=(first, section))
    edition = replace(
        edition,
        texts=(replace(edition.base, chapters=(chapter,)),),
        terms={**edition.terms, "village": replace(term, uses=(*term.uses, *again))},
    )

    def marks(*numbers: int) -> list[tuple[int | None, int]]:
        pack = replace(edition.packs["bare"], paragraphs=numbers)
        return [
            (p.number, m.start)
            for p in pack_leaf(edition, pack).paragraphs
            for m in p.marks
            if m.meaning == TermUse("village")
        ]

    assert marks(6) == [(6, 4)]
    assert [number for number, _ in marks(4, 6)] == [4]


def test_what_is_left_out_is_said_with_the_way_to_it() -> None:
    """Before a heading that of the section before it, under it that of its own."""
    page = body(with_pack(paragraphs=(1, 6), quiz=(), sections=()))
    gaps = re.findall(r'<p class="gap"><a href="([^"]*)">(.*?)</a>', page)
    assert gaps == [
        ("../../brief/index.html#p2", "¶\xa02–3"),
        ("../../brief/index.html#p4", "¶\xa04–5"),
    ]
    heading = page.index('<h3 id="s-where-the-water-goes">')
    assert page.index("2–3</a> left out") < heading < page.index("4–5</a> left out")
    whole = body(with_pack(paragraphs=(1, 2, 3), quiz=(), sections=()))
    assert "left out" not in whole


def test_each_paragraph_leads_to_its_place_in_the_whole_text() -> None:
    """Without a script too."""
    ways = re.findall(r'<p class="in-text"><a href="([^"]*)"', wheels())
    assert ways == [f"../../brief/index.html#p{n}" for n in (1, 4, 5)]


def test_a_paragraph_is_cited_at_an_address_that_has_it() -> None:
    """In the text; where that has many pages, on the page of the pack."""
    address = re.compile('data-address="([^"]*)"')
    assert address.findall(wheels()) == ["https://example.org/edition/brief/"]
    parted = body(by_section(sample()))
    assert address.findall(parted) == ["https://example.org/edition/teaching/wheels/"]


def test_a_link_to_a_paragraph_stays_on_the_page_if_it_is_read_there() -> None:
    """To one that is left out it leads into the text."""
    prose = words("See A and B.", ("A", Link("#p4")), ("B", Link("#p6")))
    page = body(with_pack(introduction=(prose,)))
    there = between(page, '<h2 id="introduction">', "</section>")
    assert re.findall('href="([^"]*)"', there) == ["#p4", "../../brief/index.html#p6"]


def test_a_question_stands_behind_the_last_of_its_paragraphs() -> None:
    """With its number, its address and what it asks for."""
    at = [wheels().index(x) for x in ('id="p4"', 'id="q-q1"', 'id="p5"', 'id="q-q2"')]
    assert at == sorted(at)
    headings = [Reader(f"<h3{h}</h3>").text for h in re.findall(r"<h3( id=\"q-.*?)</h3>", wheels())]
    assert headings == [
        "Question 1 · recall",
        "Question 2 · judge · ¶\xa04–5",
        "Discussion 1",
        "Task 1 · apply · ¶\xa01",
    ]


def test_what_is_done_after_reading_stands_under_its_heading() -> None:
    """In the order of the pack; of questions in the text it is said where they are."""
    found = re.findall(r'<h2 id="(part-[^"]*)">(.*?)</h2>', wheels())
    assert found == [
        ("part-questions", "Questions"),
        ("part-discussion", "Discussion"),
        ("part-tasks", "Tasks"),
        ("part-rubric", "Rubric"),
        ("part-for-the-keen", "For the keen"),
    ]
    questions = between(wheels(), '<h2 id="part-questions">', "</section>")
    assert "Use the text alone." in questions
    assert re.findall('href="([^"]*)">Question', questions) == ["#q-q1", "#q-q2"]
    assert wheels().index('id="part-tasks"') < wheels().index('id="q-t1"')


def test_two_sections_of_one_name_have_two_addresses() -> None:
    """In Chinese too, which makes no address."""
    asked = (words("作业"), words("作业"), words("More"), words("More"))
    page = body(with_pack(sections=tuple(PackSection("other", w, (words("x"),)) for w in asked)))
    found = re.findall(r'<h2 id="(part-[^"]*)"', page)
    assert len(set(found)) == len(found) == 4


def test_no_answer_of_a_teacher_is_on_the_page() -> None:
    """Whether or not they are published."""
    for pack in sample().packs:
        page = body(sample(), f"teaching/{pack}/index.html")
        assert "secret" not in page.lower()


def test_the_time_it_takes_to_read_is_told() -> None:
    """450 words take two minutes, at 200 words in one; a sentence takes one."""
    edition = sample()
    first, second = edition.base.sections
    long = marked("paragraph", "word " * 450, number=4)
    chapter = replace(edition.base.chapters[0], sections=(first, replace(second, blocks=(long,))))
    edition = replace(edition, texts=(replace(edition.base, chapters=(chapter,)),))
    pack = replace(edition.packs["bare"], paragraphs=(4,))
    page = Reader(body(replace(edition, packs={"bare": pack}), "teaching/bare/index.html")).text
    assert "about 2 min to read, at 200 words a minute" in page
    assert "about 1 min to read" in Reader(body(sample(), "teaching/bare/index.html")).text


def test_a_text_of_chapters_names_them() -> None:
    """The address of a chapter is there too."""
    page = body(of_chapters())
    assert {"c1", "c2"} <= set(ids(page))


def test_a_note_that_only_a_heading_cites_is_listed() -> None:
    """The heading stands there, and so does its marker."""
    edition = sample()
    first, second = edition.base.sections
    heading = marked("heading", "Water", ("Water", NoteRef("5", "5", "r5-9")))
    sections: tuple[Section, ...] = (first, replace(second, heading=heading))
    chapter = replace(edition.base.chapters[0], sections=sections)
    edition = replace(edition, texts=(replace(edition.base, chapters=(chapter,)),))
    assert "n5" in ids(body(edition))


def test_the_list_of_packs_tells_what_each_holds() -> None:
    """The youngest class first."""
    page = body(sample(), INDEX)
    titles = re.findall('<h2><a href="([^"]*)"', page)
    assert titles == ["wheels/index.html", "bare/index.html"]
    text = " ".join(Reader(page).text.replace("\xa0", " ").split())
    assert "School · 45 minutes · First meeting · ¶ 1, 4–5" in text
    assert "Two questions, one discussion, one task and a quiz of six." in text


def test_the_files_of_the_whole_glossary_are_found_from_the_list_of_packs() -> None:
    """They are among the downloads; an edition without terms has none."""
    link = '<a href="../downloads/index.html#_teaching">Files of the whole glossary</a>'
    assert link in body(sample(), INDEX)
    assert "whole glossary" not in body(replace(sample(), terms={}), INDEX)


def chosen_by(edition: Edition) -> dict[str, list[str]]:
    """What the list of packs can be chosen by, and the values."""
    lists = re.findall(r'<select id="_(\w+)".*?</select>', body(edition, INDEX), re.DOTALL)
    page = body(edition, INDEX)
    return {
        name: re.findall('value="([^"]*)"', between(page, f'<select id="_{name}"', "</select>"))
        for name in lists
    }


def test_one_chooses_by_what_parts_the_packs() -> None:
    """A time that all or none keep is not offered, nor a single level."""
    assert chosen_by(sample()) == {
        "level": ["", "school", "graduate"],
        "minutes": ["", "10"],
        "aim": ["", "First meeting", "Later"],
    }
    wheels = sample().packs["wheels"]
    assert chosen_by(replace(sample(), packs={"wheels": wheels})) == {}


def test_an_edition_without_packs_has_no_trace_of_teaching() -> None:
    """No page, no link, no style sheet."""
    none = replace(sample(), packs={})
    pages = site.pages(none)
    assert not [p.path for p in pages if p.path.startswith("teaching")]
    assert not [p.path for p in pages if re.search('href="[^"]*teaching/', p.body)]
    assert not [path for path in site.files(none) if "teaching" in path]
    assert "teaching" not in site.frame(none, addresses.HOME, "about-page", "")
    assert "teaching/index.html" in site.frame(sample(), addresses.HOME, "about-page", "")


def test_a_question_of_no_paragraph_read_here_stands_behind_the_text() -> None:
    """Nothing is lost, whatever a pack says."""
    ask = Exercise("q9", (99,), None, (words("Where?"),))
    section = PackSection("questions", words("Questions"), (), (ask,))
    page = body(with_pack(sections=(section,)))
    assert "Where?" in between(page, '<h2 id="part-questions">', "</section>")


def test_the_packs_of_a_built_edition_have_their_pages() -> None:
    """Those of tests/editions/brief."""
    packs: list[Pack] = list(lesson().packs.values())
    made = site.plan(lesson())
    assert {addresses.pack_page(p.id) for p in packs} <= set(made)
    assert "Who takes the water first?" in made["teaching/first-look/index.html"].make().body


def test_editors_link_to_terms_comments_and_names_by_their_ids() -> None:
    """On a page that lists them the links lead to these entries, elsewhere to the full ones."""
    at = ("A", Link("#t-village")), ("B", Link("#c1")), ("C", Link("#river"))
    pack = with_pack(introduction=(words("A B C", *at),), summary=words("A B C", *at))
    there = between(body(pack), '<h2 id="introduction">', "</section>")
    assert re.findall('href="([^"]*)"', there) == ["#t-village", "#x-c1", "#i-river"]
    listed = body(pack, INDEX).partition('class="of-pack"')[2]
    assert re.findall('href="([^"]*)"', listed)[:3] == [
        "../glossary/village/index.html",
        "../apparatus/index.html#c1",
        "../names/index.html#river",
    ]
