"""Publishing: a finished site takes the place of the old one in one step, or not at all.

A site is built in a fresh folder beside its place (`.site.edition-…`). What kills the build, kills
only that folder; the next build clears it away.
"""

import ctypes
import errno
import fcntl
import glob
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

MARKER = ".edition-site"
_SAID = "This folder is written by `edition build`. Each build replaces all of it.\n"
_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE
_UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


class CannotPublish(Exception):
    """Why a site cannot be written, in one line."""


@dataclass(slots=True)
class Publication:
    """A site in the making: the `target` it is for, the `folder` it is built in.

    `discard` may be called at any time and more than once; after `publish` it does nothing.
    """

    target: Path
    folder: Path
    lock: int | None

    def publish(self) -> None:
        """Puts the finished folder in the target's place, and removes what stood there.

        Raises CannotPublish; the target is then as it was.
        """
        try:
            if not (self.folder / "index.html").is_file():
                raise CannotPublish("there is no docs/index.md, so the site has no home page")
            _keep_hidden(self.target, self.folder)
            _flush(self.folder)
            _swap(self.folder, self.target)
        except OSError as error:
            raise CannotPublish(f"cannot write {self.target}: {told(error)}") from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Removes the folder and lets go of the lock."""
        if self.lock is None:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        _lock_of(self.target).unlink(missing_ok=True)
        os.close(self.lock)
        self.lock = None


def publication(target: Path) -> Publication:
    """A fresh folder to build the site `target` in.

    Raises CannotPublish if another build is at it, if the target holds what we did not make, or if
    nothing can be written beside it.
    """
    try:
        target = target.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = _locked(target)
    except (OSError, RuntimeError) as error:
        raise CannotPublish(f"cannot write {target}: {told(error)}") from error
    folder = target.parent / f"{_stem(target)}{secrets.token_hex(6)}"
    made = Publication(target, folder, lock)
    try:
        _clear_away(target)
        _refuse_foreign(target)
        folder.mkdir()
        (folder / MARKER).write_text(_SAID, encoding="utf-8")
        if target.exists():
            folder.chmod(target.stat().st_mode & 0o7777)
    except OSError as error:
        made.discard()
        raise CannotPublish(f"cannot write {target}: {told(error)}") from error
    except BaseException:
        made.discard()
        raise
    return made


def told(error: Exception) -> str:
    """An error in a few words, without Python's wrapping."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _stem(target: Path) -> str:
    """What the names of all folders in the making begin with."""
    return f".{target.name}.edition-"


def _lock_of(target: Path) -> Path:
    return target.parent / f".{target.name}.lock"


def _locked(target: Path) -> int:
    """The lock of the target, held until its file descriptor is closed.

    Whoever lets go of it removes the file, so a lock on a file that is no longer there counts for
    nothing and is asked for again.
    """
    path = _lock_of(target)
    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(lock), path.stat()):
                return lock
        except BlockingIOError as error:
            os.close(lock)
            raise CannotPublish(f"another build is writing {target}; let it end first") from error
        except OSError:
            os.close(lock)
            raise
        os.close(lock)


def _clear_away(target: Path) -> None:
    """Removes what dead builds left; we hold the lock, so no living one owns it.

    A build without `renameat2` may have died between its two renames: then the old site comes back.
    """
    litter = sorted(target.parent.glob(f"{glob.escape(_stem(target))}*"))
    for folder in litter:
        if folder.name.endswith("-old") and not target.exists():
            folder.rename(target)
        elif folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise CannotPublish(f"{target} is not a folder; name another place for the site")
    if any(target.iterdir()) and not (target / MARKER).is_file():
        raise CannotPublish(
            f"{target} holds files that are not a site of ours (no {MARKER} in it); "
            "move them away, or name another place for the site"
        )


def _keep_hidden(target: Path, folder: Path) -> None:
    """Carries over what a publisher has put in by hand (`.git`, `.nojekyll`), as MkDocs does."""
    for path in target.glob(".*") if target.exists() else ():
        there = folder / path.name
        if there.exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, there, symlinks=True)
        else:
            shutil.copy2(path, there, follow_symlinks=False)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _flush(folder: Path) -> None:
    """Sees to it that the folder's bytes are on the disk before its name is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        syncfs = getattr(_libc(), "syncfs", None)
        if syncfs is None:
            os.sync()
        elif syncfs(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(handle)


def _swap(folder: Path, target: Path) -> None:
    """Exchanges the two folders; afterwards `folder` is the old site, or gone."""
    if not target.exists():
        folder.rename(target)
    elif not _exchanged(folder, target):
        old = target.parent / f"{folder.name}-old"
        target.rename(old)
        try:
            folder.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """True once the two have changed names in one step; False where the system cannot do it."""
    renameat2 = getattr(_libc(), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number))
