"""The engine of the search stays light; a page loads it when a reader first asks."""

import gzip

from engine import script

MOST = 9_400
"""Bytes of the engine, packed as a server packs them."""


def test_the_engine_stays_light() -> None:
    """Packed, it has at most 9.4 kB."""
    assert len(gzip.compress(script().encode(), 9, mtime=0)) <= MOST
