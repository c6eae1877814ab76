"""The bibliography as CSL-JSON, for Zotero, pandoc and other programs that cite."""

from build_tools.model.edition import Edition
from build_tools.write.json_lines import json_lines, lines
from build_tools.write.records import item

FORMAT = "csl-json"
FILE = "bibliography.json"


def write(edition: Edition) -> bytes:
    """All sources as a list of CSL-JSON items (CSL 1.0.2), in the order of a bibliography."""
    return json_lines(lines(item(s) for s in edition.sources.values()))
