"""Formats: one module (or folder) each, found by being here.

A format module has a `FORMAT` (its name at the command line), a `FILE` (its path below
`downloads/` in the site), a docstring whose first line describes it to readers, and
`write(edition)`, which returns the bytes of the file.
"""

import importlib
import pkgutil
from types import ModuleType


def formats() -> list[ModuleType]:
    """All format modules, by name."""
    names = (m.name for m in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return sorted((m for m in modules if hasattr(m, "FORMAT")), key=lambda m: str(m.FORMAT))
