"""Markup in any field an editor may fill is printed as words and never obeyed."""

import re
from html import unescape
from pathlib import Path

import pytest
from bad_input import lay_out
from reading_html import Seen, seen
from test_bad_input import edition
from unruly import SLOTS, TURNS, edition_of, word

LONG = "<b>" + "x" * 64 * 1024 + "</b>"
PAYLOADS = {
    "a script": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "a quotation mark": '"onmouseover=alert(1) x=\'y\' style="color:red"',
    "templates": "{{7*7}} {{ config.site_dir }} {% raw %} {% include 'x' %} ${7+7} #{7+7}",
    "closing tags": "</title></script></textarea></template></a></p><iframe src=//x.example>",
    "a turn of direction": "abc\u202edef\u200f\u061c &lt;script&gt; &#60;b&#62;",
    "comments": "<!-- x --> <!--[if IE]> ]]> <?php x ?> <svg/onload=alert(1)> --!>",
    "64 KB": LONG,
}
UNSEEN_ON_PAGES = {"label", "title", "byline", "by", "holder", "place"}
"""The reading page prints the work's own title and byline; there is one editor and one
text, and Chicago leaves out the place."""

PROSE = {"ground", "supplied", "reason", "annote", "about", "says", "evidence"}
"""Markdown reads `&lt;` as the sign it stands for."""


@pytest.fixture(scope="module", params=PAYLOADS, ids=lambda name: name)
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """The payload and the site built with it in every slot; it is legal, so it must build."""
    payload = PAYLOADS[request.param]
    root = lay_out(tmp_path_factory.mktemp("hostile") / "edition", edition_of(payload))
    run = edition(root, "build")
    assert run.status == 0, run.err[:3000]
    assert "Traceback" not in run.err
    return payload, root / "site"


DATA = ("application/json", "application/ld+json")
"""Scripts of these types are no programs: nothing in them runs."""


def inert(page: Seen) -> None:
    """Nothing on the page runs, restyles or leads anywhere but the web and the site."""
    for name, attrs in page.elements:
        assert name not in {"iframe", "object", "embed", "base", "math", "img", "style"}
        assert not [a for a in attrs if a.startswith("on") or a in {"style", "srcdoc"}], (
            name,
            attrs,
        )
        if name == "script":
            assert attrs.get("type") in DATA or attrs["src"].startswith(
                ("assets/", "../assets/", "../../assets/")
            )
        if name == "meta":
            assert attrs.get("http-equiv", "Content-Security-Policy") == "Content-Security-Policy"
    for name, attr, address in page.addresses:
        scheme = re.match(r"[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):", address)
        if not (name == "link" and address == "data:,"):
            assert scheme is None or scheme[1] in ("http", "https", "mailto"), (name, attr, address)
        assert not address.startswith(("//", "\\"))


def folded(words: str) -> str:
    """Words without what typography may change: quotation marks, case, spaces, braces of TeX."""
    words = TURNS.sub("", words)
    words = re.sub("[“”„\"‘’'`]", "", words)
    return re.sub(r"[\s{}]+|--|[–—]|-", "", words).casefold()


def test_every_page_is_inert(hostile: tuple[str, Path]) -> None:
    """No script, handler, frame, style or address of an editor's making is on any page."""
    _, site = hostile
    pages = sorted(site.rglob("*.html"))
    assert len(pages) >= 8
    for path in pages:
        page = seen(path.read_text(encoding="utf-8"))
        if path.name in ("edition.html", "404.html"):  # one of our own, known to the policy
            page.elements.remove(("style", {}))
        if path.name == "edition.html":
            page.elements.remove(("script", {}))
        inert(page)


def test_ids_stay_unique(hostile: tuple[str, Path]) -> None:
    """Ids that editors choose (`main`, `notes`, `corrections`) clash with none of the page's."""
    _, site = hostile
    for path in sorted(site.rglob("*.html")):
        ids = seen(path.read_text(encoding="utf-8")).ids
        assert sorted({id for id in ids if ids.count(id) > 1}) == [], path


def test_hostile_words_are_printed_as_words(hostile: tuple[str, Path]) -> None:
    """Each slot's words stand on some page as they were written."""
    payload, site = hostile
    texts = [seen(p.read_text(encoding="utf-8")).text for p in sorted(site.rglob("index.html"))]
    whole = folded("\n".join(texts))
    tail = folded(payload)[:50_000]
    read = folded(unescape(payload))[:50_000]
    missing = [
        slot
        for slots in SLOTS.values()
        for slot in slots
        if slot not in UNSEEN_ON_PAGES
        and folded(word(slot)) + (read if slot in PROSE else tail) not in whole
    ]
    assert missing == []


def test_nothing_on_a_page_turns_its_direction(hostile: tuple[str, Path]) -> None:
    """No page holds a character that turns the direction of writing, however it was written."""
    _, site = hostile
    turned = [p for p in site.rglob("*.html") if TURNS.search(p.read_text(encoding="utf-8"))]
    assert [str(path.relative_to(site)) for path in turned] == []


def test_a_title_stays_a_title(hostile: tuple[str, Path]) -> None:
    """Each page has one title element and one h1, whatever a title holds."""
    _, site = hostile
    for path in sorted(site.rglob("index.html")):
        names = [name for name, _ in seen(path.read_text(encoding="utf-8")).elements]
        assert (names.count("title"), names.count("h1"), names.count("main")) == (1, 1, 1), path
