"""Works as a style prints them. The expected forms are written by hand from the Chicago manual."""

import json
import time
from pathlib import Path

import pytest

from build_tools.model.citing import STYLES
from build_tools.model.marks import Emphasis, Foreign, Link
from build_tools.model.records import Reference
from build_tools.read.references import read_references
from build_tools.resolve import citation_engine
from build_tools.resolve.citations import formatted, sort_key
from build_tools.resolve.headlines import headline
from build_tools.resolve.locating import located, told
from build_tools.resolve.mending import Cell, mended
from build_tools.write.site.works import short

ROOT = Path(__file__).parent.parent

BIB = r"""
@techreport{trajectory, author={Naughton, Barry and Xiao, Siwen and Xu, Yaosheng},
  title={The Trajectory of China’s Industrial Policies}, type={working paper}, date={2023-06-02},
  institution={University of California Institute on Global Conflict and Cooperation},
  url={https://ucigcc.org/publication/trajectory/}, note={eScholarship 28f568zv}}
@article{ding, author={Ding, Jeffrey}, journal={Review of International Political Economy},
  title={The diffusion deficit in scientific and technological power: re-assessing China’s rise},
  volume={31}, number={1}, pages={173--198}, year={2024}, doi={10.1080/09692290.2023.2173633},
  url={https://www.tandfonline.com/doi/full/10.1080/09692290.2023.2173633}}
@online{xi, author={{Xi Jinping}}, author-zh={习近平}, translator={Creemers, Rogier}, year={2016},
  title={Speech at the Work Conference for Cybersecurity}, title-zh={在网络安全工作座谈会上的讲话},
  organization={China Copyright and Media}, url={https://example.org/xi}}
@online{moe, author={{PRC Ministry of Education}}, author-zh={教育部}, year={2018},
  title={35 Key “Stranglehold” Technologies}, title-zh={“卡脖子”的35项关键技术}}
@inbook{sun, author={Sun, Yutao and Cao, Cong}, chapter={6}, pages={157--193}, date={2023-08-07},
  title={Organization: Mission-Oriented Programs}, publisher={Cambridge University Press},
  booktitle={The Political Economy of Science, Technology, and Innovation in China}}
@book{lun, author={习近平}, title={论坚持推动构建人类命运共同体},
  publisher={中央文献出版社}, year={2018}}
@article{owens, author={Owens, Brian}, journal={Nature}, date={2023-11-29},
  title={Why is China’s research becoming more introverted?}}
@online{outline, title={Outline of the plan}, organization={Xinhua News Agency},
  institution-zh={新华社}, date={2021-03-12}, url={http://www.gov.cn/x.htm}}
@techreport{security, author={Drinhausen, Katja and Legarda, Helena}, year={2022},
  title={“Comprehensive National Security” unleashed}, institution={MERICS}}
@article{kapital, author={Gu, Xin}, author-zh={顾昕}, journal={The Journal}, year={2020},
  volume={3}, title={Reading \emph{Das Kapital} & “markets”}}
@collection{edited, editor={Shirk, Susan}, title={A Book}, publisher={P}, year={2020}}
@article{lost, author={{Zheng Shanjie}}, title={[Article on the modernized system]},
  journal={Qiushi}, year=2023}
@speech{speech, author={{Xi Jinping}}, title={On the market}, date={2020-01-02}}
"""


@pytest.fixture(scope="module")
def references():
    found, problems = read_references("x.bib", BIB.encode())
    assert problems == []
    return found


@pytest.fixture(scope="module")
def works(references):
    return formatted(references).works


def words(paragraph, kind):
    return [paragraph.text[m.start : m.end] for m in paragraph.marks if isinstance(m.meaning, kind)]


NOTES = {
    # Chicago 18 names one or two authors in a note, and the first of three or more.
    "trajectory": "Barry Naughton et al., The Trajectory of China’s Industrial Policies, working "
    "paper (University of California Institute on Global Conflict and Cooperation, 2023), "
    "https://ucigcc.org/publication/trajectory/.",
    "ding": "Jeffrey Ding, “The Diffusion Deficit in Scientific and Technological Power: "
    "Re-assessing China’s Rise,” Review of International Political Economy 31, no. 1 (2024): "
    "173–98, https://doi.org/10.1080/09692290.2023.2173633.",
    "xi": "Xi Jinping 习近平, “Speech at the Work Conference for Cybersecurity "
    "[在网络安全工作座谈会上的讲话],” trans. Rogier Creemers, China Copyright and Media, 2016, "
    "https://example.org/xi.",
    "moe": "PRC Ministry of Education 教育部, “35 Key ‘Stranglehold’ Technologies "
    "[“卡脖子”的35项关键技术],” 2018.",
    "sun": "Yutao Sun and Cong Cao, “Organization: Mission-Oriented Programs,” chap. 6 in The "
    "Political Economy of Science, Technology, and Innovation in China (Cambridge University "
    "Press, 2023).",
    "lun": "习近平, 论坚持推动构建人类命运共同体 (中央文献出版社, 2018).",
    "owens": "Brian Owens, “Why Is China’s Research Becoming More Introverted?,” Nature, "
    "November 29, 2023.",
    "outline": "“Outline of the Plan,” Xinhua News Agency 新华社, March 12, 2021, "
    "http://www.gov.cn/x.htm.",
    "security": "Katja Drinhausen and Helena Legarda, “Comprehensive National Security” Unleashed "
    "(MERICS, 2022).",
    "edited": "Susan Shirk, ed., A Book (P, 2020).",
    "lost": "Zheng Shanjie, [Article on the modernized system], Qiushi, 2023.",
}
ENTRIES = {
    "trajectory": "Naughton, Barry, Siwen Xiao, and Yaosheng Xu. The Trajectory of China’s "
    "Industrial Policies. Working paper. University of California Institute on Global Conflict "
    "and Cooperation, 2023. https://ucigcc.org/publication/trajectory/. eScholarship 28f568zv.",
    "ding": "Ding, Jeffrey. “The Diffusion Deficit in Scientific and Technological Power: "
    "Re-assessing China’s Rise.” Review of International Political Economy 31, no. 1 (2024): "
    "173–98. https://doi.org/10.1080/09692290.2023.2173633.",
    "sun": "Sun, Yutao, and Cong Cao. “Organization: Mission-Oriented Programs.” Chap. 6 in The "
    "Political Economy of Science, Technology, and Innovation in China. Cambridge University "
    "Press, 2023.",
    "owens": "Owens, Brian. “Why Is China’s Research Becoming More Introverted?” Nature, "
    "November 29, 2023.",
    # A page without an author is listed under the name of its site.
    "outline": "Xinhua News Agency 新华社. “Outline of the Plan.” March 12, 2021. "
    "http://www.gov.cn/x.htm.",
    "kapital": "Gu, Xin 顾昕. “Reading Das Kapital & ‘Markets.’” Journal 3 (2020).",
    "edited": "Shirk, Susan, ed. A Book. P, 2020.",
    "speech": "Xi Jinping. “On the Market.” Speech. January 2, 2020.",
}


@pytest.mark.parametrize("key", NOTES)
def test_full_note(works, key):
    assert works[key][1].text == NOTES[key]


@pytest.mark.parametrize("key", ENTRIES)
def test_bibliography_entry(works, key):
    assert works[key][0].text == ENTRIES[key]


def test_titles_of_books_and_journals_are_italic_and_chinese_is_not(works):
    assert words(works["ding"][0], Emphasis) == ["Review of International Political Economy"]
    assert words(works["kapital"][0], Emphasis) == ["Das Kapital", "Journal"]
    assert words(works["lun"][0], Emphasis) == []
    assert words(works["moe"][1], Emphasis) == []


def test_chinese_is_marked_as_chinese(works):
    assert words(works["xi"][0], Foreign) == ["习近平", "在网络安全工作座谈会上的讲话"]
    assert words(works["moe"][0], Foreign) == ["教育部", "“卡脖子”的35项关键技术"]
    assert words(works["lun"][1], Foreign) == [
        "习近平",
        "论坚持推动构建人类命运共同体",
        "中央文献出版社",
    ]


def test_the_link_is_the_doi_if_there_is_one_and_covers_what_is_printed(works):
    entry = works["ding"][0]
    link = next(m for m in entry.marks if isinstance(m.meaning, Link))
    assert link.meaning.target == "https://doi.org/10.1080/09692290.2023.2173633"
    assert entry.text[link.start : link.end] == link.meaning.target


def test_a_note_may_point_to_places_and_is_full_each_time(references):
    wanted = [("ding", "180–81"), ("ding", "p. 190"), ("sun", "sec. 2"), ("none", "3")]
    located = formatted(references, wanted=wanted).located
    assert set(located) == set(wanted[:3])
    assert "31, no. 1 (2024): 180–81, https" in located["ding", "180–81"].text
    assert located["ding", "p. 190"].text.startswith("Jeffrey Ding, “The Diffusion")
    assert located["sun", "sec. 2"].text.endswith("(Cambridge University Press, 2023), sec. 2.")


@pytest.mark.parametrize("style", ["apa", "mla", "gb-7714-2015"])
def test_other_styles_work(references, style):
    done = formatted(references, style)
    assert done.problems == ()
    assert all(entry.text and note.text for entry, note in done.works.values())


def test_no_sign_of_ours_is_ever_printed(works):
    for pair in works.values():
        assert not any(char >= "\U0010ff00" for paragraph in pair for char in paragraph.text)


def test_marks_lie_within_their_text(works):
    for pair in works.values():
        for paragraph in pair:
            assert all(0 <= m.start < m.end <= len(paragraph.text) for m in paragraph.marks)


def test_our_bibliography_is_printed_whole():
    file = ROOT / "docs/apparatus/references.bib"
    found, _ = read_references("x", file.read_bytes())
    done = formatted(found)
    assert done.problems == ()
    for reference in found:
        entry, note = done.works[reference.key]
        assert entry.text.endswith((".", "?”", ".”")) and note.text.endswith(".")
        for name in reference.csl.get("author", [])[:1]:
            assert name.get("literal", name.get("family")) in entry.text


def test_order_is_by_name_then_date_then_title(references):
    keys = [r.key for r in sorted(references, key=sort_key)]
    assert keys.index("ding") < keys.index("trajectory") < keys.index("owens")
    one = [
        Reference(
            k, {"title": t, "author": [{"family": "Á", "given": "B"}], "issued": {"date-parts": d}}
        )
        for k, t, d in [("c", "Z", [[2020]]), ("b", "The A", [[2021, 2]]), ("a", "B", [[2021, 2]])]
    ]
    assert [r.key for r in sorted(one, key=sort_key)] == ["c", "b", "a"]


def test_the_cache_keeps_what_was_printed(references, tmp_path, monkeypatch):
    wanted = [("ding", "180")]
    first = formatted(references, cache=tmp_path, wanted=wanted)
    monkeypatch.setattr(citation_engine, "printed", None)
    assert formatted(references, cache=tmp_path, wanted=wanted) == first
    assert [p.name for p in tmp_path.iterdir()] == ["citations-chicago-notes.json"]


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"fingerprint": 1}', "\0", "[" * 100000])
def test_a_damaged_cache_counts_as_none(references, works, tmp_path, damage):
    (tmp_path / "citations-chicago-notes.json").write_text(damage)
    assert formatted(references, cache=tmp_path).works == works


def test_a_cache_with_marks_outside_the_text_counts_as_none(references, works, tmp_path):
    formatted(references, cache=tmp_path)
    file = tmp_path / "citations-chicago-notes.json"
    data = json.loads(file.read_text())
    data["works"]["ding"][0][1][0][1] = 10**6
    file.write_text(json.dumps(data))
    assert formatted(references, cache=tmp_path).works == works


def test_one_bad_entry_spoils_no_other(references, works):
    bad = Reference("bad", {"type": "book", "title": "T", "issued": {"date-parts": [[2020, 13]]}})
    done = formatted([*references, bad])
    assert [(p.code, p.subject) for p in done.problems] == [("C01", "source bad")]
    assert done.works["bad"][0].text == "T. 2020-13."
    assert {key: done.works[key] for key in works} == works


def test_a_panic_of_the_engine_is_a_diagnostic(references, monkeypatch):
    class Panic(BaseException):
        pass

    def fall(*_):
        raise Panic("thread panicked")

    monkeypatch.setattr(citation_engine, "_printed", fall)
    done = formatted(references)
    assert {p.code for p in done.problems} == {"C01"}
    assert all(entry.text for entry, _ in done.works.values())


def test_markup_in_the_data_stays_text_and_links_stay_http():
    bib = r"""@online{a, author={{<script>x</script>}}, title={"><img src=x>}, year=2020,
      url={https://e.org/?q=<x>}}
    @online{b, author={A, B}, title={T}, url={javascript:alert(1)}, year=2020}
    @article{c, author={A, B}, title={T}, journal={J}, doi={10.1000/a"b}, year=2020}"""
    found, problems = read_references("x.bib", bib.encode())
    assert [p.code for p in problems] == ["B04", "B04", "B04"]
    for pair in formatted(found).works.values():
        assert not any(isinstance(m.meaning, Link) for p in pair for m in p.marks)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            "the rise of industrial policy, 1978 to 2020",
            "The Rise of Industrial Policy, 1978 to 2020",
        ),
        ("science, technology, and innovation", "Science, Technology, and Innovation"),
        (
            "evidence From patents: a study of the U.S. and China",
            "Evidence from Patents: A Study of the U.S. and China",
        ),
        ("‘re-innovation’ and self-reliance", "‘Re-innovation’ and Self-Reliance"),
        ("what the state is for", "What the State Is For"),
        ("iPhones in the PRC", "iPhones in the PRC"),
        ("中国的 policy 与 market", "中国的 Policy 与 Market"),
        ("", ""),
    ],
)
def test_headline_style(given, wanted):
    assert headline(given) == wanted


def test_without_the_engine_works_are_printed_plainly(monkeypatch):
    """Where refkit is not to be had, one warning is given and the site can still be built."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    found, _ = read_references(
        "x", b"@book{a-2001, author = {Rain, A.}, title = {Hills}, year = 2001}"
    )
    done = formatted(found)
    assert [(p.code, p.severity) for p in done.problems] == [("C02", "warning")]
    assert "Hills" in done.works["a-2001"][0].text


@pytest.mark.parametrize(
    "author, told",
    [
        ("Qiushi Editors 《求是》杂志编辑部", "Qiushi Editors 2022"),
        ("PRC Ministry of Education (教育部)", "PRC Ministry of Education 2022"),
        ("教育部", "教育部 2022"),
        ("《求是》杂志编辑部", "《求是》杂志编辑部 2022"),
    ],
)
def test_an_author_in_passing_is_told_without_chinese(author: str, told: str) -> None:
    """Nor is a bracket left that opened before it; an author with a Chinese name alone keeps it."""
    issued = {"date-parts": [[2022]]}
    assert short({"author": [{"literal": author}], "issued": issued}) == told


def form(bib: str, style: str) -> str:
    references, problems = read_references("x.bib", bib.encode())
    assert problems == []
    return formatted(references, style).works[references[0].key][0].text


def test_a_paper_is_listed_without_its_article_where_its_name_stands() -> None:
    bib = """@article{b, title={Bamboo}, journal={The Economist}, entrysubtype={magazine},
        year=2022}
        @article{a, author={Fan, Ann}, title={Air}, journal={Air}, year=2022}
        @article{c, author={Eaton, Ed}, title={Eggs}, journal={Eggs}, year=2022}"""
    references, _ = read_references("x.bib", bib.encode())
    assert [r.key for r in sorted(references, key=sort_key)] == ["c", "b", "a"]
    printed = formatted(references).works
    assert printed["b"][0].text == "Economist. “Bamboo.” 2022."
    assert printed["b"][1].text == "“Bamboo,” Economist, 2022."


def test_an_article_without_a_journal_is_not_called_a_preprint() -> None:
    bib = "@article{a, author={Fan, Ann}, title={The Path}, date={2022-03-09}, doi={10.1080/2}}"
    assert form(bib, "chicago-notes") == (
        "Fan, Ann. “The Path.” March 9, 2022. https://doi.org/10.1080/2."
    )


def test_an_article_without_a_volume_is_not_said_to_be_ahead_of_print() -> None:
    bib = """@article{a, author={Fan, Ann}, title={The Path}, journal={Journal of Paths},
        date={2022-03-09}, doi={10.1080/2}}"""
    assert form(bib, "chicago-notes") == (
        "Fan, Ann. “The Path.” Journal of Paths, March 9, 2022. https://doi.org/10.1080/2."
    )


@pytest.mark.parametrize(
    "names, told",
    [
        ("Creemers, Rogier and {Lu Feng}", "Rogier Creemers and Lu Feng"),
        ("Creemers, Rogier and Webster, Graham and Triolo, Paul", "Rogier Creemers et al"),
    ],
)
def test_mla_names_the_translators_of_a_page_behind_its_title(names: str, told: str) -> None:
    bib = f"""@online{{a, author={{{{Xi Jinping}}}}, translator={{{names}}}, title={{Speech}},
        organization={{DigiChina}}, year={{2016}}, url={{https://a.example/}}}}"""
    wanted = f"Xi Jinping. “Speech.” Translated by {told}. DigiChina, 2016, https://a.example/."
    assert form(bib, "mla") == wanted


def test_mla_has_a_page_of_a_site_that_is_not_named_in_quotation_marks() -> None:
    """What is italic in such a title stays so, and its Chinese form is upright."""
    bib = r"""@online{a, author={Hill, Ann}, title={Reading \emph{Das Kapital} & “markets”},
        title-zh={读《资本论》}, url={https://a.example/}}"""
    references, _ = read_references("x.bib", bib.encode())
    entry = formatted(references, "mla").works["a"][0]
    assert entry.text == (
        "Hill, Ann. “Reading Das Kapital & ‘Markets’ [读《资本论》].” https://a.example/."
    )
    assert words(entry, Emphasis) == ["Das Kapital"]


SPAN = """@online{{a, author={{Hill, Ann}}, title={{Rain}}, organization={{Site}}, date={{{}}},
    url={{https://a.example/}}, urldate={{2024-03-03}}}}"""


@pytest.mark.parametrize(
    "dates, style, told",
    [
        # CMOS 18, 9.64 and 6.84: what two dates share is told once; the year alone in author–date.
        ("2016/2018", "chicago-notes", "Site, 2016–2018."),
        ("2016-02/2018-03", "chicago-notes", "Site, February 2016–March 2018."),
        ("2016-02/2016-03", "chicago-notes", "Site, February–March 2016."),
        ("2016-02-03/2016-02-05", "chicago-notes", "Site, February 3–5, 2016."),
        ("2016-02-03/2016-03-05", "chicago-notes", "Site, February 3–March 5, 2016."),
        ("2016-02/2018-03", "chicago-author-date", "Hill, Ann. 2016–2018."),
        # APA 7, 9.14: the year first.
        ("2016-02-03/2016-02-05", "apa", "(2016, February 3–5)."),
        ("2016-02/2018-03", "apa", "(2016, February–2018, March)."),
        # MLA 9, 5.79: day, month, year.
        ("2016-02-03/2016-03-05", "mla", "3 Feb.–5 Mar. 2016,"),
        ("2016-02-03/2018-03-05", "mla", "3 Feb. 2016–5 Mar. 2018,"),
        # GB/T 7714–2015, 8.4.3: dates by ISO 8601; the day on which the page was seen stays.
        ("2016/2018", "gb-7714-2015", "(2016-2018)[2024-03-03]."),
        ("2016-02/2018-03", "gb-7714-2015", "(2016-02/2018-03)[2024-03-03]."),
    ],
)
def test_a_span_of_time_is_told_as_its_style_tells_dates(dates: str, style: str, told: str) -> None:
    assert told in form(SPAN.format(dates), style)


@pytest.mark.parametrize(
    "genre, told",
    [
        ("Policy brief", "policy brief"),
        ("Working Paper", "Working Paper"),  # a name, as the editor writes it
        ("PhD diss.", "PhD diss."),
    ],
)
def test_a_kind_of_work_has_no_capital_in_a_note_unless_it_is_a_name(genre: str, told: str) -> None:
    bib = f"""@techreport{{a, author={{Hill, Ann}}, title={{Rain}}, institution={{Brook}},
        type={{{genre}}}, year=2020}}"""
    references, _ = read_references("x.bib", bib.encode())
    assert formatted(references).works["a"][1].text == f"Ann Hill, Rain, {told} (Brook, 2020)."


def test_a_note_says_what_kind_of_page_it_is_and_then_what_else() -> None:
    bib = """@online{a, author={Hill, Ann}, title={Rain}, organization={Site}, year=2020,
        note={Interview by Bo Salt; seen in a copy}, url={https://a.example/}}"""
    references, _ = read_references("x.bib", bib.encode())
    entry, note = formatted(references).works["a"]
    assert note.text == "Ann Hill, “Rain,” interview by Bo Salt, Site, 2020, https://a.example/."
    assert entry.text == (
        "Hill, Ann. “Rain.” Interview by Bo Salt. Site, 2020. https://a.example/. Seen in a copy."
    )


def test_gb_has_medium_and_day_of_a_page_whose_address_is_not_known() -> None:
    bib = "@online{a, title={Risks}, organization={Reuters}, date={2023-10-02}}"
    assert form(bib, "gb-7714-2015") == "Reuters. Risks[EB/OL]. (2023-10-02)."


def test_apa_has_initials_of_chinese_names_and_all_of_bodies() -> None:
    bib = """@online{a, author={{Xi Jinping} and {Foley Hoag}}, author-zh={习近平; 福利},
        title={Speech by {Xi Jinping}}, date={2018-04-22}, url={https://a.example/}}"""
    assert form(bib, "apa") == (
        "Xi, J. 习近平, & Foley Hoag 福利. (2018, April 22). Speech by Xi Jinping. https://a.example/"
    )


@pytest.mark.parametrize(
    "style, told",
    [
        ("apa", "Hills*, *3*, 4–9 (p. 5). https://doi.org/10.1000/x"),
        ("mla", "vol. 3, 2024, p. 5, https://doi.org/10.1000/x. Seen in a copy."),
        ("chicago-author-date", "Hills* 3:5. https://doi.org/10.1000/x. Seen in a copy."),
        ("gb-7714-2015", "Hills, 2024, 3: 5. DOI:10.1000/x."),
    ],
)
def test_a_place_stands_before_the_address_and_the_remark(style: str, told: str) -> None:
    bib = """@article{a, author={Hill, Ann}, title={Rain}, journal={Hills}, volume=3, year=2024,
        pages={4--9}, doi={10.1000/x}, note={Seen in a copy}}"""
    references, _ = read_references("x.bib", bib.encode())
    located = formatted(references, style, wanted=[("a", "5")]).located["a", "5"]
    assert told.replace("*", "") in located.text.replace(" Seen in a copy. https", " https")
    link = next(m for m in located.marks if isinstance(m.meaning, Link))
    assert located.text[link.start : link.end] in ("https://doi.org/10.1000/x", "10.1000/x")


BOOK = """@book{a, author={Hill, Ann}, title={Rain}, publisher={Brook}, year=2023,
    address={Dale}}"""
LAW = """@report{a, author={{State Council}}, author-zh={国务院}, title={Rain}, title-zh={雨},
    number={国发〔2017〕35号}, date={2017-07-08}}"""
PAGE = """@online{a, author={Hill, Ann}, title={Rain}, organization={Brook}, date={2023-05-01},
    url={https://a.example/}, urldate={2024-03-03}}"""


@pytest.mark.parametrize(
    "bib, style, at, told",
    [
        # CMOS 18, 14.56: pages without “p.”, other places with their short words.
        (BOOK, "chicago-notes", "180–81", "Ann Hill, Rain (Brook, 2023), 180–81."),
        (BOOK, "chicago-notes", "¶ 27", "Ann Hill, Rain (Brook, 2023), para. 27."),
        (BOOK, "chicago-author-date", "23", "Hill, Ann. 2023. Rain. Brook, 23."),
        (BOOK, "chicago-author-date", "chap. 3–4", "Hill, Ann. 2023. Rain. Brook, chaps. 3–4."),
        # A span has a dash, however it is written; what is no known place is left alone.
        (BOOK, "chicago-author-date", "180-81", "Hill, Ann. 2023. Rain. Brook, 180–81."),
        (BOOK, "chicago-author-date", "§§ 2-3", "Hill, Ann. 2023. Rain. Brook, §§ 2–3."),
        (BOOK, "apa", "fol. 20-1", "Hill, A. (2023). Rain. Brook (fol. 20-1)."),
        # Beside another figure a page is called one.
        (PAGE, "chicago-author-date", "23", "Brook, May 1, p. 23. https://a.example/."),
        (PAGE, "chicago-author-date", "23-24", "Brook, May 1, pp. 23–24. https://a.example/."),
        # APA 7, 8.13: “p.” and “pp.”, all figures; words in full for chapters.
        (BOOK, "apa", "23", "Hill, A. (2023). Rain. Brook (p. 23)."),
        (BOOK, "apa", "180–81", "Hill, A. (2023). Rain. Brook (pp. 180–181)."),
        (BOOK, "apa", "ch. 2", "Hill, A. (2023). Rain. Brook (Chapter 2)."),
        # MLA 9, 5.84: the location, behind the date; its short words in appendix 1.
        (BOOK, "mla", "180–81", "Hill, Ann. Rain. Brook, 2023, pp. 180–81."),
        (BOOK, "mla", "ch. 2", "Hill, Ann. Rain. Brook, 2023, ch. 2."),
        # GB/T 7714–2015, 8.5: the page cited behind the year, whatever it is called; 4.6.1: then
        # the day on which a page was put on the web, and the day on which it was seen.
        (BOOK, "gb-7714-2015", "180–81", "HILL A. Rain[M]. Dale: Brook, 2023: 180-181."),
        (PAGE, "gb-7714-2015", "23", "[EB/OL]. 2023: 23(2023-05-01)[2024-03-03]. https://a.ex"),
        (LAW, "gb-7714-2015", "chap. 2", "国务院. 雨: 国发〔2017〕35号[A]. (2017-07-08): 第2章."),
        # What is no known kind of place stands as it is.
        (BOOK, "mla", "passim", "Hill, Ann. Rain. Brook, 2023, passim."),
        (BOOK, "apa", " xii-xv ", "Hill, A. (2023). Rain. Brook (pp. xii–xv)."),
        (BOOK, "mla", "vol. 2, p. 3", "Hill, Ann. Rain. Brook, 2023, vol. 2, p. 3."),
        (BOOK, "mla", "p. 3, 5", "Hill, Ann. Rain. Brook, 2023, pp. 3, 5."),
        (BOOK, "chicago-author-date", "chap.", "Hill, Ann. 2023. Rain. Brook, chap."),
    ],
)
def test_a_place_is_told_as_its_style_tells_it(bib: str, style: str, at: str, told: str) -> None:
    references, _ = read_references("x.bib", bib.encode())
    assert told in formatted(references, style, wanted=[("a", at)]).located["a", at].text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("figures", ["１２", "١٢", "𝟙𝟚"])
def test_figures_of_other_scripts_are_printed_as_they_are(style: str, figures: str) -> None:
    bib = f"""@article{{a, author={{Hill, Ann}}, title={{Rain}}, journal={{Hills}}, year=2024,
        volume={{{figures}}}, pages={{{figures}-{figures}}}}}"""
    references, _ = read_references("x.bib", bib.encode())
    done = formatted(references, style, wanted=[("a", figures)])
    assert not done.problems
    assert figures in done.works["a"][0].text
    assert figures in done.located["a", figures].text


def test_a_place_told_in_two_lines_is_told_whole() -> None:
    assert told(located("p. 3,\n5"), "mla") == "pp. 3, 5"


SECONDS = 5
"""Against hanging: each of these took a quarter of a minute and more, and takes some hundredths."""


@pytest.mark.parametrize("at", ["1" * 40_000, "p. " + "1" * 40_000])
def test_a_place_of_endless_figures_is_told_at_once(at: str) -> None:
    start = time.process_time()
    assert told(located(at), "apa").endswith(at[3:])
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("style", ["chicago-notes", "mla"])
def test_endless_quotation_marks_are_set_at_once(style: str) -> None:
    start = time.process_time()
    assert form(f"@book{{a, author={{Hill, Ann}}, title={{{',”' * 20_000}}}}}", style)
    assert time.process_time() - start < SECONDS


def test_endless_signs_are_put_right_at_once() -> None:
    start = time.process_time()
    cells = [Cell(char) for char in "a,." * 60_000]
    assert "".join(cell.char for cell in mended(cells, "mla", "book")) == "a." * 60_000
    assert time.process_time() - start < SECONDS


UNDATED = (
    "@online{a, author={Hill, Ann}, title={Rain}, organization={Brook}, url={https://a.example/}}"
)
ABOUT = "@online{a, author={Hill, Ann}, title={Rain}, organization={Brook}, date={1880~}}"
ABOUT_MONTH = "@article{a, author={Hill, Ann}, title={Rain}, journal={Brook}, date={1880-02~}}"
SECOND = """@book{a, author={{李农}}, title={水}, address={北京}, publisher={水社}, edition={2},
    year={2004}, langid={chinese}}"""
PAGES = """@techreport{a, author={Hill, Ann}, title={Rain}, institution={Brook}, pages={3--9},
    date={2004-02-03}, url={https://a.example/}}"""
NO_JOURNAL = """@article{a, author={Hill, Ann}, title={Rain}, date={2004-02-03},
    url={https://a.example/}}"""


@pytest.mark.parametrize(
    "bib, style, told",
    [
        # APA 7, 9.16: “Retrieved” stands before an address only with a day.
        (UNDATED, "apa", "Hill, A. (n.d.). Rain. Brook. https://a.example/"),
        # MLA 9, 5.68: within a sentence a word has no capital.
        (ABOUT, "mla", "Hill, Ann. “Rain.” Brook, circa 1880."),
        (ABOUT_MONTH, "mla", "Hill, Ann. “Rain.” Brook, circa Feb. 1880."),
        # GB/T 7714–2015, 8.3: “2版”; 4.1.1: pages, then the day in round brackets; annex B: [J].
        (SECOND, "gb-7714-2015", "李农. 水[M]. 2版. 北京: 水社, 2004."),
        (PAGES, "gb-7714-2015", "Rain[R/OL]. Brook, 2004: 3-9(2004-02-03). https://a.example/."),
        (NO_JOURNAL, "gb-7714-2015", "HILL A. Rain[J/OL]. (2004-02-03). https://a.example/."),
    ],
)
def test_what_the_engine_writes_otherwise_is_put_right(bib: str, style: str, told: str) -> None:
    references, _ = read_references("x.bib", bib.encode())
    entry, _ = formatted(references, style).works["a"]
    assert entry.text.endswith(told)
