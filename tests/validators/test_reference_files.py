"""Pandoc reads our BibLaTeX and CSL-JSON, and finds in them what we put there."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from odd_works import WORKS

from build_tools.model.edition import Edition
from build_tools.pipeline import build
from build_tools.write import bibtex, csl_json
from build_tools.write.records import item, item_records

ROOT = Path(__file__).parent.parent.parent
QUOTES = str.maketrans(dict.fromkeys("“”‘’'`", '"'))
RENAMED = {"event": "event-title"}
"""What pandoc calls otherwise: a variable of CSL 1.0.2 by its name in CSL 1.0.1."""
UNSAID = {"custom", "scale", "dimensions"}
"""Variables for which BibLaTeX has no field, and what has fields of our own."""


def pandoc(data: bytes, *how: str) -> bytes:
    """What pandoc makes of a file; it warns of nothing."""
    program = pypandoc.get_pandoc_path()
    ran = subprocess.run([program, *how], input=data, capture_output=True, check=True)
    assert ran.stderr == b""
    return ran.stdout


def read(data: bytes) -> dict[str, dict[str, Any]]:
    """The items of a BibLaTeX file by their keys."""
    found: list[dict[str, Any]] = json.loads(pandoc(data, "-f", "biblatex", "-t", "csljson"))
    return {item.pop("id"): item for item in found}


def plain(value: Any) -> Any:
    """A value as it is compared: pandoc turns quotation marks by their depth, and marks what keeps
    its capitals."""
    match value:
        case str():
            fit = value.replace("\ud83d", "\ufffd").replace("\udc00", "\ufffd")
            words = re.sub("[\x00-\x1f]+", " ", re.sub("</?(?:span|i)[^>]*>", "", fit))
            return " ".join(re.sub('"+', '"', words.translate(QUOTES)).split())
        case list():
            return [plain(v) for v in value]
        case dict() if {"family", "literal"} & set(value):
            order = ("dropping-particle", "non-dropping-particle", "family", "literal", "suffix")
            given = plain(value.get("given", ""))
            return plain(" ".join(value[name] for name in order if name in value)), given
        case dict():
            return {name: plain(v) for name, v in value.items()}
    return value


def same(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Assert that pandoc found each variable of an item, and no other."""
    found = {RENAMED.get(name, name): plain(value) for name, value in theirs.items()}
    wanted = {name: plain(value) for name, value in ours.items() if name not in UNSAID}
    del wanted["id"]
    if ours["type"] == "webpage":  # An organization publishes; CSL calls it the site.
        wanted["publisher"] = wanted.pop("container-title", None) or wanted.get("publisher")
        wanted = {name: value for name, value in wanted.items() if value}
    if ours["type"] in ("map", "speech"):
        del wanted["type"], found["type"]
    if "language" in wanted and "language" not in found:  # It has names of languages, not tags.
        del wanted["language"]
    assert {n: v for n, v in found.items() if n != "keyword"} == wanted


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Our edition."""
    found = build(ROOT).edition
    assert found is not None
    return found


def test_every_source_of_ours_is_read_from_biblatex(edition: Edition) -> None:
    """All of them, variable by variable."""
    theirs = read(bibtex.write(edition))
    assert list(theirs) == list(edition.sources)
    assert len(theirs) > 110
    for source in edition.sources.values():
        same(item(source), theirs[source.key])
    conjectures = {key for key, found in theirs.items() if found.get("keyword") == "conjecture"}
    assert conjectures == {s.key for s in edition.sources.values() if s.conjecture}


def test_odd_works_are_read_from_biblatex() -> None:
    """Signs that TeX obeys, names that fall apart, dates out of the ordinary."""
    keyed = [{**work, "id": f"w{n}"} for n, work in enumerate(WORKS)]
    theirs = read("\n".join(item_records(work).bibtex for work in keyed).encode())
    for work in keyed:
        same(work, theirs[work["id"]])


def test_csl_json_is_cited_from(edition: Edition) -> None:
    """Pandoc prints a bibliography of all our items, in which the Chinese stands."""
    data = csl_json.write(edition)
    printed = pandoc(data, "-f", "csljson", "-t", "plain", "--citeproc", "--wrap=none").decode()
    entries = [line for line in printed.split("\n\n") if line.strip()]
    assert len(entries) == len(edition.sources)
    assert "在网络安全和信息化工作座谈会上的讲话" in printed
    assert "Industrial and Corporate Change" in printed
