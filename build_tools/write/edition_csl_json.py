"""The edition itself, and the work that it edits, as CSL-JSON records to cite them by."""

from build_tools.model.edition import Edition
from build_tools.write.json_lines import json_lines, lines
from build_tools.write.records.own import edition_item, work_item

FORMAT = "edition-csl-json"
FILE = "edition.csl.json"


def write(edition: Edition) -> bytes:
    """Two records: first the edition, then the work."""
    return json_lines(lines([edition_item(edition), work_item(edition)]))
