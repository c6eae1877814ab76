"""What holds for the whole site, whoever makes a page: policy, date, the files that go into it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from build_tools.model.file_names import PICTURES

POLICY = (
    "default-src 'none'; script-src 'self'; "
    "style-src 'self' 'sha256-VtXJDZ87Iii3/nnhrIbUCgzEfhvbhCUj/6LOd6o+8/o='; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types default edition"
)
"""The Content Security Policy (CSP 3, Trusted Types) of every page, 404.html too.

The hash is that of the style in theme/404.html, `data:` is the empty icon; the search
(assets/find.js) connects, works and makes the one policy of trusted types.
`docs/about/publish.md` repeats it for servers.
"""
_ABSOLUTE = re.compile(r'\s(?:href|src)="(/[^"]*)"')
_BUNDLE = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")


@dataclass(frozen=True, slots=True)
class SearchScripts:
    """Where Material keeps the two scripts of its search; the names change with its versions."""

    bundle: str
    worker: str


def kept_back(file: Any, docs: Path) -> str | None:
    """Why a file (MkDocs' `File`) does not go into the site.

    None if it goes, empty if that is a matter of course. Of our theme goes what pages load, of
    `docs/` the hand-written pages and their pictures, if they lie there and are what they seem.
    """
    path = PurePosixPath(file.src_uri)
    if file.src_dir is None:
        return None
    if Path(file.src_dir) != docs:
        return None if file.src_uri.startswith("assets/find.") else ""
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


def is_search_script(path: str) -> bool:
    """True for the two scripts of Material's search."""
    return any(p.fullmatch(path) for p in (_BUNDLE, _WORKER))


def search_scripts(paths: Iterable[str]) -> SearchScripts | None:
    """The scripts of the search among the files of the site; None if there are none."""
    found = sorted(paths)
    bundle = [path for path in found if _BUNDLE.fullmatch(path)]
    worker = [path for path in found if _WORKER.fullmatch(path)]
    return SearchScripts(bundle[0], worker[0]) if bundle and worker else None


def absolute_addresses(html: str) -> list[str]:
    """The links of a page that begin with a slash and so lead nowhere below a path or on a disk."""
    return _ABSOLUTE.findall(html)
