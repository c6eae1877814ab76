"""What a teacher takes away of a reading pack: one module (or folder) each, found by being here.

Such a module has a `FORMAT` (its name at the command line), an `ENDING` (what its file's name has
after the pack's id, such as `-handout.pdf`), a docstring whose first line describes it to teachers,
and `write(edition, pack)`, which returns the bytes of the file. One that suits some packs only says
so by `offered(edition, pack)`; if that is only about what a site gives out, it has `ANYWAY`, and is
written at the command line all the same. One that needs what this machine may lack raises `Unmade`.
One whose file takes long to make says what it is made of by `source(edition, pack)`, in bytes, and
makes it by `made(source)`: who keeps files need not make one again while its source is the same.
"""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from build_tools.model.edition import Edition

if TYPE_CHECKING:
    from build_tools.model.packs import Pack

Keep = Callable[[str, bytes, Callable[[], bytes]], bytes]
"""What gives a file by its name and its source: as it was kept, else as it is made now."""


class Unmade(Exception):
    """A file that cannot be made on this machine; its message says what is missing and the cure."""


@cache
def pack_formats() -> tuple[ModuleType, ...]:
    """All modules, by the name of their format."""
    names = (m.name for m in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    found = (m for m in modules if hasattr(m, "FORMAT"))
    return tuple(sorted(found, key=lambda m: str(m.FORMAT)))


def offered(edition: Edition, pack: "Pack") -> list[ModuleType]:
    """The modules whose files this pack has."""
    return [m for m in pack_formats() if not hasattr(m, "offered") or m.offered(edition, pack)]


def file_name(module: ModuleType, pack: "Pack") -> str:
    """The name of a pack's file, which tells in a folder of downloads what it is."""
    return f"{pack.id}{module.ENDING}"


def written(module: ModuleType, edition: Edition, pack: "Pack", keep: Keep) -> bytes:
    """The bytes of a pack's file; one that takes long is made anew only if `keep` has it not.

    Raises Unmade.
    """
    if not hasattr(module, "source"):
        made: bytes = module.write(edition, pack)
        return made
    source = module.source(edition, pack)
    return keep(file_name(module, pack), source, lambda: module.made(source))
