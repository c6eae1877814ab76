"""The bibliography: a BibTeX file turned into references, with a diagnostic for each slip."""

import re

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.ids import is_id
from build_tools.model.records import Reference
from build_tools.read.bibtex import BibEntry, read_bibtex
from build_tools.read.csl import ROLES, csl_item
from build_tools.read.encoding import TURNS, decode
from build_tools.read.language_codes import EXAMPLES, is_code_or_name, meant
from build_tools.read.name_slips import run_together, turned_round
from build_tools.read.tex import plain

RESPONSIBLE = ("author", "editor", "translator", "organization", "institution", "school")
IN_THE_PRESS = ("newspaper", "magazine")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_references(file: str, data: bytes) -> tuple[tuple[Reference, ...], list[Diagnostic]]:
    """The works in a BibTeX file, in its order; entries with an unusable key are left out."""
    source, problems = _source(file, data)
    entries, found = read_bibtex(file, source)
    problems += found
    references: dict[str, Reference] = {}
    for entry in entries:
        key = entry.key.casefold()
        if key in references:
            problems.append(_repeated(entry, references[key]))
        elif not is_id(entry.key):
            problems.append(_no_address(entry))
        else:
            references[key], found = _reference(entry)
            problems += found
    return tuple(references.values()), problems


def _source(file: str, data: bytes) -> tuple[str, list[Diagnostic]]:
    """The decoded file, its control characters read as spaces; none turns its direction."""
    decoded, problems = decode(file, data)
    return (TURNS.sub("", CONTROL.sub(" ", decoded.source)) if decoded else ""), problems


def _reference(entry: BibEntry) -> tuple[Reference, list[Diagnostic]]:
    csl, problems = csl_item(entry)
    subject = f"source {entry.key}"
    if "title" not in csl:
        cure = "add `title = {…}`; a description in [square brackets] will do"
        message = f"`{entry.key}` has no title"
        problems.append(Diagnostic("B07", message, cure, entry.place, "error", subject))
    for field in ("langid", "language"):
        said = plain(entry.fields.get(field, ""))[0]
        if said and not is_code_or_name(said):
            cure = f"write `{meant(said) or EXAMPLES}`, or the name in English: `chinese`"
            message = f"`{said}` is not the code of a language"
            place = entry.place_of(field)
            problems.append(Diagnostic("B06", message, cure, place, "warning", subject))
    problems += _names_in_one(entry)
    for name in turned_round(csl):
        given, family = name.split(" ", 1)
        cure = f"if {given} is the family name, write `{given}, {family}` or `{{{{{name}}}}}`"
        message = f"“{name}” is cited as {family}, {given}"
        place = entry.place_of("author")
        problems.append(Diagnostic("B09", message, cure, place, "warning", subject))
    if not any(entry.fields.get(name) for name in RESPONSIBLE) and not _unsigned(entry):
        cure = "add `author`, `editor`, `organization` or `institution`"
        message = f"`{entry.key}` names no one who made the work"
        problems.append(Diagnostic("B07", message, cure, entry.place, "warning", subject))
    words = re.split(r"[,;\s]+", entry.fields.get("keywords", ""))
    remark = plain(entry.fields.get("annote", entry.fields.get("annotation", "")))[0]
    return Reference(entry.key, csl, remark, "conjecture" in words, entry.place), problems


def _names_in_one(entry: BibEntry) -> list[Diagnostic]:
    """A warning for each role whose names are not parted by `and`."""
    problems = []
    for role in ROLES:
        if name := run_together(entry.fields.get(role, "")):
            message = f"“{name}” is read as one name, for no `and` parts it"
            cure = (
                "write `Moor, Ada and Hill, Ben`, and `and others` for et al.; put the name of a "
                "body into double braces"
            )
            place = entry.place_of(role)
            told = Diagnostic("B10", message, cure, place, "warning", f"source {entry.key}")
            problems.append(told)
    return problems


def _unsigned(entry: BibEntry) -> bool:
    """True of an article in the press: the styles put the paper where its author would stand."""
    paper = entry.fields.get("journaltitle") or entry.fields.get("journal")
    return bool(paper) and entry.fields.get("entrysubtype") in IN_THE_PRESS


def _repeated(entry: BibEntry, first: Reference) -> Diagnostic:
    message = f"the key `{entry.key}` stands here a second time"
    if first.key != entry.key:
        message = f"the key `{entry.key}` differs from `{first.key}` only in capital letters"
    cure = f"give one of the two another key (first in line {first.place.line})"
    return Diagnostic("B02", message, cure, entry.place, "error", f"source {entry.key}")


def _no_address(entry: BibEntry) -> Diagnostic:
    shown = entry.key if len(entry.key) <= 80 else entry.key[:80] + "…"
    cure = "use small letters a–z, figures and hyphens, at most 80"
    message = f"the key `{shown}` cannot be an address; the entry is left out"
    return Diagnostic("B08", message, cure, entry.place, "error", f"source {shown}")
