"""ZIP files of the same bytes each time: files in a given order, all of one date."""

import io
import os
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from build_tools.model.edition import Edition
from build_tools.model.moments import EPOCH, epoch, moment_of

_LEVEL = 6
_RIGHTS = 0o100644 << 16
_UNIX = 3


def second(edition: Edition) -> int:
    """The second since 1970 that dates the files of an edition, its own date or
    SOURCE_DATE_EPOCH. Raises BadDate."""
    return int(epoch(os.environ.get(EPOCH), edition.manifest.date))


def parcel(files: Mapping[str, bytes], at: int) -> bytes:
    """A ZIP file with these files, by their names, dated `at` (a second since 1970)."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = ZipInfo(name, moment_of(at))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _RIGHTS
            archive.writestr(entry, data, compresslevel=_LEVEL)
    return made.getvalue()
