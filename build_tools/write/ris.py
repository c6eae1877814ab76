"""The bibliography as RIS, for EndNote, Zotero and other reference managers.

What the format has no tag for stands in notes, so nothing of a record is lost.
"""

from build_tools.model.edition import Edition
from build_tools.write.records import item, ris

FORMAT = "ris"
FILE = "bibliography.ris"


def write(edition: Edition) -> bytes:
    """One record a source, UTF-8, lines ending in CR LF."""
    sources = edition.sources.values()
    records = "\r\n".join(ris.record(item(s), s.conjecture) for s in sources)
    return records.encode("utf-8", "replace")
