"""Every item of a quiz is found again, with its right answer, in what platforms read of a pack."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import troublesome_pack as sample
from packs_reread import Found, asked, cartridge, in_gift, in_moodle, words
from sample import hostile, marked

from build_tools.model.edition import Edition
from build_tools.model.marks import Link
from build_tools.model.packs import Choice, Option, Pack, Short
from build_tools.write.packs import cartridge as cartridge_writer
from build_tools.write.packs import gift, moodle_glossary, moodle_quiz
from build_tools.write.packs.whole_glossary import whole_glossary

EDITION = sample.edition(answers="published")
PACK = EDITION.packs["mills"]


def same(found: Sequence[Found], wanted: Sequence[Found]) -> None:
    """Each question found is the one wanted, and tells what there is to tell."""
    assert [replace(f, told="") for f in found] == [replace(w, told="") for w in wanted]
    for f, w in zip(found, wanted, strict=True):
        assert w.told in f.told


def test_moodle_finds_every_item() -> None:
    categories, found, ids = in_moodle(moodle_quiz.write(EDITION, PACK))
    wanted = list(asked(PACK))
    same(found[: len(wanted)], wanted)
    top = "top/The Mill of Words: an annotated edition/Mills “& Water” 水: a <start>"
    assert categories == [top, f"{top}/Questions"]
    assert len(set(ids)) == len(ids) and max(map(len, ids)) <= 100


def test_moodle_tells_graders_the_answers_if_they_are_published() -> None:
    found = in_moodle(moodle_quiz.write(EDITION, PACK))[1][-2:]
    assert [q.kind for q in found] == ["essay", "essay"]
    assert found[0].text == "What does ¶ 4 say? On ¶ 1, 4."
    assert found[0].told == "That the river is shared."
    assert found[1].text == "Draw {a} wheel. Name its parts. 1 Clear no"
    withheld = sample.edition()
    written = moodle_quiz.write(withheld, PACK) + gift.write(withheld, PACK)
    assert b"That the river is shared." not in written + unzipped(withheld)


def unzipped(edition: Edition) -> bytes:
    return "".join(f"{q}" for part in assessments(edition) for q in part).encode()


def assessments(edition: Edition) -> Iterator[list[Found]]:
    yield from cartridge(cartridge_writer.write(edition, PACK))[1].values()


def in_gifts_terms(wanted: Found) -> Found:
    """GIFT knows no order, and an arrow would make pairs of accepted words."""
    match wanted:
        case Found("order", text, _, tuple() as steps, told):
            pairs = {(step, str(n)) for n, step in enumerate(steps, 1)}
            return Found("pairs", text, frozenset(pairs), None, told)
        case Found("short", text, accepts, _, told) if any("->" in str(a) for a in accepts):
            return Found("essay", text, frozenset(), None, told)
    return wanted


def test_gift_finds_every_item() -> None:
    categories, found, ids = in_gift(gift.write(EDITION, PACK).decode())
    wanted = [in_gifts_terms(w) for w in asked(PACK)]
    same(found[: len(wanted)], wanted)
    assert [q.text for q in found[len(wanted) :]] == [
        "What does ¶ 4 say? On ¶ 1, 4.",
        "Draw {a} wheel. Name its parts. 1 Clear no",
    ]
    assert len(categories) == 2 and len(set(ids)) == len(ids)
    assert ids == in_moodle(moodle_quiz.write(EDITION, PACK))[2]


def in_the_profiles_terms(wanted: Found) -> Iterator[Found]:
    """The profile of cartridges knows neither pairs nor order: each is a choice."""
    match wanted:
        case Found("pairs", text, pairs):
            rights = [p[1] for p in pairs if isinstance(p, tuple)]
            for left, right in (p for p in pairs if isinstance(p, tuple)):
                yield Found("choice", f"{text}|{left}", frozenset(rights), right, wanted.told)
        case Found("order", text, steps, tuple() as right):
            for n, step in enumerate(right, 1):
                asks = f"{text} Which comes as number {n}?"
                yield Found("choice", asks, steps, step, wanted.told)
        case _:
            yield wanted


def test_a_cartridge_holds_every_item() -> None:
    """Of a match each pair is asked, of an order each place."""
    quiz, questions = assessments(EDITION)
    left = {f.text: f for f in quiz}
    assert len(left) == len(quiz)
    for wanted in (w for item in asked(PACK) for w in in_the_profiles_terms(item)):
        asks, _, side = wanted.text.partition("|")
        hits = [t for t in left if t.startswith(asks) and t.endswith(side)]
        hits = [t for t in hits if left[t].right == wanted.right]
        assert hits, wanted
        found = left.pop(hits[0])
        assert (found.kind, found.answers) == (wanted.kind, wanted.answers)
        assert wanted.told in found.told
    assert left == {}
    assert [q.kind for q in questions] == ["essay", "essay"]
    assert questions[0].told == "Model answer: That the river is shared."


def test_a_cartridge_links_to_the_public_site_or_to_nothing() -> None:
    links, _ = cartridge(cartridge_writer.write(EDITION, PACK))
    page = "https://example.org/edition/teaching/mills/"
    assert links == {PACK.title.text: page, **{f"¶ {n}": f"{page}#p{n}" for n in (1, 4, 6)}}
    nowhere = sample.edition(address="")
    links, found = cartridge(cartridge_writer.write(nowhere, PACK))
    assert links == {}
    assert len(found) == 2
    assert "<a" not in gift.write(nowhere, PACK).decode()


@pytest.mark.parametrize(
    ("target", "to"),
    [
        ("#p4", "teaching/mills/#p4"),
        ("#p2", "brief/#p2"),
        ("#n1", "brief/#n1"),
        ("#t-village", "glossary/village/"),
        ("#c1", "apparatus/#c1"),
        ("#river", "names/#river"),
        ("#other-1612", "bibliography/#other-1612"),
        ("#gone", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_link_in_a_pack_leads_to_the_public_site(target: str, to: str | None) -> None:
    """Paragraphs of the reading to the page of the pack, all else to where it lives."""
    text = marked("paragraph", "See there.", ("there", Link(target)))
    pack = sample.pack(quiz=(Short("s", text, text, (), None, ()),), sections=())
    written = moodle_quiz.write(sample.edition(pack), pack).decode()
    if to is None:
        assert "href" not in written
    else:
        assert f'href="https://example.org/edition/{to}"' in written.replace("&quot;", '"')


def entries(edition: Edition, pack: Pack) -> dict[str, dict[str, object]]:
    """A Moodle glossary as its importer reads it: the entries by their concepts."""
    root = ElementTree.fromstring(moodle_glossary.write(edition, pack))
    assert root.tag == "GLOSSARY"
    assert root.findtext("INFO/NAME")
    found = {}
    for e in root.findall("INFO/ENTRIES/ENTRY"):
        fields: dict[str, object] = {c.tag: c.text or "" for c in e}
        fields["ALIASES"] = [a.text for a in e.findall("ALIASES/ALIAS/NAME")]
        concept = str(fields.pop("CONCEPT")).strip()
        assert concept and fields["DEFINITION"], "Moodle takes no entry without these"
        assert concept.lower() not in {c.lower() for c in found}, "Moodle takes the first alone"
        found[concept] = fields
    return found


def test_moodle_links_all_forms_of_a_term() -> None:
    """Its Chinese in both scripts, its variants, its other renderings, and how it stands in the
    text; none of them is another term's name."""
    found = entries(EDITION, PACK)
    assert list(found) == ["water", "village"]
    village = found["village"]
    assert set(village["ALIASES"]) == {"村庄", "村莊", "hamlet", "庄", "settlement", "villages",
                                       "What", "Where"}  # fmt: skip
    assert found["water"]["ALIASES"] == ["水"]
    assert village["USEDYNALINK"] == village["FULLMATCH"] == village["FORMAT"] == "1"
    assert village["CASESENSITIVE"] == "0"
    definition = str(village["DEFINITION"])
    assert '<span class="nb" lang="zh-Hans">村庄</span>' in definition
    assert words(definition).startswith("村庄 村莊 cūnzhuāng, literally “village, manor” A place")
    assert 'href="https://example.org/edition/glossary/village/"' in definition


def test_terms_of_one_name_are_two_entries() -> None:
    terms = dict(EDITION.terms)
    terms["village"] = replace(
        terms["village"], record=replace(terms["village"].record, english="Water")
    )
    assert list(entries(replace(EDITION, terms=terms), PACK)) == ["water (水)", "Water (村庄)"]


def test_the_glossary_is_a_quiz_of_matches() -> None:
    """All terms are matched once with their Chinese, and that with its pinyin."""
    whole = whole_glossary(EDITION)
    assert whole is not None
    _, found, _ = in_moodle(moodle_quiz.write(EDITION, whole))
    assert [f.answers for f in found] == [
        {("village", "村庄"), ("water", "水")},
        {("村庄", "cūnzhuāng"), ("水", "shuǐ")},
    ]


def many() -> Edition:
    """A pack of two hundred items, one of them with two thousand words, and hostile all through."""
    spoiled = hostile()
    bad = "\x00\x0b\ufffe\ud800‮]]></text><script>alert(1)</script>{{7*7}}[sound:x.mp3]"
    long = " ".join(["word"] * 1000 + [bad])
    no, nor = (Option(sample.words(text), False) for text in ("no", "nor"))
    options = (Option(sample.words(bad), True), no, nor)
    item = Choice("x", sample.words(long), options, None, ())
    quiz = tuple(replace(item, id=f"x{n}") for n in range(199))
    short = Short("s", sample.words(bad), sample.words(bad), (bad,), None, ())
    pack = sample.pack(quiz=(*quiz, short), title=sample.words(bad))
    return replace(spoiled, packs={"mills": pack})


@pytest.fixture(scope="module")
def bad() -> Edition:
    """The hostile edition."""
    return many()


def test_two_hundred_hostile_items_arrive_as_words(bad: Edition) -> None:
    """No sign that a file may not hold, and no markup but ours."""
    pack = bad.packs["mills"]
    moodle, text = moodle_quiz.write(bad, pack), gift.write(bad, pack).decode()
    boxed = cartridge(cartridge_writer.write(bad, pack))[1]
    for found in (in_moodle(moodle)[1], in_gift(text)[1], next(iter(boxed.values()))):
        assert len(found[:200]) == 200
        assert len(found[0].text) > 5000
        assert "<script>alert(1)</script>" in str(found[0].right)
        assert all("\u202e" not in f"{q}" and "\x00" not in f"{q}" for q in found)
    assert b"<script" not in moodle
    plain = re.compile(r"^::.*?::|^(?:\$CATEGORY:|=%100%).*", re.MULTILINE)
    assert "<script" not in plain.sub("", text)
    assert len(entries(bad, pack)) == 2
