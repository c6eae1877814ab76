"""A reading pack made by hand: every kind of question, with all that makes trouble in files."""

from dataclasses import replace
from typing import Any

from sample import marked, sample

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.marks import Emphasis, Foreign, Link
from build_tools.model.pack_records import PackRecord
from build_tools.model.packs import (
    Choice,
    Event,
    Exercise,
    Listing,
    Match,
    Option,
    Order,
    Pack,
    PackSection,
    Short,
    Table,
    TrueFalse,
)
from build_tools.model.records import TeachingSettings

TROUBLE = "a {b} = c ~ d # e : f -> g \\ h & <i> \"j\" 'k' [html] $1 =TRUE %50% 水车; 100 % //"
"""Each sign that one of the formats obeys."""


def words(text: str) -> Paragraph:
    return marked("paragraph", text)


def quiz() -> tuple[Any, ...]:
    """An item of each kind, the choice with markup in its answers."""
    water = marked("paragraph", "Water (水) *turns* it", ("水", Foreign("zh-Hans")))
    return (
        Choice(
            "who",
            marked("paragraph", "Who says “only furniture”?", ("only", Emphasis())),
            (
                Option(words("<b>The miller</b>"), True),
                Option(words(TROUBLE), False, words("Not {he} = she.")),
                Option(water, False, words("No.")),
            ),
            words("It is said in ¶ 1."),
            (1,),
        ),
        TrueFalse("saw", words(f"Mills are old: {TROUBLE}"), False, words("They are {older}."), ()),
        Match(
            "both",
            words("Match the three."),
            (
                (words("village"), words("村庄"), words("cūnzhuāng")),
                (words("water"), words("水"), words("shuǐ")),
                (words(TROUBLE), words(f"右 {TROUBLE}"), words("yòu")),
            ),
            ("english", "simplified", "pinyin"),
            None,
            (4,),
        ),
        Match("two", words("Match."), ((words("l"), words("r")), (words("m"), words("s"))), (),
              words("So they belong."), ()),
        Order(
            "when",
            words("Put these in order."),
            (
                Event(words("The saw"), words("1612")),
                Event(words(f"The wheel {TROUBLE}")),
                Event(words("The flood (水)"), words("about 1700")),
            ),
            words("By the almanac."),
            (1, 4),
        ),
        Short("name", words("What is it called?"), words("A *water* wheel"),
              ("water wheel", "水车", "a {b} = ~ # : \\ *", "[html] wheel"), None, (1,)),
        Short("arrow", words("Which arrow?"), words("a -> b"), ("a -> b",), None, ()),
        Short("free", words("Why?"), words("Because of the water."), (), words("See it."), ()),
    )  # fmt: skip


def pack(**changes: Any) -> Pack:
    """The pack `mills`: a reading of three paragraphs, two terms, one section of exercises."""
    record = PackRecord(
        id="mills", title="Mills “& Water” 水: a <start>", level="school", minutes=20,
        paragraphs="1, 4, 6", aim="First meeting", summary="A summary & more.",
    )  # fmt: skip
    asks = (
        Exercise("q1", (1, 4), "recall",
                 (marked("paragraph", "What does ¶ 4 say?", ("¶ 4", Link("#p4"))),),
                 (words("That the river is shared."),)),
        Exercise("t1", (), None,
                 (Listing(True, (words("Draw {a} wheel."), words("Name its parts."))),
                  Table((words(""), words("1")), ((words("Clear"), words("no")),)))),
    )  # fmt: skip
    made = Pack(
        record,
        words(record.title),
        words(record.summary),
        (words("Know mills."),),
        (1, 4, 6),
        ("water", "village"),
        introduction=(words("Read first."),),
        sections=(PackSection("questions", words("Questions"), (), asks),),
        quiz=quiz(),
        for_teachers=(words("Bring a wheel."),),
        source="---\ntitle: Mills\n---\nRead first.\n",
    )
    return replace(made, **changes)


def edition(*packs: Pack, answers: str = "withheld", **manifest: Any) -> Edition:
    """The sample edition with these packs, or with the one above."""
    made = sample()
    settings = replace(made.manifest, teaching=TeachingSettings(answers=answers), **manifest)  # type: ignore[arg-type]
    return replace(made, manifest=settings, packs={p.id: p for p in packs or (pack(),)})
