"""The tags of a finished page, one by one.

Only of what our own templates and `weave` make: names in small letters, each value in double
quotes, every other `<` escaped. All else is refused, so that nothing is carried half understood.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

_NAME = "[a-zA-Z][a-zA-Z0-9:-]*"
_TAG = re.compile(rf'<(/?)([a-z][a-z0-9]*)((?:\s+{_NAME}(?:="[^"<]*")?)*)(\s*/?)>')
_ATTRIBUTE = re.compile(rf'({_NAME})(?:="([^"]*)")?')


class NotOurs(ValueError):
    """A page that is not set as our templates set theirs."""


class Tag(NamedTuple):
    """A start tag or an end tag.

    `attributes` are escaped, as they stand; None is the value of one that has none.
    """

    name: str
    attributes: dict[str, str | None]
    ends: bool = False
    close: str = ""

    def __str__(self) -> str:
        """The tag as HTML."""
        said = "".join(f" {k}" if v is None else f' {k}="{v}"' for k, v in self.attributes.items())
        return f"<{'/' if self.ends else ''}{self.name}{said}{self.close}>"


def rewritten(html: str, change: Callable[[Tag], Tag]) -> str:
    """The page with each of its tags changed; NotOurs if it holds a “<” that begins none.

    Equal tags are changed alike, and once.
    """
    known: dict[str, str] = {}

    def changed(found: re.Match[str]) -> str:
        if (tag := found[0]) not in known:
            known[tag] = str(change(_tag(found)))
        return known[tag]

    made, tags = _TAG.subn(changed, html)
    if tags != html.count("<"):
        raise NotOurs(f"{html.count('<') - tags} signs “<” on the page begin no tag of ours")
    return made


def _tag(found: re.Match[str]) -> Tag:
    ends, name, attributes, close = found.groups()
    said = {m[1]: m[2] for m in _ATTRIBUTE.finditer(attributes)} if attributes else {}
    return Tag(name, said, bool(ends), close)
