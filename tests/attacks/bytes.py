"""Changed bytes in 400 session files: show, packet and verify each say so in words, or go on."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from random import Random
from shutil import copyfile

from calibrate import cli
from tests.worlds.damage import Damage, damage, whole_session

TRIES = 400
SEED = 1
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
    """How a command ended on a damaged file, and what it said."""

    damage: Damage
    command: str
    status: int
    said: str

    @property
    def holds(self) -> bool:
        """Whether it ended as it should, and in words for a person."""
        return self.status in (0, 1, 2) and not any(word in self.said for word in NOT_FOR_PEOPLE)


def main() -> int:
    """Damage so many files, and print how each command ended, and what did not hold."""
    outcomes = list(attack(TRIES, SEED))
    for (command, status), count in sorted(
        Counter((o.command, o.status) for o in outcomes).items()
    ):
        print(f"{command:8} ended {status:3} {count:5} times")
    bad = [outcome for outcome in outcomes if not outcome.holds]
    for outcome in bad:
        print(f"{outcome.command} ended {outcome.status}: {outcome.said!r} {outcome.damage}")
    print("held" if not bad else f"{len(bad)} did not hold")
    return 1 if bad else 0


def attack(tries: int, seed: int, drawn: int = 1) -> Iterator[Outcome]:
    """Damage a session in so many ways, one at a time, and yield what each command makes of it.

    A packet takes longest, and is tried of every `drawn`th.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole_session(folder / "whole.calib")
        for number in range(tries):
            file = Path(copyfile(folder / "whole.calib", folder / "session.calib"))
            done = damage(file, Random(f"{seed} {number}"))
            packet = () if number % drawn else ("packet",)
            for command in ("show", "verify", *packet):
                yield Outcome(done, command, *_run(command, file))


def _run(command: str, file: Path) -> tuple[int, str]:
    more = ("--out", str(file.parent / "packets"), "--candidate", "Nadia Rahimi")
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        status = cli.main([command, str(file), *(more if command == "packet" else ())])
    return status, said.getvalue()


if __name__ == "__main__":
    sys.exit(main())
