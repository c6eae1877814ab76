"""The memory of a build."""

import gc
from collections.abc import Callable


def uncollected() -> Callable[[], None]:
    """Has Python not look for garbage in circles; gives what puts that back.

    A build makes hardly any and keeps most of what it makes, so looking costs up to a fifth of it.
    """
    if not gc.isenabled():
        return lambda: None
    gc.disable()
    return gc.enable


def left_as_it_is() -> None:
    """Has Python not take apart at its end what was made; the system takes it all back at once."""
    gc.freeze()
