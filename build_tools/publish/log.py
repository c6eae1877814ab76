"""The log of a build: warnings counted, problems shown plainly, everything put back afterwards."""

import logging
import os
from collections.abc import Callable
from typing import assert_never

from build_tools.model.diagnostics import abridged
from build_tools.pipeline import Built

LOGGER = "mkdocs"
OURS = "mkdocs.plugins.edition"
PRIVATE = "This site is made from a private copy: it is not to be passed on or put on the web."
Undo = Callable[[], object]


class Count(logging.Handler):
    """Counts warnings and worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.numbers: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Counts a record."""
        level = record.levelname.lower()
        self.numbers[level] = self.numbers.get(level, 0) + 1

    def __str__(self) -> str:
        return ", ".join(f"{n} {level}{'s' * (n > 1)}" for level, n in self.numbers.items())


def counting(count: Count, strict: bool) -> Undo:
    """Has the log counted; gives what ends it.

    A quiet log (`mkdocs build -q`) drops warnings before they are counted. A strict build lets them
    through to the count and keeps them from the screen.
    """
    logger = logging.getLogger(LOGGER)
    level = logger.level
    kept = [(handler, handler.level) for handler in logger.handlers]
    if strict and level > logging.WARNING:
        for handler, own in kept:
            handler.setLevel(max(own, level))
        logger.setLevel(logging.WARNING)
    logger.addHandler(count)

    def undo() -> None:
        logger.removeHandler(count)
        logger.setLevel(level)
        for handler, own in kept:
            handler.setLevel(own)

    return undo


def shown(level: int) -> Undo:
    """Has the log shown on stderr, each record as it is; gives what ends it.

    Of MkDocs only records of this level and above are shown, of the edition all but debugging.
    """
    logger = logging.getLogger(LOGGER)
    handler = logging.StreamHandler()
    handler.addFilter(lambda record: record.levelno >= level or record.name == OURS)
    before, propagates = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False

    def undo() -> None:
        logger.removeHandler(handler)
        logger.setLevel(before)
        logger.propagate = propagates

    return undo


def environment(name: str, value: str) -> Undo:
    """Sets an environment variable; gives what puts it back."""
    before = os.environ.get(name)
    os.environ[name] = value

    def undo() -> None:
        if before is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = before

    return undo


def report(built: Built) -> None:
    """Logs the problems of an edition, how many notes there are, and once that it is private."""
    log = logging.getLogger(OURS)
    for severity, words in abridged(built.diagnostics):
        match severity:
            case "error" | "warning":
                log.log(getattr(logging, severity.upper()), "%s", words)
            case "note":
                pass
            case _:
                assert_never(severity)
    if notes := [p for p in built.diagnostics if p.severity == "note"]:
        on = dict.fromkeys("links" if p.code[0] == "L" else "consistency" for p in notes)
        plural = "" if len(notes) == 1 else "s"
        subjects = " and ".join(sorted(on))
        log.info("%s note%s on %s: see `edition check`", len(notes), plural, subjects)
    if built.edition is not None and built.edition.private:
        log.info("%s", PRIVATE)


def errors(built: Built) -> str:
    """How many errors an edition has, in words, and what was held back because of them."""
    number = sum(p.severity == "error" for p in built.diagnostics)
    held = f"; {built.held} more that may follow from them held back" if built.held else ""
    return f"the edition has {number} error{'' if number == 1 else 's'}{held}"
