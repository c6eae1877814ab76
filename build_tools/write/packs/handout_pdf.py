"""The handout for the class as a PDF, to print: on A4 and on US Letter at its full size."""

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write.packs import handout
from build_tools.write.paper.pdf import pdf
from build_tools.write.size import small

FORMAT = "handout-pdf"
ENDING = "-handout.pdf"
ANYWAY = True
LABEL = "Handout (PDF)"
USE = "Print it on A4 or on US Letter: neither makes it smaller."


def offered(edition: Edition, pack: Pack) -> bool:
    """True of each pack of an open text, and of the whole glossary that goes with them.

    A large glossary takes minutes to set. Of a private text nothing is kept, so that each build
    would have to set it again.
    """
    whole = bool(pack.paragraphs) or (bool(edition.packs) and small(edition))
    return whole and not edition.private


def source(edition: Edition, pack: Pack) -> bytes:
    """What the file is made of: the handout as HTML."""
    return handout.write(edition, pack)


def made(source: bytes) -> bytes:
    """The file that is made of this on this machine; Unmade if it cannot be."""
    return pdf(source.decode())


def write(edition: Edition, pack: Pack) -> bytes:
    """A tagged PDF (PDF/UA-1); Unmade if this machine cannot make it."""
    return made(source(edition, pack))
