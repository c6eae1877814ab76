"""An entry that says nothing.

A term needs a headword and a definition, an example its English, a name its name, a comment a title
and what the text and the evidence say, an event a title, a pack a title, an aim and a summary. One
of these is empty here.
"""

from collections.abc import Iterator

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.places import Place

CODE = "G07"


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each thing that is empty."""
    for term in edition.terms.values():
        said = any(p.text for p in term.definition)
        given = {"english": term.record.english, "a definition": "it" * said}
        yield from _empty(f"term {term.id}", given, term.record.place)
        for i, example in enumerate(term.record.examples):
            if not example.english:
                place = term.record.place.of("examples", i, "english")
                message = f"example {i + 1} of the term {term.id} lacks `english`"
                cure = "translate it, behind `english:`"
                yield Diagnostic(CODE, message, cure, place, subject=f"term {term.id}")
    for name in edition.names.values():
        yield from _empty(f"name {name.id}", {"name": name.record.name}, name.record.place)
    for comment in edition.comments:
        r = comment.record
        given = {"title": r.title, "says": r.says, "evidence": r.evidence, "by": r.by}
        yield from _empty(f"comment {r.id}", given, r.place)
    for event in edition.events.values():
        yield from _empty(f"event {event.id}", {"title": event.record.title}, event.record.place)
    for pack in edition.packs.values():
        keys = pack.record
        given = {"title": keys.title, "aim": keys.aim, "summary": keys.summary}
        yield from _empty(f"pack {pack.id}", given, keys.place)


def _empty(subject: str, given: dict[str, str], place: Place) -> Iterator[Diagnostic]:
    for what, words in given.items():
        if not words.strip():
            wanted = what if " " in what else f"`{what}`"
            cure = "write two to six plain sentences below its keys"
            cure = cure if " " in what else f"write it behind `{what}:`"
            if place.file.endswith(".csv"):
                cure = f"write it in the column `{what.removeprefix('a ')}`"
            yield Diagnostic(
                CODE, f"{subject} lacks {wanted}", cure, place.of(what), subject=subject
            )
