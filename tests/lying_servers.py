"""Servers of this machine that answer as servers should not: raw bytes, one thread a connection."""

import contextlib
import gzip
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Reply = Callable[[socket.socket, str], None]
"""Answers a request on a connection; the path is given."""


def http(status: str, body: bytes | str = b"", *headers: str, kind: str = "text/html") -> bytes:
    """An answer with the right length."""
    data = body.encode() if isinstance(body, str) else body
    told = [f"Content-Type: {kind}", f"Content-Length: {len(data)}", *headers]
    return "\r\n".join((f"HTTP/1.1 {status}", *told, "", "")).encode() + data


def page(title: str, words: str = "Rivers rise in the hills and reach the sea at last.") -> str:
    """A page with this title."""
    return f"<!doctype html><html><head><title>{title}</title></head><body><p>{words}</p></body>"


@dataclass
class Server:
    """A server at a port of this machine; `asked` are the request lines and headers in order."""

    port: int
    asked: list[str] = field(default_factory=list)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"


@contextlib.contextmanager
def serving(
    replies: dict[str, bytes | Reply], tls: ssl.SSLContext | None = None
) -> Iterator[Server]:
    """A server that answers each path so, and 404 to all others, until the block ends."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(listening.getsockname()[1])
    over = threading.Event()

    def answer(wire: socket.socket) -> None:
        with contextlib.suppress(OSError), wire:
            wire.settimeout(3)
            spoken = tls.wrap_socket(wire, server_side=True) if tls else wire
            said = b""
            while not _whole(said) and (more := spoken.recv(65536)):
                said += more
            server.asked.append(said.decode("latin-1"))
            path = [*said.split(b" "), b"", b""][1].decode("latin-1")
            reply = replies.get(path, replies.get("*", http("404 Not Found", page("Not found"))))
            if callable(reply):
                reply(spoken, path)
            else:
                spoken.sendall(reply)
            if tls:
                spoken.close()

    def accept() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                wire, _ = listening.accept()
                threading.Thread(target=answer, args=(wire,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server
    finally:
        over.set()
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def _whole(said: bytes) -> bool:
    """True if a request has come, or the first words of TLS, which is none here."""
    return b"\r\n\r\n" in said or said[:1] == b"\x16"


def repeating(head: bytes, piece: bytes, seconds: float = 0) -> Reply:
    """Begins so, and goes on with pieces without end, `seconds` apart."""

    def reply(wire: socket.socket, _: str) -> None:
        wire.sendall(head)
        until = time.monotonic() + 3
        while time.monotonic() < until:
            wire.sendall(piece)
            time.sleep(seconds)

    return reply


def silent(head: bytes = b"") -> Reply:
    """Says this, and then nothing for longer than anybody waits here."""

    def reply(wire: socket.socket, _: str) -> None:
        wire.sendall(head)
        with contextlib.suppress(OSError):
            wire.recv(1)

    return reply


def reset(wire: socket.socket, _: str) -> None:
    """Breaks the connection off (RST)."""
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    wire.close()


def echoing(status: str, lead: str) -> Reply:
    """Redirects each path to one that is longer."""

    def reply(wire: socket.socket, path: str) -> None:
        wire.sendall(http(status, b"", f"Location: {path}{lead}"))

    return reply


BOMB = gzip.compress(b"<title>Small</title>" + b"\0" * 50_000_000, 9)
"""Fifty million bytes, packed into fifty thousand."""
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
