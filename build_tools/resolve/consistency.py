"""The consistency report: where a glossary and the texts do not quite go together.

Nothing here is a fault by itself: a text may have reasons for two renderings. Editors weigh each.
"""

from collections.abc import Iterator, Sequence

from build_tools.model.edition import Edition
from build_tools.model.glossary import Finding, Name, Term, Use
from build_tools.resolve.glosses import Gloss, english_of, glosses, in_chinese
from build_tools.resolve.spelling import reading


def findings(edition: Edition) -> tuple[Finding, ...]:
    """The whole report, kind by kind, each in the order of the glossary."""
    seen = tuple(glosses(edition))
    return (
        *_two_renderings(edition, seen),
        *_two_terms(edition, seen),
        *_before_chinese(edition),
        *_unmarked(edition),
    )


def _two_renderings(edition: Edition, seen: Sequence[Gloss]) -> Iterator[Finding]:
    """Terms whose Chinese stands behind other English than the entry's, or behind two."""
    found: dict[str, list[Gloss]] = {}
    for gloss in seen:
        found.setdefault(gloss.term, []).append(gloss)
    for id, of_term in found.items():
        wanted = english_of(edition.terms[id])
        others, fitting = list[Gloss](), list[Gloss]()
        for gloss in of_term:
            (fitting if gloss.fits(wanted) else others).append(gloss)
        if others:
            said = "; ".join(dict.fromkeys(f"“{g.english}”" for g in others))
            says = (
                f"{others[0].chinese.form} stands behind {said}, and the entry renders it "
                f"“{wanted}”"
            )
            places = tuple(g.chinese for g in (*others, *fitting))
            yield Finding("two-renderings", (id,), "", says, places)


def _two_terms(edition: Edition, seen: Sequence[Gloss]) -> Iterator[Finding]:
    """English that serves two terms: before the Chinese of both, or listed in both entries."""
    serves: dict[str, dict[str, list[Use]]] = {}
    written: dict[str, str] = {}
    for gloss in seen:
        words = gloss.form or gloss.english
        english = reading(words)
        written.setdefault(english, words)
        serves.setdefault(english, {}).setdefault(gloss.term, []).append(gloss.chinese)
        if gloss.of not in ("", gloss.term):
            serves[english].setdefault(gloss.of, [])
    for english, terms in serves.items():
        if len(terms) > 1:
            places = tuple(use for uses in terms.values() for use in uses)
            yield _serving(edition, written[english], tuple(terms), "stands before", places)
    for english, ids in _listed(edition).items():
        if len(ids) > 1 and len(serves.get(english, ())) < 2:
            yield _serving(
                edition, ids[min(ids)], tuple(sorted(ids)), "is listed as English of", ()
            )


def _listed(edition: Edition) -> dict[str, dict[str, str]]:
    """Each English that is listed as another's rendering of a term, and the terms that have it.

    What two terms are found by is a fault and told as such, not here.
    """
    forms: dict[str, dict[str, str]] = {}
    for term in edition.terms.values():
        for words in (r.words for r in term.record.renderings):
            forms.setdefault(reading(words), {})[term.id] = words
    for term in edition.terms.values() if forms else ():
        for words in term.forms:
            if (read := reading(words)) in forms:
                forms[read].setdefault(term.id, words)
    return forms


def _serving(
    edition: Edition, english: str, ids: tuple[str, ...], does: str, places: tuple[Use, ...]
) -> Finding:
    chinese = " and ".join(edition.terms[id].record.simplified for id in ids)
    return Finding("two-terms", ids, "", f"“{english}” {does} {chinese}", places)


def _before_chinese(edition: Edition) -> Iterator[Finding]:
    """Terms that a text uses in English before it gives their Chinese."""
    for term in edition.terms.values():
        for text in edition.texts:
            uses = [u for u in term.uses if (u.text, u.kind) == (text.key, "text")]
            given = next((i for i, u in enumerate(uses) if in_chinese(u)), 0)
            early = [u for u in uses[:given] if u.paragraph is not uses[given].paragraph]
            if early:
                chinese = uses[given]
                says = (
                    f"“{early[0].form}” is used {_where(early[0])}, and its Chinese "
                    f"{chinese.form} is given only {_where(chinese)}"
                )
                yield Finding("before-chinese", (term.id,), "", says, (early[0], chinese))


def _unmarked(edition: Edition) -> Iterator[Finding]:
    """Terms and names of which no use is marked, though there are some in a text."""
    for term in edition.terms.values():
        yield from _never_marked((term.id,), "", term)
    for name in edition.names.values():
        if not name.term:
            yield from _never_marked((), name.id, name)


def _never_marked(terms: tuple[str, ...], name: str, entry: Term | Name) -> Iterator[Finding]:
    uses = tuple(u for u in entry.uses if u.text)
    if not uses or any(u.marked for u in entry.uses):
        return
    reasons = sorted({"headings" if u.kind == "heading" else "links" for u in uses})
    says = f"“{uses[0].form}” stands only in {' and '.join(reasons)}, where nothing is marked"
    yield Finding("unmarked", terms, name, says, uses)


def _where(use: Use) -> str:
    """Where a use in a text stands, in a few words."""
    number = use.paragraph.number
    return f"in ¶ {number}" if number is not None else f"under {use.address}"
