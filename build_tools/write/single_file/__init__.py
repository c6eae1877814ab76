"""The whole edition as one HTML file, to pass on, read and print without a network.

It takes over the pages of the site: each becomes a part, and all share one space of addresses.
"""

from build_tools.model.edition import Edition
from build_tools.write.single_file.document import document
from build_tools.write.size import TERMS, WORDS, small

FORMAT = "single-file"
FILE = "edition.html"
OFFLINE = "Double-click it; on a phone, save it and open it in the browser."
LIMIT = f"Sites offer it of editions of up to {WORDS:,} words and {TERMS} terms."


def offered(edition: Edition) -> bool:
    """True if the site has the file among its downloads.

    Ours takes 0.6 MB (10⁶ bytes); one of 29,000 words and 100 terms 1.5 MB, and a quarter of the
    time of a build; one of 146,000 words and 2,000 terms 9.7 MB, and as long as the rest.
    """
    return small(edition)


def write(edition: Edition) -> bytes:
    """One HTML page in UTF-8 that asks for nothing else, with all that the edition prints."""
    return document(edition).encode()
