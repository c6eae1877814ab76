"""The works of the bibliography as a style prints them: entry and full note, as marked text."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cache as cache_of_one
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_tools.model.citing import STYLES, Forms
from build_tools.model.diagnostics import Diagnostic
from build_tools.model.document import Paragraph
from build_tools.model.frozen import dataclass
from build_tools.model.records import Reference
from build_tools.resolve import kept_forms
from build_tools.resolve.kept_forms import Pair
from build_tools.resolve.plain_forms import listed, plain_at, plain_form
from build_tools.resolve.signs import unsigned

LISTED_BY_CONTAINER = {"webpage", "article-newspaper", "article-magazine"}
"""What Chicago lists under its site or paper where it has no author."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """The works in one style.

    `works` has for each key the bibliography entry and the full note; `located` the full note for
    each pair of key and locator that was asked for; `problems` what the engine could not print;
    `ground` is equal if the references are.
    """

    works: dict[str, Forms]
    located: dict[Pair, Paragraph]
    problems: tuple[Diagnostic, ...] = ()
    ground: str = field(default="", compare=False)


class AllStyles(NamedTuple):
    """The works in every style.

    `mark` is equal if all forms are; `read` gives for each style the forms of each work by key, and
    `located` the notes by key and locator, and they read them only then; `problems` are what the
    engine could not print, each told once.
    """

    mark: str
    read: Callable[[], Mapping[str, Mapping[str, Forms]]]
    located: Callable[[], Mapping[str, Mapping[Pair, Paragraph]]]
    problems: tuple[Diagnostic, ...] = ()


def formatted(
    references: Sequence[Reference],
    style: str = "chicago-notes",
    cache: Path | None = None,
    wanted: Sequence[Pair] = (),
    name: str = "citations",
) -> Formatted:
    """The references in a style of `model.citing.STYLES`.

    `wanted` are pairs of key and locator (`("ding-2024", "180–81")`), for notes that point to a
    page. With `cache`, a directory, what was formatted before is taken from there and the engine
    stays asleep. A work the engine cannot print gets a plain form and a diagnostic (C01).
    """
    keys, known = {r.key for r in references}, _known(references, wanted)
    file = cache / f"{name}-{style}.json" if cache else None
    ground = _ground(references)
    mark = kept_forms.fingerprint(style, ground, known)
    if file and (there := kept_forms.found(file, mark, keys, known)):
        return Formatted(*there, ground=ground)
    done = replace(_formatted(references, style, known), ground=ground)
    if file and not done.problems:
        kept_forms.keep(file, mark, done.works, done.located)
    return done


def in_all_styles(
    references: Sequence[Reference],
    cache: Path | None = None,
    done: Mapping[str, Formatted] | None = None,
    wanted: Sequence[Pair] = (),
) -> AllStyles:
    """The references in all styles of `model.citing.STYLES`, with the `wanted` places in them.

    What is kept in `cache` is not read before it is asked for; what is not is formatted now, but
    for the styles that are `done` (with the same places).
    """
    known = _known(references, wanted)
    ready = done or {}
    ground = next((d.ground for d in ready.values()), "") or _ground(references)
    mark = kept_forms.fingerprint("all", ground, known)
    files = {style: cache / f"works-{style}.json" for style in STYLES} if cache else {}
    if files and all(kept_forms.is_kept(file, mark) for file in files.values()):
        return _told(mark, cache_of_one(partial(_all_read, files, mark, references, known)))
    there = {s: ready.get(s) or _formatted(references, s, known) for s in STYLES}
    problems = _once(p for d in there.values() for p in d.problems)
    if not problems:
        for style, file in files.items():
            kept_forms.keep(file, mark, there[style].works, there[style].located)
    return _told(mark, lambda: there, problems)


def _told(
    mark: str, all_forms: Callable[[], dict[str, Formatted]], problems: tuple[Diagnostic, ...] = ()
) -> AllStyles:
    return AllStyles(
        mark,
        lambda: {style: done.works for style, done in all_forms().items()},
        lambda: {style: done.located for style, done in all_forms().items()},
        problems,
    )


def _all_read(
    files: Mapping[str, Path], mark: str, references: Sequence[Reference], known: Sequence[Pair]
) -> dict[str, Formatted]:
    """All forms as they are kept; what was damaged meanwhile is formatted anew."""
    keys, read = [r.key for r in references], {}
    for style, file in files.items():
        there = kept_forms.found(file, mark, keys, known)
        read[style] = Formatted(*there) if there else _formatted(references, style, known)
    return read


def _known(references: Sequence[Reference], wanted: Sequence[Pair]) -> list[Pair]:
    keys = {r.key for r in references}
    return [(key, at) for key, at in dict.fromkeys(wanted) if key in keys and at]


def _ground(references: Sequence[Reference]) -> str:
    return kept_forms.fingerprint([(r.key, r.csl) for r in references])


def _once(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """One problem for each subject: a work that fails in several styles is told of once."""
    return tuple({(p.code, p.subject): p for p in problems}.values())


def sort_key(reference: Reference) -> tuple[tuple[str, ...], str, str]:
    """Where a work stands in the bibliography: by the names it is listed under, date, and title."""
    csl = reference.csl
    names = [listed(name) for name in csl.get("author") or csl.get("editor") or []]
    if not names and csl.get("type") in LISTED_BY_CONTAINER and csl.get("container-title"):
        names = [csl["container-title"].removeprefix("The ")]
    if not names and csl.get("type") == "report" and csl.get("publisher"):
        names = [csl["publisher"]]
    title = unsigned(csl.get("title", "")).lstrip("“‘\"'[")
    for article in ("A ", "An ", "The "):
        title = title.removeprefix(article)
    parts = (csl.get("issued", {}).get("date-parts") or [[9999]])[0]
    date = "-".join(f"{int(part):04}" for part in parts)
    return tuple(_folded(name) for name in names or [title]), date, _folded(title)


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if c.isalnum() or c.isspace())


def _formatted(references: Sequence[Reference], style: str, wanted: Sequence[Pair]) -> Formatted:
    """Each work by itself, so that a bad one spoils no other."""
    from build_tools.resolve.citation_engine import EngineError, installed, printed

    there = installed()
    problems = [] if there or not references else [_without_engine()]
    works, located = dict[str, Forms](), dict[Pair, Paragraph]()
    places: dict[str, list[str]] = {reference.key: [] for reference in references}
    for key, at in wanted:
        places[key].append(at)
    for reference in references:
        mine = places[reference.key]
        plain = plain_form(reference.csl)
        works[reference.key] = plain, plain
        try:
            done = printed(reference.csl, style, mine) if there else None
        except EngineError as error:
            done = None
            problems.append(_unprinted(reference, str(error)))
        if done:
            # Where a style prints nothing for a kind of work, the plain form stands.
            works[reference.key] = _some(done.entry, plain), _some(done.note, plain)
        located |= {(reference.key, at): done.located[at] if done else plain_at(plain, at)
                    for at in mine}  # fmt: skip
    return Formatted(works, {pair: located[pair] for pair in wanted}, tuple(problems))


def _some(form: Paragraph, plain: Paragraph) -> Paragraph:
    return form if form.text else plain


def _without_engine() -> Diagnostic:
    return Diagnostic(
        "C02",
        "the citation engine is not installed, so all works are printed in a plain form",
        "build the site on a machine for which PyPI has refkit (Linux on x86-64, macOS on ARM)",
        severity="warning",
        subject="citation engine",
    )


def _unprinted(reference: Reference, why: str) -> Diagnostic:
    return Diagnostic(
        "C01",
        f"`{reference.key}` could not be formatted: {why}",
        "look for an unusual value in this entry; it is printed in a plain form now",
        reference.place,
        "error",
        f"source {reference.key}",
    )
