"""The answers to the exercises of a pack, and what else is for the teacher."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.ids import is_id
from build_tools.model.packs import Block, Blocks
from build_tools.model.places import Place
from build_tools.read.exercises import MOST, few_enough, shortened, unfit_heading
from build_tools.read.pack_prose import Heading, Piece, read_marked, read_pieces


@dataclass(slots=True)
class Answers:
    """What a file of answers holds: the answers by the id of their exercise, their places, what is
    for the teacher, and what was wrong."""

    of: dict[str, Blocks] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    for_teachers: Blocks = ()
    problems: list[Diagnostic] = field(default_factory=list)


def read_answers(markdown: str, place: Place) -> Answers:
    """The answers in Markdown that begins at `place`."""
    written, problems = read_pieces(markdown, place)
    pieces = few_enough(written, MOST, problems)
    answers = Answers(problems=problems)
    begins = [i for i, p in enumerate(pieces) if isinstance(p, Heading) and p.level == 3]
    begins.append(len(pieces))
    answers.for_teachers = tuple(_for_teachers(pieces[: begins[0]], problems))
    for start, end in pairwise(begins):
        heading = pieces[start]
        assert isinstance(heading, Heading)
        _take_answer(answers, heading, pieces[start + 1 : end])
    return answers


def _for_teachers(pieces: Sequence[Piece], problems: list[Diagnostic]) -> list[Block]:
    """The blocks with the headings above them; a heading with nothing below it is left out."""
    blocks: list[Block] = []
    waiting: list[Block] = []
    for piece in pieces:
        if not isinstance(piece, Heading):
            blocks += [*waiting, piece]
            waiting = []
        elif piece.level == 2 and piece.words:
            paragraph, found = read_marked(piece.words, piece.place)
            problems += found
            waiting.append(replace(paragraph, kind="heading"))
        else:
            problems.append(unfit_heading(piece))
    return blocks


def _take_answer(answers: Answers, heading: Heading, pieces: Sequence[Piece]) -> None:
    """Takes in an answer. The headings of sections may stand between answers; words below them
    belong to no exercise."""
    id = heading.words
    if not is_id(id):
        message = f"“{shortened(id)}” cannot be read as the heading of an answer"
        cure = "write `### ` and the id of the exercise, and nothing else: `### q1`"
        answers.problems.append(Diagnostic("Y14", message, cure, heading.place))
    elif id in answers.of:
        message = f"the answer to {id} stands here twice (first in line {answers.places[id].line})"
        answers.problems.append(Diagnostic("Y06", message, "keep one of them", heading.place))
    blocks: list[Block] = []
    lost = None
    for piece in pieces:
        if not isinstance(piece, Heading):
            blocks += [] if lost else [piece]
            if lost and lost.words:
                message = f"what stands below “{shortened(lost.words)}” answers nothing"
                cure = "put what is for the teacher before the first `### `"
                answers.problems.append(Diagnostic("P02", message, cure, lost.place))
                lost = replace(lost, words="")
        elif piece.level == 2 and piece.words:
            lost = piece
        else:
            answers.problems.append(unfit_heading(piece))
    answers.of.setdefault(id, tuple(blocks))
    answers.places.setdefault(id, heading.place)
