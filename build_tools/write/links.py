"""All addresses that the edition leads to, where they stand, and what a check found (CSV).

UTF-8 with a byte order mark, as RFC 4180; a list in a cell has semicolons. `stands in` names notes
by their corrected numbers, all else by its kind and id. `state`, `status`, `checked`, `leads to`
and `because` are from the last report on links, and empty for what was never checked.
"""

import csv
import io
from collections.abc import Iterator

from build_tools.model.edition import Edition, Source
from build_tools.model.links import LinkRecord, Outward
from build_tools.resolve.outward import outward

FORMAT = "links"
FILE = "links.csv"
HEAD = (
    "address", "what", "works", "stands in", "doi", "accessed", "archived copy", "archived on",
    "state", "status", "checked", "leads to", "because",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula."""


def write(edition: Edition) -> bytes:
    """A line with the names of the columns, then a line for each address, by host."""
    made = io.StringIO(newline="")
    table = csv.writer(made, lineterminator="\r\n")
    table.writerow(HEAD)
    records = {r.address: r for r in edition.link_report}
    for link in outward(edition):
        works = [edition.sources[key] for key in link.sources]
        row = (*_of_link(link), *_of_works(works), *_of_record(records.get(link.address)))
        table.writerow([_cell(text) for text in row])
    return ("\ufeff" + made.getvalue()).encode("utf-8", "replace")


def _of_link(link: Outward) -> Iterator[str]:
    yield from (link.address, "; ".join(link.kinds), "; ".join(link.sources))
    yield "; ".join(f"{spot.kind} {spot.id}" for spot in link.spots)


def _of_works(works: list[Source]) -> Iterator[str]:
    """DOI, day accessed, and archived copy; of the first work that has one."""
    csl = [source.csl for source in works]
    custom = [item.get("custom", {}) for item in csl]
    yield next((item["DOI"] for item in csl if "DOI" in item), "")
    yield next((_day(item["accessed"]["date-parts"][0]) for item in csl if "accessed" in item), "")
    yield next((c["archive-url"] for c in custom if "archive-url" in c), "")
    yield next((c["archive-date"] for c in custom if "archive-date" in c), "")


def _day(parts: list[int]) -> str:
    return "-".join(f"{part:02}" for part in parts)


def _of_record(record: LinkRecord | None) -> tuple[str, ...]:
    if record is None:
        return ("", "", "", "", "")
    status = str(record.status or "")
    return record.state, status, record.checked, record.leads, record.because


def _cell(text: str) -> str:
    """A cell that a spreadsheet would reckon out has an apostrophe before it."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line
