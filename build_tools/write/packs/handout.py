"""The handout for the class as one web page, to print or to read: room to write, and no answers."""

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write.paper.document import document

FORMAT = "handout"
ENDING = "-handout.html"
LABEL = "Handout"
USE = "Print it from the browser, or hand the file on: it needs no network."


def write(edition: Edition, pack: Pack) -> bytes:
    """One HTML page in UTF-8 that asks for nothing else."""
    return document(edition, pack, "class").encode()
