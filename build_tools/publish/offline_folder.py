"""The offline folder: the finished site in a ZIP file, the same bytes each time.

All of it lies in one folder with a short name. Dates and rights are given and not taken from the
disk, the files stand in the order of their paths, and each is read piece by piece.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from build_tools.model.file_names import as_one, refused
from build_tools.model.moments import Moment, moment_of
from build_tools.publish.swap import CannotPublish

_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_LEVEL = 2
"""How hard zlib tries, of 9: 6 takes three times as long and saves an eighth of the size."""
_LEVEL_OF = "compress_level" if sys.version_info >= (3, 13) else "_compresslevel"
_RIGHTS = 0o100644 << 16
_UNIX = 3
_PIECE = 2**18


def write_folder(site: Path, into: Path, name: str, second: int) -> None:
    """Writes the finished `site` as a folder called `name` into the ZIP file `into`.

    Hidden files are left out, and what only a server needs; `second` counts from 1970 (UTC) and
    dates every file. Raises CannotPublish if Windows could not unpack it, OSError if the disk
    refuses.
    """
    paths = [path for path in _paths(site) if path not in _LEFT_OUT and site / path != into]
    _refuse([f"{name}/{path}" for path in paths])
    moment = moment_of(second)
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for path in paths:
            entry = _entry(f"{name}/{path}", moment, (site / path).stat().st_size)
            with (site / path).open("rb") as file, archive.open(entry, "w") as packed:
                shutil.copyfileobj(file, packed, _PIECE)


def _paths(site: Path) -> list[str]:
    """The files of a site that are not hidden, in order."""
    return sorted(path.relative_to(site).as_posix() for path in _seen(site))


def _seen(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        shown = [entry for entry in entries if not entry.name.startswith(".")]
    for entry in shown:
        if entry.is_dir():
            yield from _seen(Path(entry.path))
        else:
            yield Path(entry.path)


def _refuse(paths: Sequence[str]) -> None:
    """The check W02 has told editors of what they named; this holds for whoever names a file."""
    taken: dict[str, str] = {}
    for path in paths:
        first = taken.setdefault(as_one(path), path)
        reason = refused(path) or (f"it is taken for {first}" if first != path else "")
        if reason:
            raise CannotPublish(
                f"the offline folder cannot hold {path.partition('/')[2]}, since Windows would "
                f"refuse it: {reason}; see `edition explain W02`"
            )


def _entry(path: str, moment: Moment, size: int) -> ZipInfo:
    """The entry of a file, told its size so that it is written in the form for large files if it
    needs it."""
    entry = ZipInfo(path, moment)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _RIGHTS
    entry.file_size = size
    setattr(entry, _LEVEL_OF, _LEVEL)
    return entry
