"""The uses of a term or name as words and links: `¶ 21`, `note 15`, `heading`."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from build_tools.model.edition import Edition
from build_tools.model.glossary import Name, Term, Use, uses_in
from build_tools.write import addresses
from build_tools.write.escape import escaped, plain
from build_tools.write.site.homes import homes
from build_tools.write.site.works import work_link


def uses_read(edition: Edition, entry: Term | Name) -> list[Use]:
    """The uses that a reader is told of: in the paragraphs, headings and notes of the base text."""
    return uses_in(entry.uses, edition.base.key)


@lru_cache(maxsize=1)
def how_often(edition: Edition) -> tuple[dict[str, int], dict[str, int]]:
    """How many uses a reader is told of, by the ids of terms and of names.

    Every page counts the same, and a large text has a million uses: so they are counted once.
    """
    key = edition.base.key

    def counted(entries: Iterable[Term | Name]) -> dict[str, int]:
        return {e.id: sum(u.text == key for u in e.uses) for e in entries}

    return counted(edition.terms.values()), counted(edition.names.values())


def label(use: Use) -> str:
    """Where a use in a text stands, in words."""
    match use.kind:
        case "text" if use.paragraph.number is not None:
            return f"¶\xa0{use.paragraph.number}"
        case "note":
            return f"note\xa0{use.address.rpartition('n')[2]}"
        case "heading":
            return "heading"
        case _:
            return "text"


def spoken(label: str) -> str:
    """A label for a screen reader, which may not know the sign ¶."""
    words = label.replace("¶", "paragraph").replace("\xa0", " ")
    return words[:1].upper() + words[1:]


def href(edition: Edition, here: str, use: Use) -> str:
    """The link from the page `here` to a use in a text; empty if its place has no address."""
    return homes(edition).link(here, use.address)


def spots(edition: Edition, here: str, uses: Iterable[Use]) -> list[str]:
    """The places of uses in a text as links, each once."""
    once = {(u.address, label(u)): u for u in uses}
    return [_linked(href(edition, here, u), plain(words)) for (_, words), u in once.items()]


def in_editors_words(edition: Edition, here: str, uses: Sequence[Use]) -> list[str]:
    """The comments, definitions, events and remarks that use it, as links, each once."""
    corrections = {c.record.id for c in edition.corrections}
    comments = {c.id: c for c in edition.comments}
    out: dict[tuple[str, str], str] = {}
    for use in uses:
        id = use.address
        if use.kind == "comment" and id in comments:
            to = addresses.link(here, addresses.APPARATUS, id)
            out[use.kind, id] = _linked(to, f"comment “{plain(comments[id].record.title)}”")
        elif use.kind == "definition" and id in edition.terms:
            to = addresses.term_link(edition, here, id)
            out[use.kind, id] = _linked(to, f"“{plain(edition.terms[id].record.english)}”")
        elif use.kind == "definition" and id in edition.names:
            to = addresses.link(here, addresses.NAMES, id)
            out[use.kind, id] = _linked(to, f"“{plain(edition.names[id].record.name)}”")
        elif use.kind == "event" and id in edition.events:
            to = addresses.link(here, addresses.TIMELINE, id)
            out[use.kind, id] = _linked(to, f"event “{plain(edition.events[id].record.title)}”")
        elif use.kind == "remark" and id in edition.sources:
            out[use.kind, id] = f"remark on {work_link(edition, here, id)}"
        elif use.kind == "remark" and id in corrections:
            to = addresses.link(here, addresses.APPARATUS, id)
            out[use.kind, id] = _linked(to, f"correction {plain(id)}")
        elif use.kind == "remark":
            conjecture = f"conjecture on note {id.rpartition('n')[2]}"
            out[use.kind, id] = _linked(homes(edition).link(here, id), plain(conjecture))
    return list(out.values())


def _linked(href: str, words: str) -> str:
    return f'<a href="{escaped(href)}">{words}</a>' if href else words
