"""What a pack's file has of one exercise or one item of its quiz, to be put into another pack."""

import re
from collections.abc import Iterator

from build_tools.model.packs import Pack
from build_tools.read.front_matter import parted
from build_tools.read.yaml import read_yaml

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_OF_THE_PACK = ("id", "paragraphs")
"""The keys of an item that hold in its own pack alone."""


def exercise_sources(pack: Pack) -> dict[str, str]:
    """The Markdown of each exercise, without its heading, by its id."""
    lines = pack.source.split("\n")
    return {e.id: "\n".join(_below(lines, e.place.line)).strip() for e in pack.exercises}


def _below(lines: list[str], line: int) -> Iterator[str]:
    """The lines below a heading (its number in the file), up to the next heading."""
    for words in lines[line:]:
        if _HEADING.match(words):
            return
        yield words


def item_sources(pack: Pack) -> dict[str, str]:
    """The keys of each item of the quiz (YAML in block style), by its id, but for the id and the
    paragraphs, which another pack has of its own."""
    import yaml

    parts = parted(pack.source)
    data = read_yaml("", parts.keys).data if parts else None
    written = data.get("quiz") if isinstance(data, dict) else None
    known = {item.id for item in pack.quiz}
    return {
        str(item["id"]): yaml.safe_dump(
            {k: v for k, v in item.items() if k not in _OF_THE_PACK},
            allow_unicode=True,
            sort_keys=False,
            width=96,
        ).rstrip("\n")
        for item in reversed(written if isinstance(written, list) else [])
        if isinstance(item, dict) and item.get("id") in known  # of two with one id the first
    }
