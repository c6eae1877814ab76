"""What pages need on a screen stays light; what a reader asks for is loaded apart, and so is the
sheet for paper."""

import gzip
from collections.abc import Callable

import pytest

from build_tools.write.assets import script, search_script, sheet, tools_script, tools_sheet

MOST = {
    "the reading page": ((sheet, script), 12_000),
    "the tools": ((tools_sheet, tools_script), 6_000),
    "the search": ((search_script,), 13_000),
}
"""Bytes of style sheets and scripts, packed as a server packs them."""


@pytest.mark.parametrize("of", MOST)
def test_it_stays_light(of: str) -> None:
    """Its style sheet and its script together have so many bytes at most, packed."""
    parts: tuple[Callable[[], str], ...]
    parts, most = MOST[of]
    packed = {p.__name__: len(gzip.compress(p().encode(), 9, mtime=0)) for p in parts}
    assert sum(packed.values()) <= most, packed
