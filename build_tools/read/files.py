"""Opening the files of an edition: ordinary files of a sensible size, and nothing else."""

import os
import stat
from pathlib import Path

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place

LARGEST = 64 * 1024 * 1024


def read_file(path: Path, shown: str) -> bytes | Diagnostic:
    """The bytes of the file at `path`; a diagnostic, naming it as `shown`, if it cannot be read.

    The file is opened before it is looked at, and without waiting, so that a pipe cannot hold up
    the build and nothing can be exchanged in between.
    """
    try:
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        return _problem("F01", "there is no such file", "check the name and the folder", shown)
    except (OSError, ValueError) as error:
        return _unreadable(error, shown)
    mode = os.fstat(opened).st_mode
    if not stat.S_ISREG(mode):
        os.close(opened)
        what = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
        cure = "name an ordinary file with the text in it"
        return _problem("F06", f"this is {what}, not a file", cure, shown)
    try:
        with os.fdopen(opened, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        return _unreadable(error, shown)
    if len(data) > LARGEST:
        message = f"the file is larger than {LARGEST // 1024 // 1024} MiB"
        return _problem("F07", message, "check that it is the right file, or divide it", shown)
    return data


def _unreadable(error: Exception, shown: str) -> Diagnostic:
    reason = getattr(error, "strerror", None) or str(error)
    message = f"the file cannot be read: {str(reason).lower()}"
    return _problem("F08", message, "check its name and that you may read it", shown)


def _problem(code: str, message: str, cure: str, shown: str) -> Diagnostic:
    return Diagnostic(code, message, cure, Place(shown))
