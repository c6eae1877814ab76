"""The pages: each id once, headings in order, links that lead somewhere, nothing live."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from sample import HOSTILE, hostile, manifest, sample

from build_tools.model.document import Chapter, Paragraph
from build_tools.model.edition import Edition
from build_tools.write import addresses, offline_formats, site
from build_tools.write.page import Page

VOID = {"br", "wbr", "img", "input", "meta", "link", "hr"}


class Reader(HTMLParser):
    """Reads a page and keeps its tags, links and text; fails if tags do not nest."""

    def __init__(self, body: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(body)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            assert not (tag == "a" and "a" in self.open), "a link inside a link"
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def of_chapters() -> Edition:
    """The sample as a text of two chapters."""
    e = sample()
    text = e.base
    parts = text.sections
    title = Paragraph("heading", "A Chapter")
    chapters = tuple(Chapter(f"c{i}", title, (s,), ()) for i, s in enumerate(parts, 1))
    notes = tuple(replace(n, chapter="c1" if n.number < 4 else "c2") for n in text.notes)
    return replace(e, texts=(replace(text, chapters=chapters, notes=notes),))


def by_section(of: Edition) -> Edition:
    """The same edition, its text with a page for each section or chapter."""
    record = replace(of.base.record, pages="by-section")
    return replace(of, texts=(replace(of.base, record=record), *of.texts[1:]))


def private() -> Edition:
    e = sample()
    record = replace(e.base.record, rights="private", creators=e.manifest.of.creators)
    return replace(e, texts=(replace(e.base, record=record),))


def bare() -> Edition:
    """The sample without notes, sources, corrections, terms, names and comments."""
    e = sample()
    text = replace(e.base, notes=(), back=(), decisions=())
    nothing = {"sources": {}, "corrections": (), "terms": {}, "names": {}, "comments": ()}
    return replace(e, texts=(text,), packs={}, **nothing)


def by_initial(edition: Edition) -> Edition:
    """The same edition with a glossary that is parted by initials."""
    settings = replace(edition.manifest.glossary, pages="by-initial")
    return replace(edition, manifest=replace(edition.manifest, glossary=settings))


def two_texts() -> Edition:
    """The sample with a second text, which is the first under another key."""
    e = sample()
    record = replace(e.base.record, key="other", label="The other", language="de")
    return replace(e, texts=(e.base, replace(e.base, record=record)))


EDITIONS = {
    "sample": sample, "hostile": hostile, "chapters": of_chapters, "private": private, "bare": bare,
    "sections": lambda: by_section(sample()), "chapter pages": lambda: by_section(of_chapters()),
    "hostile sections": lambda: by_section(hostile()), "bare sections": lambda: by_section(bare()),
    "by initial": lambda: by_initial(sample()), "hostile by initial": lambda: by_initial(hostile()),
    "two texts": two_texts, "two texts in sections": lambda: by_section(two_texts()),
}  # fmt: skip


def hand_written(edition: Edition) -> tuple[Page, ...]:
    made = []
    for path in ("index.html", "about/index.html", "about/more/index.html"):
        body = site.frame(edition, path, "about-page", "<h1>Words</h1>\n<p>Of ours.</p>")
        made.append(Page(path, "", "", body, "about-page"))
    return tuple(made)


def all_pages(edition: Edition) -> tuple[Page, ...]:
    return site.pages(edition) + hand_written(edition)


@pytest.mark.parametrize("name", EDITIONS)
def test_tags_nest_and_each_id_stands_once(name: str) -> None:
    for page in all_pages(EDITIONS[name]()):
        ids = [a["id"] for _, a in Reader(page.body).tags if "id" in a]
        assert len(ids) == len(set(ids)), page.path
        assert not [i for i in ids if not i or re.search(r"\s", i)], page.path
        if page.ids:
            assert list(page.ids) == ids


@pytest.mark.parametrize("name", EDITIONS)
def test_headings_descend_one_step_at_a_time_from_a_single_h1(name: str) -> None:
    for page in all_pages(EDITIONS[name]()):
        levels = [int(t[1]) for t, _ in Reader(page.body).tags if re.fullmatch("h[1-6]", t)]
        assert levels.count(1) == 1 and levels[0] == 1, page.path
        assert all(b - a <= 1 for a, b in pairwise(levels)), page.path


@pytest.mark.parametrize("name", [n for n in EDITIONS if "hostile" not in n])
def test_links_resolve_among_the_pages(name: str) -> None:
    edition = EDITIONS[name]()
    pages = {p.path: Reader(p.body) for p in all_pages(edition)}
    ids = {path: {a.get("id") for _, a in r.tags} for path, r in pages.items()}
    files = {*site.files(edition), addresses.OFFLINE_FOLDER, addresses.SUMS}
    files |= {f"downloads/{module.FILE}" for module in offline_formats(edition)}
    for path, reader in pages.items():
        for _, attrs in reader.tags:
            href = attrs.get("href", "")
            if not href or href.startswith("http"):
                continue
            target, _, fragment = href.partition("#")
            there = normpath(join(dirname(path), target)) if target else path
            assert there in pages or there in files, (path, href)
            if fragment:
                assert fragment in ids[there], (path, href)


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_labels_that_point_to_ids_find_them(name: str) -> None:
    for page in all_pages(EDITIONS[name]()):
        tags = Reader(page.body).tags
        ids = {a.get("id") for _, a in tags}
        for _, attrs in tags:
            for key in ("aria-labelledby", "popovertarget"):
                assert key not in attrs or attrs[key] in ids, (page.path, attrs)


TAGS = """
a article aside b blockquote button caption cite circle code dd details dfn div dl dt em fieldset
figcaption figure footer form h1 h2 h3 header i input label legend li main nav noscript ol option p
path pre rect s search section select span summary sup svg table tbody td template text textarea th
thead tr tspan ul wbr
"""


def test_no_hostile_string_becomes_markup() -> None:
    for page in all_pages(hostile()):
        for tag, attrs in Reader(page.body).tags:
            assert tag in TAGS.split(), (page.path, tag)
            assert not [k for k in attrs if k.startswith("on") or k == "style"], attrs
            assert not re.match(r"(?!https?:|#|[.\w/-]+(#|$))", attrs.get("href", "#")), attrs
        assert "\x00" not in page.body + page.title + page.description


WITHOUT_WORDS = {addresses.DOWNLOADS, addresses.CONSISTENCY}
"""Pages that need not show any word of an author's."""


def test_hostile_strings_appear_as_they_are_written() -> None:
    shown = HOSTILE.replace("\x00", "\ufffd")
    for page in site.pages(hostile()):
        assert page.path in WITHOUT_WORDS or shown in Reader(page.body).text, page.path
    brief = next(p for p in site.pages(hostile()) if p.path == addresses.BRIEF)
    text = Reader(brief.body).text
    assert text.count(shown) > 40
    assert len(re.findall("alert", unescape(brief.body))) == len(re.findall("alert", brief.body))


def test_markup_enters_the_templates_by_one_door() -> None:
    package = Path(addresses.__file__).parents[1]
    for file in (package / "templates").glob("**/*"):
        assert "|safe" not in file.read_text().replace(" ", ""), file
    doors = [f for f in package.glob("write/**/*.py") if re.search(r"\bMarkup\(", f.read_text())]
    assert [f.name for f in doors] == ["html.py"]


def test_a_private_copy_says_so_on_every_page() -> None:
    for page in all_pages(private()):
        assert "not to be passed on" in Reader(page.body).text, page.path
    for page in all_pages(sample()):
        assert "not to be passed on" not in Reader(page.body).text, page.path


def test_a_retelling_is_cited_as_the_editions_and_links_to_the_publisher() -> None:
    brief = next(p for p in site.pages(sample()) if p.path == addresses.BRIEF)
    reader = Reader(brief.body)
    assert "The editors of this edition. The Mill of Words: an annotated edition" in reader.text
    assert "based on the policy brief by Ann Author" in reader.text
    assert "https://example.org/mill" in [a.get("href") for _, a in reader.tags]


def test_a_note_says_how_its_number_was_printed() -> None:
    brief = next(p for p in site.pages(sample()) if p.path == addresses.BRIEF).body
    text = Reader(brief).text.replace("\xa0", " ")
    assert "[printed without a number, at the end of 2]" in text
    assert "[printed as 3, meant as 4]" in text
    assert "[Lost: the printed list ends before this number.]" in text
    assert '<span class="corr">⟨5⟩</span><span class="sic">5</span>' in brief


def test_settings_offer_only_what_changes_something() -> None:
    plain = replace(bare(), manifest=manifest(theme=None))
    ids = {p.path: p.ids for p in site.pages(plain)}
    assert "_printed" not in ids[addresses.BRIEF]
    assert "_pinyin" not in ids[addresses.BRIEF]
    assert "_popups" not in ids[addresses.DOWNLOADS]
    full = {p.path: p.ids for p in site.pages(sample())}
    assert {"_printed", "_pinyin", "_traditional", "_side"} <= set(full[addresses.BRIEF])


def test_pages_are_the_same_each_time() -> None:
    assert site.pages(sample()) == site.pages(sample())
