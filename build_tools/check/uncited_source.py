"""A source that nothing cites.

An entry of `apparatus/references.bib` that no note, conjecture or emendation, no term, name,
comment, event or pack names. Tie it to its note in `apparatus/notes.yml`, or take it out; an entry
kept on purpose is allowed in `docs/edition.yml`.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition

CODE = "S02"


def cited(edition: Edition) -> set[str]:
    """The keys that something in the apparatus or the glossary names."""
    notes = [n for t in edition.texts for n in t.notes]
    by_notes = {s.key for n in notes for s in n.sources}
    by_conjecture = {s.key for n in notes for c in n.conjectures for s in c.sources}
    return by_notes | by_conjecture | set(_by_editors(edition))


def _by_editors(edition: Edition) -> Iterator[str]:
    for correction in edition.corrections:
        yield from correction.record.sources
    for term in edition.terms.values():
        yield from term.record.sources
        yield from (r.source for r in term.record.renderings)
        yield from (x.source for x in term.record.examples)
    for name in edition.names.values():
        yield from name.record.sources
    for comment in edition.comments:
        yield from comment.record.sources
    for event in edition.events.values():
        yield from event.record.sources
    for pack in edition.packs.values():
        yield from (ref.key for ref in pack.further)


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each source that nothing cites."""
    keys = cited(edition)
    for source in edition.sources.values():
        if source.key not in keys:
            yield Diagnostic(
                CODE,
                f"source `{source.key}` is cited by nothing",
                "tie it to its note in apparatus/notes.yml, or take it out",
                source.place,
                "warning",
                f"source {source.key}",
            )
