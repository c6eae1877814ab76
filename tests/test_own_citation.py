"""The edition, a paragraph of it and its work, as they are cited; works that no style foresees."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.model.citing import ADDRESS_SLOT, NUMBER_SLOT, STYLES
from build_tools.model.marks import Link
from build_tools.model.records import Manifest, Reference, TextRecord
from build_tools.model.work import Work
from build_tools.pipeline import build
from build_tools.read.records import read_manifest
from build_tools.read.references import read_references
from build_tools.resolve import citation_engine
from build_tools.resolve.citations import in_all_styles
from build_tools.resolve.own_citation import own_forms
from build_tools.resolve.sentence_case import sentence_case

OF = Work(
    title="Hills and Rain",
    creators=("Ann Hill",),
    kind="Policy brief",
    publishers=("Rain Institute",),
    date="2024-02-29",
    url="https://rain.example.org/hills/",
)
MANIFEST = Manifest(
    title="Hills and Rain: an annotated edition",
    version="1.2.0",
    date="2026-11-23",
    of=OF,
    texts=(),
    address="https://edition.example.org/",
)
RETELLING = TextRecord(
    key="retelling", label="", files=("t.txt",), rights="open", creators=("us",), retelling=True
)
OWN_COPY = replace(RETELLING, key="copy", retelling=False, own_copy=True)

RETOLD = {
    "chicago-notes": "The editors of this edition, Hills and Rain: An Annotated Edition, version "
    "1.2.0 (2026), para. N, A. Retelling of Ann Hill, “Hills and Rain” (2024).",
    "chicago-author-date": "The editors of this edition. 2026. Hills and Rain: An Annotated "
    "Edition. Version 1.2.0, ¶ N. A. Retelling of Ann Hill, “Hills and Rain” (2024).",
    "apa": "The editors of this edition. (2026). Hills and rain: An annotated edition (Version "
    "1.2.0) (¶ N). Retelling of Ann Hill, “Hills and Rain” (2024). A",
    "mla": "The editors of this edition. Hills and Rain: An Annotated Edition. Version 1.2.0, "
    "2026, ¶ N, A. Retelling of Ann Hill, “Hills and Rain” (2024).",
    "gb-7714-2015": "The editors of this edition. Hills and Rain: an annotated edition: version "
    "1.2.0[EB/OL]. 2026: ¶ N(2026-11-23). A. Retelling of Ann Hill, “Hills and Rain” (2024).",
}


def filled(text: str) -> str:
    return text.replace(NUMBER_SLOT, "N").replace(ADDRESS_SLOT, "A")


@pytest.mark.parametrize("style", STYLES)
def test_a_paragraph_of_a_retelling_is_its_editors_and_says_of_what(style: str) -> None:
    forms, problems = own_forms(MANIFEST, RETELLING)
    note = forms[style].paragraph[1]
    assert problems == ()
    assert filled(note.text) == RETOLD[style]
    links = [m for m in note.marks if isinstance(m.meaning, Link)]
    assert [m.meaning.target for m in links if isinstance(m.meaning, Link)] == [ADDRESS_SLOT]
    assert note.text[links[0].start : links[0].end] == ADDRESS_SLOT


@pytest.mark.parametrize("style", STYLES)
def test_a_text_of_the_author_is_cited_as_the_authors_and_read_in_the_edition(style: str) -> None:
    note = own_forms(MANIFEST, OWN_COPY)[0][style].paragraph[1]
    assert "Hill" in note.text.split(",")[0].split(".")[0].title()
    assert "Read in Hills and Rain: an annotated edition, version 1.2.0" in note.text
    assert "Retelling" not in note.text and NUMBER_SLOT in note.text


def test_the_address_is_open_whether_the_manifest_names_one_or_not() -> None:
    """A page over http knows its own."""
    here, _ = own_forms(MANIFEST, RETELLING)
    nowhere, _ = own_forms(replace(MANIFEST, address=""), RETELLING)
    for style in STYLES:
        assert here[style].paragraph == nowhere[style].paragraph
        assert all(form.text.count(ADDRESS_SLOT) == 1 for form in here[style].paragraph)
        assert "example.org" in here[style].edition[0].text
        assert "http" not in nowhere[style].edition[0].text


def test_the_work_is_cited_as_its_publisher_would_have_it() -> None:
    forms, _ = own_forms(MANIFEST, RETELLING)
    assert forms["chicago-notes"].work[0].text == (
        "Hill, Ann. Hills and Rain. Policy brief. Rain Institute, 2024. "
        "https://rain.example.org/hills/."
    )
    assert forms["gb-7714-2015"].work[0].text == (
        "HILL A. Hills and Rain[R/OL]. Rain Institute, 2024(2024-02-29). https://rain.example.org/hills/."
    )


def test_own_forms_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = own_forms(MANIFEST, RETELLING, tmp_path)
    monkeypatch.setattr(citation_engine, "printed", None)
    assert own_forms(MANIFEST, RETELLING, tmp_path) == first


BAD = r"""
@online{two-scripts, author = {Xi Jinping 习近平},
  title = {在网络安全座谈会上的讲话}, year = {2016}}
@misc{nothing, note = {A note}}
@book{rtl, author = {ابن خلدون}, title = {مقدمة ابن خلدون}, year = {1377}}
@article{many, author = {AUTHORS}, title = {T}, journal = {J}, year = {2020}}
""".replace("AUTHORS", " and ".join(f"Name{i}, Given" for i in range(300)))


def test_what_no_style_foresees_is_printed_in_each() -> None:
    found, _ = read_references("x.bib", BAD.encode())
    controlled = Reference("controls", {"type": "book", "title": "A\x00\x1b\u202eB\U0010ff00"})
    done = in_all_styles([*found, controlled])
    assert done.problems == ()
    for style, works in done.read().items():
        assert set(works) == {r.key for r in found} | {"controls"}, style
        assert all(form.text for pair in works.values() for form in pair)
        signs = [c for pair in works.values() for f in pair for c in f.text if c >= "\U0010f000"]
        assert signs == []
        assert len(works["many"][0].text) < 400


def test_a_name_in_two_scripts_is_taken_apart_where_a_style_has_one_language() -> None:
    found, _ = read_references("x.bib", BAD.encode())
    works = in_all_styles(found[:1]).read()
    assert works["gb-7714-2015"]["two-scripts"][0].text.startswith("习近平. 在网络安全")
    assert works["chicago-notes"]["two-scripts"][0].text.startswith("Xi Jinping 习近平. ")


def test_what_fails_in_one_style_is_told_once_and_harms_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bib = b"@book{a-1, author={A, B}, title={T}, year=2020}@book{b-1, author={C, D}, title={U}}"
    found, _ = read_references("x.bib", bib)
    good = in_all_styles(found).read()
    engine = citation_engine._printed

    def failing(item: dict[str, str], style: str, locators: list[str]) -> object:
        if item["id"] == "a-1" and style in ("apa", "mla"):
            raise ValueError("no")
        return engine(item, style, locators)

    monkeypatch.setattr(citation_engine, "_printed", failing)
    done = in_all_styles(found, tmp_path)
    assert [(p.code, p.subject) for p in done.problems] == [("C01", "source a-1")]
    assert done.read()["apa"]["a-1"][0].text == "A B. T. 2020."
    assert done.read()["apa"]["b-1"] == good["apa"]["b-1"]
    assert done.read()["gb-7714-2015"] == good["gb-7714-2015"]
    assert list(tmp_path.iterdir()) == []


def test_without_the_engine_one_warning_is_given_for_all_styles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(citation_engine, "installed", lambda: False)
    found, _ = read_references("x.bib", b"@book{a-1, author={A, B}, title={T}, year=2020}")
    done = in_all_styles(found)
    assert [p.code for p in done.problems] == ["C02"]
    assert {works["a-1"][0].text for works in done.read().values()} == {"A B. T. 2020."}


def test_what_is_kept_is_read_when_asked_and_made_again_when_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, _ = read_references("x.bib", b"@book{a-1, author={A, B}, title={T}, year=2020}")
    first = in_all_styles(found, tmp_path).read()
    with monkeypatch.context() as asleep:
        asleep.setattr(citation_engine, "printed", None)
        assert in_all_styles(found, tmp_path).read() == first
    kept = tmp_path / "works-mla.json"
    kept.write_bytes(kept.read_bytes()[:-9])
    assert in_all_styles(found, tmp_path).read() == first


@pytest.mark.parametrize("style", STYLES)
def test_the_manifest_may_name_any_style(style: str) -> None:
    data = Path(__file__).parent.parent / "docs/edition.yml"
    text = data.read_text("utf-8").replace(
        "citation_style: chicago-notes", f"citation_style: {style}"
    )
    manifest, problems = read_manifest("docs/edition.yml", text.encode())
    assert manifest is not None and problems == []
    assert manifest.citation_style == style


def test_an_edition_has_its_works_in_all_styles() -> None:
    edition = build(Path(__file__).parent.parent).edition
    assert edition is not None
    styles = edition.in_styles.read()
    assert list(styles) == list(edition.own_forms) == list(STYLES)
    assert all(set(works) == set(edition.sources) for works in styles.values())
    assert styles["chicago-notes"]["ding-diffusion-2024"][0] == (
        edition.sources["ding-diffusion-2024"].entry
    )


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("The Rise of China’s Industrial Policy", "The rise of China’s industrial policy"),
        ("details of a new commission: what we know", "Details of a new commission: What we know"),
        ("Report to the 20th National Congress", "Report to the 20th National Congress"),
        ("Hills and Rain: an annotated edition", "Hills and rain: An annotated edition"),
        ("iPhones in the PRC", "iPhones in the PRC"),
        ("Space Project 921 in the Next 15 Years", "Space Project 921 in the next 15 years"),
        ("", ""),
    ],
)
def test_sentence_case(title: str, wanted: str) -> None:
    assert sentence_case(title) == wanted
