"""Editions that are legal and unruly: hostile or endless words in every field, crowds, and nothing.

Files are named by their paths in the folder of an edition.
"""

import json
import re
from pathlib import Path

from small import MANIFEST

ESCAPED = re.compile(r"[!-/:-@\[-`{-~]")
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Unseen characters that turn the direction of writing."""

FRAME = {
    "mkdocs.yml": "site_name: A small edition\ntheme: {name: material, font: false}\n"
    "plugins: [edition]\n",
    "docs/index.md": "# A small edition\n\nRead [the brief](brief/index.html).\n",
    "docs/about/index.md": "# About\n\nWords.\n",
    "docs/about/more.md": "# More\n\nWords.\n",
}
"""What an edition has besides its texts and its apparatus."""

LACKING = {
    "no-author": ", year = 2003, url = {https://example.org/a}",
    "no-year": ", author = {Wind, C.}, url = {https://example.org/b}",
    "no-address": ", author = {Wind, D.}, year = 2004",
    "no-author-or-year": ", url = {https://example.org/c}",
    "nothing": "",
}
"""Works by what they lack, and the fields that they have."""

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
variants: [{y["variant"]}, Water]
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
- {{id: glossary, kind: place, name: {y["name"]}, variants: [{y["namevariant"]}, rain],
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


def of_crowds(uses: int = 3000, notes: int = 40) -> dict[str, str]:
    """A paragraph with `notes` notes, the first cited as often in the next; a term with `uses` uses
    and works that lack an author, a year, an address or all three; ids and headings of our own."""
    water = "\n\n".join(["Water " * 50 + "falls."] * (uses // 50))
    claims = " ".join(f"Claim {n} of many.^{n}" for n in range(1, notes + 1))
    again = " ".join(["Said again.^1"] * notes)
    bare = "".join(f"And more.^{notes + n} " for n in range(1, 6))
    printed = "".join(f"{n}. B. Salt, *Seas*, 2002.\n\n" for n in range(1, notes + 6))
    cited = "".join(f"- {{note: {n}, sources: [main]}}\n" for n in range(1, notes + 1))
    cited += "".join(
        f"- {{note: {notes + n}, sources: [{key}]}}\n" for n, key in enumerate(LACKING, 1)
    )
    works = "@book{main, author = {Salt, B.}, title = {Seas}, year = 2002}\n"
    works += "".join(f"@online{{{k}, title = {{On {k}}}{rest}}}\n" for k, rest in LACKING.items())
    return {
        **FRAME,
        "docs/edition.yml": MANIFEST,
        "docs/text/brief.txt": f"A Crowded Brief\n\n## Terms in this text\n\n{claims}\n\n{again}"
        f"\n\n## Constructor\n\n{bare}\n\n## Popup\n\n{water}\n\nEndnotes\n\n{printed}",
        "docs/apparatus/notes.yml": cited,
        "docs/apparatus/references.bib": works,
        "glossary/constructor.md": "---\nenglish: water\nsimplified: 水\ntraditional: 水\n"
        "pinyin: shuǐ\nkind: concept\n---\nWhat falls.\n",
        "docs/apparatus/names.yml": "- {id: location, kind: place, name: Claim, about: A word.}\n",
        "docs/apparatus/comments.yml": "- {id: contents, title: A title, paragraph: 1, says: A.,"
        " evidence: B., certainty: certain, by: ed}\n",
    }


def of_nothing(text: str = "A Small Brief\n\nRivers rise in the hills.\n") -> dict[str, str]:
    """An edition of a text alone: no headings, notes, terms, names, comments, works."""
    return {**FRAME, "docs/edition.yml": MANIFEST, "docs/text/brief.txt": text}


def lay_out(root: Path, files: dict[str, str]) -> Path:
    """The folder of an edition with these files."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root
