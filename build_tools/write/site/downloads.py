"""The files one can take away."""

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import NamedTuple, assert_never

from build_tools.model.edition import Edition
from build_tools.model.file_names import short_name
from build_tools.model.frozen import dataclass
from build_tools.write import addresses, data_formats, offline_formats, withheld
from build_tools.write.html import Settings, page, rendered
from build_tools.write.packs.shelf import first_line, packs
from build_tools.write.page import Page
from build_tools.write.site.take_aways import (
    TEACHING,
    TakeAway,
    kinds_there,
    of_teachers,
    packs_there,
)
from build_tools.write.wording import size

HERE = addresses.DOWNLOADS
_FOLDER = "The whole site in a folder: every page, with pop-ups, settings and the glossary."
_UNPACK = "Unpack it and double-click index.html in it."


class InSite(NamedTuple):
    """The page as published; `sizes` are the bytes of the files beside it, so far as known,
    `left_out` tells which of those for teachers could not be made."""

    sizes: Mapping[str, int]
    left_out: Sequence[str] = ()


class InFolder(NamedTuple):
    """The page in the offline folder, which has neither itself to take away nor check sums."""

    sizes: Mapping[str, int]
    left_out: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class InPreview:
    """The page while a server runs: no offline copies are made then."""


Standing = InSite | InFolder | InPreview
"""Where the page stands, on which depends what can be taken away beside it."""


class _Withheld(NamedTuple):
    """A file that is not offered: what it would be, of which editions it is, its format's name."""

    about: str
    limit: str
    format: str


def downloads(edition: Edition, standing: Standing) -> Page:
    """The page at `/downloads/`, as it is where it stands."""
    match standing:
        case InSite(sizes, left_out):
            copies = _copies(edition, [_folder(edition, sizes), *_single_files(edition, sizes)])
        case InFolder(sizes, left_out):
            copies = _copies(edition, _single_files(edition, sizes))
        case InPreview():
            sizes, left_out, copies = {}, (), []
        case _:
            assert_never(standing)
    main = rendered(
        "downloads.html",
        edition=edition,
        standing=type(standing).__name__,
        copies=copies,
        withheld=[_Withheld(first_line(m), str(m.LIMIT), str(m.FORMAT)) for m in withheld(edition)],
        kinds=kinds_there(edition, of_teachers(sizes)),
        packs=list(packs_there(edition, HERE, of_teachers(sizes))),
        taught=bool(packs(edition)),
        left_out=left_out,
        data=[_file(m, sizes) for m in data_formats(edition)],
        newest=addresses.canonical(edition, HERE),
        sums=addresses.link(HERE, addresses.SUMS),
    )
    description = f"{edition.manifest.title} as files: to read offline, and as data."
    return page(edition, HERE, "downloads-page", "Downloads", description, main, Settings())


def saved_name(edition: Edition, file: str) -> str:
    """The name under which a browser saves one of the offline copies or of the files for teachers,
    which lie in a folder; empty for all other files."""
    if file.startswith(TEACHING):
        return file.removeprefix(TEACHING)
    copies = (addresses.OFFLINE_FOLDER, *(f"downloads/{m.FILE}" for m in offline_formats(edition)))
    if f"downloads/{file}" not in copies:
        return ""
    return f"{short_name(edition.manifest.title)}.{file.rpartition('.')[2]}"


def _copies(edition: Edition, copies: list[TakeAway]) -> list[TakeAway]:
    """The copies to read offline, if the editors want any."""
    return copies if edition.manifest.offline else []


def _folder(edition: Edition, sizes: Mapping[str, int]) -> TakeAway:
    href = addresses.link(HERE, addresses.OFFLINE_FOLDER)
    saved = saved_name(edition, href)
    return TakeAway(href, href, saved, _FOLDER, _UNPACK, _size(sizes, href))


def _single_files(edition: Edition, sizes: Mapping[str, int]) -> list[TakeAway]:
    return [_file(m, sizes, saved_name(edition, str(m.FILE))) for m in offline_formats(edition)]


def _file(module: ModuleType, sizes: Mapping[str, int], saved: str = "") -> TakeAway:
    """A file in a format, saved under its own name or another one."""
    file = str(module.FILE)
    href = addresses.link(HERE, f"downloads/{file}")
    return TakeAway(
        href, file, saved, first_line(module), getattr(module, "OFFLINE", ""), _size(sizes, file)
    )


def _size(sizes: Mapping[str, int], file: str) -> str:
    return size(sizes[file]) if file in sizes else ""
