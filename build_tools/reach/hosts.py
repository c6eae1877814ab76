"""Which hosts may be asked: looked up once, with a limit of time, and public ones alone.

An address in a bibliography is data, and may name a host of the network that the editor sits in
(server-side request forgery). So each answer of the name service is looked at before a connection
is made, the connection goes to that very answer, and each redirection is treated alike.
"""

import ipaddress
import socket
import threading
from dataclasses import dataclass, field

Ends = tuple[tuple[int, str], ...]
"""Where a host can be reached: pairs of an address family and an IP address."""
_EMBEDDED = (
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
"""Networks of IPv6 whose addresses hold one of IPv4, and its bits from the right (RFC 6052, 3056).
"""
PORTS = (80, 443)
UNKNOWN = "its host was not found"
_FIRST_FREE_PORT = 1024


class NoAnswer(Exception):
    """Why an address gave no answer, in a few words."""


@dataclass
class Hosts:
    """The hosts looked up in one round. `local` lets private addresses and loopback be asked."""

    local: bool = False
    seconds: float = 10
    known: dict[tuple[str, int], Ends | NoAnswer] = field(default_factory=dict)

    def ends(self, host: str, port: int) -> Ends:
        """Where to reach a host (ASCII) at a port; NoAnswer if nowhere, or if it is not public."""
        if not self.local and port not in PORTS and port < _FIRST_FREE_PORT:
            raise NoAnswer(f"port {port} is none of the web, and is not asked")
        if (host, port) not in self.known:
            try:
                self.known[host, port] = self._looked_up(host, port)
            except NoAnswer as why:
                self.known[host, port] = why
        found = self.known[host, port]
        if isinstance(found, NoAnswer):
            raise NoAnswer(str(found))
        return found

    def _looked_up(self, host: str, port: int) -> Ends:
        found = _answers(host, port, self.seconds)
        for _, ip in found:
            if not self.local and not is_public(ip):
                raise NoAnswer(
                    f"its host has an address that is not public ({ip}), and is not asked"
                )
        return found


def is_public(ip: str) -> bool:
    """True if an IP address is one of the public internet, an IPv4 address inside it too."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    inner = _within(address) if isinstance(address, ipaddress.IPv6Address) else None
    if inner is not None and not is_public(str(inner)):
        return False
    closed = (
        address.is_private, address.is_loopback, address.is_link_local, address.is_multicast,
        address.is_reserved and inner is None, address.is_unspecified, "%" in ip,
    )  # fmt: skip
    return not any(closed) and (address.is_global or inner is not None)


def _within(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that one of IPv6 stands for."""
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.teredo:
        return address.teredo[1]
    for network, shift in _EMBEDDED:
        if address in network:
            return ipaddress.IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
    return None


def _answers(host: str, port: int, seconds: float) -> Ends:
    """What the name service says; it knows no limit of time, so it is asked beside."""
    said: list[Ends | NoAnswer] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            said.append(tuple(dict.fromkeys((int(f[0]), str(f[4][0])) for f in found)))
        except (OSError, UnicodeError, ValueError):
            said.append(NoAnswer(UNKNOWN))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not said:
        raise NoAnswer(f"{UNKNOWN} within {seconds:g} seconds")
    if isinstance(said[0], NoAnswer):
        raise said[0]
    return said[0]
