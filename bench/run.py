"""The builds: peers in alternation, so that the moods of a shared machine meet all alike."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bench import gen
from bench.check import check
from bench.measure import measured
from bench.model import Edition
from bench.peers import Peer, own_programs
from bench.table import Result

WORK = "EDITION_BENCH"
PEERS = ("edition", "mkdocs_plain", "mkdocs_ez", "pandoc", "sphinx", "sphinx_tippy")


def work_folder() -> Path:
    """Where editions, sites and environments go: $EDITION_BENCH, or a folder in ~/.cache."""
    named = os.environ.get(WORK)
    return Path(named).absolute() if named else Path.home() / ".cache" / "edition-bench"


def peer(name: str) -> Peer:
    """The peer of this name."""
    found: Peer = import_module(f"bench.peers.{name}").PEER
    return found


def programs(of: Peer) -> Path:
    """The folder of a peer's programs; its environment is made first if it is not there."""
    if not of.needs:
        return own_programs()
    folder = work_folder() / "venvs" / of.name
    done = folder / "installed.txt"
    wanted = "\n".join((*of.needs, *of.scripts))
    if not done.exists() or done.read_text() != wanted:
        say(f"installing {', '.join((*of.needs, *of.scripts))}")
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *of.needs], check=True)
        if of.scripts:
            npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
            subprocess.run([*npm, *of.scripts], check=True)
        done.write_text(wanted)
    return folder / "bin"


def run(
    size: str, names: Sequence[str], rounds: int, terms: bool, seconds: float
) -> dict[str, Result]:
    """The results of the peers for one size.

    Each is built once with nothing cached, then `rounds` times with what the first build cached.
    One that fails or takes longer than `seconds` is not built again.
    """
    say(f"size {size}: writing the edition")
    edition = gen.generate(gen.SIZES[size])
    builds = {name: _Build(peer(name), edition, size, terms, seconds) for name in names}
    for number in range(rounds + 1):
        for name, build in builds.items():
            if not build.failed:
                say(f"size {size}, {'first build' if not number else f'round {number}'}: {name}")
                build.again()
    return {name: build.judged(edition) for name, build in builds.items()}


class _Build:
    """A peer's folder, its command and what came of it so far."""

    def __init__(self, of: Peer, edition: Edition, size: str, terms: bool, seconds: float) -> None:
        self.peer, self.seconds = of, seconds
        self.command = of.command.format(bin=programs(of))
        self.folder = work_folder() / "work" / size / of.name
        self.log = self.folder.with_suffix(".log")
        self.result: Result | None = None
        shutil.rmtree(self.folder, ignore_errors=True)
        self.log.unlink(missing_ok=True)
        of.emit(edition, self.folder, terms)

    @property
    def failed(self) -> bool:
        return self.result is not None and bool(self.result.failed)

    def again(self) -> None:
        for name in self.peer.cleaned:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        took = measured(self.command, self.folder, self.log, self.seconds)
        if self.result is None:
            self.result = Result(self.peer.title, took)
        else:
            self.result.rounds.append(took)

    def judged(self, edition: Edition) -> Result:
        assert self.result is not None
        if self.failed:
            say(f"{self.peer.name}: {self.result.failed}; see {self.log}")
            return self.result
        files = [f for f in (self.folder / self.peer.output).rglob("*") if f.is_file()]
        self.result.site = sum(f.stat().st_size for f in files)
        self.result.html = sum(f.stat().st_size for f in files if f.suffix == ".html")
        self.result.verdict = check(edition, self.peer, self.folder)
        return self.result


def say(words: str) -> None:
    """Tells how far it is, on stderr."""
    sys.stderr.write(f"bench: {words}\n")
