"""A name that Windows refuses.

The site can be taken away as a folder, and on Windows no file or folder may be called `con`,
`prn`, `aux`, `nul`, `com0` to `com9` or `lpt0` to `lpt9`, whatever follows behind a dot; none has
`< > : " | ? * \\` in its name, or ends in a dot or a space; and two that differ in nothing but
capitals are one. The path is to be short as well: with the name of the folder, 150 characters.

These names come from the headings of a text that has a page for each section, from the file names
of pages and pictures in `docs/about/`, and from those of reading packs (ids of terms are looked at
as they are read, see Y04).
Give the thing another name; its address changes with it. `offline: false` in `docs/edition.yml`
leaves the offline copies out, and then any name will do. An allowance does not help: no folder is
made with such a name in it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from build_tools.model.diagnostics import Diagnostic
from build_tools.model.edition import Edition
from build_tools.model.file_names import as_one, refused, short_name
from build_tools.model.places import Place

CODE = "W02"
OF_THE_EDITION = ("about/problems/index.html", "about/consistency/index.html")
"""The pages beside the editors' own that are made by themselves."""
LONGEST_ENDING = "-moodle-glossary.xml"
"""The longest that the name of a file for teachers has after the name of its pack."""
_OR = ", or write `offline: false` in docs/edition.yml"


class _Named(NamedTuple):
    """A file of the site: its path, what is called so, and how that is called otherwise."""

    path: str
    subject: str
    cure: str
    place: Place


def problems(edition: Edition) -> Iterator[Diagnostic]:
    """One problem for each heading and file whose name Windows refuses or takes for another."""
    if not edition.manifest.offline:
        return
    folder = short_name(edition.manifest.title)
    files = [*_sections(edition), *_by_hand(edition), *_of_packs(edition)]
    taken = {as_one(path): path for path in OF_THE_EDITION}
    for file in files:
        if reason := refused(f"{folder}/{file.path}"):
            yield _problem(file, f"Windows cannot have the file {_shown(file.path)}: {reason}")
        elif (other := taken.setdefault(as_one(file.path), file.path)) != file.path:
            yield _problem(file, f"Windows takes {_shown(file.path)} for {_shown(other)}")


def _problem(file: _Named, message: str) -> Diagnostic:
    return Diagnostic(CODE, message, file.cure + _OR, file.place, subject=file.subject)


def _shown(path: str) -> str:
    return path.encode("utf-8", "replace").decode()


def _sections(edition: Edition) -> Iterator[_Named]:
    """A page for each section, where each has one; chapters are called by their numbers."""
    base = edition.base
    if base.record.pages == "by-section" and not any(c.id for c in base.chapters):
        for section in base.sections:
            path = f"brief/{section.id.removeprefix('s-')}/index.html"
            cure = "word the heading otherwise, or leave out `pages: by-section`"
            yield _Named(path, f"section {section.id}", cure, section.heading.place())


def _by_hand(edition: Edition) -> Iterator[_Named]:
    for path, file in sorted(edition.handwritten.items()):
        yield _Named(path, f"file {_shown(file)}", "rename the file", Place(_shown(file)))


def _of_packs(edition: Edition) -> Iterator[_Named]:
    """The file of each pack that has the longest name."""
    for pack in edition.packs.values():
        path = f"downloads/teaching/{pack.id}{LONGEST_ENDING}"
        cure = "give the file of the pack a shorter name"
        yield _Named(path, f"pack {pack.id}", cure, pack.record.place)
