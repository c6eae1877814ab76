"""The systems that are compared, one module each with a `PEER`."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bench.model import Edition


@dataclass(frozen=True, slots=True)
class PopUp:
    """How a peer shows what a link leads to: the CSS selector of what it shows, what opens it from
    the keyboard (focus alone, or Enter), and how long (ms) the pointer must rest on the link."""

    shown: str
    key: Literal["focus", "Enter"] = "focus"
    intent: int = 0


@dataclass(frozen=True, slots=True)
class Peer:
    """A system under test.

    `emit` writes an edition into a folder in the form that the system reads, with its terms marked
    or as plain words. `command` is the shell command that builds it there; `{bin}` in it is the
    folder of the programs of its environment, which holds the packages `needs` (none: the
    environment that the benchmark runs in). `output` is the folder of the site; `cleaned` is
    removed before each build. `markers` and `mentions` are the XPaths of the links that stand for
    note markers and terms. `page` gives the page of a chapter (a pattern
    below `output`) from its id and whether there are several. `scripts` are npm packages that its
    pages load; they are put beside the programs. `popup` is None if it has no pop-ups.
    """

    name: str
    title: str
    command: str
    emit: Callable[[Edition, Path, bool], None]
    markers: str
    mentions: str
    page: Callable[[str, bool], str]
    needs: tuple[str, ...] = ()
    output: str = "site"
    cleaned: tuple[str, ...] = field(default=("site",))
    scripts: tuple[str, ...] = ()
    popup: PopUp | None = None


def write(path: Path, text: str) -> None:
    """Writes a file, and the folders it lies in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def own_programs() -> Path:
    """The folder of the programs of the environment that the benchmark runs in."""
    return Path(sys.executable).parent
