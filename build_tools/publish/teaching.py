"""Files for teachers while a site is built."""

import logging

from build_tools.kept import Kept
from build_tools.model.edition import Edition
from build_tools.publish.log import OURS
from build_tools.write.packs.shelf import EMPTY, Shelf, packs, shelf

NOTHING = EMPTY
"""What there is before a build."""


def for_teachers(edition: Edition, kept: Kept) -> Shelf:
    """The files of an edition's packs; which are left out, and why, goes to the log in a line.

    While a server runs none are made: each change would make all of them again.
    """
    if kept.memory is not None or not packs(edition):
        return NOTHING
    from build_tools.publish.typesetting import typeset  # It takes a while to load.

    made = shelf(edition, typeset(edition, packs(edition), kept))
    for line in made.left_out:
        logging.getLogger(OURS).info("%s", line)
    return made
