"""The glossary: a term a file, its keys in YAML and its definition in Markdown; or a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.file_names import is_device
from build_tools.model.glossary import TermRecord
from build_tools.model.ids import is_id
from build_tools.model.places import Place
from build_tools.read.definitions import read_definition
from build_tools.read.front_matter import no_keys, parted
from build_tools.read.items import fitted, no_address, tidy, words_of, wrong_shape
from build_tools.read.term_bank import PARTED, read_bank
from build_tools.read.wordings import unparted
from build_tools.read.yaml import YamlFile, read_yaml


@dataclass(slots=True)
class Glossary:
    """The terms in the order of their files, the paragraphs of each definition by the term's id,
    and what was wrong."""

    terms: list[TermRecord] = field(default_factory=list)
    definitions: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    first: dict[str, Place] = field(default_factory=dict)

    def take(self, record: TermRecord, begins: Place) -> None:
        """Takes in a term whose definition begins at a place, if its id can be an address and
        is not taken."""
        id, place = record.id, record.place
        if fault := _unfit(id, place, self.first.get(id)):
            self.problems.append(fault)
            return
        self.first[id] = place
        self.terms.append(record)
        self.definitions[id], found = read_definition(record.definition, begins)
        sign = PARTED if place.file.endswith(".csv") else ", "
        self.problems += [*found, *unparted(record, sign)]


def _unfit(id: str, place: Place, first: Place | None) -> Diagnostic | None:
    """Why an id cannot be the address of a term."""
    if not is_id(id):
        return no_address(id, place)
    if is_device(id):
        cure = "choose another: an address is a folder too, and Windows can make none of this name"
        return Diagnostic("Y04", f"`{id}` is a device on Windows, and no address", cure, place)
    if first is None:
        return None
    return Diagnostic("Y06", f"id {id} is taken (first in {first})", "keep one of them", place)


def read_glossary(files: Sequence[tuple[str, bytes]]) -> Glossary:
    """The terms in these files (each with the name that diagnostics show)."""
    glossary = Glossary()
    for file, data in files:
        source, problems = words_of(file, data)
        glossary.problems += problems
        if source is not None and file.endswith(".csv"):
            _read_bank(file, source, glossary)
        elif source is not None:
            _read_term(file, source, glossary)
    return glossary


def _read_bank(file: str, source: str, glossary: Glossary) -> None:
    items, problems = read_bank(file, source)
    glossary.problems += problems
    for item in items:
        place = Place(file, item.line, 1)
        record, found = fitted(YamlFile(file, places={(): place}), item.data, TermRecord, ())
        glossary.problems += found
        if record is not None:
            glossary.take(record, Place(file, item.definition, 1))


def _read_term(file: str, source: str, glossary: Glossary) -> None:
    """The term in a Markdown file: keys between two lines of `---`, then the definition."""
    parts = parted(source)
    if parts is None:
        glossary.problems.append(no_keys(file, source, "term", "the definition"))
        return
    read = read_yaml(file, parts.keys)
    glossary.problems += read.problems
    if not isinstance(read.data, dict):
        glossary.problems += [] if read.problems else [wrong_shape(read, TermRecord)]
        return
    if taken := [_elsewhere(key, read.place((key,))) for key in ELSEWHERE if key in read.data]:
        glossary.problems += taken
        return
    id = PurePosixPath(file).stem
    item = {**{k: tidy(v) for k, v in read.data.items()}, "id": id, "definition": parts.body}
    record, found = fitted(read, item, TermRecord, ())
    glossary.problems += found
    if record is not None:
        glossary.take(record, Place(file, parts.line, 1))


ELSEWHERE = {
    "id": "the name of the file is the id of the term",
    "definition": "the definition stands below the keys, after the second line of `---`",
}


def _elsewhere(key: str, place: Place) -> Diagnostic:
    return Diagnostic("Y02", f"`{key}` is no key here", f"take it out: {ELSEWHERE[key]}", place)
