"""YAML as editors write it: every value a string with its place, nothing guessed, nothing run.

YAML 1.1 reads `no` as false, `012` as ten and `1:30` as ninety; here a scalar is the words that
stand in the file, and the record's type decides. Anchors, aliases and tags are refused (they can
blow up or run code), so are keys given twice, which YAML libraries swallow.
"""

import re
from dataclasses import dataclass, field

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.places import Place
from build_tools.read.encoding import SUSPECT
from build_tools.read.yaml_slips import CURE, cure_of_syntax, reason_of_syntax

Plain = str | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]

_BINDS = re.compile("[&*!]")
_NESTS = re.compile("[-?:\\[{]")
# What editors say in sentences, with no words of the program behind them.
PROSE = frozenset(("says", "evidence", "about", "reason", "ground", "supplied", "description"))
_COMMENT = re.compile(r"[ \t]+(#.*)")
SHOWN = 40
LARGEST = 16 * 1024 * 1024
DEEPEST = 32


@dataclass(slots=True)
class YamlFile:
    """A YAML file as plain data, with the place of each node by its path (`(3, "reason")`).

    `source` is what stands in the file and `seen` its characters; an escape in quotation marks can
    write others.
    """

    file: str
    data: Plain | None = None
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    seen: frozenset[str] = frozenset()
    source: str = ""

    def place(self, path: Path) -> Place:
        """The place of the node at `path`, or of the nearest node above it."""
        known = tuple(path)
        while known and known not in self.places:
            known = known[:-1]
        return self.places.get(known, Place(self.file, 1, 1))


def read_yaml(file: str, source: str) -> YamlFile:
    """The YAML `source` of `file` as plain data; what is wrong with it stands in `problems`."""
    import yaml

    read = YamlFile(file, seen=frozenset(source), source=source)
    if len(source) > LARGEST:
        read.problems.append(
            Diagnostic(
                "Y08",
                f"the file is larger than {LARGEST // 1024 // 1024} MiB",
                "check that it is the right file, or divide it",
                Place(file),
            )
        )
        return read
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if _may_refuse(source):
            _refuse_anchors(read, source, loader)
        node = None if read.problems else yaml.compose(source, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        what = error.problem or str(error)
        read.problems.append(_syntax(reason_of_syntax(what), place, cure_of_syntax(source, error)))
        return read
    except (yaml.YAMLError, RecursionError) as error:
        read.problems.append(_syntax(str(error).splitlines()[0], Place(file)))
        return read
    if node is not None:
        read.data = _plain(read, node, ())
    return read


def _syntax(what: str, place: Place, cure: str = CURE) -> Diagnostic:
    return Diagnostic("Y01", f"this is not YAML: {what}", cure, place)


def _may_refuse(source: str) -> bool:
    """False if nothing in so short a file can be an anchor, an alias or a tag, or nested deeply."""
    return _BINDS.search(source) is not None or len(_NESTS.findall(source)) > DEEPEST


def _refuse_anchors(read: YamlFile, source: str, loader: type) -> None:
    import yaml

    depth = 0
    for event in yaml.parse(source, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        anchor = isinstance(event, yaml.NodeEvent) and event.anchor
        tag = getattr(event, "tag", None)
        if not anchor and not tag and depth <= DEEPEST:
            continue
        what = (
            f"nested deeper than {DEEPEST} levels" if depth > DEEPEST else "an anchor, alias or tag"
        )
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        read.problems.append(
            Diagnostic(
                "Y07",
                f"{what} is not allowed here",
                "write the value out in full, as plain text or a list",
                Place(read.file, line, column),
            )
        )
        return


def _plain(read: YamlFile, node: object, path: Path) -> Plain:
    import yaml

    assert isinstance(node, yaml.Node)
    read.places[path] = Place(read.file, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(read, item, (*path, i)) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(read, node.value, path)
    empty = isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("~", "null")
    return "" if empty else _fit(read, str(node.value), path)


def _fit(read: YamlFile, value: str, path: Path) -> str:
    """A value without the characters that no text may hold; one written as an escape is reported,
    the others were when the file was decoded."""
    for sign in sorted(set(SUSPECT.findall(value)) - read.seen):
        message = f"an escape writes U+{ord(sign):04X}, which does not belong in a text"
        cure = "take it out; it is left out of the value"
        read.problems.append(Diagnostic("Y09", message, cure, read.place(path)))
    return SUSPECT.sub("", value)


def _cut(read: YamlFile, key: str, node: object) -> list[Diagnostic]:
    """A warning if a `#` ends what an editor says, the rest being a comment that nobody reads."""
    import yaml

    if key not in PROSE or not isinstance(node, yaml.ScalarNode) or node.style or not node.end_mark:
        return []
    end = node.end_mark
    comment = _COMMENT.match(read.source, end.index)
    if comment is None:
        return []
    shown = comment[1] if len(comment[1]) <= SHOWN else comment[1][:SHOWN] + "…"
    message = f"“{shown}” behind `{key}` is a comment and no part of it"
    cure = "put the value in quotation marks; or write the comment on a line of its own"
    place = Place(read.file, end.line + 1, end.column + 1 + comment.start(1) - end.index)
    return [Diagnostic("Y13", message, cure, place, "warning")]


def _mapping(read: YamlFile, pairs: list[tuple[object, object]], path: Path) -> dict[str, Plain]:
    import yaml

    out: dict[str, Plain] = {}
    for key, value in pairs:
        assert isinstance(key, yaml.Node)
        place = Place(read.file, key.start_mark.line + 1, key.start_mark.column + 1)
        name = key.value if isinstance(key, yaml.ScalarNode) else None
        if name is None or name == "<<":
            problem = "a key must be a single word", "write `key: value`"
            read.problems.append(Diagnostic("Y01", *problem, place))
        elif name in out:
            read.problems.append(
                Diagnostic("Y05", f"the key `{name}` stands here twice", "keep one of them", place)
            )
        else:
            out[name] = _plain(read, value, (*path, name))
            read.places[(*path, name)] = place
            read.problems += _cut(read, name, value)
    return out
