"""Bad input in the reading packs, case by case (see bad_input)."""

from bad_glossary import folder, pipe
from bad_input import ALIAS_BOMB, Case, endless, link_out, loop

PACK = "docs/teaching/rain.md"
ANSWERS = "docs/teaching/rain.answers.md"
KEYS = (
    "title: Rain\nlevel: school\nminutes: 5\naim: First meeting\nsummary: On rain.\n"
    "paragraphs: 1-2\n"
)
QUESTIONS = "## Questions\n\n### q1 ¶1 recall\n\nWhat rises?\n"


def pack(body: str = QUESTIONS, keys: str = KEYS) -> str:
    """The file of a pack."""
    return f"---\n{keys}---\n{body}"


def quiz(*items: str) -> str:
    """The file of a pack with these items of a quiz."""
    return pack(keys=KEYS + "quiz:\n" + "".join(f"  - {{{item}}}\n" for item in items))


def many(number: int) -> str:
    """So many questions on what is not there."""
    return QUESTIONS + "".join(f"\n### r{n} ¶9\n\nSee ¶{n + 9}.\n" for n in range(number))


PACKS = [
    Case("a pack on a paragraph that is gone", {PACK: pack(keys=KEYS.replace("1-2", "2-3"))},
         "A02", PACK + ":7:1"),
    Case("a term misspelt in a pack", {PACK: pack(keys=KEYS + "terms: [rian]\n")},
         "G06", PACK + ":8:9"),
    Case("a name that is not there", {PACK: pack(keys=KEYS + "names: [x]\n")},
         "A03", PACK + ":8:9"),
    Case("a question outside the reading", {PACK: pack(keys=KEYS.replace("1-2", "2"))},
         "A04", PACK + ":11:1"),
    Case("a choice with two right answers",
         {PACK: quiz("id: a, kind: choice, asks: What?, options: [right: b, right: c]")},
         "A06", PACK + ":9:"),
    Case("a choice without a right answer",
         {PACK: quiz("id: a, kind: choice, asks: What?, options: [wrong: b, wrong: c]")},
         "A06", PACK + ":9:"),
    Case("a match of one row", {PACK: quiz("id: a, kind: match, asks: b, pairs: [[c, d]]")},
         "A07", PACK + ":9:"),
    Case("an order of one event twice",
         {PACK: quiz("id: a, kind: order, asks: b, events: [c, c]")}, "A08", PACK + ":9:"),
    Case("an empty question", {PACK: quiz('id: a, kind: short, asks: "", answer: b')},
         "A09", PACK + ":9:"),
    Case("an answer to no question", {PACK: pack(), ANSWERS: "### q2\n\nHills.\n"},
         "A10", ANSWERS + ":1:1"),
    Case("answers without a pack", {ANSWERS: "### q1\n\nHills.\n"}, "F11", ANSWERS),
    Case("markup in an answer",
         {PACK: pack(), ANSWERS: "### q1\n\n<script>alert(1)</script><img src=x onerror=a()>\n"},
         "P02", ANSWERS + ":3:1"),
    Case("markup in a quiz",
         {PACK: quiz("id: a, kind: short, asks: What?, answer: '<iframe src=x>'")},
         "P02", PACK + ":9:"),
    Case("a link that runs in a pack", {PACK: pack("[x](javascript:a)\n")}, "P01", PACK + ":9:1"),
    Case("a dead link in a pack", {PACK: pack("See ¶99 and [it](#t-none).\n")},
         "L01", PACK + ":9:"),
    Case("400 questions on what is not there", {PACK: pack(many(400))}, "L01", PACK + ":",
         ("and 380 more of A02",)),
    Case("9,000 questions", {PACK: pack(many(9000))}, "Y04", PACK + ":", ("at most 500",)),
    Case("60,000 terms to know", {PACK: pack(keys=KEYS + f"terms: [{'x, ' * 60_000}y]\n")},
         "Y04", PACK + ":8:"),
    Case("15,000 links beside paragraphs", {PACK: pack("[a](#p1) ¶9 " * 15_000)},
         "L01", PACK + ":9:"),
    Case("a pack of 1 MiB in a line", {PACK: pack(endless("rain ", 1 << 20))},
         "P03", PACK + ":1:1"),
    Case("an answer of 1 MiB of brackets", {PACK: pack(), ANSWERS: "### q1\n\n" + "[" * (1 << 20)},
         "P03", ANSWERS + ":1:1"),
    Case("an answer of 200,000 brackets", {PACK: pack(), ANSWERS: "### q2\n\n" + "[" * 200_000},
         "A10", ANSWERS + ":1:1"),
    Case("a question of 60,000 lines", {PACK: pack(QUESTIONS + "> a  \n" * 40_000 + "\n# b\n")},
         "P02", PACK + ":"),
    Case("a table with 30,000 columns",
         {PACK: pack("|" + "a|" * 30_000 + "\n|" + "-|" * 30_000 + "\n|" + "b|" * 30_001 + "\n")},
         "P02", PACK + ":11:1"),
    Case("a list in a list in a list",
         {PACK: pack("\n".join(f"{'  ' * n}- a" for n in range(400)) + "\n")},
         "P02", PACK + ":10:1"),
    Case("8,000 items of a quiz of no kind",
         {PACK: quiz(*(f"id: a{n}, kind: x" for n in range(8000)))}, "Y04", PACK + ":8:1"),
    Case("an alias bomb in a pack", {PACK: pack(keys=ALIAS_BOMB)}, "Y07", PACK + ":2:4"),
    Case("a tag in a pack", {PACK: pack(keys="title: !!python/name:os.system rain\n")},
         "Y07", PACK + ":2:8"),
    Case("nesting in a pack", {PACK: pack(keys="quiz: " + "[" * 5000 + "\n")}, "Y07", PACK + ":2:"),
    Case("a reading without end", {PACK: pack(keys=KEYS.replace("1-2", "1-999999"))},
         "Y04", PACK + ":7:1"),
    Case("a reading of 100,000 ranges",
         {PACK: pack(keys=KEYS.replace("1-2", "1-9," * 50_000 + "x"))}, "Y04", PACK + ":7:1"),
    Case("minutes without end", {PACK: pack(keys=KEYS.replace(": 5", ": " + "9" * 5000))},
         "Y04", PACK + ":4:1"),
    Case("a pack in UTF-16", {PACK: pack().encode("utf-16")}, "F02", PACK + ":1:1"),
    Case("a NUL in a pack", {PACK: pack("a\0b\n")}, "F04", PACK + ":9:2"),
    Case("a turn of direction in an answer", {PACK: pack(), ANSWERS: "### q2\n\n\u202eb\n"},
         "A10", ANSWERS + ":1:1", ("U+202E turns the direction",)),
    Case("a turn of direction written as a reference in an answer",
         {PACK: pack(), ANSWERS: "### q2\n\n&#x202e;b\n"},
         "A10", ANSWERS + ":1:1", ("U+202E turns the direction",)),
    Case("a turn of direction written as an escape in a quiz",
         {PACK: quiz('id: a, kind: short, asks: "\\u202eb", answer: c')}, "Y09", PACK + ":9:"),
    Case("a pack called as a page of the site", {"docs/teaching/new.md": pack()},
         "Y04", "docs/teaching/new.md:1:1"),
    Case("a pack called as a device of Windows", {"docs/teaching/con.md": pack()},
         "Y04", "docs/teaching/con.md:1:1"),
    Case("a pack whose name commands a terminal", {"docs/teaching/a\nb\x1b[31m.md": pack()},
         "Y04", "docs/teaching/a<U+"),
    Case("a link out of the packs", {PACK: link_out}, "M02", PACK),
    Case("a link to itself in the packs", {PACK: loop}, "F08", PACK),
    Case("a folder as a pack", {PACK: folder}, "F06", PACK),
    Case("a pipe as answers", {PACK: pack(), ANSWERS: pipe}, "F06", ANSWERS),
    Case("a file as the folder of the packs", {"docs/teaching": "Words.\n"},
         "F08", "docs/teaching"),
]  # fmt: skip
