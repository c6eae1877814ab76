"""Bad input in the glossary, the names and the comments, case by case (see bad_input)."""

import os
from pathlib import Path

from bad_input import ALIAS_BOMB, Case, endless, link_out, loop

TERM = "glossary/rain.md"
BANK = "glossary/terms.csv"
NAMES, COMMENTS = "docs/apparatus/names.yml", "docs/apparatus/comments.yml"
KEYS = "english: rain\nsimplified: 雨\ntraditional: 雨\npinyin: yǔ\nkind: concept\n"
HEADER = "id,english,simplified,traditional,pinyin,kind,definition\n"
ROW = "rain,rain,雨,雨,yǔ,concept,Water that falls.\n"


def term(keys: str = KEYS, definition: str = "Water that falls.\n") -> str:
    """The file of a term."""
    return f"---\n{keys}---\n{definition}"


def folder(path: Path) -> None:
    """A folder where a file belongs."""
    path.mkdir()


def pipe(path: Path) -> None:
    """A pipe that nobody writes into."""
    os.mkfifo(path)


MANY = HEADER + "".join(
    f"t{n},word {n},雨{n},雨{n},yǔ {n},concept,See [it](#t-none).\n" for n in range(20_000)
)

GLOSSARY = [
    Case("a term of 1 MiB in a line", {TERM: endless("rain ", 1 << 20)}, "Y10", TERM + ":1:1"),
    Case(
        "a headword of 1 MiB and no definition",
        {TERM: term("english: " + endless("rain ", 1 << 20) + KEYS[13:], "")},
        "G07",
        TERM + ":2:1",
    ),
    Case(
        "a definition of 1 MiB of brackets",
        {TERM: term(definition=endless("[", 1 << 20) + "\n\n# A\n")},
        "P03",
        TERM + ":8:1",
    ),
    Case(
        "a definition of 99,000 brackets",
        {TERM: term(definition=endless("[", 99_000) + "\n\n# A\n")},
        "P02",
        TERM + ":",
    ),
    Case("keys that are never closed", {TERM: "---\n" + KEYS + "Water.\n"}, "Y10", TERM + ":1:1"),
    Case("a term without keys", {TERM: "# Rain\n\nWater.\n"}, "Y10", TERM + ":1:1"),
    Case("an empty term", {TERM: ""}, "Y10", TERM + ":1:1"),
    Case("keys that are a list", {TERM: term("- a\n- b\n")}, "Y04", TERM + ":2:1"),
    Case("an alias bomb in a term", {TERM: term(ALIAS_BOMB)}, "Y07", TERM + ":2:4"),
    Case(
        "a tag in a term",
        {TERM: term("english: !!python/name:os.system rain\n")},
        "Y07",
        TERM + ":2:10",
    ),
    Case("nesting in a term", {TERM: term("see: " + "[" * 5000 + "\n")}, "Y07", TERM + ":2:"),
    Case("a term in UTF-16", {TERM: term().encode("utf-16")}, "F02", TERM + ":1:1"),
    Case("a term in GB18030", {TERM: term().encode("gb18030")}, "F02", TERM + ":3:13"),
    Case("a NUL in a term", {TERM: term(KEYS.replace("rain", "ra\0in"))}, "F04", TERM + ":2:12"),
    Case(
        "a turn of direction in an empty headword",
        {TERM: term(KEYS.replace("rain", "\u202e"))},
        "G07",
        TERM + ":2:1",
        ("U+202E turns the direction",),
    ),
    Case(
        "a turn of direction written as an escape",
        {TERM: term(KEYS.replace("rain", '"\\u202erain"'))},
        "Y09",
        TERM + ":2:1",
    ),
    Case(
        "a mark of direction written as an escape",
        {TERM: term(KEYS.replace("rain", '"\\u200frain"'))},
        "Y09",
        TERM + ":2:1",
    ),
    Case(
        "half a character written as an escape",
        {TERM: term(KEYS.replace("rain", '"\\ud800"'))},
        "Y01",
        TERM + ":2:",
    ),
    Case("a definition that runs", {TERM: term(definition="[x](javascript:a)")}, "P01", TERM),
    Case("a definition with a frame", {TERM: term(definition="<iframe src=x>")}, "P02", TERM),
    Case("an id of 300 letters", {BANK: HEADER + "x" * 300 + ROW[4:]}, "Y04", BANK + ":2:1"),
    Case("an id that climbs", {BANK: HEADER + "../../x" + ROW[4:]}, "Y04", BANK + ":2:1"),
    Case("a device of Windows", {"glossary/nul.md": term()}, "Y04", "glossary/nul.md:2:1"),
    Case("a name that is no id", {"glossary/a\nb\x1b[31m.md": term()}, "Y04", "glossary/a<U+"),
    Case("a link out of the edition", {TERM: link_out}, "M02", TERM),
    Case("a link to itself in the glossary", {TERM: loop}, "F08", TERM),
    Case("a folder as a term", {TERM: folder}, "F06", TERM),
    Case("a pipe as a bank", {BANK: pipe}, "F06", BANK),
    Case("a file as the glossary", {"glossary": "Words.\n"}, "F08", "glossary"),
    Case("20,000 dead links", {BANK: MANY}, "L01", BANK + ":2:5", ("and 19980 more of L01",)),
    Case("a bank with a row cut off", {BANK: HEADER + ROW + "snow,snow\n"}, "Y11", BANK + ":3:1"),
    Case("a bank of quotation marks", {BANK: HEADER + '"' * 999_999}, "Y11", BANK + ":2:1"),
    Case(
        "a bank with marks left open in every row",
        {BANK: HEADER + ROW.replace("Water", '"Water') * 20_000},
        "Y11",
        BANK + ":2:1",
    ),
    Case("a bank that is no table", {BANK: bytes(range(256)) * 99}, "F02", BANK),
    Case("a bank of one endless cell", {BANK: endless("rain ", 1 << 20)}, "Y11", BANK + ":1:1"),
    Case("a bank with 200,000 columns", {BANK: "x," * 200_000 + "\n" + ROW}, "Y02", BANK + ":1:1"),
    Case("names that are no list", {NAMES: "id: rain\n"}, "Y04", NAMES + ":1:1"),
    Case("an alias bomb in the names", {NAMES: ALIAS_BOMB}, "Y07", NAMES + ":1:4"),
    Case(
        "pinyin without end",
        {TERM: term(KEYS.replace("yǔ", "anan" * 50_000))},
        "G03",
        TERM + ":5:1",
    ),
    Case(
        "a comment on a paragraph that is gone",
        {
            COMMENTS: "- {id: c1, title: A, paragraph: 99999999999999999999, says: B.,"
            " evidence: C., certainty: certain, by: ed}\n"
        },
        "K01",
        COMMENTS + ":1:22",
    ),
]
