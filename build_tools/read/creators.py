"""Names of authors, editors and translators: BibTeX's notation as CSL names."""

import re

from build_tools.read.tex import plain

Name = dict[str, str]

MOST_NAMES = 1000
HAN = re.compile(r"[\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
                 r"\U00020000-\U0003ffff]")  # fmt: skip
SUFFIX = re.compile(r"^(?:jr|sr|[ivx]+)\.?$", re.IGNORECASE)


def names(value: str) -> list[Name]:
    """The names in a BibTeX list (`A and B and others`), in order.

    A name in braces of its own, or one with Chinese characters, is taken whole (`literal`): its
    parts do not change places. Others are divided into given and family name by BibTeX's rules.
    """
    from pybtex.bibtex.utils import split_name_list

    found = (_name(part.strip()) for part in split_name_list(" ".join(value.split())))
    return [name for name in found if name]


def chinese_names(value: str) -> list[str]:
    """The Chinese forms of the names, in the order of the names (`;` or `and` between them)."""
    parts = re.split(r" ?[;；] ?| and ", " ".join(value.split()))
    return [plain(part)[0] for part in parts if part.strip()]


def beside(found: list[Name], chinese: list[str]) -> list[Name]:
    """The names with their Chinese forms: whole names take them in (`Xi Jinping 习近平`)."""
    out = []
    for name, form in zip(found, chinese, strict=True):
        literal = name.get("literal", "")
        out.append({"literal": f"{literal} {form}"} if literal and form not in literal else name)
    return out


def _name(part: str) -> Name:
    text = plain(part)[0]
    if not text or text.casefold() == "others":
        return {}
    if _braced(part) or HAN.search(part):
        return {"literal": text}
    return _divided(part) or {"literal": text}


def _braced(part: str) -> bool:
    """True if one pair of braces holds the whole name."""
    if not (part.startswith("{") and part.endswith("}")) or part.startswith("{\\"):
        return False
    depth = 0
    for i, char in enumerate(part):
        depth += (char == "{") - (char == "}")
        if depth == 0 and i < len(part) - 1:
            return False
    return True


def _divided(part: str) -> Name:
    from pybtex.database import InvalidNameString, Person

    try:
        person = Person(part)
    except (InvalidNameString, RecursionError):
        return {}
    given = [*person.first_names, *person.middle_names]
    suffix = person.lineage_names
    if given and not suffix and SUFFIX.match(given[-1]) and len(given) > 1 and part.count(",") == 1:
        given, suffix = given[:-1], given[-1:]
    parts = {
        "family": person.last_names,
        "given": given,
        "non-dropping-particle": person.prelast_names,
        "suffix": suffix,
    }
    return {key: plain(" ".join(words))[0] for key, words in parts.items() if words}
