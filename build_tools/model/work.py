"""The work that an edition edits, as the manifest names it."""

from typing import ClassVar

from build_tools.model.frozen import dataclass
from build_tools.model.strictness import FORBID


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The work that the edition edits."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    title: str
    creators: tuple[str, ...]
    subtitle: str = ""
    kind: str = "Policy brief"
    publishers: tuple[str, ...] = ()
    series: str = ""
    date: str = ""
    url: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The edition's theme word, shown upright beside the title."""

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID
    simplified: str
    traditional: str = ""
    pinyin: str = ""
