"""A pack as one HTML file that asks for nothing else, to be printed or read on a screen."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from markupsafe import Markup

from build_tools.model.edition import Correction, Edition
from build_tools.model.ids import note_address
from build_tools.model.packs import Pack
from build_tools.write import addresses
from build_tools.write.assets import paper_sheet
from build_tools.write.elements import Setting
from build_tools.write.escape import fit
from build_tools.write.html import finished, rendered
from build_tools.write.inline import digest, inlined
from build_tools.write.packs.prose import prose
from build_tools.write.paper import reading
from build_tools.write.paper.exercises import sheets, where
from build_tools.write.paper.leads import leads
from build_tools.write.paper.origin import origin
from build_tools.write.paper.quiz import quiz
from build_tools.write.paper.words import Copy, names, terms
from build_tools.write.site.leads import HEADING
from build_tools.write.site.leaves import Leaf
from build_tools.write.site.pack import LEVELS
from build_tools.write.site.pack_leaf import pack_leaf
from build_tools.write.weave import weave
from build_tools.write.wording import count, counted

_FOOT = 70
"""Characters of the running foot at most."""


@lru_cache(maxsize=64)
def document(edition: Edition, pack: Pack, copy: Copy) -> str:
    """The copy of a pack, whole and escaped; remembered, since a PDF is made of it too."""
    leaf = pack_leaf(edition, pack)
    corrected = reading.corrections(edition, leaf)
    setting = Setting(leads(edition, _ids(edition, pack, leaf, corrected)))
    inner = replace(setting, ids=None)
    before, after = sheets(pack, inner)
    style = inlined("style", paper_sheet() + _foot(edition, pack))
    teacher = copy == "teacher"
    return str(
        rendered(
            "paper.html",
            manifest=edition.manifest,
            language=edition.base.record.language,
            private=edition.private,
            policy=policy(style),
            style=finished(style),
            teacher=teacher,
            kind=kind(pack, copy),
            title=finished(weave(pack.title, HEADING)),
            title_words=_title(edition, pack, copy),
            description=pack.summary.text,
            for_teachers=finished(prose(pack.for_teachers, inner)) if teacher else "",
            goals=[finished(weave(goal, inner)) for goal in pack.goals],
            introduction=finished(prose(pack.introduction, inner)),
            sections=finished("\n".join(reading.sections(leaf, setting))),
            notes=_list(reading.note(edition, n, inner) for n in leaf.notes),
            mended=mended_words(reading.mended(leaf)),
            comments=_list(reading.comments(edition, leaf, inner)),
            corrections=_list(reading.correction(c) for c in corrected),
            terms=list(terms(edition, pack, copy, inner)),
            names=list(names(edition, pack, inner)),
            before=before,
            quiz=quiz(pack, inner),
            after=after,
            further=[finished(reading.work(edition, ref, inner)) for ref in pack.further],
            origin=list(origin(edition, pack)),
        )
    )


def policy(style: str) -> str:
    """What the file may load: this style, by its hash, and nothing else; `data:` is its icon."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def kind(pack: Pack, copy: Copy) -> str:
    """What a copy is, for whom and how long, in one line."""
    r = pack.record
    whose = "Teacher’s copy" if copy == "teacher" else "Handout"
    if not pack.paragraphs:
        return f"{whose} · {counted(len(pack.terms), 'term')}"
    facts = (LEVELS[r.level], f"{r.minutes} minutes" if r.minutes else "", where(pack.paragraphs))
    return " · ".join((whose, *filter(None, facts)))


def mended_words(number: int) -> str:
    """What is said of corrected readings in notes, which are marked but not listed."""
    if not number:
        return ""
    noun = "reading" if number == 1 else "readings"
    return (
        f"Half brackets: {count(number)} {noun} corrected by the editors; the apparatus has each."
    )


def _title(edition: Edition, pack: Pack, copy: Copy) -> str:
    """The title of the file in a window or in a list of files."""
    whose = " (teacher’s copy)" if copy == "teacher" else ""
    return f"{pack.title.text}{whose} – {edition.manifest.title}"


def _foot(edition: Edition, pack: Pack) -> str:
    """The running foot: the title of the pack and of the edition."""
    words = f"{shortened(pack.title.text)} – {shortened(edition.manifest.title)}"
    return f'@page{{@bottom-left{{content:"{in_css(words)}"}}}}'


def shortened(words: str) -> str:
    """The beginning of words that are too long for a running foot."""
    return words if len(words) <= _FOOT else words[:_FOOT].rstrip() + "…"


def in_css(words: str) -> str:
    """Words as they stand in a string of CSS (CSS Syntax 3): all but ASCII letters escaped."""
    kept = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in str(fit(words)))
    return "".join(kept)


def _ids(
    edition: Edition, pack: Pack, leaf: Leaf, corrected: Iterable[Correction]
) -> frozenset[str]:
    """The ids of a copy that marks may lead to."""
    return frozenset(
        (
            *(p.id for p in leaf.paragraphs),
            *(note_address(n.id) for n in leaf.notes),
            *(addresses.comment_entry(id) for id in leaf.comments),
            *(addresses.correction_entry(c.record.id) for c in corrected),
            *(addresses.term_entry(id) for id in pack.terms if id in edition.terms),
            *(addresses.name_entry(id) for id in pack.names if id in edition.names),
        )
    )


def _list(items: Iterable[str]) -> Markup:
    return finished("\n".join(items))
