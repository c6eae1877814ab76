"""One visit to a reading page in Chromium: what came over the wire, what the reader waited for."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

from bench.peers import Peer
from bench.reading.served import Served
from bench.reading.traced import traced

_PROBES = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
_WIDE = (1440, 900)
_NARROWER = (1200, 900)
"""Where no side note stands beside its marker: beside one our pop-up does not open by hand."""
_WINDOWS = ((1100, 900), (768, 900), (390, 800), _WIDE)
_REST = 1500
"""How long (ms) a page may go on loading after its load event: what it fetches then counts too."""


@dataclass(frozen=True, slots=True)
class Target:
    """A page to visit, and by the XPath of its marks the words that each pop-up must hold."""

    name: str
    title: str
    peer: Peer
    root: Path
    page: str
    marks: Mapping[str, Sequence[Sequence[str]]]


@dataclass(slots=True)
class Seen:
    """What one visit showed: figures by name, and times (ms) of the pop-ups by name."""

    figures: dict[str, float] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)


def visit(browser: Browser, site: Served, target: Target, first: int, popups: int) -> Seen:
    """One visit; `popups` of each kind are opened by hand and by key, from number `first`."""
    seen = Seen()
    with _window(browser, site) as (page, elsewhere):
        site.sent.clear()
        with traced(page) as tasks:
            page.goto(site.address + target.page, wait_until="load", timeout=120_000)
            page.wait_for_timeout(_REST)
        after = [task.busy for task in tasks if task.loaded]
        seen.figures |= _view(page, site) | _longest(page, "settling", 0, after)
        seen.figures["work"] = sum(task.busy for task in tasks)
        with _phase(page, seen, "scrolling"):
            page.evaluate("bench.scroll()")
        seen.figures["shifts"] = page.evaluate("bench.shifts()")
        before = _resized(page, _NARROWER)
        with _phase(page, seen, "pop-ups"):
            for mark in target.marks:
                for key in (True, False):
                    _open(page, target, mark, key, range(first, first + popups), seen)
        seen.figures["shifts"] += page.evaluate("bench.shifts()") - before
        with _phase(page, seen, "resizing"):
            for window in _WINDOWS:
                _resized(page, window)
        if page.evaluate("bench.count('//*[@id=\"_view\"]')"):
            with _phase(page, seen, "settings"):
                page.evaluate("bench.settings()")
        seen.figures["elsewhere"] = len(elsewhere)
    return seen


def _resized(page: Page, window: tuple[int, int]) -> float:
    """The layout shift so far, when the page has come to rest in a window of this size."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.wait_for_timeout(300)
    return float(page.evaluate("bench.shifts()"))


@contextmanager
def _window(browser: Browser, site: Served) -> Iterator[tuple[Page, list[str]]]:
    """A new window with empty caches; what it asks of other hosts is refused and listed."""
    elsewhere: list[str] = []

    def refused(route: Route) -> None:
        elsewhere.append(route.request.url)
        route.abort()

    context = browser.new_context(viewport={"width": _WIDE[0], "height": _WIDE[1]})
    context.add_init_script(_PROBES)
    context.route(lambda url: not url.startswith((site.address, "data:", "blob:")), refused)
    yield context.new_page(), elsewhere
    context.close()


def _view(page: Page, site: Served) -> dict[str, float]:
    """The first view, with all that was fetched until the page had come to rest."""
    told = page.evaluate("bench.loaded()")
    client = page.context.new_cdp_session(page)
    client.send("HeapProfiler.collectGarbage")
    client.send("Performance.enable")
    metrics = client.send("Performance.getMetrics")["metrics"]
    heap = next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize")
    client.detach()
    return {
        "bytes": sum(answer.size for answer in site.sent),
        "requests": len(site.sent),
        "page": site.sent[0].size,
        "elements": told["elements"],
        "parsed": told["parsed"],
        "load": told["load"],
        "heap": heap,
    }


@contextmanager
def _phase(page: Page, seen: Seen, name: str) -> Iterator[None]:
    """Something done to the page, and the longest task (ms) that it made (0: none over 50).

    The browser itself tells them by the clock. On a machine that others use that says little, so
    the processor time of each task is taken from a trace as well.
    """
    begun = page.evaluate("bench.now()")
    with traced(page) as tasks:
        yield
        page.wait_for_timeout(300)
    seen.figures |= _longest(page, name, begun, [task.busy for task in tasks])


def _longest(page: Page, name: str, since: float, busy: Sequence[float]) -> dict[str, float]:
    took = page.evaluate("since => bench.tasks(since)", since)
    clock, processor = f"{name}: by the clock", f"{name}: by the processor"
    return {clock: max(took, default=0), processor: max(busy, default=0)}


def _open(
    page: Page, target: Target, mark: str, key: bool, numbers: Sequence[int], seen: Seen
) -> None:
    """Opens the pop-ups of these marks one after the other."""
    wanted = target.marks[mark]
    popup = target.peer.popup
    assert popup is not None
    way = "key" if key else "pointer"
    intent = 0 if key else popup.intent
    event = ("keydown" if popup.key == "Enter" else "focusin") if key else "pointerover"
    for number in numbers:
        at = number % len(wanted)
        probe = {"selector": popup.shown, "words": wanted[at], "event": event}
        page.mouse.move(2, 2)
        page.evaluate("selector => bench.gone(selector)", popup.shown)
        x, y = page.evaluate("a => bench.ready(...a)", [mark, at, probe])
        _act(page, event, x, y)
        times: dict[str, Any] = page.evaluate("bench.times()")
        for name in ("seen", "opaque"):
            after = times[name] - intent if times[name] is not None else float("inf")
            seen.times.setdefault(f"{way}: {name}", []).append(after)
        page.keyboard.press("Escape")


def _act(page: Page, event: str, x: float, y: float) -> None:
    """What a reader does for this event to happen to the link that is ready."""
    match event:
        case "keydown":
            page.keyboard.press("Enter")
        case "focusin":
            page.evaluate("bench.focus()")
        case _:
            page.mouse.move(x - 1, y)
            page.mouse.move(x, y)
