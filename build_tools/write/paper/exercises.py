"""The sections of a pack on paper: what is asked, and room to write, or the teacher's answer."""

from markupsafe import Markup

from build_tools.model.frozen import dataclass
from build_tools.model.pack_records import Part, Skill
from build_tools.model.packs import Exercise, Pack, PackSection
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.html import finished
from build_tools.write.packs.prose import prose
from build_tools.write.site.exercises import asked
from build_tools.write.site.leads import HEADING
from build_tools.write.weave import weave
from build_tools.write.wording import ranges

LINES: dict[Skill | None, int] = {
    "recall": 2,
    "explain": 4,
    "apply": 5,
    "analyse": 6,
    "judge": 8,
    None: 4,
}
"""How many lines a class has to write on below a question, by what is asked of it. Talk needs none,
and tasks are done on paper of one's own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An exercise under its label; `where` names its paragraphs, `key` is what answers call it."""

    id: str
    label: str
    key: str
    where: str
    skill: str
    prose: Markup
    lines: int
    answer: Markup


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section of a pack: its heading, its prose, its exercises."""

    part: Part
    heading: Markup
    prose: Markup
    exercises: tuple[Asked, ...]


def sheets(pack: Pack, setting: Setting) -> tuple[list[Sheet], list[Sheet]]:
    """The sections up to the last one of questions, and those behind it: the quiz stands between
    them, since it asks what stands in the text, as questions do."""
    made = [_sheet(pack, s, setting) for s in pack.sections]
    cut = max((i for i, s in enumerate(made, 1) if s.part == "questions"), default=0)
    return made[:cut], made[cut:]


def _sheet(pack: Pack, section: PackSection, setting: Setting) -> Sheet:
    return Sheet(
        section.part,
        finished(weave(section.heading, HEADING)),
        finished(prose(section.prose, setting)),
        tuple(_asked(pack, section, e, setting) for e in section.exercises),
    )


def _asked(pack: Pack, section: PackSection, e: Exercise, setting: Setting) -> Asked:
    return Asked(
        addresses.exercise(e.id),
        asked(pack)[e.id].label,
        e.id,
        where(e.paragraphs),
        e.skill or "",
        finished(prose(e.prose, setting)),
        LINES[e.skill] if section.part == "questions" else 0,
        finished(prose(e.answer, setting)),
    )


def where(paragraphs: tuple[int, ...]) -> str:
    """The paragraphs that something is on, in words; empty if it is on all."""
    return f"¶ {ranges(paragraphs)}" if paragraphs else ""
