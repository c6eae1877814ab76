"""The sentences in which a term stands: pinyin over characters, and how a page shows them."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.check.pinyin_fits import fault_of
from build_tools.model.edition import Edition
from build_tools.model.glossary import Example, Term
from build_tools.pipeline import build
from build_tools.write import addresses
from build_tools.write.site.examples import examples
from build_tools.write.site.grounds import common_ground
from build_tools.write.site.term_pages import term_pages
from build_tools.write.word_by_word import word_by_word

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("chinese", "pinyin", "words"),
    [
        ("还在“卡脖子”？", "hái zài “qiǎ bózi”?", "还=hái 在=zài “ 卡=qiǎ 脖子=bózi ”？"),
        ("还在“卡脖子”？", "hái zài qiǎ bózi", "还=hái 在=zài “ 卡=qiǎ 脖子=bózi ”？"),
        ("的35项技术", "de 35 xiàng jìshù", "的=de 35 项=xiàng 技术=jìshù"),
        ("的35项技术", "de 35xiàng jìshù", "的=de 35 项=xiàng 技术=jìshù"),
        ("2035年，5G在西安", "2035 nián, 5G zài Xī'ān", "2035 年=nián ， 5 G 在=zài 西安=Xī'ān"),
        ("西安先去", "Xī’ān xiān qù", "西安=Xī’ān 先=xiān 去=qù"),
        ("产学研融合", "chǎn-xué-yán rónghé", "产学研=chǎn-xué-yán 融合=rónghé"),
        ("花儿开了", "huār kāi le", "花儿=huār 开=kāi 了=le"),
        ("女儿玩儿", "nǚ'ér wánr", "女儿=nǚ'ér 玩儿=wánr"),
        ("一、二", "yī èr", "一=yī 、 二=èr"),
        ("方案", "fāng'àn", "方案=fāng'àn"),
    ],
)
def test_words_are_laid_over_their_characters(chinese: str, pinyin: str, words: str) -> None:
    """By the number of syllables; stops may stand or not, figures and letters stand for
    themselves, an apostrophe and an r at the end belong to their word."""
    pieces = word_by_word(chinese, pinyin)
    assert " ".join("=".join(filter(None, piece)) for piece in pieces) == words
    assert "".join(piece.characters for piece in pieces) == chinese


@pytest.mark.parametrize(
    ("chinese", "pinyin", "words"),
    [
        # a figure that is read out
        ("35年远景", "sān wǔ nián yuǎnjǐng", [("35年远景", "sān wǔ nián yuǎnjǐng")]),
        # a word that goes over a stop
        ("一、二", "yī'èr", [("一、二", "yī'èr")]),
        # only the clause that cannot be parted is left whole
        (
            "8月，水车转。",
            "bā yuè, shuǐchē zhuàn.",
            [("8月", "bā yuè"), ("，", ""), ("水车", "shuǐchē"), ("转", "zhuàn"), ("。", "")],
        ),
        # too few and too many
        ("水车转", "shuǐchē", [("水车转", "shuǐchē")]),
        ("水车", "shuǐchē zhuàn", [("水车", "shuǐchē zhuàn")]),
        ("水车", "", [("水车", "")]),
        ("。", "", [("。", "")]),
    ],
)  # fmt: skip
def test_what_cannot_be_parted_is_not_parted_wrong(
    chinese: str, pinyin: str, words: list[tuple[str, str]]
) -> None:
    """Where no way or no single way fits, the clause is one piece; without the same stops, all."""
    assert [tuple(piece) for piece in word_by_word(chinese, pinyin)] == words


@pytest.mark.parametrize(
    ("chinese", "pinyin"),
    [
        ("国家有5G网。", "Guójiā yǒu 5G wǎng."),
        ("国家：去不去？", "Guójiā: qù bu qù?"),
        ("《决定》（三）！", "‘Juédìng’ (sān)!"),
    ],
)
def test_stops_figures_and_capitals_of_a_sentence_fit(chinese: str, pinyin: str) -> None:
    """Stops of either kind are no syllables, and the G of 5G is not the first letter of a word."""
    assert fault_of(chinese, pinyin) is None


def test_every_example_of_ours_is_parted_into_its_words() -> None:
    """In our edition each word of pinyin stands over characters of its own."""
    edition = build(ROOT).edition
    assert edition is not None
    ours = [x for t in edition.terms.values() for x in t.record.examples]
    assert len(ours) > 8
    for x in ours:
        for sentence in filter(None, (x.chinese, x.traditional)):
            readings = [p.reading for p in word_by_word(sentence, x.pinyin) if p.reading]
            assert len(readings) > 2
            assert not any(" " in r for r in readings), x.pinyin


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The small edition that has examples."""
    built = build(ROOT / "tests/editions/brief").edition
    assert built is not None
    return built


def shown(edition: Edition, example: Example) -> str:
    """How the page of the mill shows one example."""
    mill = edition.terms["mill"]
    term = Term(replace(mill.record, examples=(example,)), mill.definition)
    return examples(edition, addresses.term_page(edition, "mill"), term, 2)


EXAMPLE = Example(
    chinese="大水车转", pinyin="dà shuǐchē zhuàn", english="It turns.", source="brook-water-2001"
)


def test_the_other_script_stands_beside_it_where_it_differs(edition: Edition) -> None:
    """Traditional characters are there for the switch, if they are given and are others."""
    assert "zh-Hant" not in shown(edition, EXAMPLE)
    assert "zh-Hant" not in shown(edition, replace(EXAMPLE, traditional=EXAMPLE.chinese))
    both = shown(edition, replace(EXAMPLE, traditional="大水車轉"))
    assert '<div class="sentence han">' in both
    assert both.count("<b>水车</b>") == both.count("<b>水車</b>") == 1


def test_the_term_is_set_off_inside_a_longer_word(edition: Edition) -> None:
    """Its own characters are, and no others, wherever the words of the pinyin begin and end."""
    html = shown(edition, replace(EXAMPLE, pinyin="dàshuǐ chēzhuàn"))
    assert "<ruby>大<b>水</b><rp>" in html
    assert "<ruby><b>车</b>转<rp>" in html


def test_what_an_editor_writes_is_escaped(edition: Edition) -> None:
    """Neither Chinese nor pinyin, English or a locator can hold HTML."""
    bad = "<i>&"
    html = shown(edition, Example(chinese=bad, pinyin=bad, english=bad, source="brook-water-2001",
                                  locator=bad))  # fmt: skip
    assert "<i>" not in html
    assert html.count("&lt;i&gt;&amp;") >= 3


def test_the_settings_are_offered_where_there_is_something_to_switch(edition: Edition) -> None:
    """Pinyin on a page that has examples, traditional script if one of them has it."""
    bare = replace(edition.terms["mill"].record, examples=(EXAMPLE,))
    plain = replace(edition, terms={"mill": Term(bare, ()), "sisters": edition.terms["sisters"]})
    pages = {name: term_pages(e) for name, e in (("ours", edition), ("plain", plain))}

    def body(which: str, id: str) -> str:
        return pages[which][addresses.term_page(edition, id)].make().body

    assert 'id="_pinyin"' in body("ours", "mill")
    assert 'id="_traditional"' in body("ours", "mill")
    assert 'id="_pinyin"' in body("plain", "mill")
    assert 'id="_traditional"' not in body("plain", "mill")
    assert 'id="_pinyin"' not in body("plain", "sisters")


def test_a_page_rests_on_its_examples(edition: Edition) -> None:
    """A changed example makes the pages that may show it anew."""
    mill = edition.terms["mill"]
    other = Term(replace(mill.record, examples=(EXAMPLE,)), mill.definition, mill.see, mill.forms,
                 mill.uses)  # fmt: skip
    changed = replace(edition, terms={**edition.terms, "mill": other})
    assert common_ground(edition) == common_ground(edition)
    assert common_ground(changed) != common_ground(edition)
