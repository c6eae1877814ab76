"""A place that can be found: where it is, what it is called, its words and its other names."""

import re
from collections.abc import Iterable
from typing import Literal

from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass

Part = Literal["sources", "notes", "pages", "names", "terms", "text", "comments", "packs"]
"""The parts of what is found, in the order in which they pack best: gzip looks back 32 kB, and a
note says in other words what the entry of its work does, a term what the text does."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that can be found.

    `page` is its path in the site, `id` the id there (empty for the page itself), `label` what it
    is called, `words` what stands there as plain text, as corrected, and `names` the further names
    it goes by (other forms, the other language). What has a name is not repeated among its words.
    `pinyin` is how the first of its names in Chinese is read.
    """

    page: str
    id: str
    label: str
    words: str = ""
    names: tuple[str, ...] = ()
    pinyin: str = ""


_ADDRESS = re.compile(r"[.,]?\s*\(?https?://[^\s，。；]*[^\s，。；.,;:]")


def joined(parts: Iterable[Paragraph | str | None]) -> str:
    """The words of some paragraphs, one after the other; web addresses are no words."""
    said = " ".join([p if isinstance(p, str) else p.text for p in parts if p is not None])
    return " ".join((_ADDRESS.sub("", said) if "://" in said else said).split())


def parted(parts: Iterable[str]) -> str:
    """The words of some parts, with a dot between those that are no sentences of one prose."""
    return " · ".join(filter(None, (joined((part,)) for part in parts)))


def other_names(label: str, names: Iterable[str]) -> tuple[str, ...]:
    """Each further name once, without the label itself."""
    return tuple(n for n in dict.fromkeys(names) if n and n != label)
