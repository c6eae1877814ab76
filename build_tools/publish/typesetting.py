"""Files that are typeset: kept from one build to the next, while all that makes them is the same.

They follow from their source, from what sets it, and from the fonts of this machine. All that is
asked of the disk without loading the typesetter, which alone takes as long as a small build. Those
that have to be made are made side by side, since each takes seconds.
"""

import gc
import hashlib
import inspect
import logging
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from build_tools.kept import Kept, write_whole
from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.publish.log import OURS
from build_tools.write.packs import Keep, Unmade, file_name, offered
from build_tools.write.paper import pdf

_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "pyphen", "tinycss2", "tinyhtml5", "cssselect2")
_MOST = 8
"""Processes at most: each needs a hundred megabytes."""
_HOMES = {
    "win32": ("{WINDIR}/Fonts", "{LOCALAPPDATA}/Microsoft/Windows/Fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "{HOME}/Library/Fonts"),
}
_ELSEWHERE = (
    "/etc/fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "{HOME}/.fonts",
    "{HOME}/.local/share/fonts",
    "{HOME}/.config/fontconfig",
)


class Job(NamedTuple):
    """A file to be typeset: its name, the module that makes it, its source."""

    name: str
    module: str
    source: bytes


def typeset(edition: Edition, packs: Iterable[Pack], kept: Kept) -> Keep:
    """What gives the typeset files of these packs; those that are not kept are made now."""
    folder = folder_of(kept)

    def keep(name: str, source: bytes, make: Callable[[], bytes]) -> bytes:
        found = _found(folder, name, source)
        if found is None:
            found = make()
            _keep(folder, name, source, found)
        return found

    if folder and version_of("weasyprint"):
        jobs = (
            job for job in _jobs(edition, packs) if _found(folder, job.name, job.source) is None
        )
        _make(folder, list(jobs))
    return keep


def folder_of(kept: Kept) -> Path | None:
    """Where typeset files are kept; None if nothing is."""
    return kept.folder / "typeset" if kept.folder else None


def _jobs(edition: Edition, packs: Iterable[Pack]) -> Iterator[Job]:
    for pack in packs:
        for module in offered(edition, pack):
            if hasattr(module, "source"):
                source = module.source(edition, pack)
                yield Job(file_name(module, pack), module.__name__, source)


def _make(folder: Path, jobs: list[Job]) -> None:
    """Makes and keeps files side by side. What cannot be made so is made later, one by one, and
    then it is told why."""
    if len(jobs) < 2 or not (processes := min(os.cpu_count() or 1, len(jobs), _MOST)) > 1:
        return
    logging.getLogger(OURS).info(
        "typesetting %s files; they are kept for the next build", len(jobs)
    )
    jobs.sort(key=lambda job: -len(job.source))
    with (
        suppress(OSError, NotImplementedError, BrokenExecutor),
        ProcessPoolExecutor(processes) as pool,
    ):
        for job, made in zip(jobs, pool.map(_made, jobs), strict=True):
            if made is not None:
                _keep(folder, job.name, job.source, made)


def _made(job: Job) -> bytes | None:
    """A file, made in a process of its own, where garbage is looked for between two files only."""
    gc.disable()
    gc.collect()
    try:
        made: bytes = import_module(job.module).made(job.source)
    except Unmade:
        return None
    return made


def _found(folder: Path | None, name: str, source: bytes) -> bytes | None:
    """The file that was kept under this name for this source and this machine, if it is whole."""
    if folder:
        with suppress(OSError, ValueError):
            of, own, made = (folder / name).read_bytes().split(b"\n", 2)
            if of == _mark(source, machine()) and own == _mark(made):
                return made
    return None


def _keep(folder: Path | None, name: str, source: bytes, made: bytes) -> None:
    """Keeps a file below the marks of what it was made of and of itself."""
    if folder:
        write_whole(folder / name, b"\n".join((_mark(source, machine()), _mark(made), made)))


def _mark(*parts: bytes) -> bytes:
    mark = hashlib.sha256()
    for part in parts:
        mark.update(hashlib.sha256(part).digest())
    return mark.hexdigest().encode()


@cache
def machine() -> bytes:
    """What sets a source: our own module, the libraries by their versions, the fonts."""
    libraries = (f"{name} {version_of(name)}" for name in _LIBRARIES)
    return "\n".join((inspect.getsource(pdf), sys.version, *libraries, *sorted(_fonts()))).encode()


def version_of(library: str) -> str:
    """The version of a library; empty if it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _fonts() -> Iterator[str]:
    """The files in the folders where systems look for fonts, with their sizes and times."""
    for home in _HOMES.get(sys.platform, _ELSEWHERE):
        named = home.format_map(defaultdict(lambda: os.devnull, os.environ))
        for folder, _, files in os.walk(named):
            for file in (Path(folder, name) for name in files):
                with suppress(OSError):
                    state = file.stat()
                    yield f"{file} {state.st_size} {state.st_mtime_ns}"
