"""The page on how to cite, and the script with all works in all styles."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from small import MANIFEST, lay_out

from build_tools.kept import Kept
from build_tools.model.citing import ADDRESS_SLOT, NUMBER_SLOT, STYLES, InStyles
from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Emphasis, Foreign, Link, Mark
from build_tools.pipeline import build
from build_tools.write.elements import Setting
from build_tools.write.site.citations_script import citations, citations_script
from build_tools.write.site.cite import cite
from build_tools.write.site.own_forms import at_paragraph, own_forms, parted
from build_tools.write.site.runs import runs

ROOT = Path(__file__).parent.parent
HOSTILE = "</script><img src=x onerror=alert(1)>\u2028`${1}`"


@pytest.fixture(scope="module")
def ours() -> Edition:
    """Our edition, resolved."""
    found = build(ROOT).edition
    assert found is not None
    return found


@pytest.fixture(scope="module")
def told(ours: Edition) -> Any:
    """What the script tells of our edition."""
    return json.loads(citations(ours))


def words(form: list[Any]) -> str:
    """The words of a form in runs."""
    return "".join(run if isinstance(run, str) else run[0] for run in form)


def test_the_retelling_is_cited_as_the_editors_and_the_brief_as_its_authors(ours: Edition) -> None:
    page = re.sub(r"<wbr/?>", "", cite(ours).body)
    own, rest = page.split('<h2 id="paragraph">')
    paragraph, rest = rest.split('<h2 id="work">')
    brief = rest.split('<h2 id="places">')[0]
    for part in (own, paragraph, brief):
        for name in STYLES.values():
            assert f"<dt>{name}</dt>" in part
    for forms in (own, paragraph):
        said = re.findall(r'<span class="form">(.*?)</span> <button', forms)
        assert len(said) == len(STYLES) + 1
        assert all(form.startswith("The editors of this edition") for form in said)
    said = re.findall(r'<span class="form">(.*?)</span> <button', brief)
    assert len(said) == len(STYLES) + 1
    assert all("groenewegen-lau" in form.casefold() and "2024" in form for form in said)
    assert not any("editors" in form for form in said)
    assert ADDRESS_SLOT not in page and NUMBER_SLOT not in page


def test_a_page_that_knows_its_address_gives_it(ours: Edition) -> None:
    """The first paragraph of the brief with a note is ¶ 6."""
    manifest = replace(ours.manifest, address="https://example.org/brief/")
    body = cite(replace(ours, manifest=manifest)).body
    assert body.count("https://example.org/brief/brief/#p6") >= len(STYLES)
    assert "https://example.org" not in cite(ours).body


@pytest.mark.parametrize(
    ("form", "without", "with_address"),
    [
        ("A, 2026, N, S.", "A, 2026, ¶ 6.", "A, 2026, ¶ 6, https://a.b."),
        ("A. 2026. S. Of B. (N).", "A. 2026. Of B. (¶ 6).", "A. 2026. https://a.b. Of B. (¶ 6)."),
        ("A. N. S", "A. ¶ 6.", "A. ¶ 6. https://a.b"),
        ("A, N.", "A, ¶ 6.", "A, ¶ 6. https://a.b"),
    ],
)
def test_without_an_address_nothing_leads_to_it(form: str, without: str, with_address: str) -> None:
    """Neither a comma nor a second full stop is left over."""
    text = form.replace("S", ADDRESS_SLOT).replace("N", f"¶ {NUMBER_SLOT}")
    at = text.find(ADDRESS_SLOT)
    marks = (Mark(at, at + 1, Link(ADDRESS_SLOT)),) if at >= 0 else ()
    paragraph, setting = Paragraph("paragraph", text, marks), Setting(lambda _: "")

    def said(address: str) -> str:
        return at_paragraph(paragraph, 6, address, setting).replace("\xa0", " ")

    assert said("") == without
    assert said("https://a.b") == with_address
    assert "".join((parted(paragraph).before.text, parted(paragraph).after.text)).count(".")


def test_runs_keep_italics_languages_and_links() -> None:
    text = "Wang 王, Title https://a.b."
    marks = (
        Mark(5, 6, Foreign("zh-Hans")),
        Mark(8, 13, Emphasis()),
        Mark(14, 25, Link("https://a.b")),
    )
    form = runs(Paragraph("paragraph", text, marks))
    assert words(form) == text
    assert ["王", 0, "zh-Hans"] in form
    assert ["Title", 1] in form
    assert ["https://a.b", 0, "", 1] in form
    evil = Paragraph("paragraph", "x", (Mark(0, 1, Link("javascript:alert(1)")),))
    assert runs(evil) == ["x"]
    assert runs(Paragraph("paragraph", "Of 举国体制.")) == ["Of ", ["举国体制", 0, "zh-Hans"], "."]


def test_each_source_is_there_in_each_style_with_three_records(ours: Edition, told: Any) -> None:
    works = {work[0]: work for work in told["works"]}
    assert [style for style, _ in told["styles"]] == list(STYLES)
    assert list(works) == list(ours.sources)
    for key, (_, name, forms, _, records) in works.items():
        assert name
        assert len(forms) == len(STYLES)
        assert all(words(form) for pair in forms for form in pair)
        bibtex, ris, csl = records
        assert f"{{{key}," in bibtex
        assert ris.startswith("TY  - ") and f"ID  - {key}\r\n" in ris
        assert json.loads(csl)[0]["id"] == key
    printed = list(STYLES).index(told["printed"])
    for key, source in ours.sources.items():
        assert words(works[key][2][printed][0]) == source.entry.text


def test_a_place_in_a_source_is_told_in_each_style() -> None:
    """The first note of the small edition points to a page of a book of 2001."""
    edition = build(ROOT / "tests/editions/brief").edition
    assert edition is not None
    [told] = [w for w in json.loads(citations(edition))["works"] if w[0] == "brook-water-2001"]
    [[at, forms]] = told[3]
    places = dict(zip(STYLES, map(words, forms), strict=True))
    assert at == "12"
    assert places == {
        "chicago-notes": "B. Brook, Water and Stone (Hill Press, 2001), 12.",
        "chicago-author-date": "Brook, B. 2001. Water and Stone. Hill Press, 12.",
        "apa": "Brook, B. (2001). Water and stone. Hill Press (p. 12).",
        "mla": "Brook, B. Water and Stone. Hill Press, 2001, p. 12.",
        "gb-7714-2015": "BROOK B. Water and Stone[M]. [S.l.]: Hill Press, 2001: 12.",
    }


def test_the_record_of_a_paragraph_has_slots(told: Any) -> None:
    bibtex, ris, csl = told["record"]
    for record in (bibtex, ris, csl):
        assert NUMBER_SLOT in record and ADDRESS_SLOT in record
    [item] = json.loads(csl)
    assert item["URL"] == ADDRESS_SLOT
    lines = [line for line in bibtex.splitlines() + ris.splitlines() if ADDRESS_SLOT in line]
    assert all(line.count(ADDRESS_SLOT) == 1 and NUMBER_SLOT not in line for line in lines)


def test_what_is_kept_is_neither_made_nor_read_again(ours: Edition, tmp_path: Path) -> None:
    kept = Kept(tmp_path)

    def fails() -> Any:
        raise AssertionError("the styles were read")

    def keep(name: str, grounds: tuple[bytes, ...], make: Any) -> str:
        return kept.text(name, grounds, make)

    first = citations(replace(ours, in_styles=InStyles("m", ours.in_styles.read, keep)))
    again = citations(replace(ours, in_styles=InStyles("m", fails, keep)))
    assert first == again == citations(ours)
    [file] = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:9])
    with pytest.raises(AssertionError, match="the styles were read"):
        citations(replace(ours, in_styles=InStyles("m", fails, keep)))


def test_no_hostile_work_breaks_the_script(tmp_path: Path) -> None:
    """A name that would end the script, and keys that mean something to scripts, are words."""
    bib = "".join(
        f"@book{{{key}, author = {{{{{HOSTILE}}}}}, title = {{{HOSTILE}}}, year = 2001}}\n"
        for key in ("__proto__", "constructor")
    )
    notes = "- {note: 1, sources: [__proto__, constructor]}\n"
    text = "T\n\nS\n\nWords.1 More words.\n\nEndnotes\n1. A book.\n"
    manifest = MANIFEST.replace("title: A small edition", f"title: {json.dumps(HOSTILE)}")
    lay_out(tmp_path, references=bib, notes=notes, text=text, manifest=manifest)
    edition = build(tmp_path).edition
    assert edition is not None
    script = citations_script(edition)
    assert "<" not in script and "\u2028" not in script
    data = json.loads(script.removeprefix("self.citations=").removesuffix(";\n"))
    assert {work[0] for work in data["works"]} == set(edition.sources)
    assert "<img" not in cite(edition).body


def test_an_edition_that_no_style_has_formatted_is_cited_in_plain_words(ours: Edition) -> None:
    [own] = own_forms(replace(ours, own_forms={})).values()
    assert NUMBER_SLOT in own.paragraph[1].text and ADDRESS_SLOT in own.paragraph[1].text
    assert own.work[0].text.startswith("Jeroen Groenewegen-Lau.")
