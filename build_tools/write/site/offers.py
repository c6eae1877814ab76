"""What the packs of an edition offer to whoever makes a pack: their questions and their quizzes."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.model.packs import Pack, QuizItem, in_blocks
from build_tools.read.pack_sources import exercise_sources, item_sources
from build_tools.write.addresses import exercise as address
from build_tools.write.elements import Setting
from build_tools.write.html import finished
from build_tools.write.site.exercises import Asked, asked, box
from build_tools.write.site.leads import HEADING
from build_tools.write.site.quiz import UNASKED, kind, quiz_item
from build_tools.write.weave import weave
from build_tools.write.wording import ranges

_KINDS = {
    "choice": "Choice",
    "true-false": "True or false",
    "match": "Match",
    "order": "Order",
    "short": "Short answer",
}
"""The kinds of items as one says them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A question or an item of a quiz, to be chosen.

    `id` is that of its pack, a stop, and its own; `part` is the section of its pack or `quiz`, `on`
    the numbers of its paragraphs. `label` and `words` (HTML) are shown; `source` is what its
    pack's file has of it: Markdown, or the keys of the item (YAML).
    """

    id: str
    part: str
    on: str
    skill: str
    label: str
    words: Markup
    source: str


def offers(pack: Pack) -> Iterator[Offer]:
    """The questions of a pack, then the items of its quiz."""
    sources, known = exercise_sources(pack), asked(pack)
    for section in pack.sections:
        for e in section.exercises:
            words = next((p for p in in_blocks(e.prose) if p.text), Paragraph("paragraph", ""))
            skill, noun = e.skill or "", known[e.id].label.rpartition(" ")[0]
            yield Offer(
                f"{pack.id}.{e.id}",
                section.part,
                " ".join(map(str, e.paragraphs)),
                skill,
                _label(noun, skill, e.paragraphs),
                finished(weave(words, HEADING)),
                sources[e.id],
            )
    keys = item_sources(pack)
    for item in pack.quiz:
        yield Offer(
            f"{pack.id}.{item.id}",
            "quiz",
            " ".join(map(str, item.paragraphs)),
            "",
            _label(_KINDS[kind(item)], "", item.paragraphs),
            finished(_asks(item)),
            keys.get(item.id, ""),
        )


def _asks(item: QuizItem) -> str:
    return weave(item.asks, HEADING) if item.asks.text else UNASKED


def _label(noun: str, skill: str, numbers: tuple[int, ...]) -> str:
    on = f"¶\xa0{ranges(numbers)}" if numbers else ""
    return " · ".join(filter(None, [noun, skill, on]))


def boxes(edition: Edition, setting: Setting) -> Iterator[str]:
    """The questions of all packs as their pages have them, ids `q-<pack>.<question>`."""
    for pack in edition.packs.values():
        for one in asked(pack).values():
            exercise = replace(one.exercise, id=f"{pack.id}.{one.exercise.id}")
            yield box(Asked(exercise, one.label, None), setting)


def items(edition: Edition, setting: Setting) -> Iterator[str]:
    """The items of all quizzes as their pages have them, ids `q-<pack>.<item>`."""
    for pack in edition.packs.values():
        for item in pack.quiz:
            yield quiz_item(pack.id, item, address(f"{pack.id}.{item.id}"), setting)
