"""Records of works for reference managers: BibLaTeX, RIS, CSL-JSON, and what pages hold of them.

A work goes in as its CSL-JSON item (`read/csl.py` says what stands in it); nothing of it is lost in
any of the three.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from build_tools.model.edition import Source
from build_tools.write.escape import fit
from build_tools.write.json_lines import json_lines, lines
from build_tools.write.records import biblatex, ris


class Records(NamedTuple):
    """One work in three formats, each a whole file: BibLaTeX, RIS (lines end in CR LF), CSL-JSON
    (a list of one item)."""

    bibtex: str
    ris: str
    csl: str


def records(source: Source) -> Records:
    """The records of a source, under its key."""
    return item_records(item(source), source.conjecture)


def item_records(csl: Mapping[str, Any], conjecture: bool = False) -> Records:
    """The records of a CSL-JSON item, under its `id`; a conjecture is marked by a keyword."""
    item: dict[str, Any] = _fit(csl)
    told = json_lines(lines([item])).decode()
    return Records(biblatex.entry(item, conjecture), ris.record(item, conjecture), told)


def item(source: Source) -> dict[str, Any]:
    """The CSL-JSON item of a source, with its key as `id` and the editors' remark as `annote`."""
    remark = {"annote": source.remark.text} if source.remark else {}
    return {**source.csl, **remark, "id": source.key}


def _fit(value: Any) -> Any:
    """A value in which U+FFFD stands for characters that no file in Unicode may hold."""
    match value:
        case str():
            return fit(value)
        case Mapping():
            return {name: _fit(v) for name, v in value.items()}
        case list() | tuple():
            return [_fit(v) for v in value]
    return value
