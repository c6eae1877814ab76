"""The order in which a reader is shown what was written in its right order.

It follows from the ids alone, so that each build, and each file made of one pack, shows the same.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Thing = TypeVar("Thing")


def mixed(things: Sequence[Thing], *ids: str) -> list[Thing]:
    """`things` in an order that follows from `ids`, such as those of a pack and of an item."""
    name = "/".join(ids)
    order = sorted(range(len(things)), key=lambda i: sha256(f"{name}/{i}".encode()).digest())
    return [things[i] for i in order]


def out_of_order(things: Sequence[Thing], *ids: str) -> list[Thing]:
    """`things` mixed, but never as they were, if they are more than one."""
    order = mixed(range(len(things)), *ids)
    if order == list(range(len(things))):
        order = order[1:] + order[:1]
    return [things[i] for i in order]
