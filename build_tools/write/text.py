"""The text of the edition as plain text, with its endnotes.

Only texts whose rights are open are handed on.
"""

from build_tools.model.edition import Edition

FORMAT = "text"
FILE = "text.txt"


def write(edition: Edition) -> bytes:
    """The files of the first open text, byte for byte; empty if all texts are private."""
    for text in edition.texts:
        if text.record.rights == "open":
            return b"\n".join(bytes(w) for w in text.witnesses)
    return b""
