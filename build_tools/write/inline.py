"""What stands inside a file that loads nothing: its style, its script, and their hashes."""

import hashlib
from base64 import b64encode


def inlined(element: str, words: str) -> str:
    """What stands in a `style` or `script`; ValueError if it could end the element, or hide it."""
    if f"</{element}" in words.lower() or "<!--" in words:
        raise ValueError(f"what ends a {element} stands in it")
    return words


def digest(words: str) -> str:
    """The hash of an inline element as Content Security Policy Level 3 writes it."""
    return f"sha256-{b64encode(hashlib.sha256(words.encode()).digest()).decode()}"
