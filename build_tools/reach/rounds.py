"""A round of checks: hosts beside each other, each host one address at a time with a pause.

Work is parted by host, and every request, redirections and pages beside included, waits for its
host's turn. A host that asks to wait is left alone for the rest of the round; its addresses keep
the record that they had. What is done is told at once, so that nothing is lost when a round stops.
"""

import queue
import re
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from build_tools.model.links import LinkRecord, host_of
from build_tools.reach.fetching import Answer, Asking, Trail
from build_tools.reach.judging import beside, judged

PATIENCE = 5
"""The seconds that a server may ask to be waited for; more, and it is left alone."""
_BUSY = (429, 503)


class Stopped(Exception):
    """The round has ended."""


@dataclass
class Turns:
    """The turn of each host: one request at a time, `pause` seconds between two."""

    pause: float
    stop: threading.Event
    locks: dict[str, threading.Lock] = field(default_factory=dict)
    ready: dict[str, float] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Holds a host for one request; Stopped if the round ends meanwhile."""
        with self.guard:
            lock = self.locks.setdefault(host, threading.Lock())
        with lock:
            self.wait(self.ready.get(host, 0) - time.monotonic())
            try:
                yield
            finally:
                self.ready[host] = time.monotonic() + self.pause

    def wait(self, seconds: float) -> None:
        """Waits, unless the round ends."""
        if self.stop.wait(max(0, seconds)):
            raise Stopped


@dataclass
class Round:
    """A round over some addresses, on one day, by `at_once` workers.

    `seconds` is how long it may take in all.
    """

    asking: Asking
    turns: Turns
    day: str
    at_once: int = 4
    seconds: float = 1800
    folders: dict[str, Trail] = field(default_factory=dict)

    def records(self, addresses: Sequence[str]) -> Iterator[LinkRecord]:
        """A record for each address as soon as it is known; fewer if the round is stopped."""
        work: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
        done: queue.SimpleQueue[LinkRecord | None] = queue.SimpleQueue()
        for some in _by_host(addresses):
            work.put(some)
        workers = [
            threading.Thread(target=self._work, args=(work, done), daemon=True)
            for _ in range(min(self.at_once, len(addresses)))
        ]
        for worker in workers:
            worker.start()
        until, left = time.monotonic() + self.seconds, len(workers)
        try:
            while left and (wait := until - time.monotonic()) > 0:
                try:
                    record = done.get(timeout=min(wait, 0.5))
                except queue.Empty:
                    continue
                left -= record is None
                if record is not None:
                    yield record
        finally:
            self.turns.stop.set()

    def _work(
        self,
        work: "queue.SimpleQueue[list[str]]",
        done: "queue.SimpleQueue[LinkRecord | None]",
    ) -> None:
        try:
            while not self.turns.stop.is_set():
                for address in work.get_nowait():
                    trail = self._trail(address)
                    done.put(judged(address, trail, self.day, self._beside))
                    if trail.answer and _wait_asked(trail.answer) > PATIENCE:
                        break
        except (queue.Empty, Stopped):
            pass
        finally:
            done.put(None)

    def _trail(self, address: str) -> Trail:
        """Where an address leads; once more if its server asks for a little patience."""
        trail = self.asking.follow(address)
        wait = _wait_asked(trail.answer) if trail.answer else 0
        if 0 < wait <= PATIENCE:
            self.turns.wait(wait)
            trail = self.asking.follow(address)
        return trail

    def _beside(self, address: str) -> Trail:
        """What a server gives for an address that cannot exist; asked once for each folder."""
        other = beside(address)
        if other not in self.folders:
            self.folders[other] = self.asking.follow(other)
        return self.folders[other]


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    """The addresses host by host, the longest list first."""
    found: dict[str, list[str]] = {}
    for address in addresses:
        found.setdefault(host_of(address), []).append(address)
    return sorted(found.values(), key=len, reverse=True)


def _wait_asked(answer: Answer) -> float:
    """The seconds that a busy server asks to be waited for (`Retry-After`); 0 if it asks nothing.

    A date is taken as longer than anyone's patience.
    """
    said = answer.headers.get("retry-after", "").strip()
    if answer.status not in _BUSY or not said:
        return 0
    return float(said) if re.fullmatch(r"\d{1,9}", said, re.ASCII) else PATIENCE + 1
