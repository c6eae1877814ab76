"""Cases written back to their files, texts of several lines as they stand."""

import re

import yaml


class _Block(yaml.SafeDumper):
    pass


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    lines = value.replace("\n", "")
    style = "|" if "\n" in value and lines.isprintable() and not re.match(r"\s", value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Block.add_representer(str, _text)


def dump(cases: object) -> str:
    """The cases as YAML."""
    return yaml.dump(cases, Dumper=_Block, allow_unicode=True, sort_keys=False, width=1000)
