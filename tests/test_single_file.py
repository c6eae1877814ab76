"""The whole edition in one file: one address space, every link answered, nothing fetched."""

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from sample import hostile, sample

from build_tools.model.edition import Edition
from build_tools.model.records import TextRecord
from build_tools.pipeline import build
from build_tools.write import addresses, offered, single_file, site
from build_tools.write.inline import inlined
from build_tools.write.single_file.carrying import carried
from build_tools.write.single_file.places import Places
from build_tools.write.single_file.tags import NotOurs, Tag, rewritten
from build_tools.write.size import TERMS, small

ROOT = Path(__file__).parent.parent
TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
ATTRIBUTE = re.compile(r'([a-zA-Z:-]+)(?:="([^"]*)")?')
NAMING = ("cite-as", "schema.DC")
"""Links of the head that load nothing: they name an address to cite, and a vocabulary."""
DATA = re.compile(r'<script type="application/(?:ld\+)?json"[^>]*>[^<]*</script>')
"""Data about the file, which no browser runs."""
NAMES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget")


@cache
def ours() -> Edition:
    """Our edition."""
    built = build(ROOT).edition
    assert built is not None
    return built


def base_as(edition: Edition, **changes: object) -> Edition:
    """The edition with another record of its base text."""
    record: TextRecord = replace(edition.base.record, **changes)  # type: ignore[arg-type]
    return replace(edition, texts=(replace(edition.base, record=record), *edition.texts[1:]))


def paged() -> Edition:
    """An edition with a page for each section and its glossary by initials."""
    edition = base_as(sample(), pages="by-section")
    by_initial = replace(edition.manifest.glossary, pages="by-initial")
    return replace(edition, manifest=replace(edition.manifest, glossary=by_initial))


def bare() -> Edition:
    """An edition of nothing but a text."""
    edition = sample()
    text = replace(edition.base, notes=(), back=(), decisions=())
    return Edition(edition.manifest, (text,), {}, ())


EDITIONS = {"ours": ours, "sample": sample, "hostile": hostile, "paged": paged, "bare": bare}


@pytest.fixture(params=EDITIONS, scope="module")
def page(request: pytest.FixtureRequest) -> str:
    """The single file of each edition."""
    return single_file.write(EDITIONS[request.param]()).decode()


def elements(page: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a page with their attributes, leaving aside what script and style hold."""
    shown = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", page, flags=re.DOTALL)
    return [
        (m[1], {a[1]: unescape(a[2] or "") for a in ATTRIBUTE.finditer(m[2])})
        for m in TAG.finditer(shown)
    ]


def test_every_id_stands_once(page: str) -> None:
    """The addresses of all pages fit into one space."""
    ids = Counter(attrs["id"] for _, attrs in elements(page) if "id" in attrs)
    assert ids
    assert [id for id, times in ids.items() if times > 1] == []


def test_every_link_is_answered(page: str) -> None:
    """A link leads to an id of the file, or outward; what names an id names one that is there."""
    ids = {attrs["id"] for _, attrs in elements(page) if "id" in attrs}
    for name, attrs in elements(page):
        href = attrs.get("href", "#_main")
        if href.startswith("#"):
            assert unquote(href[1:]) in ids, href
        elif name == "link":
            assert (attrs["rel"], href) == ("icon", "data:,") or attrs["rel"] in NAMING
        else:
            assert name == "a"
            assert re.match(r"https?://", href), href
        for attribute in NAMES:
            assert set(attrs.get(attribute, "").split()) <= ids, (name, attrs)


def test_nothing_is_asked_for(page: str) -> None:
    """No element loads anything, and none obeys a style or a handler of its own."""
    for name, attrs in elements(page):
        assert not {"src", "srcset", "style", "data", "action"} & attrs.keys(), (name, attrs)
        assert not [a for a in attrs if a.startswith("on")], (name, attrs)
        assert name not in {"img", "iframe", "object", "embed", "base", "video", "audio"}
    assert "@import" not in page
    assert not re.search(r"url\(", page)


def test_what_its_search_finds_stands_in_it(page: str) -> None:
    """The data stand in it without a sign that could end them, and name places of the file."""
    words = re.findall('<script type="application/json" id="_search-data">(.*?)</script>', page)
    [data] = [json.loads(found) for found in words]
    ids = {attrs["id"] for _, attrs in elements(page) if "id" in attrs}
    found = [entry for group in data["places"].values() for entry in group]
    assert found
    assert data["pages"] == [""]
    assert {entry[0] for entry in found} == {0}
    assert {entry[1] for entry in found} <= ids
    assert "<" not in words[0]


def test_the_policy_names_what_is_inline(page: str) -> None:
    """There is one style and one script, and the policy in front of them has their hashes."""
    page = DATA.sub("", page)
    policy = next(unescape(a["content"]) for n, a in elements(page) if "http-equiv" in a)
    parts = dict(p.strip().split(" ", 1) for p in policy.split(";"))
    assert parts["default-src"] == parts["base-uri"] == parts["form-action"] == "'none'"
    for kind in ("script", "style"):
        words = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        data = page.count(f'<{kind} type="application/json" id="_')  # read, and never run
        assert [page.lower().count(f"<{kind}"), page.lower().count(f"</{kind}")] == [1 + data] * 2
        digest = b64encode(sha256(words[0].encode()).digest()).decode()
        assert parts[f"{kind}-src"] == f"'sha256-{digest}'"
        assert page.index("http-equiv") < page.index(f"<{kind}>")


def test_one_outline(page: str) -> None:
    """There is one h1, and no heading skips a level; a landmark's role and name stand once."""
    levels = [int(n[1]) for n, _ in elements(page) if re.fullmatch("h[1-6]", n)]
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert [n for n, _ in elements(page)].count("main") == 1
    named = Counter(
        (attrs.get("role", name), attrs.get("aria-label") or attrs.get("aria-labelledby"))
        for name, attrs in elements(page)
        if name in ("nav", "section", "aside")
        and ("aria-label" in attrs or "aria-labelledby" in attrs)
    )
    assert [n for n, times in named.items() if times > 1] == []


def test_it_is_made_alike_again() -> None:
    """An edition read anew gives the same bytes, and ours stays small enough to be sent."""
    again = build(ROOT).edition
    assert again is not None
    written = single_file.write(ours())
    assert single_file.write(again) == written
    assert len(written) < 2_000_000


def test_addresses_of_the_text_stay() -> None:
    """Who knows `#p27`, `#n15`, `#r15` or `#t-two-layers` finds them in the file."""
    ids = {attrs.get("id") for _, attrs in elements(single_file.write(ours()).decode())}
    known = {"p27", "n15", "r15", "t-two-layers", "notes", "names"}
    assert known <= set(site.plan(ours())[addresses.BRIEF].make().ids)
    assert known <= ids
    assert {"names/", "names/mao-zedong", "glossary/two-layers/", "apparatus/e4"} <= ids


def test_it_holds_everything() -> None:
    """All notes, terms with their uses, names, sources, comments and corrections stand in it."""
    edition = ours()
    ids = {attrs.get("id") for _, attrs in elements(single_file.write(edition).decode())}
    assert {f"n{n.id}" for n in edition.base.notes} <= ids
    assert {p.id for p in edition.base.paragraphs} <= ids
    assert {f"glossary/{id}/" for id in edition.terms} <= ids
    assert {f"names/{id}" for id in edition.names} <= ids
    assert {f"bibliography/{key}" for key in edition.sources} <= ids
    assert {f"apparatus/{c.record.id}" for c in edition.corrections} <= ids
    assert {f"apparatus/{c.id}" for c in edition.comments} <= ids


def test_a_private_copy_says_so() -> None:
    """The file of a reader's own copy says that it is private, and asks not to be indexed."""
    private = single_file.write(base_as(sample(), rights="private")).decode()
    assert "not to be passed on" in private
    assert 'name="robots" content="noindex"' in private
    assert "Private copy" not in single_file.write(sample()).decode()


def test_large_editions_are_not_offered() -> None:
    """Above its size the site leaves the file out and leads nowhere; on request it is made."""
    term = next(iter(ours().terms.values()))
    many = replace(ours(), terms={f"t-{n}": term for n in range(TERMS + 1)})
    assert small(ours())
    assert not small(many)
    assert single_file in offered(ours())
    assert single_file not in offered(many)
    page = site.plan(many)[addresses.DOWNLOADS].make().body
    assert "edition.html" not in page
    assert "Not offered of this edition: the whole edition as one HTML file" in page
    assert "<code>edition write single-file</code>" in page
    assert "Not offered" not in site.plan(ours())[addresses.DOWNLOADS].make().body
    long = replace(ours().base.paragraphs[0], text="word " * 20_001)
    section = replace(ours().base.sections[0], blocks=(long,))
    chapter = replace(ours().base.chapters[0], sections=(section,))
    wordy = replace(ours(), texts=(replace(ours().base, chapters=(chapter,)),))
    assert single_file not in offered(wordy)


def places(address: str = "", text: tuple[str, ...] = ()) -> Places:
    """A file with a text, a term, names and an apparatus."""
    edition = replace(sample(), manifest=replace(sample().manifest, address=address))
    pages = ("index.html", addresses.BRIEF, addresses.NAMES, addresses.APPARATUS)
    return Places(edition, frozenset((*pages, "glossary/two-layers/index.html")), frozenset(text))


CARRIED: Mapping[str, tuple[str, str, str]] = {
    "an id of the text stays": (addresses.BRIEF, '<p id="n15">', '<p id="n15">'),
    "a link within the text stays": (addresses.BRIEF, '<a href="#n15">', '<a href="#n15">'),
    "an id of a page has the page before it": (
        addresses.NAMES, '<p id="notes">', '<p id="names/notes">'),
    "so has a link within it": (addresses.NAMES, '<a href="#notes">', '<a href="#names/notes">'),
    "a link to a page leads to its part": (
        addresses.BRIEF, '<a href="../names/index.html">', '<a href="#names/">'),
    "a link to the text leads to its top": (
        addresses.NAMES, '<a href="../brief/index.html">', '<a href="#_main">'),
    "a link to an id of the text": (
        addresses.NAMES, '<a href="../brief/index.html#p27">', '<a href="#p27">'),
    "a link to a section's own page": (
        addresses.BRIEF, '<a href="../glossary/two-layers/index.html">',
        '<a href="#glossary/two-layers/">'),
    "a Chinese id": (
        addresses.NAMES, '<p id="水&amp;车"><a href="#%E6%B0%B4%26%E8%BD%A6">',
        '<p id="names/水&amp;车"><a href="#names/%E6%B0%B4%26%E8%BD%A6">'),
    "what names several ids": (
        addresses.NAMES, '<p aria-describedby="a b">', '<p aria-describedby="names/a names/b">'),
    "a link to the web stays": (
        addresses.NAMES, '<a class="out" href="https://example.org/?a=1&amp;b=2#c">',
        '<a class="out" href="https://example.org/?a=1&amp;b=2#c">'),
    "a link to a page left out is none": (
        addresses.NAMES, '<a href="../downloads/index.html" download>', "<a>"),
    "headings of a part stand lower": (addresses.NAMES, "<h1></h1><h2>", "<h2></h2><h3>"),
    "those of the text do not": (addresses.BRIEF, "<h1></h1>", "<h1></h1>"),
    "a section of a part is no landmark": (
        addresses.NAMES, '<section aria-labelledby="_a">', "<section>"),
    "one of the text is": (
        addresses.BRIEF, '<section aria-labelledby="_a">', '<section aria-labelledby="_a">'),
    "a mark without a short entry is a plain link": (
        addresses.NAMES, '<a class="term" href="../glossary/two-layers/index.html">',
        '<a href="#glossary/two-layers/">'),
    "a correction keeps its mark": (
        addresses.NAMES, '<a class="emend" href="../apparatus/index.html#e4">',
        '<a class="emend" href="#apparatus/e4">'),
    "an attribute without a value stays": (addresses.NAMES, "<p hidden>", "<p hidden>"),
}  # fmt: skip


@pytest.mark.parametrize("case", CARRIED)
def test_carrying(case: str) -> None:
    """A tag of a page becomes one of the file."""
    here, before, after = CARRIED[case]
    assert carried(places(), here, before) == after


def test_a_mark_leads_to_the_short_entry() -> None:
    """Where the text lists a term, a name or a correction, marks anywhere lead there."""
    listed = places(text=("t-two-layers", "i-mao", "x-e4"))
    page = (
        '<a class="term" href="../glossary/two-layers/index.html">'
        '<a class="name" href="#mao"><a class="emend" href="../apparatus/index.html#e4">'
    )
    led = '<a class="term" href="#t-two-layers"><a class="name" href="#i-mao">'
    assert carried(listed, addresses.NAMES, page) == led + '<a class="emend" href="#x-e4">'
    plain = '<a href="#mao">'
    assert carried(listed, addresses.NAMES, plain) == '<a href="#names/mao">'


def test_a_page_left_out_is_linked_where_it_is_published() -> None:
    """An edition with a public address leads there for what is not in the file."""
    published = places("https://example.org/edition/")
    page = '<a href="../about/cite/index.html#bibtex">'
    led = '<a href="https://example.org/edition/about/cite/#bibtex">'
    assert carried(published, addresses.NAMES, page) == led


@pytest.mark.parametrize("page", ["<p", "a < b", "<P>", "<p id='a'>", '<p id="<">', "<!-- a -->"])
def test_what_is_not_set_like_our_pages_is_refused(page: str) -> None:
    """Nothing is carried half understood."""

    def same(tag: Tag) -> Tag:
        return tag

    assert rewritten('<p id="a&lt;" hidden>&lt;<br/></p>', same) == (
        '<p id="a&lt;" hidden>&lt;<br/></p>'
    )
    with pytest.raises(NotOurs):
        rewritten(page, same)


@pytest.mark.parametrize(
    ("element", "words"),
    [("script", "a</script"), ("script", "</SCRIPT >"), ("style", "</style"), ("script", "<!--")],
)
def test_nothing_inline_can_end_its_element(element: str, words: str) -> None:
    """A style or script that held its own end would let the rest out into the page."""
    with pytest.raises(ValueError, match="ends a"):
        inlined(element, words)
    assert inlined(element, "a<b") == "a<b"
