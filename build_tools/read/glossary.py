"""The glossary: a term a file, its front matter in YAML and its definition in Markdown."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.glossary import TermRecord
from build_tools.model.ids import is_id
from build_tools.model.places import Place
from build_tools.read.definitions import read_definition
from build_tools.read.encoding import decode
from build_tools.read.items import fitted, no_address, repeated, wrong_shape
from build_tools.read.yaml import read_yaml

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(slots=True)
class Glossary:
    """The terms in the order of their files, the paragraphs of each definition by the term's id,
    and what was wrong."""

    terms: list[TermRecord] = field(default_factory=list)
    definitions: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def take(self, record: TermRecord, place: Place) -> None:
        """Takes in a term whose definition begins at `place`, unless its id is taken."""
        self.terms.append(record)
        if record.id not in self.definitions:
            self.definitions[record.id], found = read_definition(record.definition, place)
            self.problems += found


def read_glossary(files: Sequence[tuple[str, bytes]]) -> Glossary:
    """The terms in these files (each with the name that diagnostics show)."""
    glossary = Glossary()
    for file, data in files:
        _read_term(file, data, glossary)
    known = {r.id: r for r in reversed(glossary.terms)}
    glossary.problems += repeated([(r.id, r.place) for r in glossary.terms], "id")
    glossary.terms = [r for r in glossary.terms if known[r.id] is r]
    return glossary


def _read_term(file: str, data: bytes, glossary: Glossary) -> None:
    """The term in a Markdown file: keys between two lines of `---`, then the definition."""
    decoded, problems = decode(file, data)
    glossary.problems += problems
    if decoded is None:
        return
    source = unicodedata.normalize("NFC", decoded.source).replace("\r\n", "\n").replace("\r", "\n")
    fences = [m.end() for m, _ in zip(_FENCE.finditer(source), range(2), strict=False)]
    if len(fences) < 2 or source[: fences[0]].strip() != "---":
        glossary.problems.append(_no_front_matter(file, len(fences)))
        return
    read = read_yaml(file, source[: fences[1]].rstrip("- \t"))
    glossary.problems += read.problems
    if not isinstance(read.data, dict):
        glossary.problems += [] if read.problems else [wrong_shape(read, TermRecord)]
        return
    id = PurePosixPath(file).stem
    if not is_id(id):
        glossary.problems.append(no_address(id, Place(file)))
        return
    text = source[fences[1] :]
    begins = fences[1] + len(text) - len(text.lstrip())
    item = {**read.data, "id": id, "definition": text.strip()}
    record, found = fitted(read, item, TermRecord, ())
    glossary.problems += found
    if record is not None:
        glossary.take(record, Place(file, source.count("\n", 0, begins) + 1, 1))


def _no_front_matter(file: str, fences: int) -> Diagnostic:
    message = "the keys of the term are not closed" if fences else "the file has no keys"
    cure = "write the keys at the top, between two lines of `---`, and the definition below"
    return Diagnostic("Y10", message, cure, Place(file, 1, 1))
