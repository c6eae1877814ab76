"""The bibliography as read: rules in `cases/read/references.yml`, and files that mean harm."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from build_tools.read.creators import chinese_names
from build_tools.read.faults_bibliography import FAULTS
from build_tools.read.name_slips import run_together
from build_tools.read.references import read_references

ROOT = Path(__file__).parent.parent
CASES = yaml.safe_load((ROOT / "tests/cases/read/references.yml").read_text("utf-8"))

# The types and variables of CSL 1.0.2 (appendices III and IV of the specification): all types, and
# those variables that a reference may hold.
TYPES_OF_CSL = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage"""
TEXTS_OF_CSL = """
    id type title container-title collection-title collection-number publisher publisher-place
    volume issue number edition chapter-number page number-of-pages genre medium ISBN ISSN DOI URL
    note language event-title event-place"""
TYPES, TEXTS = set(TYPES_OF_CSL.split()), set(TEXTS_OF_CSL.split())
NAMES = {"author", "editor", "translator"}
DATES = {"issued", "accessed", "event-date"}
PARTS = {"family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_case(case):
    found, problems = read_references("x.bib", case["input"].encode())
    assert [f"{p.code} {p.place.line}" for p in problems] == case.get("diagnostics", [])
    wanted = case.get("expects", [case.get("expect", {})])
    for reference, expected in zip(found, wanted, strict=False):
        assert {name: reference.csl.get(name) for name in expected} == expected
    for name in case.get("absent", []):
        assert all(name not in reference.csl for reference in found)
    assert len(found) == case.get("count", len(found))
    assert [r.key for r in found] == case.get("keys", [r.key for r in found])
    if found:
        assert found[0].remark == case.get("remark", "")
        assert found[0].conjecture == case.get("conjecture", False)
    assert case.get("cure", "") in "".join(p.cure for p in problems)
    for reference in found:
        valid(reference.csl)


def valid(item):
    """Assert that an item is CSL-JSON."""
    assert item["type"] in TYPES
    assert set(item) <= TEXTS | NAMES | DATES | {"custom"}
    for name, value in item.items():
        if name in NAMES:
            assert value and all(set(part) <= PARTS for part in value)
        elif name in DATES:
            assert set(value) <= {"date-parts", "circa"}
            assert 1 <= len(value["date-parts"]) <= 2
            assert all(1 <= len(parts) <= 3 for parts in value["date-parts"])
        elif name != "custom":
            assert isinstance(value, str) and value


def test_our_bibliography_is_valid_and_clean():
    file = ROOT / "docs/apparatus/references.bib"
    found, problems = read_references("docs/apparatus/references.bib", file.read_bytes())
    assert [str(p) for p in problems] == []
    assert found
    for reference in found:
        valid(reference.csl)
        json.dumps(dict(reference.csl))


def test_endless_names_in_braces_are_read_at_once():
    start = time.process_time()
    assert run_together("{a} " * 40_000) == ""
    assert run_together("{a} " * 40_000 + "and Moor, Ada, Hill, Ben") == "Moor, Ada, Hill, Ben"
    assert time.process_time() - start < 5


def test_blanks_between_chinese_names_are_passed_over_at_once():
    start = time.process_time()
    assert chinese_names(f"甲{' ' * 60_000}乙 ；\n丙\nand 丁") == ["甲 乙", "丙", "丁"]
    assert time.process_time() - start < 5


def test_every_code_is_explained():
    sources = [p.read_text("utf-8") for p in (ROOT / "build_tools/read").glob("*.py")]
    sources.append((ROOT / "build_tools/resolve/citations.py").read_text("utf-8"))
    for code in [f"B{n:02}" for n in range(1, 11)] + ["C01"]:
        assert code in FAULTS
        assert any(f'"{code}"' in source for source in sources)


HOSTILE = {
    "doubling strings": "@string{s0={0123456789}}\n"
    + "".join(f"@string{{s{i + 1}=s{i}#s{i}}}\n" for i in range(60))
    + "@book{a,title=s60,author={A, B}}",
    "many large strings": "@string{s={"
    + "x" * 60000
    + "}}\n"
    + "".join(f"@string{{t{i}=s}}\n" for i in range(3000)),
    "20,000 authors": "@book{a,title={T},author={" + " and ".join(["A, B"] * 20000) + "}}",
    "2,000 authors": "@book{a,title={T},author={" + " and ".join(["A, B"] * 2000) + "}}",
    "deep braces": "@book{a,title=" + "{" * 5000 + "}" * 5000 + ",author={A, B}}",
    "deep braces in a name": "@book{a,title={T},author={" + "{" * 30000 + "}" * 30000 + "}}",
    "unclosed entries": "@book{a,title={x\n" * 20000,
    "unclosed on one line": "@book{a,title={x " * 20000,
    "at signs": "@" * 200000,
    "large field": "@book{a,title={" + "x" * 70000 + "},author={A, B}}",
    "NUL": "@book{a\0b,title={T\0},author={A, B}}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_harm_is_reported_in_little_time_and_memory(name):
    script = (
        "import sys; from build_tools.read.references import read_references as r;"
        "_, p = r('x.bib', sys.stdin.buffer.read()); print(' '.join(x.code for x in p))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=HOSTILE[name].encode(),
        capture_output=True,
        cwd=ROOT,
        timeout=10,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20,) * 2),
    )
    assert done.returncode == 0, done.stderr.decode()
    codes = done.stdout.decode().split()
    expected = "B03" if any(w in name for w in ("strings", "authors", "large")) else "B0"
    assert any(code.startswith(expected) for code in codes)
    assert len(codes) <= 250


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe@\x00", "@book{a,title={caf\xe9}}".encode("latin-1"), bytes(range(256))]
)
def test_wrong_bytes_are_a_diagnostic(data):
    found, problems = read_references("x.bib", data)
    assert found == ()
    assert [p.code for p in problems] == (["F02"] if data else [])


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert len(read_references("x.bib", b"\xef\xbb\xbf@book{a,title={T},author={A, B}}")[0]) == 1


def test_neither_pybtex_nor_the_engine_is_imported_before_it_is_needed():
    script = (
        "import sys, build_tools.read.references, build_tools.resolve.citations;"
        "print([m for m in ('pybtex', 'latexcodec', 'refkit') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT)
    assert done.stdout.strip() == b"[]"
