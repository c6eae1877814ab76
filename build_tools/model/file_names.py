"""Names of files and folders: which Windows refuses, which it takes for one, and short ones."""

import re
import unicodedata

from build_tools.model.ids import slug

LONGEST_PATH = 150
"""Code units (UTF-16) of a path in the offline folder. Windows has 260 for the whole of it, so this
leaves room for the folder that it is unpacked in."""
LONGEST_NAME = 40
PICTURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}
"""The endings of pictures that a site may hold, and how such a file begins."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?: *\..*)?", re.IGNORECASE)
_SIGN = re.compile('[<>:"|?*\\\\\x00-\x1f]')
_NOT_UNICODE = re.compile("[\ud800-\udfff]")
_SUBTITLE = re.compile("[:：]")


def is_device(name: str) -> bool:
    """True for what Windows keeps for a device, such as `con`, `aux.txt` or `LPT1`."""
    return _DEVICE.fullmatch(name) is not None


def refused(path: str) -> str:
    """Why Windows has no file at `path`, a relative one with slashes; empty if it takes it.

    As “Naming Files, Paths, and Namespaces” in Microsoft's documentation of the Win32 API says.
    """
    if _NOT_UNICODE.search(path):
        return "its name is not written in Unicode"
    length = len(path.encode("utf-16-le")) // 2
    if length > LONGEST_PATH:
        return f"the path is {length} characters long, and the most is {LONGEST_PATH}"
    return next(filter(None, map(_refused, path.split("/"))), "")


def _refused(name: str) -> str:
    if is_device(name):
        return f"`{name}` names a device there"
    if sign := _SIGN.search(name):
        shown = f"`{sign[0]}`" if sign[0].isprintable() else f"U+{ord(sign[0]):04X}"
        return f"`{_SIGN.sub('_', name)}` has {shown} for one of its signs"
    return f"`{name}` ends in a dot or a space" if name.endswith((".", " ")) else ""


def as_one(path: str) -> str:
    """What two paths share that Windows or macOS takes for one.

    They may differ in capitals, and in how accents are encoded.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def short_name(title: str) -> str:
    """A plain name for files, made of a title without its subtitle: at most 40 characters, lower
    case, ASCII; `edition` where the title has nothing of the kind."""
    name = slug(_SUBTITLE.split(title, maxsplit=1)[0])
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME + 1].rpartition("-")[0] or name[:LONGEST_NAME]
    return f"{name}-edition" if is_device(name) else name or "edition"
