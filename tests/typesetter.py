"""A typesetter for tests, which any process can find: it sets nothing and counts what it does."""

from pathlib import Path

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.write.packs import Unmade

FORMAT = "slow"
ENDING = "-slow.txt"
IMPOSSIBLE = b"impossible"
sources: dict[str, bytes] = {}
"""What each pack is made of, by its id."""


def source(edition: Edition, pack: Pack) -> bytes:
    """What the test has put there, and below it where to count."""
    return sources[pack.id]


def made(source: bytes) -> bytes:
    """The source in capitals; a letter more in the file that it names."""
    first, _, count = source.partition(b" ")
    with Path(count.decode()).open("a", encoding="ascii") as file:
        file.write("x")
    if first == IMPOSSIBLE:
        raise Unmade("not on this machine")
    return first.upper()


def write(edition: Edition, pack: Pack) -> bytes:
    """The file."""
    return made(source(edition, pack))
