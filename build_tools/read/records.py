"""The manifest and the apparatus: YAML turned into records, with a diagnostic for each slip."""

from collections.abc import Sequence

from build_tools.model import ids, records
from build_tools.model.comments import CommentRecord
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.events import DatedEventRecord
from build_tools.model.glossary import NameRecord
from build_tools.model.periods import period_of
from build_tools.model.places import Place
from build_tools.read.dates import date_parts
from build_tools.read.items import fitted, items, no_address, repeated, wrong_shape, yaml_of
from build_tools.read.language_codes import EXAMPLES, is_code, meant
from build_tools.read.web_addresses import fault_of_url
from build_tools.read.wordings import forms_beside_term, unparted
from build_tools.read.yaml import YamlFile


def read_manifest(file: str, data: bytes) -> tuple[records.Manifest | None, list[Diagnostic]]:
    """The manifest in `docs/edition.yml`."""
    read, problems = yaml_of(file, data)
    if read.data is None:
        return None, problems or [wrong_shape(read, records.Manifest)]
    if not isinstance(read.data, dict):
        return None, [*problems, wrong_shape(read, records.Manifest)]
    record, found = fitted(read, read.data, records.Manifest, ())
    if record is not None:
        found += _unsound(read, record)
    return record, problems + found


def _unsound(read: YamlFile, manifest: records.Manifest) -> list[Diagnostic]:
    """What no key says by itself: dates that are days, and texts with addresses of their own."""
    problems = repeated([(t.key, t.place) for t in manifest.texts], "key")
    for path, date in ((("date",), manifest.date), (("of", "date"), manifest.of.date)):
        if date_parts(date) is None and (date or path == ("date",)):
            message, cure = f"`{date}` is not a date", "write it as 2026-01-31, 2026-01 or 2026"
            problems.append(Diagnostic("Y04", message, cure, read.place(path)))
    addresses = ((("of", "url"), manifest.of.url), (("address",), manifest.address))
    for path, url in (*addresses, (("report",), manifest.report)):
        if url and (fault := fault_of_url(url)):
            message = f"`{path[-1]}` is no web address: {fault}"
            cure = "write it with https://, or leave it out"
            problems.append(Diagnostic("Y04", message, cure, read.place(path)))
    span = manifest.timeline.span
    if span and (period_of(span) is None or "/" not in span):
        message, cure = f"`{span}` is not a span of time", "write two dates, as in 1949/2024"
        problems.append(Diagnostic("Y04", message, cure, read.place(("timeline", "span"))))
    for i, text in enumerate(manifest.texts):
        if not is_code(text.language):
            message = f"`{text.language}` is not the code of a language"
            cure = f"write `{meant(text.language) or EXAMPLES}`"
            problems.append(Diagnostic("Y04", message, cure, read.place(("texts", i, "language"))))
    if not manifest.texts:
        message, cure = "the edition has no text", "name one under `texts:`"
        problems.append(Diagnostic("Y04", message, cure, read.place(("texts",))))
    for text in manifest.texts:
        if not ids.is_id(text.key):
            problems.append(no_address(text.key, text.place))
        if text.own_copy and text.rights != "private":
            message, cure = "a reader's own copy is private", "write `rights: private`"
            problems.append(Diagnostic("Y04", message, cure, text.place))
        if not text.files:
            message, cure = f"the text `{text.key}` has no files", "name one under `files:`"
            problems.append(Diagnostic("Y04", message, cure, text.place))
    return problems


def read_notes(file: str, data: bytes) -> tuple[tuple[records.NoteRecord, ...], list[Diagnostic]]:
    """The notes of the apparatus: corrected number, sources, conjectures."""
    found, problems = items(file, data, records.NoteRecord)
    problems += repeated([(f"{r.chapter} {r.note}".strip(), r.place) for r in found], "note")
    problems += [_no_number(r.note, r.place) for r in found if r.note < 1]
    return tuple(found), problems


def read_emendations(
    file: str, data: bytes
) -> tuple[tuple[records.Emendation, ...], list[Diagnostic]]:
    """The emendations: what is printed, what it should be, why, and how sure that is."""
    found, problems = items(file, data, records.Emendation)
    problems += repeated([(r.id, r.place) for r in found], "id")
    for record in found:
        if not ids.is_id(record.id):
            problems.append(no_address(record.id, record.place))
        problems += [_no_number(n, record.place) for n in _new_numbers(record) if n < 1]
    return tuple(found), problems


def _new_numbers(record: records.Emendation) -> Sequence[int]:
    """The note numbers that an emendation gives, which no list need have printed."""
    match record:
        case records.Split():
            return (record.note,)
        case records.Move():
            return tuple(record.entries.values())
        case records.Lost():
            return record.notes
    return ()


def _no_number(number: int, place: Place) -> Diagnostic:
    return Diagnostic("Y04", f"{number} cannot be a note number", "count notes from 1", place)


def read_names(file: str, data: bytes) -> tuple[tuple[NameRecord, ...], list[Diagnostic]]:
    """The index of names: persons, bodies, places, laws, programmes and documents."""
    found, problems = items(file, data, NameRecord)
    problems += [*forms_beside_term(found), *(p for r in found for p in unparted(r, ", "))]
    return tuple(found), problems + _unaddressed(found)


def read_comments(file: str, data: bytes) -> tuple[tuple[CommentRecord, ...], list[Diagnostic]]:
    """The editors' comments: on what, what the text says, what the evidence says, how sure."""
    found, problems = items(file, data, CommentRecord)
    return tuple(found), problems + _unaddressed(found)


def read_events(file: str, data: bytes) -> tuple[tuple[DatedEventRecord, ...], list[Diagnostic]]:
    """The events of the timeline: when, what, where the text speaks of it, how sure it is."""
    found, problems = items(file, data, DatedEventRecord)
    return tuple(found), problems + _unaddressed(found)


def _unaddressed(
    found: Sequence[NameRecord | CommentRecord | DatedEventRecord],
) -> list[Diagnostic]:
    """Ids that are no addresses or stand twice."""
    bad = [no_address(r.id, r.place) for r in found if not ids.is_id(r.id)]
    return bad + repeated([(r.id, r.place) for r in found], "id")
