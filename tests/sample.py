"""Editions made by hand: an invented brief with each kind of mark, and a hostile one."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sample_packs import packs

from build_tools.model.comments import Comment, CommentRecord, Hung
from build_tools.model.document import BlockKind, Chapter, Decision, Paragraph, Section
from build_tools.model.edition import (
    Correction,
    Edition,
    Marker,
    Note,
    Proposal,
    Source,
    Text,
    Touched,
)
from build_tools.model.events import ChineseName, DatedEvent, DatedEventRecord
from build_tools.model.glossary import Name, NameRecord, Rendering, Term, TermRecord, Use
from build_tools.model.marks import (
    CommentRef,
    Emended,
    Emphasis,
    Foreign,
    Link,
    Mark,
    Meaning,
    NameUse,
    NoteRef,
    TermUse,
)
from build_tools.model.periods import Period, Point
from build_tools.model.places import Place
from build_tools.model.records import (
    Emendation,
    Form,
    Lost,
    Manifest,
    Move,
    Reading,
    SourceRef,
    Split,
    TextRecord,
)
from build_tools.model.work import Theme, Work


def marked(
    kind: BlockKind,
    text: str,
    *marks: tuple[str, Meaning],
    number: int | None = None,
) -> Paragraph:
    """A paragraph, its marks given by the words they cover; a marker stands after its words."""
    made = []
    for words, meaning in marks:
        start = text.index(words)
        end = start + len(words)
        point = isinstance(meaning, NoteRef | CommentRef)
        made.append(Mark(end if point else start, end, meaning))
    id = f"p{number}" if number else ""
    return Paragraph(kind, text, tuple(sorted(made, key=lambda m: m.start)), number, id)


def ref(number: int, nth: int = 1) -> NoteRef:
    return NoteRef(str(number), str(number), f"r{number}" + (f"-{nth}" if nth > 1 else ""))


def sections() -> tuple[Section, ...]:
    return (
        Section(
            "s-the-mill-of-words",
            marked("heading", "The Mill of Words"),
            (
                marked("notice", "This brief belongs to a series on mills, water and wind."),
                marked(
                    "paragraph",
                    "Millers say that a wheel without water (无水之轮) is “only furniture”. "
                    "The saying is older than the mills themselves & was printed in 1612.",
                    ("(无水之轮)"[1:-1], Foreign("zh-Hans")),
                    ("furniture”.", ref(1)),
                    ("1612", Emended("e4", "1621")),
                    ("1612.", CommentRef("c1", "a", "rx-c1")),
                    ("1612.", ref(2)),
                    ("1612.", ref(3)),
                    number=1,
                ),
                marked("item", "A first finding, in *roman* asterisks.", number=2),
                marked("item", "A second finding <of its own>.", ("finding", Emphasis()), number=3),
            ),
        ),
        Section(
            "s-where-the-water-goes",
            marked("heading", "Where the Water Goes (水)", ("水", Foreign("zh-Hans"))),
            (
                marked(
                    "paragraph",
                    "The river is shared out among nine villages, as the almanac explains.",
                    ("almanac", Emphasis()),
                    ("villages", TermUse("village")),
                    ("river", NameUse("river")),
                    ("explains.", ref(4)),
                    number=4,
                ),
                marked("quotation", "Water has no master, and a mill has three.", number=5),
                marked(
                    "paragraph",
                    "What follows is guesswork. Even so the almanac is worth reading.",
                    ("guesswork.", ref(5)),
                    ("reading.", ref(1, 2)),
                    number=6,
                ),
            ),
        ),
    )


ADDRESS = "https://example.org/wheels/of/water?year=1612&page=7"


def source(key: str, title: str, conjecture: bool = False) -> Source:
    words = f"A. Miller, “{title}”, Journal of Mills 4 (1999), {ADDRESS}."
    entry = marked("paragraph", words, ("Journal of Mills", Emphasis()), (ADDRESS, Link(ADDRESS)))
    csl: dict[str, Any] = {
        "type": "article-journal",
        "title": title,
        "author": [{"family": "Miller", "given": "A."}],
    }
    remark = marked("paragraph", "We saw only a copy.") if not conjecture else None
    at = {f"p. {n}": marked("paragraph", f"{title}, p. {n}.") for n in (7, 9)}
    return Source(key, csl, entry, entry, at, remark, conjecture)


def body(words: str, *marks: tuple[str, Meaning]) -> tuple[Paragraph, ...]:
    return (marked("paragraph", words, *marks),)


def notes() -> tuple[Note, ...]:
    cited = (SourceRef(key="miller-wheels"),)
    printed = f"A. Miller, Wheels of Water, {ADDRESS}."
    proposal = Proposal(
        (SourceRef(key="miller-guess", locator="p. 9"),),
        "conjecture",
        marked("paragraph", "Nothing in the sentence names a source."),
    )
    address = ("page=7", Emended("e5", "page=9"))
    link = (ADDRESS, Link(ADDRESS))
    return (
        Note("1", 1, "", "1", "printed", body(printed, link, address), cited, emendations=("e5",)),
        Note("2", 2, "", "2", "split", body("First half."), cited, emendations=("e1",)),
        Note("3", 3, "", "", "split", body("Second half (水车).", ("水车", Foreign("zh-Hans"))),
             (SourceRef(key="other-1612", locator="p. 7"),), emendations=("e1",)),
        Note("4", 4, "", "3", "moved", body("On the almanac."), emendations=("e2",)),
        Note("5", 5, "", "", "lost", (), (), (proposal,), emendations=("e3",)),
    )  # fmt: skip


def emendations() -> tuple[tuple[Emendation, str, str], ...]:
    why: dict[str, Any] = {"reason": "", "certainty": "probable", "by": "ed"}
    return (
        (Split(id="e1", kind="split", entry=2, before="Second", note=3, **why), "n2", "note 2"),
        (Move(id="e2", kind="move", entries={3: 4}, **why), "n4", "note 4"),
        (Lost(id="e3", kind="lost", notes=(5,), **why), "n5", "note 5"),
        (Reading(id="e4", kind="reading", paragraph=1, printed="1621", corrected="1612",
                 sources=("other-1612",), **why), "p1", "¶ 1"),
        (Reading(id="e5", kind="reading", note=1, printed="page=9", corrected="page=7", **why),
         "n1", "note 1"),
        (Form(id="e6", kind="form", note=1, printed="no full stop", corrected="a full stop",
              **why), "n1", "note 1"),
    )  # fmt: skip


def manifest(**changes: Any) -> Manifest:
    made = Manifest(
        title="The Mill of Words: an annotated edition",
        version="1.0.0",
        date="2026-11-23",
        of=Work(
            title="The Mill of Words",
            subtitle="Does Water Give Millers an Edge?",
            creators=("Ann Author",),
            publishers=("Institute of Mills", "Society of Wheels"),
            series="Mills & Wheels",
            date="2024-02-29",
            url="https://example.org/mill",
        ),
        texts=(
            TextRecord(
                key="retelling",
                label="Retelling",
                files=("text/retelling.txt",),
                rights="open",
                creators=("the editors of this edition",),
                license="CC-BY-4.0",
                about="A retelling of the brief in plain words",
                retelling=True,
            ),
        ),
        theme=Theme(simplified="水车", traditional="水車", pinyin="shuǐchē"),
        address="https://example.org/edition/",
        description="An edition & its mills",
    )
    return replace(made, **changes)


def terms(parts: Sequence[Section]) -> dict[str, Term]:
    """Two terms: one of the text with every kind of use, one that occurs in no text."""
    village = TermRecord(
        id="village",
        english="village",
        variants=("hamlet", "庄"),
        simplified="村庄",
        traditional="村莊",
        pinyin="cūnzhuāng",
        literal="village, manor",
        rendering="village",
        renderings=(Rendering(words="settlement", by="press", source="other-1612"),),
        kind="concept",
        see=("water",),
        sources=("other-1612",),
        certainty="probable",
        definition="",
    )
    water = TermRecord(
        id="water", english="water", simplified="水", traditional="水", pinyin="shuǐ",
        kind="slogan", definition="",
    )  # fmt: skip
    p4, p6 = parts[1].blocks[0], parts[1].blocks[2]
    at = p4.text.index("villages")
    uses = (
        Use("retelling", "text", "p4", p4, at, at + 8, True),
        Use("retelling", "note", "n4", p6, 0, 4, False),
        Use("retelling", "heading", "s-where-the-water-goes", parts[1].heading, 0, 5, False),
        Use("", "comment", "c1", p6, 0, 4, True),
        Use("", "definition", "water", p6, 0, 4, True),
        Use("", "remark", "miller-wheels", p6, 0, 4, True),
        Use("", "remark", "e4", p6, 0, 4, True),
    )
    meant = marked(
        "paragraph", "A place with a mill (水车) by water.", ("水车", Foreign("zh-Hans")),
        ("water", TermUse("water")),
    )  # fmt: skip
    one = marked("paragraph", "What villages share.", ("villages", TermUse("village")))
    return {
        "village": Term(village, (meant, one), ("water",), (), uses),
        "water": Term(water, (one,)),
    }


def names(parts: Sequence[Section]) -> dict[str, Name]:
    """A name of the text and one that leads to a term."""
    river = NameRecord(
        id="river", kind="place", name="River Dale", variants=("the river",), simplified="谷河",
        pinyin="Gǔhé", sources=("miller-wheels",), certainty="probable",
    )  # fmt: skip
    village = NameRecord(id="the-village", kind="body", name="The village", term="village")
    p4 = parts[1].blocks[0]
    uses = (Use("retelling", "text", "p4", p4, 4, 9, True),)
    about = marked("paragraph", "It runs through nine villages.", ("villages", TermUse("village")))
    return {
        "river": Name(river, about, "", (), uses),
        "the-village": Name(village, Paragraph("paragraph", ""), "village", (), uses),
    }


def comments() -> tuple[Comment, ...]:
    """A comment on the text, and one that hangs nowhere."""
    why: dict[str, Any] = {"says": "", "evidence": "", "by": "ed"}
    first = CommentRecord(
        id="c1", title="1612 or 1621", paragraph=1, certainty="certain",
        sources=("other-1612", "miller-wheels"), **why,
    )  # fmt: skip
    second = CommentRecord(id="c2", title="Gone", note=9, certainty="probable", **why)
    says = marked("paragraph", "The villages print 1621.", ("villages", TermUse("village")))
    evidence = marked("paragraph", "The *almanac* has 1612 (水车).", ("almanac", Emphasis()))
    hung = (Hung("retelling", "p1", "a", "rx-c1"),)
    return Comment(first, says, evidence, hung), Comment(second, says, evidence)


def events() -> dict[str, DatedEvent]:
    """An event of a day with everything that one can have, and a span that the editors added."""
    flood = DatedEventRecord(
        id="flood", date="1612-08-24", title="The great flood", paragraphs=(1, 4),
        zh=ChineseName(simplified="洪水", traditional="洪水", pinyin="hóngshuǐ"),
        sources=("other-1612", "miller-wheels"), certainty="certain", note="See the almanac.",
    )  # fmt: skip
    repairs = DatedEventRecord(
        id="repairs", date="1613/1621~", title="Repairs", paragraphs=(6,), certainty="conjecture",
        added=True,
    )  # fmt: skip
    note = marked("paragraph", "See the almanac.", ("almanac", Emphasis()))
    nothing = Paragraph("paragraph", "")
    day, years = Period(Point(1612, 8, 24)), Period(Point(1613), Point(1621, circa=True))
    return {
        "flood": DatedEvent(flood, day, marked("heading", flood.title), note, (1, 4)),
        "repairs": DatedEvent(repairs, years, marked("heading", repairs.title), nothing, (6,)),
    }


BECAUSE = marked("paragraph", "Because it is so.")


def sample() -> Edition:
    """An edition with every kind of block, mark, note and emendation."""
    record = manifest()
    parts = sections()
    markers: dict[str, list[Marker]] = {}
    for p in (b for s in parts for b in s.blocks):
        for m in p.marks:
            if isinstance(m.meaning, NoteRef):
                made = Marker(m.meaning.id, m.meaning.printed, p, m.start)
                markers.setdefault(m.meaning.note, []).append(made)
    text = Text(
        record.texts[0],
        marked("title", "The Mill of Words, Retold"),
        (marked("byline", "By the editors of this edition"),),
        (Chapter("", None, parts, ()),),
        tuple(replace(n, markers=tuple(markers.get(n.id, ()))) for n in notes()),
        (Section("s-author", marked("heading", "Author"), (marked("paragraph", "Ann writes."),)),),
        (Decision("¶ 5 is a quotation", "manifest", Place("docs/text/retelling.txt", 9)),),
    )
    return Edition(
        record,
        (text,),
        {
            "miller-wheels": source("miller-wheels", "Wheels of Water"),
            "miller-guess": source("miller-guess", "A Guess", conjecture=True),
            "other-1612": source("other-1612", "An Almanac (历书)"),
        },
        tuple(
            Correction(e, BECAUSE, (Touched("retelling", at, label),))
            for e, at, label in emendations()
        ),
        terms(parts),
        names(parts),
        comments(),
        packs=packs(),
        events=events(),
    )


HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&#0;{{7*7}}\x00\u202e水"


def hostile() -> Edition:
    """The same edition with a hostile string in every field that an author can write."""
    spoiled: Edition = _spoiled(sample(), "")
    return spoiled


FIXED = {
    "pages", "marking", "kind", "status", "rights", "certainty", "language", "by", "lang", "level",
    "part", "skill", "columns", "answers",
}  # fmt: skip
NAMED = {
    "key", "id", "note", "emendation", "text", "target", "chapter", "sources", "emendations",
    "term", "comment", "see", "source", "address", "terms", "names", "comments", "paragraphs",
}  # fmt: skip


def _spoiled(thing: Any, field: str) -> Any:
    """`thing` with HOSTILE after every string but those that must stay a choice or a pointer."""
    match thing:
        case str():
            return thing if field in FIXED | NAMED else thing + HOSTILE
        case NameUse():
            return thing
        case Paragraph():
            marks = tuple(replace(m, meaning=_spoiled(m.meaning, "")) for m in thing.marks)
            return replace(thing, text=thing.text + HOSTILE, marks=marks)
        case tuple():
            return tuple(_spoiled(x, field) for x in thing)
        case Mapping():
            return {k: _spoiled(v, k) for k, v in thing.items()}
    if is_dataclass(thing) and not isinstance(thing, type):
        named = {f.name: getattr(thing, f.name) for f in fields(thing)}
        return replace(thing, **{k: _spoiled(v, k) for k, v in named.items()})
    return thing
