"""What `edition write` writes: the whole edition in a format, or one of its packs."""

import difflib
from collections.abc import Callable, Iterator
from types import ModuleType

from build_tools.model.edition import Edition
from build_tools.model.moments import BadDate
from build_tools.model.packs import Pack
from build_tools.write import formats
from build_tools.write.packs import Unmade, offered, pack_formats
from build_tools.write.packs.shelf import first_line
from build_tools.write.packs.whole_glossary import whole_glossary

Write = Callable[[Edition], bytes]


class Unwritable(Exception):
    """Why something cannot be written, told in one line with its cure."""


def written(format: str, pack: str | None) -> Write:
    """What writes an edition in this format, of a `pack` by its name; it raises Unwritable, too.

    Raises Unwritable if there is no such format, or if it is none of a pack or of packs alone.
    """
    whole = {str(m.FORMAT): m for m in formats()}
    of_packs = {str(m.FORMAT): m for m in pack_formats()}
    if format in whole and pack is None:
        write: Write = whole[format].write
        return write
    if format in of_packs and pack is not None:
        return lambda edition: _of_pack(edition, of_packs[format], pack)
    if format in whole:
        raise Unwritable(f"“{format}” is a format of the whole edition: leave --pack out")
    if format in of_packs:
        raise Unwritable(f"“{format}” is a format of packs: name one with --pack")
    raise Unwritable(f"no format “{format}”; there are: {', '.join((*whole, *of_packs))}")


def described() -> Iterator[tuple[str, str]]:
    """Each format by its name, and what it is in words; those of packs last."""
    for module in formats():
        yield str(module.FORMAT), f"{first_line(module)} {getattr(module, 'LIMIT', '')}".rstrip()
    for module in pack_formats():
        yield str(module.FORMAT), f"{first_line(module)} Of a pack: --pack NAME."


def _of_pack(edition: Edition, module: ModuleType, name: str) -> bytes:
    pack = _pack(edition, name)
    if module not in offered(edition, pack) and not hasattr(module, "ANYWAY"):
        raise Unwritable(f"the pack “{name}” has nothing to write as {module.FORMAT}")
    try:
        data: bytes = module.write(edition, pack)
    except (Unmade, BadDate) as error:
        raise Unwritable(str(error)) from error
    return data


def _pack(edition: Edition, name: str) -> Pack:
    there = {p.id: p for p in (*edition.packs.values(), whole_glossary(edition)) if p}
    if name in there:
        return there[name]
    if not there:
        raise Unwritable("the edition has neither packs nor terms")
    near = difflib.get_close_matches(name, there, 1)
    cure = f"did you mean “{near[0]}”?" if near else f"there are: {', '.join(there)}"
    raise Unwritable(f"no pack “{name}”; {cure}")
