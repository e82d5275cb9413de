"""Hundreds of packets, and the book of them: memory, time, size, and how soon a stop is obeyed.

Each is a process of its own, as by the command line. Packets are read and written one by one, so
that memory hardly grows with their number: what each adds to that of a single packet is told, which
has the session itself and its whole log in memory as well.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.worlds.books import decided_session, name_of

SIZES = (50, 100, 200, 500)
MOST_GROWTH = 250
"""Kilobytes by which memory may grow with each packet: far less than a packet takes."""
MOST_STOP = 1.0
"""Seconds in which a process that is told to stop has to be gone."""
CODE = "import sys; from calibrate.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took: peak memory in kilobytes, the processor's seconds, bytes written."""

    memory: int
    seconds: float
    size: int


def main() -> int:
    """Measure each size and print the table; the exit status is 1 where an aim is missed."""
    sizes = tuple(map(int, os.environ.get("SIZES", "").split())) or SIZES
    with tempfile.TemporaryDirectory() as name:
        return measure(Path(name), sizes)


def measure(folder: Path, sizes: Sequence[int]) -> int:
    """Measure sessions of these sizes in a folder."""
    # What runs in the background is started deaf to it, and what it starts would be as well.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print(f"{'':10}{'packets':>8}{'MB':>8}{'ms each':>9}{'kB each':>9}{'stop s':>8}{'kB more':>9}")
    missed: list[str] = []
    for edition in ("panel", "book"):
        for size in sizes:
            file = folder / f"{size}.calib"
            if not file.exists():
                decided_session(file, size)
            one = run(file, edition, folder / f"{edition}-{size}")
            stop = stopped(file, edition, folder / f"stopped-{edition}-{size}", one.seconds / 2)
            more = (one.memory - _of_one(file, folder / f"one-{size}")) / (size - 1)
            each = f"{1000 * one.seconds / size:9.0f}{one.size / size / 1000:9.0f}"
            told = f"{one.memory / 1000:8.0f}{each}{stop:8.2f}{more:9.0f}"
            print(f"{edition:10}{size:8}{told}", flush=True)
            missed += [f"stop of {edition}, {size}"] if stop > MOST_STOP else []
            if size >= SIZES[0] and more > MOST_GROWTH:
                missed.append(f"memory of {edition}, {size}")
    print("held" if not missed else f"missed: {', '.join(missed)}")
    return 1 if missed else 0


def _of_one(file: Path, out: Path) -> int:
    """Return the memory that the first packet of a session takes by itself."""
    return run(file, "panel", out, "--candidate", name_of(0)).memory


def run(file: Path, edition: str, out: Path, *more: str) -> Taken:
    """Write packets, or the book of them, and return what that took."""
    process = _begun(file, edition, out, *more)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, "the command failed"
    size = sum(path.stat().st_size for path in out.iterdir())
    return Taken(usage.ru_maxrss, usage.ru_utime + usage.ru_stime, size)


def stopped(file: Path, edition: str, out: Path, after: float) -> float:
    """Interrupt a run once it is under way; return how many seconds it still took to be gone.

    They are the processor's, for the clock's tell more of what else the machine does. Whatever is
    in the folder then is whole.
    """
    process = _begun(file, edition, out)
    _wait_until(lambda: out.exists() and any(out.iterdir()))
    time.sleep(min(after, 2.0))
    before = _processor_time(process.pid)
    process.send_signal(signal.SIGINT)
    _, _, usage = os.wait4(process.pid, 0)
    taken = usage.ru_utime + usage.ru_stime - before
    left = [path.name for path in out.iterdir() if path.suffix != ".pdf"]
    assert not left, f"half written: {left}"
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in out.iterdir())
    return taken


def _processor_time(pid: int) -> float:
    """Return how much of the processor's time a process took so far, in seconds."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)


def _begun(file: Path, edition: str, out: Path, *more: str) -> subprocess.Popen[bytes]:
    command = ["packet", file, "--edition", edition, "--out", out, *more]
    return subprocess.Popen(
        [sys.executable, "-c", CODE, *map(str, command)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    sys.exit(main())
