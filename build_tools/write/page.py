"""A page of the site: its address, what its head says, and its finished HTML."""

from collections.abc import Callable
from typing import NamedTuple


class Page(NamedTuple):
    """A finished page.

    `path` is its file in the site (`brief/index.html`). `title` and `description` are plain text,
    not yet escaped. `body` is the finished, escaped HTML of the whole body (running head, main,
    footer), its links relative and ending in `index.html` or a fragment. `kind` is the body's class
    (`text-page`), `ids` every id in it. `head` is finished HTML too: what the head says to programs
    beyond what all pages have.
    """

    path: str
    title: str
    description: str
    body: str
    kind: str
    ids: tuple[str, ...] = ()
    head: str = ""


class Maker(NamedTuple):
    """What makes a page once it is asked for, and the ground it rests on (None: it is not told).

    While that and the common ground of the edition are equal, so is the page.
    """

    make: Callable[[], Page]
    ground: Callable[[], object] = lambda: None
