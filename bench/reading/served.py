"""A local server that sends a site as a good host would: packed, with connections kept open."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
_LEVEL = 6


class Sent(NamedTuple):
    """An answer: the path asked for, and the bytes of its body as they went over the wire."""

    path: str
    size: int


@dataclass(slots=True)
class Served:
    """A site at its address; every answer is written down."""

    address: str
    sent: list[Sent] = field(default_factory=list)


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """The folder `root` on a port of this machine, for as long as it is wanted."""
    site = Served("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = _file(root, self.path)
            body = _body(path) if path else b""
            site.sent.append(Sent(self.path, len(body)))
            self.send_response(200 if path else 404)
            if path:
                self.send_header("Content-Type", _type(path))
            if path and path.suffix in _PACKED:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def _file(root: Path, address: str) -> Path | None:
    path = root / unquote(urlsplit(address).path).lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None


@cache
def _body(path: Path) -> bytes:
    body = path.read_bytes()
    return gzip.compress(body, _LEVEL, mtime=0) if path.suffix in _PACKED else body


def _type(path: Path) -> str:
    named = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{named}; charset=utf-8" if named.startswith("text/") else named
