"""Terms and names with what their keys lead to; keys that lead nowhere are loose ends."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from build_tools.model.document import Paragraph
from build_tools.model.edition import LooseEnd
from build_tools.model.glossary import Name, NameRecord, Term, TermRecord
from build_tools.model.places import Place


def terms_of(
    records: Sequence[TermRecord],
    definitions: Mapping[str, tuple[Paragraph, ...]],
    sources: Iterable[str],
) -> tuple[dict[str, Term], list[LooseEnd]]:
    """The terms by id, in the order of their English headwords."""
    known, ids = set(sources), {r.id for r in records}
    loose: list[LooseEnd] = []
    terms = {}
    for r in sorted(records, key=lambda r: (r.english.casefold(), r.id)):
        subject = f"term {r.id}"
        cited = [(key, r.place.of("sources", i)) for i, key in enumerate(r.sources)]
        cited += [
            (x.source, r.place.of("renderings", i, "source"))
            for i, x in enumerate(r.renderings)
            if x.source
        ]
        cited += [(x.source, r.place.of("examples", i, "source")) for i, x in enumerate(r.examples)]
        loose += _unknown(cited, known, subject)
        loose += [
            LooseEnd("term", id, r.place.of("see", i), subject)
            for i, id in enumerate(r.see)
            if id not in ids
        ]
        see = tuple(id for id in r.see if id in ids)
        terms[r.id] = Term(r, definitions.get(r.id, ()), see)
    return terms, loose


def names_of(
    records: Sequence[NameRecord],
    prose: Mapping[str, Paragraph],
    terms: Mapping[str, Term],
    sources: Iterable[str],
) -> tuple[dict[str, Name], list[LooseEnd]]:
    """The names by id, in the order of their headwords."""
    known = set(sources)
    loose: list[LooseEnd] = []
    names = {}
    for r in sorted(records, key=lambda r: (r.name.casefold(), r.id)):
        subject = f"name {r.id}"
        cited = [(key, r.place.of("sources", i)) for i, key in enumerate(r.sources)]
        loose += _unknown(cited, known, subject)
        if r.term and r.term not in terms:
            loose.append(LooseEnd("term", r.term, r.place.of("term"), subject))
        about = prose[r.about] if r.about else Paragraph("paragraph", "")
        names[r.id] = Name(r, about, r.term if r.term in terms else "")
    return names, loose


def _unknown(
    cited: Iterable[tuple[str, Place]], known: set[str], subject: str
) -> Iterator[LooseEnd]:
    """A loose end for each unknown key, where it first stands."""
    first: dict[str, Place] = {}
    for key, place in cited:
        first.setdefault(key, place)
    return (LooseEnd("source", k, p, subject) for k, p in first.items() if k not in known)
