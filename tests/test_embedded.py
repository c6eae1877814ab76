"""What pages say to programs: a reference manager finds the edition, and every work it cites."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from embedded import Found, cited, coins, creator, json_ld, own
from odd_works import WORKS

from build_tools.model.edition import Edition
from build_tools.pipeline import build
from build_tools.write.page import Page
from build_tools.write.records import coins as writing
from build_tools.write.records import highwire
from build_tools.write.single_file import write as single_file
from build_tools.write.site import head, plan

ROOT = Path(__file__).parent.parent
ADDRESS = "https://edition.example/brief-of-2024/"
KINDS = {"report": "report", "webpage": "webpage", "article-newspaper": "newspaperArticle",
         "article-journal": "journalArticle", "article-magazine": "magazineArticle",
         "book": "book", "chapter": "bookSection"}  # fmt: skip


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Our edition."""
    found = build(ROOT).edition
    assert found is not None
    return found


@pytest.fixture(scope="module")
def public(edition: Edition) -> Edition:
    """Our edition with an address."""
    return replace(edition, manifest=replace(edition.manifest, address=ADDRESS))


def made(edition: Edition, path: str) -> Page:
    """A page of an edition."""
    return plan(edition)[path].make()


def people(names: list[dict[str, str]]) -> list[tuple[str, str]]:
    """The names of an item as a library has them."""
    found = []
    for name in names:
        if "literal" in name:
            found.append(("", name["literal"].strip(" .")))
        else:
            parts = (name.get("non-dropping-particle", ""), name.get("family", ""))
            given = f"{name.get('given', '')} {name.get('suffix', '')}".strip()
            found.append((creator(f"x, {given}")[0], " ".join(filter(None, parts))))
    return found


def same(found: Found, csl: Mapping[str, Any]) -> None:
    """Assert that a work was found with its title, authors, date, address and DOI."""
    assert found.title == csl["title"].replace("<i>", "").replace("</i>", "")
    assert found.creators == people(csl.get("author", []))
    day = "-".join(f"{n:02}" for n in csl.get("issued", {"date-parts": [[]]})["date-parts"][0])
    assert found.date.partition("/")[0] == day
    assert found.url == csl.get("URL", "")
    assert found.doi == csl.get("DOI", "")


def test_the_bibliography_offers_every_source(edition: Edition) -> None:
    """All of them, by COinS alone, in their order, each by its kind."""
    page = made(edition, "bibliography/index.html")
    found = coins(page.body)
    assert len(found) == len(edition.sources) > 110
    places = [page.body.index(f'<li id="{key}"') for key in edition.sources]
    order = [key for _, key in sorted(zip(places, edition.sources, strict=True))]
    for work, key in zip(found, order, strict=True):
        csl = edition.sources[key].csl
        same(work, csl)
        assert work.kind == KINDS[csl["type"]], key
        assert work.more.get("holder", "") == csl.get("container-title", "")
    assert own(page.head) is None


def test_coins_are_for_nobody_who_reads(edition: Edition) -> None:
    """The spans are empty and hidden, so that neither eye nor ear meets them."""
    body = made(edition, "bibliography/index.html").body
    assert body.count('class="Z3988"') == body.count('" hidden></span>') > 110


def test_the_bibliography_leads_to_its_files(edition: Edition) -> None:
    """Three alternates, of the media types that programs look for."""
    page = made(edition, "bibliography/index.html").head
    for file, type in (
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("json", "application/vnd.citationstyles.csl+json"),
    ):
        line = f'<link rel="alternate" type="{type}" href="../downloads/bibliography.{file}">'
        assert line in page


def test_the_text_is_its_editors(edition: Edition) -> None:
    """One work, a book of 27 November 2026 by the editors; no word of it is given to the author."""
    found = own(made(edition, "brief/index.html").head)
    assert found is not None
    assert (found.kind, found.title) == ("book", "Whole-of-Nation Innovation: an annotated edition")
    assert found.creators == [("", "The editors of this edition")]
    assert (found.date, found.more["language"], found.url) == ("2026-11-27", "en", "")
    assert own(head(edition, "index.html")) == found
    assert head(edition, "about/index.html") == ""


def test_the_text_names_every_work_it_cites(edition: Edition) -> None:
    """The works of its notes, each once, with authors, date and address; no proposal among them."""
    page = made(edition, "brief/index.html")
    keys = dict.fromkeys(r.key for n in edition.base.notes for r in n.sources)
    found = cited(page.head)
    assert len(found) == len(keys) == 20
    for work, key in zip(found, keys, strict=True):
        same(work, edition.sources[key].csl)
    assert coins(page.body) == []


def test_json_ld_says_what_the_text_is_based_on(edition: Edition) -> None:
    """The brief of 29 February 2024, its author, its two publishers; the licence; the citations."""
    (node,) = json_ld(made(edition, "brief/index.html").head)
    assert (node["@context"], node["@type"]) == ("https://schema.org", "Book")
    assert node["author"] == [{"@type": "Organization", "name": "The editors of this edition"}]
    assert node["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (node["datePublished"], node["version"]) == ("2026-11-27", "0.5.0")
    brief = node["isBasedOn"]
    assert [a["name"] for a in brief["author"]] == ["Jeroen Groenewegen-Lau"]
    assert (brief["@type"], brief["datePublished"]) == ("Report", "2024-02-29")
    assert len(brief["publisher"]) == 2
    assert brief["url"].startswith("https://ucigcc.org/publication/whole-of-nation-innovation")
    assert len(node["citation"]) == 20
    assert "https://doi.org/10.1093/icc/dty034" in [c.get("url") for c in node["citation"]]
    assert "url" not in node


def test_an_address_is_said_where_there_is_one(public: Edition) -> None:
    """What Zotero takes as the address, and what is to be cited."""
    page = made(public, "brief/index.html").head
    found = own(page)
    assert found is not None
    assert found.url == found.more["fulltext_html_url"] == f"{ADDRESS}brief/"
    assert f'<link rel="cite-as" href="{ADDRESS}brief/">' in page
    assert json_ld(page)[0]["url"] == f"{ADDRESS}brief/"
    assert f'<link rel="cite-as" href="{ADDRESS}">' in head(public, "index.html")


def test_a_chapter_names_what_it_cites(public: Edition) -> None:
    """On pages of their own the parts of the text are parts of the edition; each names only the
    works of its notes, and the front none."""
    base = replace(public.base, record=replace(public.base.record, pages="by-section"))
    parted = replace(public, texts=(base, *public.texts[1:]))
    pages = {p: m.make() for p, m in plan(parted).items() if p.startswith("brief/")}
    assert len(pages) > 5
    told = {path: cited(page.head) for path, page in pages.items()}
    assert told.pop("brief/index.html") == []
    assert all(len(works) < 20 for works in told.values())
    titles = {work.title for works in told.values() for work in works}
    assert len(titles) == 20
    for path in told:
        found, (node,) = own(pages[path].head), json_ld(pages[path].head)
        assert found is not None
        assert found.kind == "bookSection"
        assert found.more["book_title"] == public.manifest.title
        assert node["@type"] == "Chapter"
        assert node["isPartOf"]["url"] == f"{ADDRESS}brief/"


def test_the_authors_own_text_is_the_authors(edition: Edition) -> None:
    """A text that is no retelling is by the author of the work."""
    base = replace(edition.base, record=replace(edition.base.record, retelling=False))
    found = own(made(replace(edition, texts=(base,)), "brief/index.html").head)
    assert found is not None
    assert found.creators == [("Jeroen", "Groenewegen-Lau")]
    assert found.kind == "report"
    assert found.title.startswith("Whole-of-Nation Innovation: Does China")


def test_a_private_copy_says_nothing(edition: Edition) -> None:
    """What may not be passed on does not offer itself."""
    base = replace(edition.base, record=replace(edition.base.record, rights="private"))
    private = replace(edition, texts=(base,))
    assert made(private, "brief/index.html").head == head(private, "index.html") == ""


def test_the_single_file_says_what_it_is(edition: Edition) -> None:
    """It has the head of the text."""
    page = single_file(edition).decode().partition("</head>")[0]
    assert own(page) == own(made(edition, "brief/index.html").head)
    assert len(cited(page)) == 20


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work["id"])
def test_odd_works_are_found(work: dict[str, Any]) -> None:
    """Signs of HTML, of addresses and of the notations themselves; but a plus sign, which Zotero
    takes for a space."""
    title = " ".join(work["title"].replace("+", " ").replace("\ud83d", "?").split())
    title = title.replace("<i>", "").replace("</i>", "")
    span = f'<p><span class="Z3988" title="{writing.context(work).replace("&", "&amp;")}"></span>'
    assert span.isascii()
    (found,) = coins(span)
    assert " ".join(found.title.split()) == title
    assert len(found.creators) == len(work.get("author", ()))
    assert found.url == work.get("URL", "")
    assert found.doi == work.get("DOI", "")
    parts = highwire.reference(work).split("; ")
    assert all(part.startswith("citation_") and "=" in part for part in parts)
    assert len([p for p in parts if p.startswith("citation_author=")]) >= len(found.creators)


def test_nothing_gets_out_of_the_head(edition: Edition) -> None:
    """Words of an editor end neither an attribute nor the data."""
    bad = '"><script>alert(1)</script></script><img src=x onerror=alert(2)> \ud800 ]]>'
    manifest = replace(
        edition.manifest, title=bad, editors=bad, of=replace(edition.manifest.of, title=bad)
    )
    key = next(r.key for n in edition.base.notes for r in n.sources)
    csl = MappingProxyType({**edition.sources[key].csl, "title": bad, "author": [{"literal": bad}]})
    sources = {**edition.sources, key: replace(edition.sources[key], csl=csl)}
    page = made(replace(edition, manifest=manifest, sources=sources), "brief/index.html").head
    assert page.count("<script") == page.count("</script>") == 1
    assert "<img" not in page and "\ud800" not in page
    (node,) = json_ld(page)
    assert node["name"] == bad.replace("\ud800", "\ufffd")
    assert node["citation"][0]["name"].startswith('"><script>')
