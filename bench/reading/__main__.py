"""`python -m bench.reading [SIZE …]`: reading pages of the same brief in Chromium, side by side."""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import gen
from bench.model import Edition, Mention, Note
from bench.peers import own_programs
from bench.reading.served import served
from bench.reading.table import table
from bench.reading.visit import Seen, Target, visit
from bench.run import peer, run, say, work_folder

OURS = "edition"
PEERS = (OURS, "mkdocs_plain", "sphinx_tippy")
SHIPPED = "shipped"
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_ROOT = Path(__file__).parent.parent.parent


def main() -> int:
    """The exit status: 0, or 1 if a build failed or a pop-up never came."""
    asked = _arguments()
    status = 0
    with sync_playwright() as play:
        path = shutil.which("chromium")
        browser = play.chromium.launch(executable_path=path, args=_FLAGS)
        for size in asked.sizes:
            targets = _shipped() if size == SHIPPED else _built(size, asked.peers.split(","))
            visits = _visits(browser, size, targets, asked.rounds, asked.popups)
            print(f"\n### {_told(size)}\n\n{table(visits, targets)}", flush=True)
            _keep(size, visits)
            status |= any(_never(seen) for seen in visits[OURS])
        print(f"\nChromium {browser.version}, {date.today()}")
        browser.close()
    return status


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    sizes = (*gen.SIZES, SHIPPED)
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=f"{', '.join(sizes)}; or S P")
    parser.add_argument("--peers", default=",".join(PEERS), help="of these; ours is always there")
    parser.add_argument("--rounds", type=int, default=3, help="visits of each page")
    parser.add_argument("--popups", type=int, default=12, help="of each kind and way in a visit")
    asked = parser.parse_args()
    asked.sizes = asked.sizes or ["S", "P", SHIPPED]
    wrong = {*asked.sizes} - {*sizes} | {*asked.peers.split(",")} - {*PEERS}
    if wrong:
        parser.error(f"unknown: {', '.join(sorted(wrong))}")
    return asked


def _built(size: str, names: Sequence[str]) -> list[Target]:
    """The reading page of each peer, freshly built; ours comes first."""
    edition = gen.generate(gen.SIZES[size])
    ordered = [OURS, *(name for name in names if name != OURS)]
    failed = [r.title for r in run(size, ordered, 0, True, 600).values() if r.failed]
    if failed:
        raise SystemExit(f"not built: {', '.join(failed)}")
    return [_target(edition, size, name) for name in ordered]


def _target(edition: Edition, size: str, name: str) -> Target:
    """The first chapter's page; a note's pop-up must name the author, a term's its Chinese."""
    of = peer(name)
    first, several = edition.chapters[0], len(edition.chapters) > 1
    notes = [(s.work.authors[0][0],) for s in first.segments() if isinstance(s, Note)]
    terms = [(s.term.chinese,) for s in first.segments() if isinstance(s, Mention)]
    root = work_folder() / "work" / size / name / of.output
    marks = {of.markers: notes, of.mentions: terms}
    return Target(name, of.title, of, root, of.page(first.id, several), marks)


def _shipped() -> list[Target]:
    """The edition in this repository. Its pop-ups must hold something; the tests say what."""
    of = peer(OURS)
    root = work_folder() / "work" / SHIPPED
    say("building the edition that ships")
    built = [str(own_programs() / "edition"), "build", "--site-dir", str(root)]
    subprocess.run(built, cwd=_ROOT, check=True, stdout=subprocess.DEVNULL)
    marks = {of.markers: [()] * 26, of.mentions: [()] * 40}
    return [Target(OURS, "the edition that ships", of, root, "brief/index.html", marks)]


def _visits(
    browser: Browser, size: str, targets: Sequence[Target], rounds: int, popups: int
) -> dict[str, list[Seen]]:
    """The visits by name, turn and turn about; a first one to each warms the browser up."""
    seen: dict[str, list[Seen]] = {target.name: [] for target in targets}
    with ExitStack() as stack:
        sites = [stack.enter_context(served(target.root)) for target in targets]
        for turn in range(rounds + 1):
            for site, target in zip(sites, targets, strict=True):
                say(f"{size}, {f'round {turn}' if turn else 'warming up'}: {target.name}")
                opened = popups if turn else 1
                visited = visit(browser, site, target, popups * turn, opened)
                seen[target.name] += [visited] if turn else []
    return seen


def _told(size: str) -> str:
    if size == SHIPPED:
        return "The edition that ships"
    much = gen.SIZES[size]
    return f"Size {size}: {much.notes:,} notes, {much.terms:,} terms, {much.words:,} words"


def _never(seen: Seen) -> bool:
    return any(float("inf") in times for times in seen.times.values())


def _keep(size: str, visits: dict[str, list[Seen]]) -> None:
    """Adds the visits to a file of JSON lines."""
    with (work_folder() / "reading.jsonl").open("a", encoding="utf-8") as lines:
        for name, seen in visits.items():
            told = {"size": size, "peer": name, "visits": [asdict(visit) for visit in seen]}
            lines.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    sys.exit(main())
