"""The made-up works that the notes of a synthetic edition cite, as citations and as BibTeX."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from bench.lexicon import fresh_words

_GIVEN = (
    "Anna", "Bo", "Carl", "Diego", "Elena", "Fei", "Gita", "Hans", "Ines", "Jun", "Kofi",
    "Lin", "Mei", "Nils", "Olga", "Pavel", "Qing", "Rosa", "Sven", "Tao",
)  # fmt: skip
_MONTHS = (
    "January", "March", "May", "June", "September", "November",
)  # fmt: skip
_KINDS = ("article", "book", "incollection", "techreport", "misc")


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work: BibTeX key and type, authors (family, given), and its further BibTeX fields."""

    key: str
    kind: str
    authors: tuple[tuple[str, str], ...]
    title: str
    year: int
    fields: Mapping[str, str]


def works(rng: random.Random, count: int, taken: set[str]) -> list[Work]:
    """So many works of five kinds."""
    families = [w.capitalize() for w in fresh_words(rng, max(20, count // 2), taken, 2, 3)]
    words = fresh_words(rng, 600, taken, 2, 3)
    made = []
    for i in range(count):
        kind = rng.choices(_KINDS, (40, 20, 15, 10, 15))[0]
        several = rng.choice((1, 1, 1, 2, 2, 3))
        authors = tuple((rng.choice(families), rng.choice(_GIVEN)) for _ in range(several))
        title = " ".join(rng.choice(words) for _ in range(rng.randint(4, 9))).capitalize()
        year = rng.randint(1949, 2024)
        venue = " ".join(rng.choice(words).capitalize() for _ in range(3))
        key = f"{authors[0][0].lower()}{year}{i:05d}"
        made.append(Work(key, kind, authors, title, year, _fields(rng, kind, venue, year, i)))
    return made


def _fields(rng: random.Random, kind: str, venue: str, year: int, i: int) -> dict[str, str]:
    match kind:
        case "article":
            issue = {"volume": f"{rng.randint(1, 90)}", "number": f"{rng.randint(1, 12)}"}
            pages = {"pages": _pages(rng)}
            doi = f"10.{rng.randint(1000, 9999)}/x{i:06d}"
            return {"journal": venue, "doi": doi} | issue | pages
        case "book":
            address = rng.choice(("Beijing", "London", "New York", "Leiden"))
            return {"publisher": f"{venue} Press", "address": address}
        case "incollection":
            place = {"publisher": f"{venue} Press", "address": "Cambridge", "booktitle": venue}
            return place | {"pages": _pages(rng)}
        case "techreport":
            return {"number": f"{rng.randint(1, 99)}", "institution": f"{venue} Institute"}
    note = f"Accessed {rng.choice(_MONTHS)} {rng.randint(1, 28)}, {year}"
    return {"howpublished": venue, "url": f"https://example.org/doc/{i:06d}", "note": note}


def _pages(rng: random.Random) -> str:
    return f"{rng.randint(1, 300)}--{rng.randint(301, 400)}"


def citation(work: Work, locator: str = "") -> str:
    """A full note in the manner of Chicago, as plain text."""
    field = {name: value.replace("--", "–") for name, value in work.fields.items()}
    match work.kind:
        case "article":
            issue = f"{field['journal']} {field['volume']}, no. {field['number']}"
            told = f"“{work.title},” {issue} ({work.year}): {field['pages']}"
        case "book":
            told = f"{work.title} ({field['address']}: {field['publisher']}, {work.year})"
        case "incollection":
            house = f"{field['address']}: {field['publisher']}, {work.year}"
            told = f"“{work.title},” in {field['booktitle']} ({house}), {field['pages']}"
        case "techreport":
            told = f"“{work.title}” ({field['institution']}, {work.year})"
        case _:
            told = f"“{work.title},” {field['howpublished']}, {work.year}, {field['url']}"
    return f"{_named(work.authors)}, {told}{f', {locator}' if locator else ''}."


def _named(authors: tuple[tuple[str, str], ...]) -> str:
    *others, last = [f"{given} {family}" for family, given in authors]
    return f"{', '.join(others)} and {last}" if others else last


def bibtex(found: list[Work]) -> str:
    """The works as a BibTeX file."""
    return "\n".join(_entry(work) for work in found)


def _entry(work: Work) -> str:
    author = " and ".join(f"{family}, {given}" for family, given in work.authors)
    head = {"author": author, "title": f"{{{work.title}}}", "year": str(work.year)}
    fields = ",\n".join(f"  {k} = {{{v}}}" for k, v in (head | dict(work.fields)).items())
    return f"@{work.kind}{{{work.key},\n{fields}\n}}\n"
