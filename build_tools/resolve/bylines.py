"""The names of those who made a work, in the forms in which styles tell them."""

import re
from collections.abc import Mapping, Sequence

from build_tools.resolve.languages import in_letters, with_family_name
from build_tools.resolve.signs import shielded

PAIR = 2


def in_parts(name: Mapping[str, str]) -> Mapping[str, str]:
    """A romanised Chinese name in its parts, for a style that has initials (APA 7, 9.8)."""
    whole = in_letters(name.get("literal", ""))
    if not whole or with_family_name(whole) == whole:
        return name
    family, given = whole.split()
    return {"family": family, "given": given}


def in_order(name: Mapping[str, str]) -> str:
    """A name as it is spoken, family name last; a body, or a name in Chinese order, as it is."""
    parts = (name.get(part, "") for part in ("given", "non-dropping-particle", "family"))
    return in_letters(name.get("literal", "")) or " ".join(filter(None, parts))


def in_a_row(names: Sequence[str]) -> str:
    """Names as MLA has them: two with “and”, of more the first (9th ed., chapter 5)."""
    return f"{names[0]} et al." if len(names) > PAIR else " and ".join(names)


def in_short(name: Mapping[str, str]) -> str:
    """A name as GB/T 7714 lists it: family name in capitals, then initials."""
    if "literal" in name or "given" not in name:
        return name.get("literal") or name.get("family", "")
    initials = (part[0] for part in re.split(r"[\s.-]+", name["given"]) if part)
    parts = (name.get("non-dropping-particle", ""), name.get("family", ""))
    return shielded(" ".join([*(p.upper() for p in parts if p), *initials]))
