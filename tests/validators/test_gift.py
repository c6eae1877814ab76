"""A reader of GIFT made by others finds every item, with its right answer."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import troublesome_pack as sample
from packs_reread import ESCAPED, REMARK, Found, asked, words
from sample_packs import lesson
from test_packs_platforms import in_gifts_terms, many, same

from build_tools.model.edition import Edition
from build_tools.pipeline import build
from build_tools.write.packs import gift
from build_tools.write.packs.shelf import packs

ROOT = Path(__file__).parent.parent.parent
READER = ROOT / "tests/node_modules/gift-pegjs/pegjs-gift.js"
PROGRAM = """
const {parse} = require(process.argv[1]);
process.stdout.write(JSON.stringify(parse(require("fs").readFileSync(0, "utf8"))));
"""


def read(text: bytes) -> list[dict[str, Any]]:
    """What gift-pegjs makes of a file."""
    ran = subprocess.run(
        ["node", "-e", PROGRAM, str(READER)], input=text, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()[-2000:]
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


def question(read: dict[str, Any]) -> Found:
    """A question of gift-pegjs as those of the pack are told."""
    text = REMARK.sub("", words(read["stem"]["text"]))
    told = words((read["globalFeedback"] or {"text": ""})["text"])
    choices = read.get("choices") or []
    match read["type"]:
        case "MC":
            (right,) = [words(c["text"]["text"]) for c in choices if c["isCorrect"]]
            options = frozenset(words(c["text"]["text"]) for c in choices)
            return Found("choice", text, options, right, told)
        case "TF":
            return Found("true-false", text, frozenset(), read["isTrue"], told)
        case "Matching":
            pairs = {(words(p["subquestion"]["text"]), plain(p)) for p in read["matchPairs"]}
            return Found("pairs", text, frozenset(pairs), None, told)
        case "Short":
            accepts = frozenset(c["text"]["text"].replace("\\*", "*") for c in choices)
            return Found("short", text, accepts, None, told)
        case "Essay":
            return Found("essay", text, frozenset(), None, told)
    raise AssertionError(read)


def plain(pair: dict[str, Any]) -> str:
    """The right side of a pair, in which gift-pegjs leaves its stand-ins for escaped signs."""
    text = str(pair["subanswer"])
    for sign, stands in {**ESCAPED, "\\\\": "&&092;"}.items():
        text = text.replace(stands, sign[1])
    return text


def test_every_kind_is_found() -> None:
    edition = sample.edition(answers="published")
    pack = edition.packs["mills"]
    found = [question(q) for q in read(gift.write(edition, pack)) if q["type"] != "Category"]
    wanted = [in_gifts_terms(w) for w in asked(pack)]
    same(found[: len(wanted)], wanted)
    assert [q.kind for q in found[len(wanted) :]] == ["essay", "essay"]


def test_two_hundred_hostile_items_are_found() -> None:
    bad = many()
    found = [q for q in read(gift.write(bad, bad.packs["mills"])) if q["type"] != "Category"]
    assert len(found) == 202
    assert len({q["id"] for q in found}) == 202


@pytest.mark.parametrize("whose", ["small", "ours"])
def test_every_pack_is_read(whose: str) -> None:
    edition: Edition | None = lesson() if whose == "small" else build(ROOT).edition
    assert edition is not None
    for pack in (p for p in packs(edition) if gift.offered(edition, p)):
        found = [question(q) for q in read(gift.write(edition, pack)) if q["type"] != "Category"]
        wanted = [in_gifts_terms(w) for w in asked(pack)]
        same(found[: len(wanted)], wanted)
        assert len(found) == len(wanted) + len(pack.exercises)
