"""Each word of a page is in the language that its element tells, and each part has its role."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_tools.mkdocs_plugin import build_site
from build_tools.model.pinyin import is_toned
from build_tools.write.escape import in_languages, plain

ROOT = Path(__file__).parent.parent
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MACRON = re.compile("[āēīōūǖǎěǐǒǔǚ]", re.IGNORECASE)
TWO_LATIN = re.compile(r"[A-Za-z]{2,}[\s\u00a0]+[A-Za-z]{2,}")
VOID = {"meta", "link", "br", "wbr", "img", "input", "hr", "base", "col"}
SAID = ("aria-label", "title", "alt", "placeholder", "aria-description")
# In force in DPUB-ARIA 1.1; doc-biblioentry and doc-endnote are deprecated there.
ROLES = {
    "doc-abstract", "doc-appendix", "doc-backlink", "doc-bibliography", "doc-biblioref",
    "doc-chapter", "doc-conclusion", "doc-cover", "doc-endnotes", "doc-footnote", "doc-foreword",
    "doc-glossary", "doc-glossref", "doc-index", "doc-introduction", "doc-noteref", "doc-notice",
    "doc-part", "doc-preface", "doc-pullquote", "doc-qna", "doc-subtitle", "doc-toc",
}  # fmt: skip
UNMARKED = {
    "title": "a title can hold no markup, and names its term in each script it is written in",
    "script": "data, not words",
    "style": "rules, not words",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a page in one element: their language, and the elements they stand in."""

    words: str
    lang: str
    within: tuple[str, ...]


@dataclass
class Told(HTMLParser):
    """A page as its words in their languages, and its elements with their attributes."""

    pieces: list[Piece] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins; what its attributes say is in its own language."""
        given = {name: value or "" for name, value in attrs}
        lang = given.get("lang") or (self.open[-1][1] if self.open else "")
        self.elements.append((tag, given))
        names = tuple(name for name, _ in self.open)
        self.pieces += [Piece(given[a], lang, (*names, f"@{a}")) for a in SAID if a in given]
        if tag not in VOID:
            self.open.append((tag, lang))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content, as SVG has them."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words of the innermost element."""
        if self.open and data.strip() and self.open[-1][0] not in UNMARKED:
            self.pieces.append(Piece(data, self.open[-1][1], tuple(n for n, _ in self.open)))


def told(page: str) -> Told:
    """A page as read."""
    reader = Told()
    reader.feed(page)
    reader.close()
    return reader


@pytest.fixture(scope="module", params=[ROOT, ROOT / "tests/editions/brief"], ids=["ours", "small"])
def pages(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Told]:
    """Every page of a site, by its path; the edition in one file too."""
    folder = tmp_path_factory.mktemp("languages") / "site"
    assert build_site(request.param, text=None, site_dir=folder, strict=True) == 0
    return {
        path.relative_to(folder).as_posix(): told(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def is_chinese(lang: str) -> bool:
    """True for Chinese in characters, in either script."""
    return lang.startswith("zh") and not lang.startswith("zh-Latn")


def wrong(piece: Piece) -> Iterator[str]:
    """What is wrong with the language of some words."""
    if HAN.search(piece.words) and not is_chinese(piece.lang):
        yield f"Chinese as {piece.lang}: {piece.words.strip()[:60]}"
    if is_chinese(piece.lang) and TWO_LATIN.search(piece.words):
        yield f"Latin as {piece.lang}: {piece.words.strip()[:60]}"
    if "pre" not in piece.within and piece.lang != "zh-Latn-pinyin":  # data, shown to the letter
        yield from (
            f"pinyin as {piece.lang}: {word}"
            for word in WORDS.findall(piece.words)
            if MACRON.search(word) and is_toned(word)
        )


def test_each_word_is_in_its_language(pages: Mapping[str, Told]) -> None:
    """Chinese, pinyin, and Latin words among Chinese are tagged wherever they stand
    (WCAG 3.1.2), in the names of links and fields too."""
    assert all(page.elements[0] == ("html", {"lang": "en"}) for page in pages.values())
    found = [
        (path, w) for path, page in pages.items() for piece in page.pieces for w in wrong(piece)
    ]
    assert found == []
    assert sum(is_chinese(p.lang) for page in pages.values() for p in page.pieces) > 20


def test_a_wrong_language_is_seen() -> None:
    """The rules find what they are for."""
    page = told(
        '<html lang="en"><p aria-label="两张皮">liǎng <b lang="zh-Hans">two words</b></p><i>皮</i>'
    )
    assert [w.split(":")[0] for piece in page.pieces for w in wrong(piece)] == [
        "Chinese as en", "pinyin as en", "Latin as zh-Hans", "Chinese as en",
    ]  # fmt: skip


def test_roles_are_in_force_and_where_they_belong(pages: Mapping[str, Told]) -> None:
    """Only roles of DPUB-ARIA 1.1 are used; marks, lists and ways back have theirs."""
    every = [e for page in pages.values() for e in page.elements]
    roles = {given["role"] for _, given in every if given.get("role", "").startswith("doc-")}
    assert roles - ROLES == set()
    kinds = {"noteref": "doc-noteref", "commentref": "doc-noteref", "back": "doc-backlink"}
    for _, given in every:
        for name in given.get("class", "").split():
            assert name not in kinds or "href" not in given or given.get("role") == kinds[name]
    of = {path: {given.get("role") for _, given in page.elements} for path, page in pages.items()}
    assert {"doc-endnotes", "doc-glossary", "doc-noteref", "doc-glossref", "doc-backlink",
            "doc-biblioref"} <= of["brief/index.html"]  # fmt: skip
    assert "doc-bibliography" in of["bibliography/index.html"]
    assert "doc-index" in of["names/index.html"]


def test_a_link_to_a_work_says_that_it_is_one(pages: Mapping[str, Told]) -> None:
    """From notes, terms, names and comments alike."""
    links = [given for page in pages.values() for tag, given in page.elements if tag == "a"]
    works = [given for given in links if "bibliography/index.html#" in given.get("href", "")]
    assert works
    assert [given for given in works if given.get("role") != "doc-biblioref"] == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("an Ōsaka house", "an Ōsaka house"),
        ("liǎng zhāng pí", '<span lang="zh-Latn-pinyin">liǎng zhāng pí</span>'),
        ("García Herrero, in Mexico", "García Herrero, in Mexico"),
        ("of Shèhuì Zhǔyì: x", 'of <span lang="zh-Latn-pinyin">Shèhuì Zhǔyì</span>: x'),
        ("the shìchǎng jīngjì of", 'the <span lang="zh-Latn-pinyin">shìchǎng jīngjì</span> of'),
        ("one jīngjì & more", "one jīngjì &amp; more"),
    ],
)
def test_pinyin_in_running_text(text: str, html: str) -> None:
    """Two words and more in a row are pinyin, and nothing else becomes it."""
    assert plain(text) == html


def test_languages_of_finished_html() -> None:
    """Chinese anywhere, one word of pinyin where it stands alone in emphasis or code."""
    assert in_languages("<p><em>pí</em> &amp; <code>皮</code></p>") == (
        '<p><em><span lang="zh-Latn-pinyin">pí</span></em> &amp; '
        '<code><span class="nb" lang="zh-Hans">皮</span></code></p>'
    )
