"""Markup in any field an editor may fill is printed as words and never obeyed."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from bad_input import lay_out
from reading_html import Seen, seen
from test_bad_input import edition

ESCAPED = re.compile(r"[!-/:-@\[-`{-~]")
TURNS = re.compile("[\u202a-\u202e]")
LONG = "<b>" + "x" * 64 * 1024 + "</b>"
PAYLOADS = {
    "a script": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "a quotation mark": '"onmouseover=alert(1) x=\'y\' style="color:red"',
    "templates": "{{7*7}} {{ config.site_dir }} {% raw %} {% include 'x' %} ${7+7} #{7+7}",
    "closing tags": "</title></script></textarea></template></a></p><iframe src=//x.example>",
    "a turn of direction": "abc\u202edef &lt;script&gt; &#60;b&#62;",
    "comments": "<!-- x --> <!--[if IE]> ]]> <?php x ?> <svg/onload=alert(1)> --!>",
    "64 KB": LONG,
}
SLOTS = {
    "text": ["title", "byline", "heading", "paragraph", "item", "quotation", "note", "notice",
             "back", "backwords"],
    "manifest": ["edition", "editors", "work", "subtitle", "creator", "publisher", "series", "kind",
                 "label", "about", "license", "holder", "theme", "pinyin", "version"],
    "notes": ["ground", "supplied", "locator"],
    "emendations": ["printed", "corrected", "reason", "by", "formprinted", "formcorrected"],
    "references": ["worktitle", "author", "bibnote", "annote", "journal", "house", "place"],
    "terms": ["english", "variant", "literal", "rendering", "otherwords", "whose", "definition"],
    "names": ["name", "namevariant", "about"],
    "comments": ["commenttitle", "says", "evidence"],
}  # fmt: skip
UNSEEN_ON_PAGES = {"label", "title", "byline", "by", "holder", "place"}
"""The reading page prints the work's own title and byline; there is one editor and one
text, and Chicago leaves out the place."""

PROSE = {"ground", "supplied", "reason", "annote", "about", "says", "evidence"}
"""Markdown reads `&lt;` as the sign it stands for."""


def word(slot: str) -> str:
    """The word that stands before what is hostile in a slot, so that it can be found."""
    return f"Zq{slot}"


def yaml(value: str) -> str:
    """A value for YAML in quotation marks (JSON's are YAML's)."""
    return json.dumps(value, ensure_ascii=False)


def edition_of(payload: str) -> dict[str, str]:
    """The files of an edition with the payload in every slot."""
    w = {slot: f"{word(slot)} {payload}" for slots in SLOTS.values() for slot in slots}
    y = {slot: yaml(value) for slot, value in w.items()}
    tex = payload.replace("%", "\\%").replace("$", "\\$").replace("#", "\\#").replace("&", "\\&")
    b = {slot: f"{word(slot)} {tex}"[:60_000] for slot in SLOTS["references"]}
    text = f"""\
{w["title"]}

By {w["byline"]}

## {w["heading"]}

{w["notice"]}

{w["paragraph"]} and then rain.¹

- {w["item"]}

> {w["quotation"]}

Water {w["printed"]} falls.² It rises.³ It is gone.⁴

Endnotes

1. {w["note"]}

2. B. Salt, Seas, 2002.

## {w["back"]}

{w["backwords"]}.
"""
    manifest = f"""\
title: {y["edition"]}
version: {y["version"]}
date: 2026-01-01
editors: {y["editors"]}
license: {y["license"]}
description: {y["edition"]}
of:
  title: {y["work"]}
  subtitle: {y["subtitle"]}
  creators: [{y["creator"]}]
  kind: {y["kind"]}
  publishers: [{y["publisher"]}]
  series: {y["series"]}
  date: 2025-01-01
  url: {yaml("https://example.org/" + "x" * 100)}
theme: {{simplified: {y["theme"]}, pinyin: {y["pinyin"]}}}
texts:
  - key: brief
    label: {y["label"]}
    files: [text/brief.txt]
    rights: open
    about: {y["about"]}
    license: {y["license"]}
    creators: [{y["holder"]}]
    structure:
      - {{kind: byline, begins: By {word("byline")}}}
      - {{kind: notice, begins: {word("notice")}}}
allow:
  - {{code: N07, subjects: [note 4], reason: It is lost.}}
"""
    notes = f"""\
- {{note: 1, sources: [main]}}
- note: 2
  sources: [{{key: consulted, locator: {y["locator"]}}}]
- {{note: 3, supplied: {y["supplied"]}, sources: [main]}}
- note: 4
  lost: true
  conjectures:
    - {{sources: [notes], certainty: probable, ground: {y["ground"]}}}
"""
    common = f"certainty: certain, by: {y['by']}"
    emendations = f"""\
- {{id: corrections, kind: reading, paragraph: 4, printed: {yaml(TURNS.sub("", w["printed"]))},
   corrected: {y["corrected"]}, reason: {y["reason"]}, {common}}}
- {{id: downloads, kind: form, note: 1, printed: {y["formprinted"]},
   corrected: {y["formcorrected"]}, reason: A fault., {common}}}
"""
    references = f"""\
@article{{main, author = {{{b["author"]}}}, title = {{{b["worktitle"]}}}, year = 2001,
  journal = {{{b["journal"]}}}, note = {{{b["bibnote"]}}}, annote = {{{b["annote"]}}},
  url = {{https://example.org/a?b=<c>&d="e"}}}}
@book{{consulted, author = {{Salt, B.}}, title = {{Seas}}, year = 2002,
  publisher = {{{b["house"]}}}, address = {{{b["place"]}}}}}
@book{{notes, author = {{Wind, C.}}, title = {{Air}}, year = 2003, keywords = {{conjecture}}}}
""".replace('?b=<c>&d="e"', "?b=c&d=e")
    definition = ESCAPED.sub(r"\\\g<0>", w["definition"])
    term = f"""\
---
english: {y["english"]}
variants: [{y["variant"]}]
simplified: 水
traditional: 水
pinyin: shuǐ
literal: {y["literal"]}
rendering: {y["rendering"]}
renderings: [{{words: {y["otherwords"]}, by: {y["whose"]}}}]
kind: concept
---
{definition}
"""
    names = f"""\
- {{id: glossary, kind: place, name: {y["name"]}, variants: [{y["namevariant"]}],
   about: {y["about"]}}}
"""
    comments = f"""\
- {{id: comments, title: {y["commenttitle"]}, paragraph: 1, says: {y["says"]},
   evidence: {y["evidence"]}, {common}}}
"""
    return {
        "glossary/terms.md": term,
        "docs/apparatus/names.yml": names,
        "docs/apparatus/comments.yml": comments,
        "docs/text/brief.txt": text,
        "docs/edition.yml": manifest,
        "docs/apparatus/notes.yml": notes,
        "docs/apparatus/emendations.yml": emendations,
        "docs/apparatus/references.bib": references,
    }


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


def inert(page: Seen) -> None:
    """Nothing on the page runs, restyles or leads anywhere but the web and the site."""
    for name, attrs in page.elements:
        assert name not in {"iframe", "object", "embed", "base", "math", "img", "style"}
        assert not [a for a in attrs if a.startswith("on") or a in {"style", "srcdoc"}], (
            name,
            attrs,
        )
        if name == "script":
            assert attrs.get("type") == "application/json" or attrs["src"].startswith(
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
        if path.name == "edition.html":  # it has one style and one script, known to its policy
            page.elements.remove(("style", {}))
            page.elements.remove(("script", {}))
        inert(page)


def test_ids_stay_unique(hostile: tuple[str, Path]) -> None:
    """Ids that editors choose (`main`, `notes`, `corrections`) clash with none of the page's."""
    _, site = hostile
    for path in sorted(site.rglob("*.html")):
        ids = seen(path.read_text(encoding="utf-8")).ids
        assert sorted({id for id in ids if ids.count(id) > 1}) == [], path


def test_what_is_found_by_the_search_is_inert(hostile: tuple[str, Path]) -> None:
    """Material prints titles and texts of its index as HTML; none of it may be obeyed."""
    _, site = hostile
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    for entry in index["docs"]:
        for field in ("title", "text", "location"):
            inert(seen(entry[field]))


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
