"""The questions, points of discussion and tasks of a pack, and the sections they stand in."""

from collections.abc import Iterator, Sequence

from build_tools.model.frozen import dataclass
from build_tools.model.ids import slug
from build_tools.model.marks import Link
from build_tools.model.pack_records import Part
from build_tools.model.packs import Block, Blocks, Exercise, Pack, PackSection, Table
from build_tools.write.addresses import exercise as address
from build_tools.write.elements import Setting
from build_tools.write.escape import escaped, plain
from build_tools.write.packs.prose import prose
from build_tools.write.site.leads import HEADING
from build_tools.write.weave import weave
from build_tools.write.wording import ranges

NOUNS: dict[Part, str] = {"questions": "Question", "discussion": "Discussion", "tasks": "Task"}
"""What an exercise is called by the section it stands in; elsewhere it is called by its heading."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An exercise under its label, such as `Question 2`; `after` is the paragraph it stands behind
    (None: behind the whole text)."""

    exercise: Exercise
    label: str
    after: int | None


def asked(pack: Pack) -> dict[str, Asked]:
    """The exercises of a pack by their ids."""
    return {
        e.id: Asked(e, f"{_noun(section)} {number}", _place(section, e, pack))
        for section in pack.sections
        for number, e in enumerate(section.exercises, 1)
    }


def _noun(section: PackSection) -> str:
    return NOUNS.get(section.part) or section.heading.text


def _place(section: PackSection, exercise: Exercise, pack: Pack) -> int | None:
    """The last paragraph of a question; what is discussed or done stands behind the whole text."""
    if section.part != "questions":
        return None
    return max((n for n in exercise.paragraphs if n in pack.paragraphs), default=None)


def box(one: Asked, setting: Setting) -> str:
    """An exercise: its label, which is its address, the skill it asks for, its words."""
    e = one.exercise
    asks = [plain(e.skill)] if e.skill else []
    many = len(e.paragraphs) > (one.after is not None)
    on = [f"¶\xa0{_linked(e.paragraphs, setting)}"] if many else []
    more = "".join(f' <span class="skill">· {words}</span>' for words in (*asks, *on))
    return (
        f'<div class="exercise"><h3 id="{escaped(address(e.id))}">{plain(one.label)}{more}</h3>\n'
        f"{written(e.prose, setting)}</div>"
    )


def _linked(numbers: Sequence[int], setting: Setting) -> str:
    """The paragraphs of an exercise, each run of them as a link to its first."""
    runs = ranges(numbers).split(", ")
    ways = (setting.leads(Link(f"#p{run.partition('–')[0]}")) for run in runs)
    return ", ".join(
        f'<a class="nb" href="{escaped(way)}">{run}</a>' if way else run
        for run, way in zip(runs, ways, strict=True)
    )


def written(blocks: Blocks, setting: Setting) -> str:
    """The prose of a pack; a table that is too wide is scrolled by itself."""
    return "\n".join(_scrolled(block, prose((block,), setting)) for block in blocks)


def _scrolled(block: Block, html: str) -> str:
    if not isinstance(block, Table):
        return html
    return f'<div class="scroll" role="group" aria-label="Table" tabindex="0">\n{html}\n</div>'


def sections(pack: Pack, setting: Setting) -> Iterator[tuple[str, str, str]]:
    """The sections of a pack behind its text: the id, the heading and the body of each as HTML."""
    known, taken = asked(pack), set[str]()
    for section in pack.sections:
        mine = [known[e.id] for e in section.exercises]
        parts = [written(section.prose, setting), *_beside_the_text(mine)]
        parts += [box(one, setting) for one in mine if one.after is None]
        body = "\n".join(filter(None, parts))
        id = f"part-{slug(section.heading.text) or section.part}"
        while id in taken:
            id += "-again"
        taken.add(id)
        if body:
            yield id, weave(section.heading, HEADING), body


def _beside_the_text(mine: Sequence[Asked]) -> Iterator[str]:
    """Where those exercises of a section stand that have their place in the text, as a list."""
    placed = [one for one in mine if one.after is not None]
    if placed:
        items = "\n".join(
            f'<li><a href="#{escaped(address(one.exercise.id))}">{plain(one.label)}</a>'
            f" after ¶\xa0{one.after}</li>"
            for one in placed
        )
        yield f'<ul role="list" class="placed">\n{items}\n</ul>'
