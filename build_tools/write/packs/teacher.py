"""The teacher's copy as one web page: notes on the lesson, and each answer below its question."""

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write.paper.document import document

FORMAT = "teacher"
ENDING = "-teacher.html"
ANYWAY = True
LABEL = "Teacher’s copy"
USE = "For teachers who read along, on a screen or printed from the browser."


def offered(edition: Edition, pack: Pack) -> bool:
    """True if the editors publish the answers."""
    return edition.manifest.teaching.answers == "published"


def write(edition: Edition, pack: Pack) -> bytes:
    """One HTML page in UTF-8 that asks for nothing else."""
    return document(edition, pack, "teacher").encode()
