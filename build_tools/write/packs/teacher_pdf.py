"""The teacher’s copy as a PDF: notes on the lesson, and each answer below its question."""

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write.packs import handout_pdf, teacher
from build_tools.write.paper.pdf import pdf

FORMAT = "teacher-pdf"
ENDING = "-teacher.pdf"
ANYWAY = True
LABEL = "Teacher’s copy (PDF)"
USE = "Print it on A4 or on US Letter: neither makes it smaller."


def offered(edition: Edition, pack: Pack) -> bool:
    """True if the site has the handout as a PDF, and the editors publish the answers."""
    return handout_pdf.offered(edition, pack) and teacher.offered(edition, pack)


def source(edition: Edition, pack: Pack) -> bytes:
    """What the file is made of: the teacher’s copy as HTML."""
    return teacher.write(edition, pack)


def made(source: bytes) -> bytes:
    """The file that is made of this on this machine; Unmade if it cannot be."""
    return pdf(source.decode())


def write(edition: Edition, pack: Pack) -> bytes:
    """A tagged PDF (PDF/UA-1); Unmade if this machine cannot make it."""
    return made(source(edition, pack))
