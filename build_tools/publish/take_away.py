"""What can be taken away, put beside its page once the site stands: offline folder, check sums.

The page stands in the offline folder too and says something else there. So it is written twice:
for the folder, and, when that is packed and its size is known, for the site.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from build_tools.model.edition import Edition
from build_tools.model.file_names import short_name
from build_tools.model.moments import EPOCH, epoch
from build_tools.publish.offline_folder import write_folder
from build_tools.write import addresses, offline_formats
from build_tools.write.packs.shelf import EMPTY, Shelf
from build_tools.write.page import Page
from build_tools.write.site.downloads import InFolder, InSite, downloads, saved_name

_NAMES_SUMS = Path(addresses.SUMS).name
_PAGE = Path(addresses.DOWNLOADS).name


def complete(
    site: Path, edition: Edition, write: Callable[[Page], None], shelf: Shelf = EMPTY
) -> None:
    """Completes the finished `site` of an edition with what can be taken away.

    `write` puts a page in its place. `shelf` has the files for teachers: they are put here, since
    MkDocs would make a page of the pack itself. Raises CannotPublish, OSError or BadDate.
    """
    for path, data in shelf.in_site.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    if edition.manifest.offline:
        for module in offline_formats(edition):
            (site / f"downloads/{module.FILE}").write_bytes(module.write(edition))
        write(downloads(edition, InFolder(_sizes(site), shelf.left_out)))
        name = short_name(edition.manifest.title)
        second = epoch(os.environ.get(EPOCH), edition.manifest.date)
        write_folder(site, site / addresses.OFFLINE_FOLDER, name, int(second))
    write(downloads(edition, InSite(_sizes(site), shelf.left_out)))
    sums = {n: _sum(file) for path, file in _files(site).items() for n in _names(edition, path)}
    lines = "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))
    (site / addresses.SUMS).write_bytes(lines.encode())


def no_page(page: Page) -> None:
    """Writes nothing: for a site that has no page of downloads."""


def _files(site: Path) -> dict[str, Path]:
    """The files that can be taken away, by their paths in the folder of downloads, in order."""
    folder = site / Path(addresses.SUMS).parent
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {path: found[path] for path in sorted(found) if path not in (_PAGE, _NAMES_SUMS)}


def _names(edition: Edition, path: str) -> tuple[str, str]:
    """The names of a file: on the server and, perhaps another one, where a browser saved it."""
    return path, saved_name(edition, path) or path


def _sizes(site: Path) -> dict[str, int]:
    return {path: file.stat().st_size for path, file in _files(site).items()}


def _sum(file: Path) -> str:
    """The SHA-256 of a file (FIPS 180-4), in hexadecimal figures."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
