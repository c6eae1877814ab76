"""One address asked once, and the way that redirections lead on.

It is asked by GET and the answer is cut where enough is seen: HEAD is answered wrongly or not at
all by too many servers, and a range (`Range`) too. Nothing is sent that tells of the reader: no
cookie, no referrer, no name or password. Proxies are passed by, since the IP address could not be
looked at behind one.
"""

import http.client
import ssl
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import field
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from build_tools.model.frozen import dataclass
from build_tools.reach.hosts import Hosts, NoAnswer
from build_tools.reach.sockets import Connection, Limits, failure
from build_tools.read.web_addresses import fault_of_url

REDIRECTS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)
MOST_HOPS = 8
PAGE = 128 * 1024
"""The bytes that are read of a page."""
PIECE = 4 * 1024
"""The bytes that are read of anything else, to see that it comes."""
_KEPT = "/:?#[]@!$&'()*+,;=%-._~"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the status, the headers (names in small letters), the beginning of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        """True if it is HTML, or says nothing and looks like it."""
        kind = self.headers.get("content-type", "").lower()
        return "html" in kind or (not kind and self.body.lstrip()[:1] == b"<")


@dataclass(frozen=True, slots=True)
class Trail:
    """Where an address led: each hop with the status that sent it on, and the last answer.

    `failed` says why none came.
    """

    start: str
    hops: tuple[tuple[int, str], ...] = ()
    answer: Answer | None = None
    failed: str = ""

    @property
    def end(self) -> str:
        """The last address that was asked."""
        return self.hops[-1][1] if self.hops else self.start

    @property
    def moved_to(self) -> str:
        """The address that the first hops lead to for good; empty if they do not."""
        to = ""
        for status, address in self.hops:
            if status not in FOR_GOOD:
                break
            to = address
        return to


Turn = Callable[[str], AbstractContextManager[None]]
"""Waits until a host may be asked again, and holds it while it is asked."""


@dataclass(slots=True)
class Asking:
    """What is the same for all addresses of a round."""

    hosts: Hosts
    limits: Limits
    agent: str
    turn: Turn
    headers: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.headers = {
            "User-Agent": self.agent,
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
            "Accept-Language": "en,zh;q=0.8,*;q=0.5",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }

    def follow(self, address: str) -> Trail:
        """The address asked, and those that it leads on to."""
        until = time.monotonic() + self.limits.whole
        start = urldefrag(address).url
        here, hops, seen = start, list[tuple[int, str]](), {start}
        try:
            while True:
                answer = self._asked(here, until)
                to = answer.headers.get("location", "")
                if answer.status not in REDIRECTS or not to:
                    return Trail(start, tuple(hops), answer)
                here = _led(here, to)
                hops.append((answer.status, here))
                if here in seen:
                    raise NoAnswer("it leads in a circle")
                if len(hops) > MOST_HOPS:
                    raise NoAnswer(f"it leads on more than {MOST_HOPS} times")
                seen.add(here)
        except NoAnswer as why:
            return Trail(start, tuple(hops), None, str(why))

    def _asked(self, address: str, until: float) -> Answer:
        if fault := fault_of_url(address):
            raise NoAnswer(f"it is no web address: {fault}")
        parts = urlsplit(address)
        host, secure = ascii_host(parts.hostname or ""), parts.scheme.lower() == "https"
        port = parts.port or (443 if secure else 80)
        path = quote(parts.path or "/", safe=_KEPT) + (
            f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
        )
        with self.turn(host):
            ends = self.hosts.ends(host, port)
            try:
                with closing(Connection(host, port, secure, ends, self.limits, until)) as wire:
                    wire.request("GET", path, headers=self.headers)
                    return _answer(wire.getresponse())
            except (OSError, ssl.SSLError, http.client.HTTPException, ValueError) as error:
                raise failure(error) from error


def ascii_host(host: str) -> str:
    """A host as the name service knows it (IDNA); NoAnswer if it cannot be one."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise NoAnswer("its host cannot be written as IDNA wants it") from error


def _led(here: str, to: str) -> str:
    """Where a redirection leads; a header's bytes are taken as UTF-8, as browsers do."""
    try:
        whole = urljoin(here, to.strip().encode("latin-1").decode("utf-8"))
        parts = urlsplit(whole)
        host = parts.hostname or ""
    except (ValueError, UnicodeError) as error:
        raise NoAnswer("it leads to what is no address") from error
    plain = urldefrag(whole.replace(" ", "%20")).url
    if host.isascii():
        plain = quote(plain, safe=_KEPT)
    if fault := fault_of_url(plain):
        raise NoAnswer(f"it leads to what is no web address: {fault}")
    return plain


def _answer(response: http.client.HTTPResponse) -> Answer:
    """What came; as much of the body as is needed. NoAnswer if it ends before its announced end,
    or announces none that can be (RFC 9112, section 6.3)."""
    headers = {name.lower(): value for name, value in response.getheaders()}
    if not response.chunked and not _is_length(response.headers.get_all("content-length", [])):
        raise NoAnswer("it announces a length that cannot be")
    kind = headers.get("content-type", "").lower()
    most = PAGE if not kind or "html" in kind else PIECE
    body, ended = b"", False
    try:
        while len(body) < most and not ended:
            piece = response.read1(most - len(body))
            ended, body = not piece, body + piece
    except TimeoutError as error:
        if not body:
            raise NoAnswer("it began to answer, and stalled") from error
    except http.client.IncompleteRead as error:
        raise NoAnswer("its content ends before its announced end") from error
    if ended and response.length:
        raise NoAnswer("its content ends before its announced end")
    return Answer(response.status, headers, _unpacked(body, headers.get("content-encoding", "")))


def _is_length(said: Sequence[str]) -> bool:
    """True if these headers say nothing or one number, however often (RFC 9110, section 8.6)."""
    lengths = {length.strip() for value in said for length in value.split(",")}
    return len(lengths) < 2 and all(n.isascii() and n.isdigit() for n in lengths)


def _unpacked(body: bytes, coding: str) -> bytes:
    """A body that a server packed unasked, as much of it as is read of a page."""
    wanted = {"gzip": 31, "x-gzip": 31, "deflate": 15}.get(coding.strip().lower())
    if wanted is None:
        return body
    try:
        return zlib.decompressobj(wanted).decompress(body, PAGE)
    except zlib.error:
        return b""
