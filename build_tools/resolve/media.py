"""What kind of page a work is, where its note begins with that: “Press release IP/23/3358”."""

import re
from collections.abc import Mapping
from typing import Any

MEDIA = re.compile(r"(?:Press release|Interview|Speech|Podcast|Video)\b[^;.]*")


def medium(item: Mapping[str, Any]) -> tuple[str, str]:
    """The kind with its number, and what else the note says; both empty where it says neither."""
    note = str(item.get("note", ""))
    found = MEDIA.match(note)
    if not found:
        return "", note
    rest = note[found.end() :].lstrip(" ;.")
    return found[0].strip(), rest[:1].upper() + rest[1:]
