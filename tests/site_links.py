"""The links of a site as a browser follows them."""

import sys
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).parent / "hostile"))

from reading_html import Seen, seen


def pages_of(site: Mapping[str, bytes]) -> dict[str, Seen]:
    """Every page as a browser reads it, by its path."""
    return {path: seen(data.decode()) for path, data in site.items() if path.endswith(".html")}


def dead_links(site: Mapping[str, bytes], pages: Mapping[str, Seen]) -> list[tuple[str, str, str]]:
    """The page, attribute and address of each link that leads to no file, or to no id in it.

    Links are relative, but those that begin with http(s).
    """
    dead = []
    for path, page in pages.items():
        for name, attr, address in page.addresses:
            if address.startswith(("http://", "https://")) and name in ("a", "link"):
                continue
            if name == "link" and address == "data:,":
                continue
            file, _, fragment = address.partition("#")
            target = normpath(join(dirname(path), unquote(file))) if file else path
            known = pages[target].ids if target in pages else []
            if target not in site or (fragment and unquote(fragment) not in known):
                dead.append((path, attr, address))
    return dead


def files_below(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder, by its path."""
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}
