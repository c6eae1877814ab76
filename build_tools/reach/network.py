"""Whether there is a network at all: without one every link would be written down as broken."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from build_tools.model.links import LinkRecord, Outward
from build_tools.reach.fetching import ascii_host
from build_tools.reach.hosts import UNKNOWN, Hosts, NoAnswer

_TRIED = 5
"""How many other hosts of the edition are looked up, and not asked, to see whether any is found."""


def is_absent(found: Sequence[LinkRecord], links: Sequence[Outward], hosts: Hosts) -> bool:
    """True if no host was found of those asked, nor any of some others of the edition.

    Of an edition that leads to one host alone, that one may be what is lost.
    """
    if not found or any(r.status or not r.because.startswith(UNKNOWN) for r in found):
        return False
    asked = {_host(r.address) for r in found}
    others = [h for h in dict.fromkeys(_host(o.address) for o in links) if h not in asked]
    if len(asked) + len(others) < 2:
        return False
    return len(asked) > _TRIED or not any(_is_found(h, hosts) for h in others[:_TRIED])


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _is_found(host: str, hosts: Hosts) -> bool:
    try:
        return bool(hosts.ends(ascii_host(host), 443))
    except NoAnswer as why:
        return not str(why).startswith(UNKNOWN)
