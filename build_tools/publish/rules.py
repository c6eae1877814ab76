"""What holds for the whole site, whoever makes a page: policy, date, the files that go into it."""

import re
from pathlib import Path, PurePosixPath
from typing import Any

from build_tools.model.file_names import PICTURES

POLICY = (
    "default-src 'none'; script-src 'self'; "
    "style-src 'self' 'sha256-VtXJDZ87Iii3/nnhrIbUCgzEfhvbhCUj/6LOd6o+8/o='; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types edition"
)
"""The Content Security Policy (CSP 3, Trusted Types) of every page, 404.html too.

The hash is that of the style in theme/404.html, `data:` is the empty icon; the one policy of
trusted types (assets/script/loading.js) lets the scripts of the site be loaded when they are asked
for. Nothing connects to anything. `docs/about/publish.md` repeats the policy for servers.
"""
_ABSOLUTE = re.compile(r'\s(?:href|src)="(/[^"]*)"')


def kept_back(file: Any, docs: Path) -> str | None:
    """Why a file (MkDocs' `File`) does not go into the site.

    None if it goes, empty if that is a matter of course. Of the theme goes nothing, of `docs/` the
    hand-written pages and their pictures, if they lie there and are what they seem.
    """
    path = PurePosixPath(file.src_uri)
    if file.src_dir is None:
        return None
    if Path(file.src_dir) != docs:
        return ""
    if file.src_uri != "index.md" and (path.parts[0] != "about" or len(path.parts) == 1):
        return ""
    real = (docs / path).resolve()
    if not real.is_relative_to(docs.resolve()) or not real.is_file():
        return "leads out of docs/"
    suffix = path.suffix.lower()
    if suffix == ".md":
        return None
    if suffix not in PICTURES:
        return "is neither a page (.md) nor a picture (.png, .jpg, .webp, .gif)"
    with real.open("rb") as opened:
        start = opened.read(12)
    return None if start.startswith(PICTURES[suffix]) else f"is no {suffix[1:]} picture"


def absolute_addresses(html: str) -> list[str]:
    """The links of a page that begin with a slash and so lead nowhere below a path or on a disk."""
    return _ABSOLUTE.findall(html)
