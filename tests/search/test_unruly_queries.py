"""Whatever is asked, the search answers at once, and what it says is true."""

import unicodedata
from collections.abc import Mapping
from time import monotonic
from typing import Any

import pytest
from engine import KINDS, Engine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SOON = 5.0
"""Seconds after which an answer counts as hanging."""
WORDS = "two layers industrial bases whole-of-nation effort U.S. R&D firm’s economía 26.3 ¶ 12 n1"
HAN = "两张皮兩張皮举国体制舉國體制"
PLACES = [
    [0, "p1", "¶ 1", f"{WORDS} and more, {WORDS[::-1]}"],
    [0, "p12", "¶ 12", f"“{HAN}”。{HAN[::-1]} ({WORDS}) 😀 a\u0301 \ud83d x"],
    [0, "n1", "Note 1", "An " * 3000 + "end"],
    [0, "n2", "Note 2", ""],
]
NAMES = [
    [1, "x", "Two layers", "", ["两张皮", "兩張皮", ""], "liǎng zhāng pí"],
    [1, "z", "举国体制", "", [], "jǔguó tǐzhì"],
    [1, "书", "书", "", ["", "书"], "x"],
    [1, "y", "", "y", [""], "y"],
    [1],
]
DATA = {
    "pages": ["brief/", "names/"],
    "places": {"text": PLACES, "terms": [], "names": NAMES},
    "variants": "兩两張张舉举國国體体",
}
UNRULY = {
    "nothing": "",
    "a space": " ",
    "ten thousand characters": "a" * 10_000,
    "ten thousand words": "layers " * 10_000,
    "five hundred words": " ".join(f"w{n} two" for n in range(250)),
    "ten thousand signs": HAN * 700,
    "ten thousand accents": "a" + "\u0301" * 10_000,
    "ten thousand syllables": "liang " * 1_700,
    "ten thousand tones": "liang3" * 1_700,
    "ten thousand quotation marks": '"' * 10_000,
    "ten thousand hyphens": "a-" * 5_000,
    "a regular expression": r"(a+)+$ [\w.*?]{1,9} ^|\\ (?<=x)",
    "half a sign": "\ud83d",
    "the other half": "\ude00 layers \ud800\ud800",
    "nothing printed": "\0 \ufeff\u200b\u00ad",
    "from right to left": "\u202elayers\u2066 two\u2069",
    "pictures": "😀👩‍👩‍👧‍👦🇨🇳 layers",
    "names of JavaScript": "constructor __proto__ toString hasOwnProperty",
    "HTML": "<img src=x onerror=alert(1)>&lt;",
    "rare signs": "𠀀𪜀 〇 々 ﷽ ㍿",
}


@pytest.fixture(scope="module")
def small(engine: Engine) -> Engine:
    """The engine over a few places."""
    engine.load(DATA)
    return engine


def holds(engine: Engine, query: str) -> Mapping[str, Any]:
    """What is found is in the place; what is marked is told; what is offered finds something."""
    begun = monotonic()
    found: Mapping[str, Any] = engine.find(query)
    assert monotonic() - begun < SOON
    scores = [group["hits"][0]["score"] for group in found["groups"]]
    assert scores == sorted(scores, reverse=True)
    for group in found["groups"]:
        assert group["total"] >= len(group["hits"]) > 0
        for hit in group["hits"]:
            kind = PLACES if group["kind"] == KINDS[0] else NAMES
            _hit_holds(next(p for p in kind if (p[1:2] or [""]) == [hit["id"]]), hit)
    assert not (found["groups"] and found["instead"])
    assert not found["instead"] or engine.find(found["instead"])["groups"]
    return found


def _hit_holds(place: list[Any], hit: Mapping[str, Any]) -> None:
    fields = [*place[2:4], *(place[4] if len(place) > 4 else [])]
    marked = [text for text, is_marked in hit["excerpt"] if is_marked]
    lower = {form.lower() for form in hit["words"]}
    assert all(any(form in field for field in fields) for form in [*marked, *hit["words"]])
    assert len(hit["words"]) == len(lower) <= 12
    assert len(lower) == 12 or all(text.lower() in lower for text in marked)
    assert len("".join(text for text, _ in hit["excerpt"])) <= 250


@pytest.mark.parametrize("name", UNRULY)
def test_unruly(small: Engine, name: str) -> None:
    """It is answered, and truly."""
    holds(small, UNRULY[name])


def test_unreadable_data_find_nothing(engine: Engine) -> None:
    """An edition in which nothing can be found answers that."""
    engine.load({})
    assert engine.find("layers") == {"groups": [], "instead": ""}
    engine.load(DATA)


PIECES = st.one_of(
    st.sampled_from([*WORDS.split(), "liang zhang pi", "liǎng", "zhang1", "“", '"', *HAN]),
    st.text(max_size=6),
    st.text(st.characters(categories=["Lo", "Mn", "Cf", "Cs", "Nd", "Po"]), max_size=4),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "-", "’", "，"])), max_size=8))
def test_any_query(small: Engine, pieces: list[tuple[str, str]]) -> None:
    """Whatever is put together of words, signs and rubbish."""
    holds(small, "".join(part for piece in pieces for part in piece))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_stands_in_a_place_is_found(small: Engine, drawn: st.DataObject) -> None:
    """Any words of a place, whole, in any order and normal form, find that place."""
    place = drawn.draw(st.sampled_from(PLACES[:2]))
    words = drawn.draw(st.lists(st.sampled_from(place[3].split()), min_size=1, max_size=5))
    form = drawn.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    query = unicodedata.normalize(form, " ".join(words).encode("utf-8", "replace").decode())
    if any(c.isalnum() for c in query.replace("¶", "")):
        found = holds(small, query)
        assert any(h["id"] == place[1] for g in found["groups"] for h in g["hits"]), query
