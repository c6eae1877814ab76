"""The dates of CSL-JSON as others write them."""

from collections.abc import Mapping
from typing import Any


def edtf(date: Mapping[str, Any] | None) -> str:
    """A CSL date as BibLaTeX and EDTF (ISO 8601-2) write it: `2023-06-02`, `2020/2021`, `2020~`."""
    if not date:
        return ""
    points = ("-".join(f"{int(n):02}" for n in part) for part in date.get("date-parts", ()))
    return "/".join(points) + ("~" if date.get("circa") else "")
