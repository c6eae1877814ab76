"""The bibliography as BibTeX, in the fields of BibLaTeX, with its conjectures marked by a keyword.

Read back, every item is what it was.
"""

from build_tools.model.edition import Edition
from build_tools.write.records import biblatex, item

FORMAT = "bibtex"
FILE = "bibliography.bib"


def write(edition: Edition) -> bytes:
    """One entry a source, UTF-8, fields in a fixed order."""
    sources = edition.sources.values()
    entries = "\n".join(biblatex.entry(item(s), s.conjecture) for s in sources)
    return entries.encode("utf-8", "replace")
