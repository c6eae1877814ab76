"""Checks: one file each, found by being here.

A check module has a `CODE`, a docstring that `edition explain CODE` prints, and
`problems(edition)`, which yields a diagnostic for each case.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition


@cache
def checks() -> tuple[ModuleType, ...]:
    """All check modules, by code."""
    names = (m.name for m in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    found = (m for m in modules if hasattr(m, "problems"))
    return tuple(sorted(found, key=lambda m: str(m.CODE)))


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """What all checks find in the edition, before any allowance."""
    for module in checks():
        yield from module.problems(edition)
