"""Terms and names with what their keys lead to; keys that lead nowhere are loose ends."""

from collections.abc import Iterable, Mapping, Sequence

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
        cited = [*r.sources, *(x.source for x in r.renderings if x.source)]
        loose += _unknown(cited, known, r.place, subject)
        loose += [LooseEnd("term", id, r.place, subject) for id in r.see if id not in ids]
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
        loose += _unknown(r.sources, known, r.place, subject)
        if r.term and r.term not in terms:
            loose.append(LooseEnd("term", r.term, r.place, subject))
        about = prose[r.about] if r.about else Paragraph("paragraph", "")
        names[r.id] = Name(r, about, r.term if r.term in terms else "")
    return names, loose


def _unknown(
    keys: Iterable[str], known: set[str], place: Place, subject: str
) -> Iterable[LooseEnd]:
    return (LooseEnd("source", k, place, subject) for k in dict.fromkeys(keys) if k not in known)
