"""What the records of the apparatus share: how sure a thing is, and that keys must be known."""

from typing import Literal

Certainty = Literal["certain", "probable", "conjecture"]
FORBID: dict[str, str] = {"extra": "forbid"}
"""The pydantic setting by which a key that no record has is refused."""
