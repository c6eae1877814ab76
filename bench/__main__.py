"""`python -m bench [SIZE …]`: builds the peers in alternation and prints a table for each size."""

import argparse
import json
import platform
import sys
from dataclasses import asdict
from importlib.metadata import version

from bench import gen
from bench.run import PEERS, run, work_folder
from bench.table import Result, table

FLOOR = "mkdocs_plain"
OURS = "edition"
DEFAULT = (OURS, FLOOR)


def main() -> int:
    """The exit status: 0, or 1 if a peer failed or this compiler led a link astray."""
    asked = _arguments()
    named = asked.peers.split(",") if asked.peers != "all" else PEERS
    status = 0
    for size in asked.sizes or ["S"]:
        results = run(size, named, asked.rounds, asked.terms, asked.timeout)
        print(f"\n### Size {size}: {_told(size, asked.terms)}\n")
        print(table(list(results.values()), results.get(FLOOR), asked.terms), flush=True)
        _keep(size, asked.terms, results)
        status |= any(_wrong(name, result, asked.terms) for name, result in results.items())
    print(f"\n{_versions()}")
    return status


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=f"{', '.join(gen.SIZES)}; or S")
    parser.add_argument("--peers", default=",".join(DEFAULT), help=f"all, or of {', '.join(PEERS)}")
    parser.add_argument("--rounds", type=int, default=5, help="builds of each after the first")
    parser.add_argument("--notes-only", dest="terms", action="store_false", help="no terms")
    parser.add_argument("--timeout", type=float, default=600, help="seconds that a build may take")
    asked = parser.parse_args()
    wrong = {*asked.sizes} - {*gen.SIZES} | {*asked.peers.split(",")} - {*PEERS, "all"}
    if wrong:
        parser.error(f"unknown: {', '.join(sorted(wrong))}")
    return asked


def _told(size: str, terms: bool) -> str:
    much = gen.SIZES[size]
    linked = f"{much.notes:,} notes" + (f" and mentions of {much.terms:,} terms" if terms else "")
    chapters = "1 chapter" if much.chapters == 1 else f"{much.chapters:,} chapters"
    return f"{linked} to link; {much.words:,} words, {much.works:,} works, {chapters}"


def _wrong(name: str, result: Result, terms: bool) -> bool:
    verdict = result.verdict
    if verdict is None or name != OURS:
        return verdict is None
    noted = verdict.notes_right == verdict.notes and not verdict.broken
    linked = verdict.terms_right == verdict.terms and not verdict.terms_false
    return not noted or (terms and not linked)


def _keep(size: str, terms: bool, results: dict[str, Result]) -> None:
    """Adds the results to a file of JSON lines."""
    with (work_folder() / "results.jsonl").open("a", encoding="utf-8") as lines:
        for name, result in results.items():
            told = {"size": size, "terms": terms, "peer": name} | asdict(result)
            lines.write(json.dumps(told) + "\n")


def _versions() -> str:
    named = ("annotated-edition", "mkdocs", "mkdocs-material")
    packages = ", ".join(f"{name} {version(name)}" for name in named)
    return f"CPython {platform.python_version()}, {packages}"


if __name__ == "__main__":
    sys.exit(main())
