"""What became of a link: the state that a report gives it, and why.

A page that came with status 200 is *suspect* if its title or heading says that it is not there, if
its address led to the front page of the site, or if the server gives the same page for an address
beside it that cannot exist. Each of these may be wrong, so the word stays a suspicion.
"""

import secrets
from collections.abc import Callable
from posixpath import dirname
from urllib.parse import urldefrag, urlsplit

from build_tools.model.links import LinkRecord, LinkState, host_of
from build_tools.reach.fetching import Answer, Trail
from build_tools.reach.pages import alike, says_it_is_lost, title, words_of

GONE = (404, 410)
REFUSED = (400, 401, 402, 403, 405, 406, 407, 429, 451)
_FRONT = ("", "/", "/index.html", "/index.htm", "/index.php", "/index.shtml", "/home", "/en", "/zh")
_LOST_PATHS = ("404", "notfound", "not-found", "not_found", "error")
_NOWHERE = f"edition-links-check-{secrets.token_hex(6)}"
"""A name that no page has."""
Found = tuple[LinkState, str]
Ask = Callable[[str], Trail]


def judged(address: str, trail: Trail, day: str, ask: Ask) -> LinkRecord:
    """The record of an address by where it led; `ask` asks another one beside it."""
    answer = trail.answer
    if answer is None:
        return LinkRecord(
            address=address, state="broken", checked=day, because=trail.failed, leads=_led(trail)
        )
    state, because = _by_status(answer)
    seen = ""
    if state == "ok" and answer.is_page:
        page = words_of(answer)
        seen = title(page)
        state, because = _by_page(trail, page, ask)
    moved = trail.moved_to
    if state == "ok" and moved and host_of(address) != "doi.org":
        state = "moved"
    return LinkRecord(
        address=address,
        state=state,
        checked=day,
        status=answer.status,
        leads=moved if state == "moved" else _led(trail),
        title=seen,
        because=because,
    )


def _led(trail: Trail) -> str:
    return trail.end if trail.end != trail.start else ""


def _by_status(answer: Answer) -> Found:
    status, wait = answer.status, answer.headers.get("retry-after", "").strip()[:40]
    because = f"it asks to wait ({wait})" if wait and wait.isprintable() else ""
    if 200 <= status < 300:
        empty = status == 200 and not answer.body
        return ("suspect", "the page is empty") if empty else ("ok", "")
    if status in GONE:
        return "gone", because
    if status in REFUSED or status >= 600:
        return "refused", because
    if 300 <= status < 400:
        return "broken", "it leads on, and does not say where"
    return "broken", because


def _by_page(trail: Trail, page: str, ask: Ask) -> Found:
    """A page that came, weighed; the server is asked for one that cannot exist as the last."""
    if said := says_it_is_lost(page):
        return "suspect", f"it says “{said}”"
    asked, came = urlsplit(trail.start), urlsplit(trail.end)
    path = came.path.rstrip("/").lower()
    if trail.hops and not _is_front(asked.path, asked.query):
        if _is_front(came.path, came.query):
            return "suspect", "it leads to the front page of the site"
        name = path.rpartition("/")[2].partition(".")[0]
        if name in _LOST_PATHS:
            return "suspect", "it leads to a page for what is not found"
    if _is_front(came.path, came.query):
        return "ok", ""
    other = ask(beside(trail.end))
    lie = other.answer
    if lie and lie.status == 200 and lie.is_page and alike(page, words_of(lie)):
        return "suspect", "the server gives the same page for an address that cannot exist"
    return "ok", ""


def beside(address: str) -> str:
    """An address in the same folder that cannot exist."""
    parts = urlsplit(urldefrag(address).url)
    folder = dirname(parts.path.rstrip("/")).rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{folder}/{_NOWHERE}"


def _is_front(path: str, query: str) -> bool:
    return not query and (path.rstrip("/").lower() in _FRONT or path in _FRONT)
