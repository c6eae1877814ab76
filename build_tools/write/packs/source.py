"""The pack as its own file, to change it or to make another of it."""

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack

FORMAT = "source"
ENDING = ".md"
LABEL = "Source file"
USE = "For editors, who put it into the folder docs/teaching/ of an edition."


def offered(edition: Edition, pack: Pack) -> bool:
    """True for packs that are made of a file."""
    return bool(pack.source)


def write(edition: Edition, pack: Pack) -> bytes:
    """The file as editors wrote it, without the answers."""
    return pack.source.encode()
