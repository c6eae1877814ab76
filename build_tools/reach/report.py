"""The report on links, `docs/apparatus/links.yml`: merged with the one before, written whole."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from errno import EISDIR
from pathlib import Path

from build_tools.model.links import LinkRecord, Outward
from build_tools.read.web_addresses import fault_of_url

HEAD = """\
# What became of the links of this edition: a record an address, as it was found on the day
# `checked`. Written by `edition links check`; leave it to that.

"""


def wanted(
    links: Sequence[Outward],
    before: Mapping[str, LinkRecord],
    today: date,
    only: Sequence[str] = (),
    hosts: Sequence[str] = (),
    older_than: int | None = None,
) -> list[str]:
    """The addresses to check: of these works or these addresses, on these hosts, whose record is
    older than so many days; those never checked first, then the oldest."""
    chosen = [
        o.address
        for o in links
        if (not only or o.address in only or set(o.sources) & set(only))
        and (not hosts or o.host in {h.lower().removeprefix("www.") for h in hosts})
    ]
    if older_than is not None:
        chosen = [a for a in chosen if _age(before.get(a), today) > older_than]
    return sorted(chosen, key=lambda a: -_age(before.get(a), today))


def _age(record: LinkRecord | None, today: date) -> int:
    """The days since a record was made; more than any if there is none."""
    if record is None or record.state == "unchecked":
        return 10**6
    return (today - date.fromisoformat(record.checked)).days


def merged(
    links: Sequence[Outward], before: Iterable[LinkRecord], found: Iterable[LinkRecord]
) -> list[LinkRecord]:
    """The report: what was found now, else what was known before, of each address there still is,
    sorted by host and address."""
    known = {r.address: r for r in (*before, *found)}
    usable = (o.address for o in links if not fault_of_url(o.address))
    return [known[address] for address in usable if address in known]


def written(records: Sequence[LinkRecord]) -> bytes:
    """The report as YAML 1.1 in UTF-8; without records it is an empty list."""
    import yaml

    keys = ("address", "state", "status", "checked", "leads", "title", "because")
    told = [{k: v for k in keys if (v := getattr(r, k))} for r in records]
    said = yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=10**6)
    return (HEAD + said).encode()


def keep(file: Path, records: Sequence[LinkRecord]) -> None:
    """Writes the report in place of the one before, whole or not at all; OSError if it cannot."""
    with _beside(file, records) as new:
        new.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        new.replace(file)


def try_to_keep(file: Path, records: Sequence[LinkRecord]) -> None:
    """Writes the report beside the one before and takes it away again; OSError if it cannot."""
    with _beside(file, records):
        if file.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))


@contextmanager
def _beside(file: Path, records: Sequence[LinkRecord]) -> Iterator[Path]:
    """A file in the same folder that holds the report, gone in the end if nobody moved it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(written(records))
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
