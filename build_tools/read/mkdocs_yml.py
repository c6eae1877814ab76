"""Two facts of `mkdocs.yml`: the theme it names, and the plugins."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class SiteSettings(NamedTuple):
    """The theme and the plugins that `mkdocs.yml` names; None where another file, which it
    inherits, may name them."""

    theme: str | None
    plugins: tuple[str, ...] | None


def read_site_settings(data: bytes) -> SiteSettings | None:
    """What these settings say; None if they are no YAML. Their tags, which could run programs, are
    passed over."""
    import yaml

    class Loader(yaml.SafeLoader):
        """Plain values only."""

    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    try:
        found = yaml.load(data, Loader=Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(found, Mapping):
        return None
    inherited = "INHERIT" in found
    theme = None if inherited and "theme" not in found else _name(found.get("theme"))
    plugins = None if inherited else tuple(_names(found.get("plugins")))
    return SiteSettings(theme, plugins)


def _name(value: object) -> str:
    named = value.get("name") if isinstance(value, Mapping) else value
    return str(named or "")


def _names(value: object) -> Sequence[str]:
    """The names of a list or a mapping of plugins; an item with settings is a mapping itself."""
    if isinstance(value, Mapping):
        return [str(key) for key in value]
    items = value if isinstance(value, list) else []
    return [str(next(iter(i), "")) if isinstance(i, Mapping) else str(i) for i in items]
