"""What the reading page needs on a screen stays light; the sheet for paper is loaded apart."""

import gzip

from build_tools.write.assets import script, sheet

MOST = 12_000
"""Bytes of style sheet and script of the reading page, packed as a server packs them."""


def test_the_reading_page_stays_light() -> None:
    """Its style sheet and its script have at most 12 kB together, packed."""
    packed = {
        name: len(gzip.compress(part().encode(), 9, mtime=0))
        for name, part in (("style sheet", sheet), ("script", script))
    }
    assert sum(packed.values()) <= MOST, packed
