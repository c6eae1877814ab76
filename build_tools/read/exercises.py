"""The body of a pack: its introduction, and its sections with their exercises."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.ids import is_id
from build_tools.model.pack_records import Part, Skill
from build_tools.model.packs import Block, Exercise, PackSection
from build_tools.model.places import Place
from build_tools.read.items import no_address
from build_tools.read.pack_prose import Heading, Piece, read_marked, read_pieces
from build_tools.read.paragraph_ranges import read_ranges

PARTS: dict[str, Part] = {
    "questions": "questions",
    "discussion": "discussion",
    "tasks": "tasks",
    "rubric": "rubric",
}
MOST = 500
"""So many exercises may a pack have, and so many answers, and no list in its keys is longer."""
SKILLS: tuple[Skill, ...] = get_args(Skill)
_HEADING = re.compile(
    r"(?P<id>\S+)(?:\s+(?P<on>¶[\d¶][\d\s¶,–-]*?|¶\s[\d\s¶,–-]*?))?(?:\s+(?P<skill>[^\W\d]+))?"
)
HOW = "write `### `, an id, the paragraphs and the skill: `### q1 ¶9-11, 13 explain`"


@dataclass(slots=True)
class _Section:
    """A section as far as it is read."""

    part: Part
    heading: Paragraph
    prose: list[Block] = field(default_factory=list)
    exercises: list[tuple[Exercise, list[Block]]] = field(default_factory=list)

    def made(self) -> PackSection:
        exercises = tuple(replace(e, prose=tuple(prose)) for e, prose in self.exercises)
        return PackSection(self.part, self.heading, tuple(self.prose), exercises)


@dataclass(slots=True)
class Body:
    """What stands below the keys of a pack, and what was wrong.

    `taken` has the ids that the pack has given so far, those of its quiz first.
    """

    taken: dict[str, Place]
    introduction: list[Block] = field(default_factory=list)
    drafts: list[_Section] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    here: list[Block] = field(default_factory=list)

    @property
    def sections(self) -> tuple[PackSection, ...]:
        """The sections in order."""
        return tuple(draft.made() for draft in self.drafts)

    def take(self, piece: Piece) -> None:
        """Takes in what stands next."""
        match piece:
            case Heading(level=2, words=words) if words:
                self._begin_section(piece)
            case Heading(level=3, words=words) if words:
                self._begin_exercise(piece)
            case Heading():
                self.problems.append(unfit_heading(piece))
            case _:
                self.here.append(piece)

    def _begin_section(self, heading: Heading) -> None:
        paragraph, found = read_marked(heading.words, heading.place)
        self.problems += found
        part = PARTS.get(paragraph.text.casefold(), "other")
        near = difflib.get_close_matches(paragraph.text.casefold(), PARTS, 1, 0.8)
        if part == "other" and near:
            message = f"“{shortened(paragraph.text)}” is read as a section of your own"
            cure = f"did you mean `## {near[0].capitalize()}`?"
            subject = f"section {paragraph.text}"
            told = Diagnostic("Y14", message, cure, heading.place, "warning", subject)
            self.problems.append(told)
        self.drafts.append(_Section(part, replace(paragraph, kind="heading")))
        self.here = self.drafts[-1].prose

    def _begin_exercise(self, heading: Heading) -> None:
        if not self.drafts:
            cure = "write `## Questions` above it"
            message = "this exercise stands below no heading of a section"
            self.problems.append(Diagnostic("Y14", message, cure, heading.place))
            self.drafts.append(_Section("questions", Paragraph("heading", "Questions")))
        self.here = []
        exercise, found = read_heading(heading)
        self.problems += found
        if exercise is not None and (fault := unfit_id(exercise.id, exercise.place, self.taken)):
            self.problems.append(fault)
        elif exercise is not None:
            self.taken[exercise.id] = exercise.place
            self.drafts[-1].exercises.append((exercise, self.here))


def read_body(markdown: str, place: Place, taken: dict[str, Place]) -> Body:
    """The body of a pack, which begins at `place`; `taken` are the ids of its quiz."""
    pieces, problems = read_pieces(markdown, place)
    body = Body(taken, problems=problems)
    body.here = body.introduction
    for piece in few_enough(pieces, MOST - len(taken), problems):
        body.take(piece)
    return body


def read_heading(heading: Heading) -> tuple[Exercise | None, list[Diagnostic]]:
    """The exercise that a heading begins, without its words; one whose paragraphs or skill cannot
    be read is on the whole reading. None if the heading has no id."""
    read = _HEADING.fullmatch(" ".join(heading.words.split()))
    if read is None:
        first = heading.words.split()[0]
        made = Exercise(first, (), None, (), (), heading.place) if is_id(first) else None
        message = f"“{shortened(heading.words)}” cannot be read as the heading of an exercise"
        return made, [Diagnostic("Y14", message, HOW, heading.place)]
    problems = []
    ranges = read_ranges(read["on"] or "¶1")
    if ranges.fault:
        problems.append(Diagnostic("Y14", ranges.fault, ranges.cure, heading.place))
    skill = next((s for s in SKILLS if s == (read["skill"] or "").casefold()), None)
    if read["skill"] and skill is None:
        near = difflib.get_close_matches(read["skill"].casefold(), SKILLS, 1)
        cure = f"did you mean `{near[0]}`?" if near else f"the skills are {', '.join(SKILLS)}"
        message = f"there is no skill `{shortened(read['skill'])}`"
        problems.append(Diagnostic("Y14", message, cure, heading.place))
    numbers = ranges.numbers if read["on"] else ()
    return Exercise(read["id"], numbers, skill, (), (), heading.place), problems


def few_enough(pieces: Sequence[Piece], most: int, problems: list[Diagnostic]) -> Sequence[Piece]:
    """The pieces as far as not more than so many headings of exercises stand there."""
    begins = [i for i, p in enumerate(pieces) if isinstance(p, Heading) and p.level == 3]
    if len(begins) <= most:
        return pieces
    heading = pieces[begins[most]]
    assert isinstance(heading, Heading)
    message = f"a pack has at most {MOST} exercises and items of a quiz; from here on none is read"
    problems.append(Diagnostic("Y04", message, "make several packs of it", heading.place))
    return pieces[: begins[most]]


def unfit_id(id: str, place: Place, taken: dict[str, Place]) -> Diagnostic | None:
    """Why an exercise or an item of the quiz cannot have this id."""
    if not is_id(id):
        return no_address(shortened(id), place)
    if id in taken:
        message = f"id {id} is taken (first in line {taken[id].line})"
        cure = "give it another; exercises and the quiz share their ids"
        return Diagnostic("Y06", message, cure, place)
    return None


def unfit_heading(heading: Heading) -> Diagnostic:
    """That a heading is none of a pack's."""
    signs = "#" * heading.level
    message = f"a heading with `{signs}` cannot stand in a pack"
    if not heading.words:
        message = f"there are no words behind `{signs}`"
    cure = "begin a section with `## `, an exercise with `### `; the title stands in the keys"
    return Diagnostic("P02", message, cure, heading.place)


def shortened(words: str) -> str:
    """Words as a message shows them."""
    return words if len(words) <= 60 else words[:60] + "…"
