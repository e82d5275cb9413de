"""Changed bytes in 400 session files: none unnoticed on paper, by command or in the window."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from random import Random
from shutil import copyfile, rmtree

from calibrate import cli
from tests.attacks.paper import Packets, is_marked, packets_in, wrong
from tests.worlds.damage import Damage, damage, whole_session

TRIES = 400
SEED = 1
AT_ONCE = 2
FOLDER = "packets"
PRINT = ("packet", "--drafts")
PRINT_DAMAGED = (*PRINT, "--damaged")
NOT_FOR_PEOPLE = (
    "went wrong",
    "Traceback",
    "sqlite",
    "regex",
    "Error",
    "cannot be drawn",
    "isoformat",
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command, or the window, ended on a damaged file, and what was said.

    `unnoticed` names packets that are not as those of the whole file and do not say so. The
    window's status is 2 where it told of damage.
    """

    damage: Damage
    command: str
    status: int
    said: str
    unnoticed: str = ""

    @property
    def holds(self) -> bool:
        """Whether it ended as it should, in words for a person, and nothing wrong was printed."""
        is_told = not any(word in self.said for word in NOT_FOR_PEOPLE)
        return self.status in (0, 1, 2) and is_told and not self.unnoticed


def main() -> int:
    """Damage so many files, and print how each command ended, and what did not hold."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        tried = enumerate(pool.map(_all_of, range(TRIES), chunksize=10), start=1)
        outcomes = [outcome for number, some in tried for outcome in _counted(number, some)]
    for (command, status), count in sorted(
        Counter((o.command, o.status) for o in outcomes).items()
    ):
        print(f"{command:16} ended {status:3} {count:5} times")
    print(f"unnoticed on paper {sum(bool(o.unnoticed) for o in outcomes):5} times")
    bad = [outcome for outcome in outcomes if not outcome.holds]
    for outcome in bad:
        print(
            f"{outcome.command} ended {outcome.status}: {outcome.said!r} "
            f"{outcome.unnoticed} {outcome.damage}"
        )
    print("held" if not bad else f"{len(bad)} did not hold")
    return 1 if bad else 0


def attack(tries: int, seed: int, drawn: int = 1) -> Iterator[Outcome]:
    """Damage a session in so many ways, one at a time, and yield what each command makes of it.

    Paper and window take longest, and are tried of every `drawn`th.
    """
    for number in range(tries):
        yield from _one(number, seed, is_drawn=number % drawn == 0)


def _counted(number: int, outcomes: list[Outcome]) -> list[Outcome]:
    """Say now and then how far it is: all of it takes a quarter of an hour."""
    if number % 40 == 0:
        print(f"{number} of {TRIES}", file=sys.stderr, flush=True)
    return outcomes


def _all_of(number: int) -> list[Outcome]:
    return list(_one(number, SEED, is_drawn=True))


def _one(number: int, seed: int, is_drawn: bool) -> Iterator[Outcome]:
    content, whole = _whole()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "session.calib"
        file.write_bytes(content)
        done = damage(file, Random(f"{seed} {number}"))
        for command in ("show", "verify"):
            yield Outcome(done, command, *_run(file, command))
        if is_drawn:
            yield from _printed(done, file, whole)
            yield _walked(done, file, whole)


@cache
def _whole() -> tuple[bytes, Packets]:
    """Return the session before it is damaged, and its packets."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "session.calib"
        whole_session(file)
        status, said = _run(file, *PRINT, "--out", f"{name}/{FOLDER}")
        assert (status, said) == (0, "")
        return file.read_bytes(), packets_in(Path(name) / FOLDER)


def _printed(done: Damage, file: Path, whole: Packets) -> Iterator[Outcome]:
    """Print all packets, and once more with those that do not verify."""
    folder = file.parent / FOLDER
    for command in (PRINT, PRINT_DAMAGED):
        rmtree(folder, ignore_errors=True)
        status, said = _run(file, *command, "--out", str(folder))
        written = packets_in(folder)
        unnoticed = wrong(written, whole)
        if command is PRINT:
            unnoticed += ", ".join(name for name in written if is_marked(written[name]))
            if status == 0 and written.keys() != whole.keys():
                unnoticed += "not all are there"
        yield Outcome(done, " ".join(command).replace(" --drafts", ""), status, said, unnoticed)


def _walked(done: Damage, file: Path, whole: Packets) -> Outcome:
    from tests.attacks.walk import walk

    copy = Path(copyfile(file, file.parent / "copy.calib"))
    os.environ["CALIBRATE_HOME"] = str(file.parent)
    told, written = walk(copy, file.parent / FOLDER)
    is_told = any("is damaged" in sentence for sentence in told)
    said = " ".join(sentence for sentence in told if not sentence.startswith("Page 1 of"))
    unnoticed = ", ".join(filter(None, (wrong(packets, whole) for packets in written)))
    return Outcome(done, "window", 2 if is_told else 0, said, unnoticed)


def _run(file: Path, command: str, *more: str) -> tuple[int, str]:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        status = cli.main([command, str(file), *more])
    return status, said.getvalue()


if __name__ == "__main__":
    sys.exit(main())
