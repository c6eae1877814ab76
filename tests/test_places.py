"""What the search finds: each place once, in the words that stand there, and nothing withheld."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sample import HOSTILE, sample
from sample_packs import lesson
from small import lay_out
from test_pages import EDITIONS, by_section, private, two_texts
from words_in_place import Words, missing

from build_tools.model.edition import Edition
from build_tools.pipeline import build
from build_tools.write import search, single_file, site
from build_tools.write.escape import fit
from build_tools.write.search.pages import MOST, written_page
from build_tools.write.search.place import Place
from build_tools.write.single_file.parts import as_one, places_of
from build_tools.write.single_file.search import search_data

ROOT = Path(__file__).parent.parent
BRIEF = "brief/index.html"
MOST_BYTES = 60_000
"""Index and excerpts of our edition as a server packs them at its best (10³ bytes are a kB)."""


@cache
def ours() -> Edition:
    """Our edition."""
    edition = build(ROOT).edition
    assert edition is not None
    return edition


def found(edition: Edition) -> dict[tuple[str, str], Place]:
    """The places of an edition's own pages, by page and id."""
    places = [p for some in search.found(edition, site.plan(edition)).values() for p in some]
    by_address = {(p.page, p.id): p for p in reversed(places)}
    ids = [(p.page, p.id) for p in places if p.id]
    assert len(ids) == len(set(ids))
    return by_address


def data_of(edition: Edition) -> dict[str, Any]:
    return search.search_data(edition, search.found(edition, site.plan(edition)))


@pytest.mark.parametrize("name", [*EDITIONS, "ours"])
def test_each_place_is_on_its_page_in_the_words_that_stand_there(name: str) -> None:
    """So what is found can be marked where it leads."""
    edition = ours() if name == "ours" else EDITIONS[name]()
    plan = site.plan(edition)
    pages: dict[str, Mapping[str, str]] = {}
    places = search.found(edition, plan)
    lost = {}
    for p in (p for some in places.values() for p in some):
        if p.page not in pages:
            pages[p.page] = Words(plan[p.page].make().body).found
        gone = missing(_shown(p.words), pages[p.page].get(p.id))
        if gone or p.id not in pages[p.page]:
            lost[p.page, p.id] = gone
    assert lost == {}
    assert places["text"]


def _shown(words: str) -> str:
    """Words as a page shows them: without what no page may hold."""
    return str(fit(words))


@pytest.mark.parametrize("name", [*EDITIONS, "ours"])
def test_the_single_file_has_the_same_places_at_its_own_addresses(name: str) -> None:
    """One page, and ids as they are in it; what is not in it is not found."""
    edition = as_one(ours() if name == "ours" else EDITIONS[name]())
    plan = site.plan(edition)
    data = search_data(edition, places_of(edition, plan, plan[BRIEF].make()))
    words = Words(single_file.write(edition).decode()).found
    assert data["pages"] == [""]
    for _, id, _, said, *_ in ([*p, "", ""] for part in data["places"].values() for p in part):
        assert id in words
        assert missing(said, words[id]) == [], id
    there = data_of(edition)["places"]
    for part in ("text", "notes", "comments", "terms", "names", "sources"):
        assert len(data["places"][part]) == len(there[part])
    assert data["places"]["packs"] == []


def test_of_the_text_all_is_found_once() -> None:
    """Sections, paragraphs, notes, comments, corrections, and what stands without a number."""
    places = found(sample())
    all_of = search.found(sample())
    text = [*all_of["text"], *all_of["notes"], *all_of["comments"]]
    assert [p.label for p in text if p.id.startswith("p")] == [f"¶ {n}" for n in range(1, 7)]
    assert {id for page, id in places if page == BRIEF} >= {"n1", "x-c1", "s-author"}
    assert len({(p.page, p.id) for p in text}) == len(text)
    assert places[BRIEF, "s-author"].words == "Ann writes."


def test_a_text_of_many_pages_is_found_on_them() -> None:
    all_of = search.found(by_section(sample()))
    text = {p.id: p.page for part in ("text", "notes", "comments") for p in all_of[part]}
    assert text["p1"] == "brief/the-mill-of-words/index.html" != text["p6"]
    assert [id for id, page in text.items() if not page.startswith("brief/")] == ["c2", "e6"]


def test_a_second_text_is_found_beside_the_first() -> None:
    places = found(two_texts())
    assert places[BRIEF, "other-p3"].label == "¶ 3 (The other)"
    assert places[BRIEF, "other-p3"].words == places[BRIEF, "p3"].words


def test_web_addresses_are_no_words() -> None:
    told = search.as_json(data_of(ours()))
    assert not re.search(r"https?://|\s\.|\. \.|,\.", told)


def test_ours_is_found_by_what_stands_in_it() -> None:
    """Facts from the text and its notes."""
    places = found(ours())
    text = {id: p for (page, id), p in places.items() if page == BRIEF}
    assert "两张皮" in text["p26"].words and "two-layers" in text["p26"].words
    assert text["n15"].label == "Note 15"
    assert text["n15"].words.startswith("PRC Ministry of Education (教育部)")
    assert "printed without a number, at the end of 14" in text["n15"].words
    assert text["n16"].words.startswith("Yuen Yuen Ang")
    assert text["n21"].words.startswith("[Lost: the printed list ends before this number.]")
    assert "14th Five-Year Plan" in text["n21"].words and "[probable]" in text["n21"].words
    assert text["x-c21"].label == "Comment on ¶ 38: The other half of dual circulation"
    assert text["x-e2"].label == "Correction: Notes 16–20"
    two_layers = places["glossary/two-layers/index.html", ""]
    assert (two_layers.label, two_layers.names) == ("two-layers", ("两张皮", "兩張皮"))
    assert "two (separate) skins" in two_layers.words
    ding = places["bibliography/index.html", "ding-diffusion-2024"]
    assert (ding.label, ding.names) == ("Ding 2024", ("Jeffrey Ding",))
    cai = places["bibliography/index.html", "npcsc-gazette-2023"]
    assert "Cai Dafeng 蔡达峰" in cai.words and "科学技术进步法" in cai.words
    commission = places["glossary/central-special-commission/index.html", ""]
    assert ". · Central Special Committee · Central Special Committee (scholars)" in (
        commission.words
    )
    founded = places["timeline/index.html", "special-commission-1962"]
    assert founded.label == "November 1962: Founding of the Central Special Commission"
    assert founded.names == ("中央十五人专门委员会",)
    pack = places["teaching/first-meeting/index.html", "q-q1"]
    assert pack.label.startswith("Question 1 · ")


def test_pinyin_and_scripts_lead_to_the_characters() -> None:
    data = data_of(ours())
    assert [p[4:] for p in data["places"]["terms"] if p[2] == "two-layers"] == [
        [("两张皮", "兩張皮"), "liǎng zhāng pí"]
    ]
    pairs = dict(zip(data["variants"][::2], data["variants"][1::2], strict=True))
    assert (pairs["兩"], pairs["張"]) == ("两", "张")
    assert "皮" not in pairs and pairs.get("國") == "国"
    said = search.as_json(data["places"])
    assert [b for a, b in pairs.items() if b not in said and a not in said] == []


def test_without_opencc_the_edition_says_itself_how_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And nothing is imported."""
    variants = sys.modules["build_tools.write.search.variants"]
    monkeypatch.setattr(variants, "dictionaries", lambda: {"opencc": ""})
    monkeypatch.setattr(variants, "opencc_pairs", lambda: pytest.fail("asked"))
    assert "兩两" in data_of(ours())["variants"]
    assert data_of(sample())["variants"] == "莊庄"


def test_ours_takes_no_more_room_than_it_may() -> None:
    assert len(gzip.compress(search.as_script(data_of(ours())), 9)) < MOST_BYTES - 4_000


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert search.as_script(data_of(sample())) == search.as_script(data_of(sample()))


@pytest.mark.parametrize("name", [n for n in EDITIONS if "hostile" in n])
def test_hostile_words_break_neither_the_script_nor_the_data(name: str) -> None:
    """No tag begins, no line ends, no character stands in it that a page may not hold."""
    edition = EDITIONS[name]()
    data = data_of(edition)
    script = search.as_script(data).decode()
    assert "<" not in script and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", script)
    begin, end = "self.searchData = ", ";\n"
    assert script.startswith(begin) and script.endswith(end)
    assert json.loads(script.removeprefix(begin).removesuffix(end)) == json.loads(json.dumps(data))
    assert "<script>alert(1)</script>" in json.dumps(data) and HOSTILE


def test_half_a_character_and_others_that_no_page_may_hold_are_replaced() -> None:
    words = "a\ud800 b\x00 c\ufffe \u2028</script><!-- \\u0000 " + "e" + "\u0301" * 50
    spoiled = replace(sample(), sources={}, terms={}, names={}, packs={})
    place = Place(BRIEF, "p1", "¶ 1", words)
    data = search.search_data(spoiled, {"text": [place], "pages": []})
    script = search.as_script(data)
    [[_, _, _, told]] = json.loads(script.decode().removeprefix("self.searchData = ")[:-2])[
        "places"
    ]["text"]
    assert told.startswith("a\ufffd b\ufffd c\ufffd \u2028</script><!-- \\u0000 e\u0301")
    assert told.count("\u0301") < 50


def test_what_is_not_there_is_not_found() -> None:
    """An edition without notes, terms, names, sources and packs."""
    bare = replace(sample(), terms={}, names={}, sources={}, packs={}, comments=(), corrections=())
    bare = replace(bare, texts=(replace(bare.base, notes=()),))
    data = search.search_data(bare, search.found(bare, site.plan(bare)))
    assert {part for part, places in data["places"].items() if places} == {"text", "pages"}


def test_no_answer_is_told() -> None:
    """Neither the answers for teachers nor those of the quiz, published or not."""
    said = search.as_json(data_of(lesson()))
    assert "Who takes the water first?" in said
    packs = [p for pack in ours().packs.values() for p in pack.exercises]
    told = search.as_json(data_of(ours()))
    answers = [b.text for e in packs for b in e.answer if hasattr(b, "text") and len(b.text) > 40]
    assert len(answers) > 20
    assert [a for a in answers if a[-40:] in told] == []


def test_a_private_text_is_found_in_its_own_site() -> None:
    """It is not passed on, and its reader may look for what is in it."""
    assert found(private())[BRIEF, "p1"].words == found(sample())[BRIEF, "p1"].words


def test_a_page_that_editors_wrote_is_found_heading_by_heading() -> None:
    html = (
        "<h1>How &amp; why</h1>\n<p>Of <em>mills</em>.</p>"
        '<h2 id="one">The <code>first</code></h2><p>Water&#x27;s.</p><ul><li>a</li><li>b</li></ul>'
        f'<h3 id="two">Second</h3><p>{"word " * 90}</p><h2>No address</h2><p>x</p>'
    )
    page, one, two = written_page("about/x/index.html", "How & why", html)
    assert page == Place("about/x/index.html", "", "How & why", "Of mills.")
    assert one == Place("about/x/index.html", "one", "The first", "Water's. a b")
    assert two.words == " ".join(["word"] * (MOST // 5))


def test_opencc_is_asked_once(tmp_path: Path) -> None:
    """Where its pairs are kept, a build imports it no more."""
    root = lay_out(tmp_path, text=b"One\n\nThe word \xe4\xb8\xa4 stands here.\n")
    words = (
        "import sys; from pathlib import Path; from build_tools.kept import Kept;"
        "from build_tools.pipeline import build; from build_tools.write import search;"
        "root = Path(sys.argv[1]); kept = Kept(root / '.cache');"
        "edition = build(root, kept=kept).edition;"
        "data = search.search_data(edition, search.found(edition));"
        "print('opencc' in sys.modules, data['variants'])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", words, str(root)], check=True, capture_output=True, text=True
        ).stdout.split()
        for _ in range(2)
    ]
    assert runs == [["True", "兩两"], ["False", "兩两"]]
