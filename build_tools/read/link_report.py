"""The report on links, as `edition links check` wrote it, with a diagnostic for each slip."""

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.links import LinkRecord
from build_tools.read.dates import POINT, date_parts
from build_tools.read.items import items, repeated
from build_tools.read.web_addresses import fault_of_url


def read_link_report(file: str, data: bytes) -> tuple[tuple[LinkRecord, ...], list[Diagnostic]]:
    """The records of the report in its order; those without a usable day or address are told, and
    left out."""
    found, problems = items(file, data, LinkRecord)
    problems += repeated([(r.address, r.place) for r in found], "address")
    sound = []
    for record in found:
        faults = [*_faults(record)]
        problems += faults
        if not faults:
            sound.append(record)
    return tuple(sound), problems


def _faults(record: LinkRecord) -> list[Diagnostic]:
    cure = "leave the report to `edition links check`: take the record out, and let it check again"
    told = []
    day = POINT.fullmatch(record.checked)
    if not (day and day[3] and date_parts(record.checked)):
        told.append(("checked", f"`{record.checked[:40]}` is not a day"))
    told += [
        (key, f"`{key}` is no web address: {fault}")
        for key, url in (("address", record.address), ("leads", record.leads))
        if url and (fault := fault_of_url(url))
    ]
    return [Diagnostic("L03", message, cure, record.place.of(key)) for key, message in told]
