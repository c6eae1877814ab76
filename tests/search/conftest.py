"""The engine of the search, started once for a file of tests."""

from collections.abc import Iterator

import pytest
from engine import Engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """A running engine."""
    made = Engine()
    yield made
    made.close()
