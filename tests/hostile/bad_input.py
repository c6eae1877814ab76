"""Bad input, case by case: what is put into a good edition, and what must be said of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import small

MKDOCS = "site_name: A small edition\ntheme: {name: material, font: false}\n"
MKDOCS += "plugins: [edition]\n"
TEXT = """\
A Small Brief

By A. Author

Hills

Rivers rise in the hills.¹

They end in the sea.²

Endnotes

1. A. Rain, *Hills*, 2001.

2. B. Salt, *Seas*, 2002.
"""
MANIFEST = small.MANIFEST.replace("texts:", "  date: 2025-01-01\ntexts:")
NOTES = "- {note: 1, sources: [rain-2001]}\n- {note: 2, sources: [salt-2002]}\n"
REFERENCES = """\
@book{rain-2001, author = {Rain, A.}, title = {Hills}, year = 2001}
@book{salt-2002, author = {Salt, B.}, title = {Seas}, year = 2002}
"""
EMENDATION = """\
- {id: e1, kind: reading, paragraph: 1, printed: rise, corrected: begin, reason: A slip.,
   certainty: certain, by: ed}
"""
GOOD = {
    "mkdocs.yml": MKDOCS,
    "docs/index.md": "# A small edition\n\nRead [the brief](brief/index.html).\n",
    "docs/about/index.md": "# About\n\nWords.\n",
    "docs/about/more.md": "# More\n\nWords.\n",
    "docs/edition.yml": MANIFEST,
    "docs/text/brief.txt": TEXT,
    "docs/apparatus/notes.yml": NOTES,
    "docs/apparatus/references.bib": REFERENCES,
    "docs/apparatus/emendations.yml": EMENDATION,
}
BRIEF, BIB = "docs/text/brief.txt", "docs/apparatus/references.bib"
NOTES_YML, EMENDATIONS = "docs/apparatus/notes.yml", "docs/apparatus/emendations.yml"
EDITION = "docs/edition.yml"

Change = str | bytes | None | Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """A title, the files that differ from the good edition (None: missing), and the first thing
    that must be said: a code at a place."""

    title: str
    changes: dict[str, Change]
    code: str
    place: str
    also: tuple[str, ...] = field(default=())


def lay_out(root: Path, changes: dict[str, Change]) -> Path:
    """The good edition in the folder `root`, with these changes."""
    for name, content in {**GOOD, **changes}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        elif content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def manifest(old: str, new: str) -> dict[str, Change]:
    """The manifest with other words in it."""
    assert old in MANIFEST
    return {EDITION: MANIFEST.replace(old, new, 1)}


def more(key: str = "other", files: str = "[text/brief.txt]") -> str:
    """A further text for the manifest."""
    return (
        f"  - {{key: {key}, label: Other, files: {files}, rights: open, creators: [A. Author]}}\n"
    )


def endless(words: str, size: int) -> str:
    """The words again and again on one line of this many characters."""
    return (words * (size // len(words) + 1))[:size]


def loop(path: Path) -> None:
    """A link that leads to itself."""
    path.symlink_to(path.name)


def link_out(path: Path) -> None:
    """A link that leads out of the edition."""
    path.symlink_to("/etc/passwd")


CHINESE = "水利\n\n河流\n\n河流从山上来，流入大海。\n"
LONG_LINE = endless("Rain falls on hills and runs away. ", 10_000_000)
ALIAS_BOMB = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n"
STRING_BOMB = '@string{s0 = "haha"}\n' + "".join(
    f"@string{{s{n + 1} = s{n} # s{n} # s{n}}}\n" for n in range(30)
)
BOOK = "@book{%s, author = {Rain, A.}, title = {Hills}, year = 2001}\n"

YAML = [
    Case(
        "an unknown key",
        manifest("version:", "versoin:"),
        "Y02",
        EDITION + ":2:1",
        ("did you mean `version`?",),
    ),
    Case(
        "an unknown key further down",
        manifest("  creators: [A. Author]\n  date", "  creators: [A. Author]\n  dat"),
        "Y02",
        EDITION + ":7:3",
        ("did you mean `date`?",),
    ),
    Case("a tab for indentation", {EDITION: "title: A\nof:\n\ttitle: B\n"}, "Y01", EDITION + ":3"),
    Case("an unclosed quotation mark", {NOTES_YML: '- note: "1\n'}, "Y01", NOTES_YML + ":"),
    Case("an alias bomb", {EDITION: ALIAS_BOMB}, "Y07", EDITION + ":1:4"),
    Case(
        "a tag that runs a program",
        {NOTES_YML: "- !!python/object/apply:os.system ['touch ../outside']\n"},
        "Y07",
        NOTES_YML + ":1:3",
    ),
    Case("lists a thousand deep", {NOTES_YML: "[" * 1000 + "]" * 1000}, "Y07", NOTES_YML + ":1:33"),
    Case("lists without end", {NOTES_YML: "[" * 200_000}, "Y07", NOTES_YML + ":1:33"),
    Case("a key given twice", {EDITION: MANIFEST + "date: 2026-01-02\n"}, "Y05", EDITION + ":14:1"),
    Case("a NUL in YAML", {NOTES_YML: "- {note: 1, lost: \0}\n"}, "F04", NOTES_YML + ":1:19"),
    Case("a list where keys belong", {EDITION: "- title: A\n"}, "Y04", EDITION + ":1:1"),
    Case("keys where a list belongs", {NOTES_YML: "note: 1\n"}, "Y04", NOTES_YML + ":1:1"),
    Case("words where keys belong", {EDITION: "just words\n"}, "Y04", EDITION + ":1:1"),
    Case("an empty manifest", {EDITION: ""}, "Y04", EDITION + ":1:1"),
    Case("a manifest of comments", {EDITION: "# nothing\n# at all\n"}, "Y04", EDITION + ":1:1"),
    Case("two documents in one file", {EDITION: MANIFEST + "---\na: b\n"}, "Y01", EDITION + ":14"),
    *(
        Case(
            f"an escape that is none: {escape}",
            {NOTES_YML: f'- {{note: 1, lost: "{escape}"}}\n'},
            "Y01",
            NOTES_YML + ":1",
            ("write `\\\\` for a backslash",),
        )
        for escape in (r"\ud83d", r"\d", r"\u12")
    ),
    Case("a merge key", {NOTES_YML: "- {note: 1, <<: {lost: true}}\n"}, "Y01", NOTES_YML + ":1"),
    Case("a list as a key", {NOTES_YML: "- {[note]: 1}\n"}, "Y01", NOTES_YML + ":1"),
    Case("words for a number", {NOTES_YML: "- {note: one}\n"}, "Y04", NOTES_YML + ":1:4"),
    Case("the note 0", {NOTES_YML: NOTES + "- {note: 0, lost: true}\n"}, "Y04", NOTES_YML + ":3"),
    Case("a note below 0", {NOTES_YML: "- {note: -1, lost: true}\n"}, "Y04", NOTES_YML + ":1"),
    Case(
        "a note beyond all lists",
        {NOTES_YML: NOTES + "- {note: 999999999999999999999999, lost: true}\n"},
        "N01",
        NOTES_YML + ":3",
    ),
    Case(
        "a note number of 5,000 figures",
        {NOTES_YML: f"- {{note: {'9' * 5000}, lost: true}}\n"},
        "Y04",
        NOTES_YML + ":1",
    ),
    Case(
        "an allowance of itself",
        {EDITION: MANIFEST + "allow: [{code: A01, subjects: [allowance A01 x], reason: R.}]\n"},
        "A01",
        EDITION + ":14",
    ),
    Case(
        "two allowances of each other",
        {
            EDITION: MANIFEST
            + "allow:\n- {code: A01, subjects: [allowance A01 b], reason: R.}\n"
            + "- {code: A01, subjects: [b], reason: R.}\n"
        },
        "A01",
        EDITION + ":15",
    ),
    Case(
        "a sign that commands the terminal",
        {EDITION: MANIFEST + '"\\e]0;owned\\a\\e[2J\\u202e": x\n'},
        "Y02",
        EDITION + ":14:1",
    ),
]

MANIFESTS = [
    Case(
        "an escape that turns the direction of a title",
        manifest("A small edition", '"A \\u202esmall edition"'),
        "Y09",
        EDITION + ":1:8",
    ),
    Case("no manifest", {EDITION: None}, "F01", EDITION),
    Case(
        "a manifest without texts",
        {EDITION: MANIFEST.partition("texts:")[0]},
        "Y03",
        EDITION + ":1:1",
    ),
    Case(
        "an empty list of texts",
        {EDITION: MANIFEST.partition("texts:")[0] + "texts: []\n"},
        "Y04",
        EDITION + ":8",
    ),
    Case("a text without files", manifest("[text/brief.txt]", "[]"), "Y04", EDITION + ":9"),
    Case("two texts with one key", {EDITION: MANIFEST + more("brief")}, "Y06", EDITION + ":14"),
    Case("a text key that is a path", manifest("key: brief", "key: ../x"), "Y04", EDITION + ":9"),
    Case("a text key of two words", manifest("key: brief", "key: a b"), "Y04", EDITION + ":9"),
    Case(
        "only a reader's own copy, and none given",
        manifest("rights: open", "rights: private\n    own_copy: true"),
        "M01",
        EDITION + ":1:1",
    ),
    Case("a date that is none", manifest("2026-01-01", "2026-02-30"), "Y04", EDITION + ":3:1"),
    Case("the date today", manifest("2026-01-01", "today"), "Y04", EDITION + ":3:1"),
    Case("a work of no day", manifest("2025-01-01", "last spring"), "Y04", EDITION + ":7:3"),
    Case(
        "a text file outside the edition",
        manifest("[text/brief.txt]", "[../../../../../../../../etc/passwd]"),
        "M02",
        EDITION + ":9",
    ),
    Case(
        "a text file by its full path",
        manifest("[text/brief.txt]", "[/etc/passwd]"),
        "M02",
        EDITION + ":9",
    ),
    Case("a link that leads outside", {BRIEF: link_out}, "M02", EDITION + ":9"),
    Case(
        "a second text outside the edition",
        {EDITION: MANIFEST + more("other", "[../mkdocs.yml]")},
        "M02",
        EDITION + ":14",
    ),
    Case("a file name with NUL", manifest("[text/brief.txt]", '["a\\0b"]'), "Y09", EDITION + ":11"),
]

FILES = [
    Case("a missing file", {BRIEF: None}, "F01", BRIEF),
    Case("a folder instead of a file", {BRIEF: lambda p: p.mkdir()}, "F06", BRIEF),
    Case("a pipe instead of a text", {BRIEF: os.mkfifo}, "F06", BRIEF),
    Case("a pipe instead of notes", {NOTES_YML: os.mkfifo}, "F06", NOTES_YML),
    Case("a pipe instead of a manifest", {EDITION: os.mkfifo}, "F06", EDITION),
    Case("a link to itself as text", {BRIEF: loop}, "F08", BRIEF),
    Case("a link to itself as notes", {NOTES_YML: loop}, "F08", NOTES_YML),
    Case("a text in Latin-1", {BRIEF: TEXT.replace("rise", "rîse").encode("latin-1", "replace")},
         "F02", BRIEF + ":7:9", ("Latin-1",)),
    Case("a text in UTF-16", {BRIEF: TEXT.encode("utf-16")}, "F02", BRIEF + ":1:1", ("UTF-16",)),
    Case("a text in GB18030", {BRIEF: CHINESE.encode("gb18030")},
         "F02", BRIEF + ":1:2", ("GB18030",)),
    Case("notes in Latin-1", {NOTES_YML: "- {note: 1, supplied: déjà}\n".encode("latin-1")},
         "F02", NOTES_YML + ":1:24", ("Latin-1",)),
    Case("notes in UTF-16", {NOTES_YML: NOTES.encode("utf-16-le")}, "F02", NOTES_YML, ("UTF-16",)),
    Case("a manifest in GB18030", {EDITION: "title: 河流从山上来\n".encode("gb18030")},
         "F02", EDITION + ":1:8", ("GB18030",)),
    Case("a bibliography in Latin-1", {BIB: REFERENCES.replace("Seas", "Séas").encode("latin-1")},
         "F02", BIB + ":2:49", ("Latin-1",)),
    Case("a bibliography in UTF-16", {BIB: REFERENCES.encode("utf-16")}, "F02", BIB, ("UTF-16",)),
    Case("a bibliography in GB18030",
         {BIB: REFERENCES.replace("Seas", "河流从山上来").encode("gb18030")},
         "F02", BIB + ":2:48", ("GB18030",)),
]  # fmt: skip

TEXTS = [
    Case("an empty text", {BRIEF: ""}, "F03", BRIEF + ":1:1"),
    Case("a text of blank lines", {BRIEF: "\n \n\t\n"}, "F03", BRIEF + ":1:1"),
    Case("a text that is all title", {BRIEF: "A Small Brief\n"}, "T03", BRIEF + ":1:1"),
    Case("markers and no endnotes", {BRIEF: TEXT.partition("Endnotes")[0]}, "T01", BRIEF + ":7:26"),
    Case("endnotes and no markers", {BRIEF: TEXT.replace("hills.¹", "hills.")}, "N01", BRIEF),
    Case("a heading of endnotes alone", {BRIEF: TEXT.partition("1. A")[0]}, "T04", BRIEF + ":11:1"),
    Case("a NUL in a text", {BRIEF: TEXT.replace("rise", "ri\0se")}, "F04", BRIEF + ":7:10"),
    Case("the marker 9999", {BRIEF: TEXT.replace("sea.²", "sea.²^9999")}, "N02", BRIEF + ":9:21"),
    Case(
        "a note 9999",
        {BRIEF: TEXT + "\n9999. C. Wind, *Air*, 2003.\n"},
        "N01",
        BRIEF + ":",
        ("N04",),
    ),
    Case("a note 0", {BRIEF: TEXT.replace("1. A. Rain", "0. A. Rain")}, "N01", BRIEF, ("N02",)),
    Case("a note twice", {BRIEF: TEXT + "\n2. C. Wind, *Air*, 2003.\n"}, "N03", BRIEF + ":17"),
    Case(
        "one line of 10 MB",
        {BRIEF: TEXT.replace("Rivers rise in", LONG_LINE)},
        "E01",
        EMENDATIONS + ":1",
    ),
    Case(
        "100,000 markers",
        {BRIEF: TEXT.replace("They", endless("Rain falls.³ ", 1_300_000))},
        "N02",
        BRIEF + ":9",
    ),
    Case(
        "an emendation that no longer fits",
        {BRIEF: TEXT.replace("rise in", "spring up in")},
        "E01",
        EMENDATIONS + ":1:3",
    ),
    Case(
        "an emendation that fits twice",
        {BRIEF: TEXT.replace("rise in", "rise and rise in")},
        "E01",
        EMENDATIONS + ":1:3",
    ),
    Case(
        "an emendation with a hostile id",
        {EMENDATIONS: EMENDATION.replace("id: e1", "id: '\"><script>'")},
        "Y04",
        EMENDATIONS + ":1:3",
    ),
    Case(
        "a move to a number below 1",
        {EMENDATIONS: EMENDATION + "- {id: e2, kind: move, entries: {1: -2}, reason: R.,"
         " certainty: certain, by: ed}\n"},
        "Y04",
        EMENDATIONS + ":3",
    ),
    Case(
        "an emendation of an unknown kind",
        {EMENDATIONS: EMENDATION.replace("reading", "__class__")},
        "Y04",
        EMENDATIONS + ":1",
    ),
    Case(
        "a reason that runs a script",
        {EMENDATIONS: EMENDATION.replace("A slip.", "'[A slip](javascript:alert(1))'")},
        "P01",
        EMENDATIONS + ":1",
    ),
    Case(
        "two texts that disagree",
        {EDITION: MANIFEST + more("other", "[text/other.txt]"),
         "docs/text/other.txt": TEXT.replace("They", "Some do not.\n\nThey")},
        "X01",
        "docs/text/other.txt",
    ),
]  # fmt: skip

BIBTEX = [
    Case("an unbalanced brace", {BIB: REFERENCES.replace("{Hills}", "{Hills")}, "B01", BIB + ":1"),
    Case("a work given twice", {BIB: REFERENCES + BOOK % "salt-2002"}, "B02", BIB + ":3"),
    Case("a key that differs in capitals", {BIB: REFERENCES + BOOK % "Salt-2002"}, "B02", BIB),
    Case("a string bomb", {BIB: STRING_BOMB + REFERENCES}, "B03", BIB + ":"),
    Case("a key that is a path", {BIB: REFERENCES + BOOK % "../../x"}, "B08", BIB + ":3:1"),
    Case("a key that is markup", {BIB: REFERENCES + BOOK % '"><script>'}, "B08", BIB + ":3:1"),
    Case(
        "an address that runs a script",
        {BIB: REFERENCES.replace("year = 2001", "year = 2001, url = {javascript:alert(1)}")},
        "B04",
        BIB + ":1",
    ),
    Case(
        "an address that breaks out of its quotes",
        {BIB: REFERENCES.replace("year = 2001", 'year=2001, url={https://a.b/"onfocus="x}')},
        "B04",
        BIB + ":1",
    ),
    Case(
        "a DOI that is markup",
        {BIB: REFERENCES.replace("year = 2001", "year = 2001, doi = {10.1000/<script>}")},
        "B04",
        BIB + ":1",
    ),
    Case("a year that is none", {BIB: REFERENCES.replace("2001}", "{MMI}}")}, "B05", BIB + ":1"),
    Case("a work that nothing knows", {NOTES_YML: NOTES.replace("rain", "snow")}, "S01", NOTES_YML),
    Case("a NUL in BibTeX", {BIB: REFERENCES.replace("Hills", "Hi\0lls")}, "F04", BIB + ":1"),
    Case(
        "20,000 authors",
        {BIB: REFERENCES.replace("Rain, A.", " and ".join(["Rain, A."] * 20_000))},
        "B03",
        BIB + ":1",
    ),
    Case(
        "braces a thousand deep",
        {BIB: REFERENCES.replace("{Hills}", "{" * 1000 + "Hills" + "}" * 1001)},
        "B01",
        BIB + ":1",
    ),
]  # fmt: skip

URLS = {
    "an address": "javascript:alert(1)",
    "a report": '"data:text/html,<script>alert(1)</script>"',
    "a url": "'https://example.org/\"onmouseover=\"alert(1)'",
    "an address without a scheme": "//example.org/x",
    "a report with a hidden scheme": '"java\\tscript:alert(1)"',
    "a url with a user": "https://mills.example@example.org/",
}
WEB = [
    Case(
        f"{name} that cannot be a link",
        manifest("date: 2025", f"url: {value}\n  date: 2025")
        if "url" in name
        else {EDITION: MANIFEST + f"{'report' if 'report' in name else 'address'}: {value}\n"},
        "Y04",
        EDITION + (":7:3" if "url" in name else ":14:1"),
    )
    for name, value in URLS.items()
]
OWN = [
    Case(
        "a reader's own copy that is open",
        {EDITION: MANIFEST + more("own").replace("rights", "own_copy: true, rights")},
        "Y04",
        EDITION + ":14",
    )
]

CASES = [*YAML, *WEB, *OWN, *MANIFESTS, *FILES, *TEXTS, *BIBTEX]
