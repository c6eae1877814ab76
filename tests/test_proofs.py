"""What the end of a test run tells of the proofs is counted, and what was not run is told."""

import json
from pathlib import Path

from proofs import (
    NOT_RUN,
    Examined,
    Proofs,
    faults,
    lines,
    missing,
    packed,
    unpacked,
    write,
)


def test_what_did_not_run_is_told() -> None:
    """Of an empty run no line claims anything."""
    assert len(lines(Proofs())) == 4
    assert all(line.endswith(NOT_RUN) for line in lines(Proofs()))


def test_what_ran_is_counted() -> None:
    """One kind that ran is told with its numbers; the other three are still missing."""
    proofs = Proofs()
    found = ("color-contrast: p",)
    proofs.axe += [Examined("home", "light, 320", "html", 90, found, ()) for _ in range(3)]
    assert missing(proofs) == ["keyboard", "policy", "requests"]
    assert lines(proofs)[0] == "axe: 3 runs on 1 kinds of page, 3 violations, 0 undecided"
    proofs.step("keyboard", "note", "Enter opens")
    proofs.step("keyboard", "note", "Escape closes")
    assert lines(proofs)[1] == "keyboard: 2 steps in 1 scripts"
    proofs.policed["index.html"] += 2
    proofs.broken.append(("index.html", "script-src", "inline"))
    proofs.requests["http://127.0.0.1/"] += 5
    assert lines(proofs)[2:] == [
        "policy: 2 visits to 1 pages under their policy, 1 violations (0 provoked, all refused)",
        "requests: 5 made, 0 to elsewhere",
    ]


def test_what_no_page_may_do_is_a_fault() -> None:
    """Each breach of a policy and each request to elsewhere is told with its page."""
    proofs = Proofs()
    proofs.requests["http://127.0.0.1/"] += 1
    assert faults(proofs) == []
    proofs.broken.append(("index.html", "script-src", "inline"))
    proofs.elsewhere.append(("index.html", "https://x.example/"))
    assert faults(proofs) == [
        "index.html broke script-src: inline",
        "index.html asked for https://x.example/",
    ]


def test_the_detail_of_an_earlier_run_does_not_stay(tmp_path: Path) -> None:
    """A kind that did not run writes an empty list over what an earlier run left."""
    proofs = Proofs()
    proofs.step("keyboard", "note", "Enter opens")
    write(proofs, tmp_path)
    assert json.loads((tmp_path / "keyboard.json").read_text())[0]["held"] == "Enter opens"
    write(Proofs(), tmp_path)
    assert json.loads((tmp_path / "keyboard.json").read_text()) == []


def test_two_processes_prove_together() -> None:
    """What another process proved arrives whole and is added to what this one has."""
    here, there = Proofs(), Proofs()
    here.step("keyboard", "note", "Enter opens")
    here.policed["index.html"] += 1
    there.axe.append(Examined("home", "dark, 640", "html", 90, ("list: ul",), ("a: b",)))
    there.step("keyboard", "term", "Escape closes")
    there.policed["index.html"] += 2
    there.requests["http://127.0.0.1/"] += 5
    there.broken.append(("index.html", "script-src", "inline"))
    there.elsewhere.append(("index.html", "https://x.example/"))
    there.provoked += 1
    assert unpacked(packed(there)) == there
    here.add(unpacked(packed(there)))
    assert here.steps == [
        ("keyboard", "note", "Enter opens"),
        ("keyboard", "term", "Escape closes"),
    ]
    assert here.policed["index.html"] == 3
    assert faults(here) == faults(there)
    assert missing(here) == []
