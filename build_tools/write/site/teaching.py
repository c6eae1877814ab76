"""The pages for teachers and their classes: the list of packs, and a page for each."""

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from build_tools.model.edition import Edition
from build_tools.model.frozen import dataclass
from build_tools.model.packs import Pack, youngest_first
from build_tools.write import addresses
from build_tools.write.elements import Setting
from build_tools.write.html import Settings, finished, page, rendered
from build_tools.write.page import Maker, Page
from build_tools.write.site.exercises import NOUNS
from build_tools.write.site.headwords import readings
from build_tools.write.site.leads import HEADING, leads
from build_tools.write.site.new_pack import new_pack
from build_tools.write.site.pack import LEVELS, pack_pages
from build_tools.write.site.reading import in_ranges
from build_tools.write.size import small
from build_tools.write.weave import weave
from build_tools.write.wording import count, counted, listed, sentence

HERE = addresses.TEACHING
_STEPS = (10, 15, 20, 30, 45, 60, 90, 120, 180)
"""Minutes of lessons, of which those are offered to choose by that part the packs."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A pack in the list: where its page is, its title and summary as HTML, what it holds."""

    pack: Pack
    href: str
    title: Markup
    summary: Markup
    level: str
    paragraphs: Markup
    holds: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose packs by: its name in the address, its label, values with their words."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]


def teaching(edition: Edition) -> dict[str, Maker]:
    """What makes the page at `/teaching/`, those of the packs, and that on which to make one."""
    index = Maker(partial(_index, edition), lambda: (list(edition.packs.values()), small(edition)))
    return {HERE: index} | pack_pages(edition, {}) | new_pack(edition)


def _index(edition: Edition) -> Page:
    packs = youngest_first(edition.packs.values())
    main = rendered(
        "teaching.html",
        work=edition.manifest.of.title,
        packs=[_listed(edition, pack) for pack in packs],
        choices=list(_choices(packs)),
        guide=_guide(edition),
        new=addresses.link(HERE, addresses.NEW_PACK) if new_pack(edition) else "",
        glossary=addresses.link(HERE, f"{addresses.DOWNLOADS}#_teaching") if edition.terms else "",
    )
    description = f"Reading packs for classes on {edition.manifest.of.title}."
    return page(edition, HERE, "teaching-page", "Teaching", description, main, Settings())


def _guide(edition: Edition) -> str:
    """The link to the hand-written page for teachers; empty if there is none."""
    there = addresses.FOR_TEACHERS in edition.handwritten
    return addresses.link(HERE, addresses.FOR_TEACHERS) if there else ""


def _listed(edition: Edition, pack: Pack) -> Listed:
    here = Setting(leads(edition, HERE), ids=None, readings=readings(edition))
    return Listed(
        pack,
        addresses.link(HERE, addresses.pack_page(pack.id)),
        finished(weave(pack.title, HEADING)),
        finished(weave(pack.summary, here)),
        LEVELS[pack.record.level],
        finished(in_ranges(pack.paragraphs)),
        sentence(listed(list(_holds(pack)))),
    )


def _holds(pack: Pack) -> Iterator[str]:
    """What a class is asked, in words: `4 questions`, `one task`, `a quiz of 8`."""
    for part, noun in NOUNS.items():
        number = sum(len(s.exercises) for s in pack.sections if s.part == part)
        if number:
            yield counted(number, noun.lower())
    others = sum(len(s.exercises) for s in pack.sections if s.part not in NOUNS)
    if others:
        yield counted(others, "exercise")
    if pack.quiz:
        yield f"a quiz of {count(len(pack.quiz))}"


def _choices(packs: Sequence[Pack]) -> Iterator[Choice]:
    """What parts the packs: their level, their time, their aim."""
    levels = {p.record.level for p in packs}
    minutes = [p.record.minutes for p in packs]
    aims = dict.fromkeys(p.record.aim for p in packs)
    counts = {step: sum(m <= step for m in minutes) for step in _STEPS}
    steps = {n: step for step, n in reversed(counts.items()) if 0 < n < len(packs)}
    for name, label, options in (
        ("level", "Level", [(level, LEVELS[level]) for level in LEVELS if level in levels]),
        ("minutes", "Time", [(str(s), f"Up to {s} minutes") for s in sorted(steps.values())]),
        ("aim", "Aim", [(aim, aim) for aim in aims]),
    ):
        if len(options) > (name != "minutes"):
            yield Choice(name, label, options)
