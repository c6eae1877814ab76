"""Which web addresses and DOIs may become links."""

import re
import unicodedata
from urllib.parse import urlsplit

LONGEST = 4096
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"'<>\\^`{|}]+")


def fault_of_url(url: str) -> str:
    """Why an address may not become a link; empty if it may.

    Allowed is http and https (RFC 3986) with a host and no user name. Refused is every character
    that a browser strips or a reader cannot see: controls, Unicode spaces, format characters.
    """
    if len(url) > LONGEST:
        return f"it has more than {LONGEST} characters"
    for char in url:
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"):
            return f"it holds the character U+{ord(char):04X}"
        if char in "\"'<>\\^`{|}":
            return f"it holds the character {char}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "it is malformed"
    if parts.scheme.lower() not in ("http", "https"):
        return "it does not begin with http:// or https://"
    if not parts.hostname or parts.username is not None or port == 0:
        return "it names no host, or a user"
    return ""


def doi(value: str) -> str:
    """A DOI without the address of its resolver (`10.…`); empty if it is none."""
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value.strip(), flags=re.I)
    return bare if DOI.fullmatch(bare) and not fault_of_url(f"https://doi.org/{bare}") else ""
