"""HTML as a PDF that is tagged for screen readers (PDF/UA-1), made by WeasyPrint.

WeasyPrint and the libraries that it calls are no part of a plain installation. What they lack, and
what they cannot set, is told by `Unmade`; no sheet goes out with boxes for letters.
"""

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from typing import Any

from build_tools.write.escape import HAN_RUN
from build_tools.write.packs import Unmade

SHEET = "@page { size: 210mm 279.4mm }"
"""As wide as A4 and as high as US Letter: both papers hold it whole, so neither class prints it
smaller than the other."""
_LIBRARY = (
    "WeasyPrint is not installed, which makes PDF: run `.venv/bin/pip install -e '.[pdf]'` in the "
    "folder of the edition"
)
_PANGO = (
    "WeasyPrint does not find Pango, which sets its lines: install it (Debian and Ubuntu: "
    "`apt install libpangoft2-1.0-0 libharfbuzz-subset0`; macOS: `brew install pango`)"
)
_NOTDEF = ".notdef"
_JOINER = "\u2060"
"""Without it WeasyPrint may begin a line with the number of a note."""


def pdf(html: str) -> bytes:
    """The file; Unmade if this machine cannot make it."""
    html = html.replace("<sup>", f"{_JOINER}<sup>")
    with _heard() as said:
        page, style = _engine()
        try:
            made: bytes = page(html, style).write_pdf(pdf_variant="pdf/ua-1")
        except Exception as error:
            raise Unmade(f"WeasyPrint cannot set this: {type(error).__name__}: {error}") from error
    if lacking := "".join(dict.fromkeys(map(_lacking, said))):
        raise Unmade(_no_font(lacking))
    return made


def _lacking(record: logging.LogRecord) -> str:
    """The sign that no font has, if that is what the record tells."""
    match record.args:
        case (str(sign), *_) if _NOTDEF in record.msg:
            return sign
        case _:
            return ""


def _no_font(signs: str) -> str:
    """What is said of signs that no font of this machine has."""
    shown = ", ".join(f"“{c}” " * c.isprintable() + f"(U+{ord(c):04X})" for c in signs[:5])
    more = " and others" if len(signs) > 5 else ""
    cure = (
        "install one for Chinese (Debian and Ubuntu: `apt install fonts-noto-cjk`)"
        if HAN_RUN.search(signs)
        else "install one that does (Debian and Ubuntu: `apt install fonts-noto-core`)"
    )
    return f"no font of this machine has {shown}{more}: {cure}"


def _engine() -> tuple[Callable[[str, str], Any], str]:
    """What takes HTML and a style, and that style; Unmade if it cannot be had."""
    found = _loaded()
    if isinstance(found, str):
        raise Unmade(found)
    return found, SHEET


@cache
def _loaded() -> Callable[[str, str], Any] | str:
    """What takes HTML and a style, or why there is none; looked for once, since it takes long."""
    try:
        with redirect_stdout(io.StringIO()):  # There it tells at length what it does not find.
            from weasyprint import CSS, HTML
            from weasyprint.urls import URLFetcher
    except ImportError:
        return _LIBRARY
    except OSError:
        return _PANGO

    class Nothing(URLFetcher):  # type: ignore[misc]
        """What fetches nothing, from wherever."""

        def fetch(self, url: str, headers: object = None) -> Any:
            """Refuses."""
            raise ValueError(f"not fetched: {url}")

    def page(html: str, style: str) -> Any:
        nothing = Nothing()
        document = HTML(string=html, url_fetcher=nothing)
        return document.render(stylesheets=[CSS(string=style, url_fetcher=nothing)])

    return page


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """What WeasyPrint has to say, which is not for readers of the build's own words."""
    said: list[logging.LogRecord] = []
    quiet = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(log, log.propagate, log.level) for log in quiet]
    listener = logging.Handler()
    listener.emit = said.append  # type: ignore[assignment,method-assign]
    for log in quiet:
        log.addHandler(listener)
        log.propagate = False
    try:
        yield said
    finally:
        for log, propagate, level in before:
            log.removeHandler(listener)
            log.propagate = propagate
            log.setLevel(level)
