"""Terms, names and comments as a reader meets them: entries, full entries, lists, marks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest
from sample import marked, sample
from test_pages import Reader, by_initial, by_section, two_texts

from build_tools.model.edition import Edition
from build_tools.model.glossary import Use
from build_tools.model.marks import CommentRef, Foreign, TermUse
from build_tools.write import site
from build_tools.write.elements import Setting
from build_tools.write.escape import Reading
from build_tools.write.site.concordance import LONGEST, context
from build_tools.write.site.glossary import LONGEST as LONGEST_LIST
from build_tools.write.weave import weave

BRIEF = "brief/index.html"
TERM = "glossary/village/index.html"
NAMES = "names/index.html"


def body(edition: Edition, path: str) -> str:
    return next(p.body for p in site.pages(edition) if p.path == path)


def classes(html: str, kind: str) -> list[dict[str, str]]:
    return [a for _, a in Reader(html).tags if a.get("class") == kind]


def test_marks_lead_to_entries_on_the_same_page_and_those_to_the_full_ones() -> None:
    brief = body(sample(), BRIEF)
    terms = [a for a in classes(brief, "term") if a.get("data-term") == "village"]
    assert terms[0]["href"] == "#t-village"
    assert classes(brief, "name")[0]["href"] == "#i-river"
    assert classes(brief, "commentref")[0]["href"] == "#x-c1"
    full = [a["href"] for a in classes(brief, "full")]
    assert full == ["../glossary/village/index.html", "../names/index.html#river"]


def test_a_mark_whose_entry_is_not_on_the_page_leads_to_the_glossary() -> None:
    edition = sample()
    water = [a["href"] for a in classes(body(edition, BRIEF), "term") if a["data-term"] == "water"]
    assert water == ["../glossary/water/index.html"]
    assert classes(body(edition, NAMES), "term")[0]["href"] == "../glossary/village/index.html"


def test_a_large_glossary_has_a_page_for_each_initial() -> None:
    paths = [p.path for p in site.pages(by_initial(sample())) if p.path.startswith("glossary/")]
    assert paths == [
        "glossary/index.html",
        "glossary/by-pinyin/index.html",
        "glossary/by-kind/index.html",
        "glossary/v/index.html",
        "glossary/w/index.html",
    ]
    full = classes(body(by_initial(sample()), BRIEF), "full")[0]["href"]
    assert full == "../glossary/v/index.html#village"
    assert 'id="village"' in body(by_initial(sample()), "glossary/v/index.html")


def test_the_three_orders_hold_every_term_without_a_script() -> None:
    for edition in (sample(), by_initial(sample())):
        pages = [p.body for p in site.pages(edition) if p.kind == "glossary-page"]
        links = [a["href"] for html in pages for _, a in Reader(html).tags if "href" in a]
        for id in edition.terms:
            found = [h for h in links if h.endswith((f"{id}/index.html", f"#{id}"))]
            assert len(found) == 3, id


def test_a_very_large_glossary_lists_letters_and_the_terms_behind_them() -> None:
    """No page lists all its terms; each is listed once in each order, by links that resolve."""
    e = by_initial(sample())
    word, parts = e.terms["water"], ("alder", "birch", "2-oak")
    records = [
        replace(word.record, id=f"{p}-{n}", english=f"{p[-3:]} {n}", pinyin=f"{p[-3:]} {n}")
        for p in parts
        for n in range(LONGEST_LIST // 3 + 1)
    ]
    terms = {r.id: replace(word, record=r) for r in records}
    edition = replace(e, terms=terms, names={}, packs={})
    made = {p.path: p.body for p in site.pages(edition) if p.path.startswith("glossary/")}
    index = Reader(made["glossary/index.html"])
    assert "<table" not in made["glossary/index.html"]
    assert "A 667 B 667 Other 667" in " ".join(index.text.split())
    lists = [html for path, html in made.items() if path.count("/") == 3]
    links = Counter(a["href"] for html in lists for _, a in Reader(html).tags if "href" in a)
    assert {links[f"../../a/index.html#alder-{n}"] for n in range(667)} == {2}
    assert {links[f"../../other/index.html#2-oak-{n}"] for n in range(667)} == {2}
    for path, html in made.items():
        for href in re.findall('href="([^"#]+)', html):
            target = normpath(join(dirname(path), href))
            assert target in made or not target.startswith("glossary/"), href


def test_every_kind_of_use_is_told_on_the_terms_page() -> None:
    html = body(sample(), TERM)
    text = Reader(html).text.replace("\xa0", " ")
    assert "3 uses: 1 in the text, 1 in headings, 1 in the notes." in text
    assert [a["aria-label"] for _, a in Reader(html).tags if "Paragraph" in a.get("aria-label", "")]
    for words in ("comment “1612 or 1621”", "“water”", "remark on Miller", "correction e4"):
        assert words in text, words


def test_a_number_of_uses_is_that_of_the_text_that_is_read_wherever_it_stands() -> None:
    """Other texts and the editors' words are told of apart, on the term's own page."""
    edition = two_texts()
    elsewhere = Use(edition.texts[1].key, "text", "p4", edition.base.paragraphs[3], 0, 3, False)
    village, house = edition.terms["village"], edition.names["the-village"]
    uses = (*village.uses, elsewhere)
    edition = replace(
        edition,
        terms={**edition.terms, "village": replace(village, uses=uses)},
        names={**edition.names, "the-village": replace(house, uses=uses)},
    )
    brief, index, page = (body(edition, path) for path in (BRIEF, "glossary/index.html", TERM))
    assert ">3 uses</a>, <a class=" in brief
    assert '<td class="n">3<span class="unit"> uses</span></td>' in index
    assert "3 uses: 1 in the text, 1 in headings, 1 in the notes." in page
    assert page.count('<th scope="row">') == 3
    assert '<span class="tag">3 uses, in</span>' in body(edition, NAMES)
    assert "In the other text" in page


def test_what_is_not_certain_says_so() -> None:
    assert "That this Chinese stands behind it is probable." in Reader(body(sample(), TERM)).text
    assert "[the Chinese is probable]" in Reader(body(sample(), BRIEF)).text


def test_a_use_beyond_the_first_two_hundred_is_listed_and_not_lost() -> None:
    edition = sample()
    term = edition.terms["village"]
    p4 = edition.base.paragraphs[3]
    many = tuple(Use("retelling", "text", "p4", p4, 0, 3, False) for _ in range(LONGEST))
    last = Use("retelling", "text", "p6", edition.base.paragraphs[5], 0, 4, False)
    edition = replace(
        edition, terms={**edition.terms, "village": replace(term, uses=(*many, last))}
    )
    html = body(edition, TERM)
    assert html.count("<tr>") == LONGEST + 1
    assert 'And in <a href="../../brief/index.html#p6">¶\xa06</a>.' in html


@pytest.mark.parametrize(
    ("text", "word", "before", "hanging", "after"),
    [
        ("A mill grinds.", "mill", "A ", "", " grinds."),
        ("They say “mill” here.", "mill", "They say ", "“", "” here."),
        ("x" * 60 + " a mill", "mill", "a ", "", ""),
        ("a mill " + "long " * 30, "mill", "a ", "", " long long long long long long"),
        ("水" * 30 + "、mill", "mill", "水" * 21 + "、", "", ""),
    ],
)
def test_the_context_of_a_use_is_cut_between_words(
    text: str, word: str, before: str, hanging: str, after: str
) -> None:
    at = text.index(word)
    use = Use("t", "text", "p1", marked("paragraph", text), at, at + len(word), True)
    assert context(use) == (before, hanging, after)


def test_a_name_that_is_a_term_leads_there() -> None:
    html = body(sample(), NAMES)
    entry = html[html.index('id="the-village"') :]
    assert 'href="../glossary/village/index.html"' in entry[: entry.index("</div>")]
    assert "#p4" in html


def test_a_comment_stands_in_the_list_and_in_full_in_the_apparatus() -> None:
    brief, apparatus = body(sample(), BRIEF), body(sample(), "apparatus/index.html")
    assert '<li id="x-c1"><span class="num">a</span>' in brief
    assert 'href="#rx-c1"' in brief
    assert "c2" not in [a.get("id") for _, a in Reader(brief).tags]
    assert '<li id="c1">' in apparatus and '<li id="c2">' in apparatus
    assert "Meant for note 9; nowhere in this text" in Reader(apparatus).text


READINGS = {"水车": Reading("水車", "shuǐchē"), "谷": Reading("谷", "")}


def woven(text: str, *marks: tuple[str, Foreign | TermUse]) -> str:
    setting = Setting(lambda m: "#t" if isinstance(m, TermUse) else "", readings=READINGS)
    return weave(marked("paragraph", text, *marks), setting)


def test_a_known_chinese_word_stands_in_both_scripts_with_its_reading() -> None:
    both = (
        '<span class="han"><span class="nb" lang="zh-Hans">水车</span>'
        '<span class="nb" lang="zh-Hant">水車</span>'
        '<span class="pin" lang="zh-Latn-pinyin"> shuǐchē</span></span>'
    )
    assert woven("a 水车.") == f"a {both}."
    assert woven("a 水车.", ("水车", Foreign("zh-Hans"))) == f"a {both}."
    link = woven("a 水车.", ("水车", TermUse("x")), ("水车", Foreign("zh-Hans")))
    assert f'data-term="x">{both}</a>' in link
    assert "pin" not in woven("谷") and 'lang="zh-Hant">谷' in woven("谷")


def test_a_longer_or_parted_chinese_word_stays_as_it_is() -> None:
    assert "han" not in woven("大水车", ("大水车", Foreign("zh-Hans")))
    parted = woven("水车", ("水车", Foreign("zh-Hans")), ("水", TermUse("x")))
    assert 'class="han"' not in parted


def facing(html: str) -> list[dict[str, str]]:
    return classes(html, "facing")


@pytest.mark.parametrize("paged", [False, True])
def test_the_other_text_faces_each_paragraph_under_ids_of_its_own(paged: bool) -> None:
    edition = by_section(two_texts()) if paged else two_texts()
    pages = [p.body for p in site.pages(edition) if p.kind == "text-page"]
    found = [a for html in pages for a in facing(html)]
    assert [a["id"] for a in found] == [f"other-p{n}" for n in range(1, 7)]
    assert found[0]["aria-label"] == "The other, paragraph 1" and found[0]["lang"] == "de"
    ids = [a.get("id") for html in pages for _, a in Reader(html).tags]
    assert {"other-r1", "other-r1-2", "other-rx-c1", "other-rx-e4", "r1"} <= set(ids)
    hrefs = {
        a["id"]: a["href"]
        for html in pages
        for _, a in Reader(html).tags
        if "href" in a and "id" in a
    }
    assert hrefs["other-r1"] == hrefs["r1"] == "#n1"


def test_there_is_no_facing_text_where_there_is_one_text() -> None:
    html = body(sample(), BRIEF)
    assert not facing(html) and "_facing" not in html
    assert "_facing" in body(two_texts(), BRIEF)


def comments(html: str) -> Sequence[str]:
    return re.findall(r'class="commentref"[^>]*>([^<]+)<', html)


def test_a_comment_has_one_letter_on_a_page_or_its_id() -> None:
    edition = two_texts()
    other = edition.texts[1]
    extra = marked(
        "paragraph",
        "x y",
        ("y", CommentRef("c2", "a", "rx-c2")),
        ("x", CommentRef("c1", "b", "rx-c1")),
    )
    section = other.sections[0]
    first = replace(extra, number=1, id="p1")
    sections = (replace(section, blocks=(first,)),)
    other = replace(other, chapters=(replace(other.chapters[0], sections=sections),))
    edition = replace(edition, texts=(edition.base, other))
    assert comments(body(edition, BRIEF)) == ["a", "a", "c2"]


def test_settings_appear_where_there_is_something_to_set() -> None:
    def boxes(edition: Edition, path: str) -> set[str]:
        return {a["id"] for tag, a in Reader(body(edition, path)).tags if tag == "input"}

    assert {"_terms", "_names", "_pinyin", "_traditional"} <= boxes(sample(), BRIEF)
    plain = replace(sample(), terms={}, names={}, packs={})
    assert not {"_terms", "_names"} & boxes(plain, BRIEF)


def test_the_running_head_names_only_what_there_is() -> None:
    plain = replace(sample(), terms={}, names={}, packs={})
    for edition, there in ((sample(), True), (plain, False)):
        text = Reader(body(edition, BRIEF)).text
        assert all((words in text) is there for words in ("Glossary", "Names", "Teaching"))
