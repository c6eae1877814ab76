"""The bibliography as CSL-JSON, for Zotero and other reference managers."""

from build_tools.model.edition import Edition
from build_tools.write.json_lines import json_lines, lines

FORMAT = "csl-json"
FILE = "bibliography.json"


def write(edition: Edition) -> bytes:
    """All sources as a list of CSL-JSON items (CSL 1.0.2), in the order of a bibliography."""
    return json_lines(lines({**s.csl, "id": s.key} for s in edition.sources.values()))
