"""A command measured: `measure.py SECONDS LOG COMMAND` prints wall time, processor time and memory.

It runs as a small process of its own: the kernel counts the memory of the process that starts a
command as the command's, and the benchmark itself is large.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TypedDict

_SET_CHILD_SUBREAPER = 36
_DISTURBING = ("PYTHONDONTWRITEBYTECODE", "EDITION_TEXT", "SOURCE_DATE_EPOCH")
"""Variables that would have a peer compile its modules in each build, or build something else."""


class Measured(TypedDict):
    """The exit status, whether time ran out, wall and processor seconds, and the peak memory (MB)
    of the largest process."""

    status: int
    timeout: bool
    wall: float
    cpu: float
    peak: float


def measured(command: str, folder: Path, log: Path, seconds: float) -> Measured:
    """What the shell command took, run in `folder`; what it prints is added to `log`."""
    environment = {k: v for k, v in os.environ.items() if k not in _DISTURBING}
    words = [sys.executable, "-I", "-S", __file__, str(seconds), str(log), command]
    told = subprocess.run(
        words, cwd=folder, env=environment, stdout=subprocess.PIPE, check=True
    ).stdout
    result: Measured = json.loads(told)
    return result


def _measure(seconds: float, log: str, command: str) -> Measured:
    """The measuring itself: user and system time of the whole tree, helpers left behind too."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    late = threading.Event()
    with Path(log).open("ab") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            ["bash", "-c", command], stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            start_new_session=True,
        )  # fmt: skip
        timer = threading.Timer(seconds, _give_up, (process.pid, late))
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss
    while True:
        _end(process.pid)
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            break
        cpu, peak = cpu + used.ru_utime + used.ru_stime, max(peak, used.ru_maxrss)
    return {
        "status": process.returncode,
        "timeout": late.is_set(),
        "wall": round(wall, 3),
        "cpu": round(cpu, 3),
        "peak": round(peak * 1024 / 1e6, 1),
    }


def _give_up(group: int, late: threading.Event) -> None:
    late.set()
    _end(group)


def _end(group: int) -> None:
    """Ends what is left of the command's own process group."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    json.dump(_measure(float(sys.argv[1]), *sys.argv[2:4]), sys.stdout)
