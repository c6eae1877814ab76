"""The files for download say what the edition says, and can be read back."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.model.document import Paragraph
from build_tools.model.edition import Edition, Source
from build_tools.pipeline import build
from build_tools.read.references import read_references
from build_tools.write import bibtex, csl_json, formats, text
from build_tools.write.json_lines import lines

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Our edition."""
    return our_edition()


def test_bibtex_reads_back_as_it_was(edition: Edition) -> None:
    """Every item of our bibliography, written and read again, is the same item."""
    found, problems = read_references("bibliography.bib", bibtex.write(edition))
    assert {r.key: dict(r.csl) for r in found} == {
        s.key: dict(s.csl) for s in edition.sources.values()
    }
    assert {r.key for r in found if r.conjecture} == {
        s.key for s in edition.sources.values() if s.conjecture
    }
    assert [p for p in problems if p.code != "B07"] == []


@cache
def our_edition() -> Edition:
    """Our edition."""
    built = build(ROOT).edition
    assert built is not None
    return built


def one(source: Source) -> Edition:
    """An edition with one source."""
    return replace(our_edition(), sources={source.key: source})


WORDS = st.text("ab C中é\\{}~^&%#_$`'-“”<>@,=\"", min_size=1, max_size=12).map(str.strip)


@settings(deadline=None)
@given(title=WORDS, family=WORDS, given_name=WORDS)
def test_no_sign_is_lost_or_obeyed(title: str, family: str, given_name: str) -> None:
    """A title and a name made of TeX's own signs come back as they were."""
    words = f"T{' '.join(title.split())}T"
    name = f"N{' '.join(family.replace(',', '').split())}N and {given_name.replace(',', '')}N"
    literal = {"literal": " ".join(name.split())}
    csl = {"id": "x-2024", "type": "book", "title": words, "author": [literal]}
    csl["custom"] = {"bibtex-type": "book"}
    nothing = Paragraph("paragraph", "")
    source = Source("x-2024", MappingProxyType(csl), nothing, nothing, {})
    found, _ = read_references("x.bib", bibtex.write(one(source)))
    assert [dict(r.csl) for r in found] == [csl]


def test_csl_json_holds_every_source(edition: Edition) -> None:
    """One item a source, with its key as id."""
    items = json.loads(csl_json.write(edition))
    assert [item["id"] for item in items] == list(edition.sources)


def test_the_text_is_the_file_byte_for_byte(edition: Edition) -> None:
    """The built-in text for download is the file that editors keep."""
    assert text.write(edition) == (ROOT / "docs/text/retelling.txt").read_bytes()


def test_every_format_says_what_it_is() -> None:
    """Each format has a name and a file of its own, and a first line for readers."""
    modules = formats()
    assert len({m.FORMAT for m in modules}) == len({m.FILE for m in modules}) == len(modules)
    assert all((m.__doc__ or "").splitlines()[0].endswith(".") for m in modules)


def test_lines_of_many_items_are_the_items() -> None:
    """Items that are encoded together come apart as they were, whatever words they hold."""
    items = [{"a": ["x", ', "', "\\u0000", "{}"], "b": n, "c": {}} for n in range(600)]
    found = lines(items).items
    assert [json.loads(line) for line in found] == items
    assert lines(iter(())).items == ()
