"""Formats: one module (or folder) each, found by being here.

A format module has a `FORMAT` (its name at the command line), a `FILE` (its path below
`downloads/` in the site), a docstring whose first line describes it to readers, and
`write(edition)`, which returns the bytes of the file. One that suits some editions only says by
`offered(edition)` whether the site has it, and in a sentence `LIMIT` which those are. One that is a
copy to read offline says in a sentence `OFFLINE` how readers open it; it is made when a site is
built, and not while a server runs.
"""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from build_tools.model.edition import Edition


@cache
def formats() -> tuple[ModuleType, ...]:
    """All format modules, by name; looked for once, since every page of downloads asks."""
    names = (m.name for m in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    found = (m for m in modules if hasattr(m, "FORMAT"))
    return tuple(sorted(found, key=lambda m: str(m.FORMAT)))


def offered(edition: Edition) -> list[ModuleType]:
    """The format modules whose files this edition's site has."""
    return [m for m in formats() if not hasattr(m, "offered") or m.offered(edition)]


def withheld(edition: Edition) -> list[ModuleType]:
    """Those whose files it does not have, since they do not suit it."""
    return [m for m in formats() if m not in offered(edition)]


def data_formats(edition: Edition) -> list[ModuleType]:
    """Those whose files are data."""
    return [m for m in offered(edition) if not hasattr(m, "OFFLINE")]


def offline_formats(edition: Edition) -> list[ModuleType]:
    """Those whose files are copies to read offline, unless the editors want none."""
    return [m for m in offered(edition) if hasattr(m, "OFFLINE") and edition.manifest.offline]
