"""The whole edition as one HTML file, to pass on, read and print without a network.

Offered with editions of up to 20,000 words and 500 terms; `edition write` makes it of any.
"""

from build_tools.model.edition import Edition
from build_tools.write.single_file.document import document
from build_tools.write.size import small

FORMAT = "single-file"
FILE = "edition.html"
OFFLINE = "Double-click it; on a phone, save it and open it in the browser."


def offered(edition: Edition) -> bool:
    """True if the site has the file among its downloads; of a large edition it would be unwieldy.

    Ours takes 0.9 MB; a text of 20,000 words some three.
    """
    return small(edition)


def write(edition: Edition) -> bytes:
    """One HTML page in UTF-8 that asks for nothing else, with all that the edition prints."""
    return document(edition).encode()
