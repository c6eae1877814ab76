"""Connections that end: each waits for a limited time, takes a limited number of bytes, and goes to
the IP address that was looked at before."""

import http.client
import socket
import ssl
import time
from functools import cache
from typing import Any

from build_tools.model.frozen import dataclass
from build_tools.reach.hosts import Ends, NoAnswer


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait: to connect, for the next bytes, for one address (seconds); and the most
    bytes to take of one answer, headers included."""

    connect: float = 10
    silence: float = 10
    whole: float = 30
    most: int = 512 * 1024


class TooMuch(OSError):
    """More came than is taken."""


class _Meter:
    """What is left of the time and the bytes of one connection."""

    def __init__(self, limits: Limits, until: float) -> None:
        self.limits, self.until, self.taken = limits, until, 0

    def wait(self) -> float:
        """The seconds to wait for the next bytes; TimeoutError if no time is left."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("no time is left")
        return min(left, self.limits.silence)

    def take(self, count: int) -> int:
        """Counts bytes; TooMuch if they are too many."""
        self.taken += count
        if self.taken > self.limits.most:
            raise TooMuch("more came than is taken")
        return count


class _Plain(socket.socket):
    """A socket whose every wait is metered: a server that drips cannot hold it."""

    meter: _Meter

    def recv_into(self, *args: Any, **named: Any) -> int:
        """Waits no longer than the meter says."""
        self.settimeout(self.meter.wait())
        return self.meter.take(super().recv_into(*args, **named))


class _Secure(ssl.SSLSocket):
    """The same, for TLS."""

    meter: _Meter | None = None

    def recv_into(self, *args: Any, **named: Any) -> int:
        """Waits no longer than the meter says."""
        if self.meter is None:
            return super().recv_into(*args, **named)
        self.settimeout(self.meter.wait())
        return self.meter.take(super().recv_into(*args, **named))


class Connection(http.client.HTTPConnection):
    """A connection to one of the ends of a host; `host` is only named, and never looked up."""

    def __init__(
        self, host: str, port: int, secure: bool, ends: Ends, limits: Limits, until: float
    ) -> None:
        self.default_port = 443 if secure else 80
        super().__init__(host, port)
        self.secure, self.ends = secure, ends
        self.meter = _Meter(limits, until)

    def connect(self) -> None:
        """Connects to the first end that answers; NoAnswer or OSError if none does."""
        plain = self._connected()
        if not self.secure:
            self.sock = plain
            return
        plain.settimeout(min(self.meter.wait(), self.meter.limits.connect))
        try:
            made = trust().wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise
        if isinstance(made, _Secure):
            made.meter = self.meter
        self.sock = made

    def _connected(self) -> _Plain:
        failure: OSError = OSError("the host has no address")
        for family, ip in self.ends:
            made = _Plain(family, socket.SOCK_STREAM)
            made.meter = self.meter
            made.settimeout(min(self.meter.wait(), self.meter.limits.connect))
            try:
                made.connect((ip, self.port))
            except OSError as error:
                made.close()
                failure = error
            else:
                return made
        raise failure


@cache
def trust() -> ssl.SSLContext:
    """Whose certificates are trusted: the system's, and those of Mozilla's list (certifi)."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.sslsocket_class = _Secure
    return context


def failure(error: Exception) -> NoAnswer:
    """Why a connection failed, told apart as an editor can use it."""
    match error:
        case NoAnswer():
            return error
        case ssl.SSLCertVerificationError():
            return NoAnswer(f"its certificate is not valid: {error.verify_message}")
        case ssl.SSLError():
            return NoAnswer("it does not speak TLS, or another than ours")
        case TooMuch():
            return NoAnswer("its answer has no end")
        case TimeoutError():
            return NoAnswer("it did not answer in time")
        case ConnectionRefusedError():
            return NoAnswer("it refused the connection")
        case ConnectionError() | http.client.RemoteDisconnected():
            return NoAnswer("it broke the connection off")
        case http.client.HTTPException() | ValueError():
            return NoAnswer("its answer is not HTTP as it should be")
        case _:
            return NoAnswer("it could not be reached")
