"""The edition itself, and the work that it edits, as BibTeX records to cite them by."""

from build_tools.model.edition import Edition
from build_tools.write.records import item_records
from build_tools.write.records.own import edition_item, work_item

FORMAT = "edition-bibtex"
FILE = "edition.bib"


def write(edition: Edition) -> bytes:
    """Two records: first the edition, then the work."""
    both = (edition_item(edition), work_item(edition))
    return "\n".join(item_records(item).bibtex for item in both).encode()
