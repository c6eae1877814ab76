"""The items of a quiz as the page has them: mixed, told in order, all of it text."""

import json
import re
from xml.etree import ElementTree

from build_tools.model.document import Paragraph
from build_tools.model.marks import Foreign, Link, Mark, Meaning
from build_tools.model.packs import (
    Choice,
    Event,
    Match,
    Option,
    Order,
    QuizItem,
    Short,
    TrueFalse,
)
from build_tools.write.elements import Setting
from build_tools.write.mixed import mixed, out_of_order
from build_tools.write.site.quiz import quiz_item

HOSTILE = '</legend><script>alert(1)</script>" onclick="alert(1)'


def p(text: str) -> Paragraph:
    """Words without marks."""
    return Paragraph("paragraph", text)


def foreign(text: str, lang: str) -> Paragraph:
    """Words of another language."""
    return Paragraph("paragraph", text, (Mark(0, len(text), Foreign(lang)),))


def leads(meaning: Meaning) -> str:
    """Links lead to where they say, nothing else leads anywhere."""
    return meaning.target if isinstance(meaning, Link) else ""


def made(item: QuizItem, pack: str = "pack") -> ElementTree.Element:
    """The item's HTML, read as XML."""
    html = quiz_item(pack, item, f"q-{item.id}", Setting(leads))
    html = re.sub(r"(<(?:input|wbr)[^>]*?)/?>", r"\1/>", html).replace("&nbsp;", "\xa0")
    return ElementTree.fromstring(html)


def choice(id: str = "who", asks: str = "Who?") -> Choice:
    """A choice whose right answer is written first, as the others are numbered."""
    options = tuple(Option(p(f"option {i}"), i == 0, p(f"why {i}")) for i in range(4))
    return Choice(id, p(asks), options, p("Because."), (10, 11))


def words(node: ElementTree.Element) -> str:
    """All text of an element."""
    return "".join(node.itertext())


def test_an_order_follows_from_the_ids_alone() -> None:
    """The same ids give the same order, others give others, and nothing is lost."""
    things = list("abcdefgh")
    assert mixed(things, "pack", "item") == mixed(things, "pack", "item")
    assert sorted(mixed(things, "pack", "item")) == things
    orders = {"".join(mixed(things, "pack", str(i))) for i in range(50)}
    assert len(orders) == 50


def test_what_is_to_be_ordered_never_stands_in_its_order() -> None:
    """Two and more things are shown otherwise than they were written; one stays."""
    for n in range(2, 5):
        for item in range(200):
            assert out_of_order(range(n), "pack", str(item)) != list(range(n))
    assert out_of_order(["a"], "pack", "item") == ["a"]


def test_the_right_option_stands_in_every_place() -> None:
    """Written first, it is not always shown first; `data-right` says where it is."""
    places = set()
    for i in range(60):
        item = made(choice(f"i{i}"))
        shown = [words(label).strip() for label in item.iter("label")]
        right = int(item.attrib["data-right"])
        assert shown[right] == "option 0"
        assert sorted(shown) == [f"option {n}" for n in range(4)]
        places.add(right)
    assert places == {0, 1, 2, 3}


def test_each_reason_is_that_of_its_option() -> None:
    """What is told to whoever chose an option is found by the option's number."""
    item = made(choice())
    shown = [words(label).strip() for label in item.iter("label")]
    for div in item.iter("div"):
        dt, dd = (words(n) for n in div)
        assert shown[int(div.attrib["data-of"])] == dt
        assert dd == dt.replace("option", "why")
    assert words(item).count("Because.") == 1
    assert [a.get("href") for a in item.iter("a")] == ["#p10", "#p11"]


def test_true_and_false_stand_in_their_order() -> None:
    """Nobody looks for “True” in the second place."""
    for answer, right in ((True, "0"), (False, "1")):
        item = made(TrueFalse("t", p("So it is."), answer, p("Reason."), ()))
        assert [words(label).strip() for label in item.iter("label")] == ["True", "False"]
        assert item.attrib["data-right"] == right


def test_a_match_has_a_box_for_each_cell_behind_the_first() -> None:
    """Each in its language; the same word stands once in a box and is right twice."""
    rows = [("one", "一", "yī"), ("two", "二", "èr"), ("first", "一", "yī")]
    cells = tuple((p(a), foreign(b, "zh-Hans"), foreign(c, "zh-Latn-pinyin")) for a, b, c in rows)
    item = made(Match("m", p(""), cells, ("english", "simplified", "pinyin"), None, ()))
    right = [int(n) for n in item.attrib["data-right"].split()]
    boxes = list(item.iter("select"))
    assert len(boxes) == len(right) == 6
    for box, n, word in zip(boxes, right, [w for r in rows for w in r[1:]], strict=True):
        options = [o for o in box if o.get("value")]
        assert len(options) == 2
        assert options[n].text == word and options[n].get("value") == str(n)
        assert options[n].get("lang") == ("zh-Hans" if word in "一二" else "zh-Latn-pinyin")
    names = [words(s) for s in item.iter("span") if s.get("class") == "vh"]
    assert names[:2] == ["Chinese for one", "Pinyin for one"]
    assert words(item).startswith("\nMatch what belongs together.")


def test_events_know_their_right_places() -> None:
    """Shown in another order, told in the right one with their dates."""
    events = tuple(
        Event(p(w), p(d) if d else None) for w, d in (("A", "1956"), ("B", ""), ("C", ""))
    )
    item = made(Order("o", p("When?"), events, None, ()))
    shown, told = ([words(li) for li in ol] for ol in item.iter("ol"))
    places = [int(n) for n in item.attrib["data-right"].split()]
    assert [shown[places.index(n)] for n in range(3)] == ["A", "B", "C"] != shown
    assert told == ["A 1956", "B", "C"]


def test_a_short_question_takes_its_model_answer_and_more() -> None:
    """The wordings are a list of text."""
    item = made(Short("s", p("?"), p('The "model"'), ("a </p>", "b"), None, ()))
    assert json.loads(item.attrib["data-right"]) == ['The "model"', "a </p>", "b"]


def test_all_that_is_written_stays_text() -> None:
    """Markup in a question, an option, a cell, an event or an answer does nothing."""
    h = p(HOSTILE)
    items: list[QuizItem] = [
        Choice("a", h, (Option(h, True, h), Option(h, False)), h, (1,)),
        TrueFalse("b", h, True, h, ()),
        Match("c", h, ((h, h), (p("x"), p("y"))), (), h, ()),
        Order("d", h, (Event(h, h), Event(p("x"))), h, ()),
        Short("e", h, h, (HOSTILE,), h, ()),
    ]
    for item in items:
        node = made(item)
        assert not list(node.iter("script"))
        assert all(name != "onclick" for n in node.iter() for name in n.attrib)
        assert HOSTILE in words(node)
