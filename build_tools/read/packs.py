"""Reading packs: their keys in YAML, their words in Markdown, their answers in a file beside."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.file_names import is_device
from build_tools.model.ids import is_id
from build_tools.model.pack_records import PackRecord
from build_tools.model.packs import Pack, PackSection, Worksheet
from build_tools.model.places import Place
from build_tools.read.exercises import MOST, read_body, shortened
from build_tools.read.front_matter import no_keys, parted
from build_tools.read.items import fitted, no_address, tidy, words_of, wrong_shape
from build_tools.read.pack_answers import Answers, read_answers
from build_tools.read.pack_prose import read_words
from build_tools.read.paragraph_ranges import read_ranges
from build_tools.read.prose import read_value
from build_tools.read.quiz import Quiz, read_quiz
from build_tools.read.yaml import Path as YamlPath
from build_tools.read.yaml import Plain, YamlFile, read_yaml

LONGEST = 250_000
"""Characters of a file; a pack for a class has a tenth of that."""
RESERVED = ("answers", "glossary", "new")
LONGEST_ID = 60
LONGEST_TIME = 1000
"""Minutes that a pack may take."""
ANSWERS = ".answers.md"
Read = tuple[tuple[Worksheet, ...], list[Diagnostic]]


def read_packs(files: Sequence[tuple[str, bytes]]) -> Read:
    """The packs in these files (each with the name that diagnostics show), in their order."""
    answers = {f.removesuffix(ANSWERS): (f, data) for f, data in files if f.endswith(ANSWERS)}
    packs = {f.removesuffix(".md"): (f, data) for f, data in files if not f.endswith(ANSWERS)}
    problems = [_without_pack(f) for stem, (f, _) in answers.items() if stem not in packs]
    sheets = []
    for stem, (file, data) in packs.items():
        source = _source(file, data, problems)
        sheet = _read_pack(file, source, problems) if source is not None else None
        beside = _answers(*answers[stem], problems) if stem in answers else Answers()
        if sheet is not None:
            sheets.append(_answered(sheet, beside))
    return tuple(sheets), problems


def _without_pack(file: str) -> Diagnostic:
    message = "these are the answers of a pack that is not there"
    cure = f"call them as the pack is called, with {ANSWERS} for .md, or write the pack"
    return Diagnostic("F11", message, cure, Place(file), subject=f"file {file}")


def _source(file: str, data: bytes, problems: list[Diagnostic]) -> str | None:
    """The characters of a file; None if it is not UTF-8, or too long to be read."""
    source, found = words_of(file, data)
    problems += found
    if source is None or len(source) <= LONGEST:
        return source
    message = f"a file of {len(source)} characters is not read; it may have {LONGEST}"
    cure = "make several packs of it, or take out what does not belong"
    problems.append(Diagnostic("P03", message, cure, Place(file, 1, 1)))
    return None


def _answers(file: str, data: bytes, problems: list[Diagnostic]) -> Answers:
    source = _source(file, data, problems)
    parts = parted(source or "")
    body, line = (parts.body, parts.line) if parts else (source or "", 1)
    if parts:
        message, cure = "answers have no keys at their top", "take them out; the pack has them"
        problems.append(Diagnostic("P02", message, cure, Place(file, 1, 1)))
    answers = read_answers(body, Place(file, line, 1))
    problems += answers.problems
    return answers


def _answered(sheet: Worksheet, answers: Answers) -> Worksheet:
    """The pack with its answers; those to no exercise are strays."""
    known = {e.id for e in sheet.pack.exercises}
    strays = tuple((id, at) for id, at in answers.places.items() if id not in known and is_id(id))

    def answered(section: PackSection) -> PackSection:
        made = (replace(e, answer=answers.of.get(e.id, ())) for e in section.exercises)
        return replace(section, exercises=tuple(made))

    sections = tuple(map(answered, sheet.pack.sections))
    pack = replace(sheet.pack, sections=sections, for_teachers=answers.for_teachers)
    return replace(sheet, pack=pack, strays=strays)


def _read_pack(file: str, source: str, problems: list[Diagnostic]) -> Worksheet | None:
    """The pack in a file; None if its name or its keys make none of it."""
    parts = parted(source)
    unfit = _unfit_id(PurePosixPath(file).stem, Place(file, 1, 1))
    problems += unfit
    if parts is None and unfit:
        return None
    if parts is None:
        problems.append(no_keys(file, source, "pack", "the introduction and the questions"))
        return None
    read = read_yaml(file, parts.keys)
    problems += read.problems
    if not isinstance(read.data, dict):
        problems += [] if read.problems else [wrong_shape(read, PackRecord)]
        return None
    if long := _too_long(read.data, ()):
        message, cure = f"a list of a pack has at most {MOST} items", "make several packs of it"
        problems.append(Diagnostic("Y04", message, cure, read.place(long)))
        return None
    item = {k: tidy(v) for k, v in read.data.items()}
    quiz = read_quiz(read, item.pop("quiz", ""))
    body = read_body(parts.body, Place(file, parts.line, 1), quiz.taken)
    record = _record(read, item, problems)
    problems += [*quiz.problems, *body.problems]
    if record is None:
        return None
    pack = _with_words(record, quiz, problems)
    pack = replace(
        pack, introduction=tuple(body.introduction), sections=body.sections, source=source
    )
    return None if unfit else Worksheet(pack, tuple(quiz.matches))


def _too_long(value: Plain, path: YamlPath) -> YamlPath:
    """The path of the first list that has too many items; empty if none has."""
    if isinstance(value, str):
        return ()
    if isinstance(value, list) and len(value) > MOST:
        return path
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return next(filter(None, (_too_long(v, (*path, k)) for k, v in pairs)), ())


def _record(
    read: YamlFile, item: dict[str, Plain], problems: list[Diagnostic]
) -> PackRecord | None:
    """The keys of a pack as a record; None if they do not fit."""
    id = PurePosixPath(read.file).stem
    unfit = _unfit_lists(read, item)
    if "id" in item:
        cure = "take it out: the name of the file is the id of the pack"
        unfit.append(Diagnostic("Y02", "`id` is no key here", cure, read.place(("id",))))
    kept = {k: v for k, v in item.items() if k not in LISTS or v == "auto" or _is_list(v)}
    record, found = fitted(read, {**kept, "id": id}, PackRecord, ())
    problems += [*unfit, *found]
    made: PackRecord | None = record
    if made is None:
        return None
    problems += _unsound(made)
    return None if unfit else made


LISTS = ("terms", "names", "comments")


def _unfit_lists(read: YamlFile, item: dict[str, Plain]) -> list[Diagnostic]:
    """Lists that are neither `auto` nor a list."""
    return [
        Diagnostic(
            "Y04",
            f"`{key}` must be a list of ids, or `auto`",
            f"write `{key}: [an-id, another]`, or `{key}: auto` for all that stand in the reading",
            read.place((key,)),
        )
        for key in LISTS
        if key in item and item[key] != "auto" and not _is_list(item[key])
    ]


def _is_list(value: Plain) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _unfit_id(id: str, place: Place) -> list[Diagnostic]:
    """Why the name of a file cannot be the address of a pack."""
    cure = "choose another name for the file"
    if not is_id(id):
        problem = no_address(id, place, LONGEST_ID)
        named = f"; the answers to a pack are called `{id.partition('.')[0]}{ANSWERS}`"
        return [replace(problem, cure=problem.cure + named * ("." in id))]
    if is_device(id):
        return [Diagnostic("Y04", f"`{id}` is a device on Windows, and no address", cure, place)]
    if id in RESERVED:
        return [Diagnostic("Y04", f"`{id}` is kept for a page of the site", cure, place)]
    if len(id) > LONGEST_ID:
        message = f"`{id}` is too long for the names of files"
        return [Diagnostic("Y04", message, f"use at most {LONGEST_ID} signs", place)]
    return []


def _unsound(record: PackRecord) -> list[Diagnostic]:
    """What no key says by itself: a time that is one, and a reading."""
    problems = []
    if not 1 <= record.minutes <= LONGEST_TIME:
        message = f"{shortened(str(record.minutes))} minutes is no time"
        cure = f"write how long it takes, 1 to {LONGEST_TIME:,} minutes: `minutes: 45`"
        problems.append(Diagnostic("Y04", message, cure, record.place.of("minutes")))
    ranges = read_ranges(record.paragraphs)
    if ranges.fault:
        place = record.place.of("paragraphs")
        problems.append(Diagnostic("Y04", ranges.fault, ranges.cure, place))
    return problems


def _with_words(record: PackRecord, quiz: Quiz, problems: list[Diagnostic]) -> Pack:
    """The pack as far as its keys have it, their values as marked text."""
    title, of_title = read_value(record.title, record.place.of("title"))
    summary, of_summary = read_value(record.summary, record.place.of("summary"))
    goals = [read_words(g, record.place.of("goals", i)) for i, g in enumerate(record.goals)]
    problems += [*of_title, *of_summary, *(p for _, found in goals for p in found)]
    return Pack(
        record,
        replace(title, kind="title"),
        summary,
        tuple(goal for goal, _ in goals),
        read_ranges(record.paragraphs).numbers,
        quiz=tuple(quiz.items),
    )
