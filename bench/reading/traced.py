"""The tasks of a page's main thread with the processor time of each, as Chromium traces them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Page

_CATEGORIES = ["toplevel", "blink.user_timing"]
_TASK = "ThreadControllerImpl::RunTask"
_LOADED = "loadEventEnd"


class Task(NamedTuple):
    """A task: its processor time (ms), and whether it began after the page had been loaded."""

    busy: float
    loaded: bool


@contextmanager
def traced(page: Page) -> Iterator[list[Task]]:
    """The tasks of the page while something is done to it; they are there when it is done."""
    browser = page.context.browser
    assert browser is not None
    tasks: list[Task] = []
    browser.start_tracing(page=page, categories=_CATEGORIES)
    try:
        yield tasks
    finally:
        tasks += _tasks(json.loads(browser.stop_tracing())["traceEvents"])


def _tasks(events: list[dict[str, Any]]) -> list[Task]:
    names = [e for e in events if e["name"] == "thread_name"]
    main = {(e["pid"], e["tid"]) for e in names if e["args"]["name"] == "CrRendererMain"}
    told = [e for e in events if (e["pid"], e["tid"]) in main]
    loaded = max((e["ts"] for e in told if e["name"] == _LOADED), default=0)
    tasks = [e for e in told if e["name"] == _TASK]
    return [Task(e.get("tdur", 0) / 1000, e["ts"] > loaded) for e in tasks]
