"""100,000 random commands by random actors: nothing breaks, leaks or is half done."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from calibrate.store.document import document
from tests.attacks.drawn.drawn_session import KINDS, DrawnSession, Tally

COMMANDS = int(os.environ.get("CALIBRATE_ATTACK_COMMANDS", "100000"))
STEPS = 250
SEED = os.environ.get("CALIBRATE_ATTACK_SEED", "1")


SIGNED = {"MergeBallots", "RenewKeys", "TakeBackMerge", "TakeSecondRound"}
"""What takes the signature of a kit, the session or a witness: nobody draws it."""


def main() -> int:
    """Take sessions through so many commands, and print how each kind ended, and every fault."""
    whole = Tally()
    seeds = [f"{SEED}-{number}" for number in range(COMMANDS // STEPS)]
    with ProcessPoolExecutor(max_workers=2) as workers:
        try:
            for tally in workers.map(partial(attack, steps=STEPS), seeds):
                whole.add(tally)
                _tell(whole, tally)
        except KeyboardInterrupt:
            workers.shutdown(cancel_futures=True)
    print(table(whole))
    return 1 if whole.faults or never(whole) else 0


def _tell(whole: Tally, tally: Tally) -> None:
    """Say how far it is, for whoever waits, and print what did not hold."""
    print(f"\r{whole.commands:,} commands", end="", file=sys.stderr, flush=True)
    for fault in tally.faults:
        print(fault, flush=True)


def attack(seed: str, steps: int) -> Tally:
    """Take one session through so many steps; the disk is not waited for."""
    with tempfile.TemporaryDirectory() as name, without_waiting():
        return DrawnSession(seed, Path(name)).walk(steps)


def never(tally: Tally) -> list[str]:
    """Return which commands were never carried out, and which never refused."""
    names = [kind.__name__ for kind in KINDS]
    possible = [name for name in names if name not in SIGNED]
    undone = [f"{name} was never carried out" for name in possible if not tally.done[name]]
    return undone + [f"{name} was never refused" for name in names if not tally.refused[name]]


def table(tally: Tally) -> str:
    """Return what was counted, a line a kind of command."""
    names = sorted({*tally.done, *tally.refused})
    lines = [f"{'':20} {'carried out':>12} {'refused':>9}"]
    lines += [f"{name:20} {tally.done[name]:12,} {tally.refused[name]:9,}" for name in names]
    lines += [f"{'all':20} {tally.done.total():12,} {tally.refused.total():9,}"]
    ends = ", ".join(f"{count} in {phase}" for phase, count in tally.phases.most_common())
    lines += [f"{tally.commands:,} commands in {tally.sessions} sessions, which ended: {ends}"]
    lines += [f"revealed reasons were read by others {tally.read:,} times", *never(tally)]
    return "\n".join([*lines, f"{len(tally.faults)} faults"])


@contextmanager
def without_waiting() -> Iterator[None]:
    """Let nothing wait for the disk: what holds does not depend on it."""
    lasting = (one for one in document.PRAGMAS if "synchronous" not in one)
    with patch.object(document, "PRAGMAS", (*lasting, "synchronous=OFF")):
        yield


if __name__ == "__main__":
    sys.exit(main())
