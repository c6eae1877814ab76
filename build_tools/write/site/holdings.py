"""The sources counted: by the year they came out, by kind, by language; and whose they are."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from build_tools.model.edition import Edition, Source
from build_tools.write.escape import HAN_RUN
from build_tools.write.site.works import kind

STANDINGS = ("cited", "consulted", "proposed")
"""Cited by the notes, consulted by the editors, proposed by them for lost notes."""
UNDATED = "No year"
_LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
"""Languages by their primary subtags (BCP 47); others are called by the subtag."""
_NAMED = {name.lower(): name for name in _LANGUAGES.values()} | {"american": "English"}


class Shelf(NamedTuple):
    """The sources of one year, kind or language, by how they stand to the text."""

    label: str
    cited: tuple[Source, ...]
    consulted: tuple[Source, ...]
    proposed: tuple[Source, ...]

    @property
    def size(self) -> int:
        """How many sources they are."""
        return len(self.cited) + len(self.consulted) + len(self.proposed)

    @property
    def parts(self) -> tuple[tuple[str, tuple[Source, ...]], ...]:
        """Each standing with its sources."""
        return tuple(zip(STANDINGS, (self.cited, self.consulted, self.proposed), strict=True))


def standing(edition: Edition) -> dict[str, str]:
    """How each source stands to the base text, by its key: `cited`, `consulted`, `proposed`."""
    notes = edition.base.notes
    cited = {r.key for n in notes for r in n.sources}
    proposed = {r.key for n in notes for c in n.conjectures for r in c.sources}
    return {
        key: "cited"
        if key in cited
        else "proposed"
        if s.conjecture or key in proposed
        else "consulted"
        for key, s in edition.sources.items()
    }


def by_year(edition: Edition) -> list[Shelf]:
    """A shelf for each year from the first to the last, empty ones too; undated works at the end.

    A gap of more than ten years is left out: its ends stand next to each other.
    """
    shelves = _shelves(edition, _year)
    dated = sorted((s for s in shelves if s.label != UNDATED), key=lambda s: int(s.label))
    out: list[Shelf] = []
    for shelf in dated:
        missing = range(int(out[-1].label) + 1, int(shelf.label)) if out else ()
        if len(missing) <= 10:
            out += [Shelf(str(year), (), (), ()) for year in missing]
        out.append(shelf)
    return out + [s for s in shelves if s.label == UNDATED]


def by_kind(edition: Edition) -> list[Shelf]:
    """A shelf for each kind of work, the fullest first."""
    return _fullest_first(_shelves(edition, lambda s: kind(s.csl)))


def by_language(edition: Edition) -> list[Shelf]:
    """A shelf for each language, the fullest first."""
    main = edition.base.record.language
    return _fullest_first(_shelves(edition, lambda s: language(s, main)))


def language(source: Source, main: str) -> str:
    """In which language a work is, in English words; `main` (BCP 47) is that of the text.

    The record says it (`langid`, `language`); else a work with a Chinese title is Chinese, and if
    somebody translated it, a translation; all others count as being in the language of the text.
    """
    said = str(source.csl.get("language", "")).strip()
    if said:
        return _called(said)
    title = str(source.csl.get("title", ""))
    if source.csl.get("custom", {}).get("title-zh") or HAN_RUN.search(title):
        return "Translated from Chinese" if source.csl.get("translator") else "Chinese"
    return _called(main)


def _called(tag: str) -> str:
    primary = tag.replace("_", "-").split("-")[0].lower()
    return _LANGUAGES.get(primary) or _NAMED.get(primary) or tag


def _year(source: Source) -> str:
    parts = (source.csl.get("issued", {}).get("date-parts") or [[]])[0]
    return str(int(parts[0])) if parts else UNDATED


def _shelves(edition: Edition, label: Callable[[Source], str]) -> list[Shelf]:
    found: dict[str, dict[str, list[Source]]] = {}
    how = standing(edition)
    for key, source in edition.sources.items():
        found.setdefault(label(source), {}).setdefault(how[key], []).append(source)
    return [
        Shelf(name, *(tuple(sources.get(s, ())) for s in STANDINGS))
        for name, sources in found.items()
    ]


def _fullest_first(shelves: Iterable[Shelf]) -> list[Shelf]:
    return sorted(shelves, key=lambda s: (-s.size, s.label))


def fullest(shelves: Sequence[Shelf]) -> int:
    """How many sources the fullest shelf has."""
    return max((s.size for s in shelves), default=0)
