"""Reading packs for tests: those of a small edition as it is built, and one made by hand.

`lesson()` is an edition with two packs that were read and resolved (`tests/editions/brief`);
`packs()` are those of `sample.sample()`, which has each kind of block and of quiz.
"""

import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Emphasis, Foreign, Link, Mark, Meaning
from build_tools.model.pack_records import PackRecord
from build_tools.model.packs import (
    Blocks,
    Choice,
    Event,
    Exercise,
    Listing,
    Match,
    Option,
    Order,
    Pack,
    PackSection,
    QuizItem,
    Short,
    Table,
    TrueFalse,
)
from build_tools.model.records import SourceRef, TeachingSettings
from build_tools.pipeline import build

PINYIN = "zh-Latn-pinyin"
EDITION = Path(__file__).parent / "editions/brief"


@cache
def lesson() -> Edition:
    """The edition `tests/editions/brief` as it is built; its packs are `auto` and `first-look`."""
    with tempfile.TemporaryDirectory() as place:
        leave = shutil.ignore_patterns("golden", ".cache", "site")
        folder = shutil.copytree(EDITION, Path(place) / "edition", ignore=leave)
        built = build(folder)
    assert built.edition is not None
    assert not built.failed, built.diagnostics
    return built.edition


def published(edition: Edition) -> Edition:
    """The edition whose answers reach readers."""
    teaching = TeachingSettings(answers="published")
    return replace(edition, manifest=replace(edition.manifest, teaching=teaching))


def words(text: str, *marks: tuple[str, Meaning]) -> Paragraph:
    """A paragraph, its marks given by the words they cover."""
    made = (Mark(text.index(w), text.index(w) + len(w), meaning) for w, meaning in marks)
    return Paragraph("paragraph", text, tuple(made))


def wholly(text: str, lang: str) -> Paragraph:
    """A cell that is all in another language or script."""
    return words(text, (text, Foreign(lang)))


def packs() -> dict[str, Pack]:
    """A pack that has everything, and one that has nothing but its reading."""
    record = PackRecord(
        id="wheels", title="", level="school", minutes=45, paragraphs="1, 4-5", aim="First meeting",
        summary="",
    )  # fmt: skip
    bare = replace(record, id="bare", level="graduate", minutes=5, paragraphs="6", aim="Later")
    link = ("¶4", Link("#p4"))
    return {
        "bare": Pack(bare, words("“Bare” & short"), words("Nothing else."), paragraphs=(6,)),
        "wheels": Pack(
            record,
            words("Who turns the “wheel” (水车)?", ("水车", Foreign("zh-Hans"))),
            words("A first look at wheels."),
            (words("Say who owns the water."), words("Read 水.", ("水", Foreign("zh-Hans")))),
            (1, 4, 5),
            ("village", "water"),
            ("river",),
            ("c1",),
            (SourceRef(key="other-1612", locator="p. 7"), SourceRef(key="miller-wheels")),
            (
                words("Read ¶4 and the almanac.", link, ("almanac", Emphasis())),
                Paragraph("quotation", "Water has no master."),
            ),
            sections(),
            quiz(),
            (Paragraph("heading", "Before the lesson"), words("Bring a secret map.")),
            "---\ntitle: Who turns the “wheel” (水车)?\n---\nRead ¶4 and the *almanac*.\n",
        ),
    }


def sections() -> tuple[PackSection, ...]:
    """A section of each part, with every kind of block."""
    items = (words("the upper mill"), words("the lower mill, see ¶4", ("¶4", Link("#p4"))))
    answer: Blocks = (words("A secret answer."), Listing(ordered=False, items=items))
    asked = words("Who shares the river in ¶4?", ("¶4", Link("#p4")))
    ask: Blocks = (asked, Listing(ordered=True, items=items))
    head = (words(""), words("1"), words("2"))
    rows = ((words("Uses the text"), words("names it"), words("quotes ¶1", ("¶1", Link("#p1")))),)
    return (
        PackSection(
            "questions",
            Paragraph("heading", "Questions"),
            (words("Use the text alone."),),
            (
                Exercise("q1", (4,), "recall", ask, answer),
                Exercise("q2", (4, 5), "judge", (words("Is that fair?"),)),
            ),
        ),
        PackSection(
            "discussion", Paragraph("heading", "Discussion"), (),
            (Exercise("d1", (), None, (words("What would you do?"),)),),
        ),
        PackSection(
            "tasks", Paragraph("heading", "Tasks"), (),
            (Exercise("t1", (1,), "apply", (words("Draw one."),), (words("A secret wheel."),)),),
        ),
        PackSection("rubric", Paragraph("heading", "Rubric"), (Table(head, rows),)),
        PackSection("other", Paragraph("heading", "For the keen"), (words("Read on."),)),
    )  # fmt: skip


def quiz() -> tuple[QuizItem, ...]:
    """An item of each kind."""
    hans = Foreign("zh-Hans")
    told = words("So says ¶4.", ("¶4", Link("#p4")))
    return (
        Choice(
            "who", words("Who shares the river?"),
            (
                Option(words("One village"), right=False, because=words("Count again.")),
                Option(words("Nine villages"), right=True),
                Option(words("The “mills” (水车)", ("水车", hans)), right=False),
            ),
            told, (4,),
        ),
        TrueFalse("dry", words("A wheel turns without water."), False, told, (1,)),
        Match(
            "words", words("Match the English, the Chinese and the pinyin."),
            (
                (words("village"), wholly("村庄", "zh-Hans"), wholly("cūnzhuāng", PINYIN)),
                (words("water"), wholly("水", "zh-Hans"), wholly("shuǐ", PINYIN)),
            ),
            ("english", "simplified", "pinyin"), None, (),
        ),
        Match(
            "pairs", words("Match the two."),
            ((words("a = b"), words("a {mill}")), (words("~ % #"), words("a : wheel"))),
            (), None, (),
        ),
        Order(
            "when", words("Put these in order."),
            (Event(words("The mill is built"), words("1612")), Event(words("The mill stands"))),
            told, (),
        ),
        Short(
            "name", words("What is 水?", ("水", hans)),
            words("It is *water*.", ("*water*", Emphasis())),
            ("water", "the water"), None, (4,),
        ),
    )  # fmt: skip
