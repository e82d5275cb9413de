"""A process that rates without end, and is killed at a moment that chance picks."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Callable

WRITER = """
import sys
from pathlib import Path
from calibrate.domain.commands import Submit, new_id
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.store import Store
from tests.worlds.secrets import acting, sitting
from tests.worlds.sessions import ratings

path, panelist, drafted, submitted, start = sys.argv[1:]
store = Store.open(Path(path))
viewer = sitting(store, panelist)
for number in range(int(start), int(start) + 100_000):
    draft = Draft((DraftRating("code", 4, True, reason=str(number)),))
    store.save_draft(drafted, viewer, draft)
    command = Submit(f"{number:032x}", panelist, submitted, ratings(4, str(number)))
    store.apply(command, acting(store, panelist))
    print(number, flush=True)
"""


def write_until_killed(
    arguments: list[str],
    after: int,
    draw: random.Random,
    meanwhile: Callable[[], None] = lambda: None,
) -> int:
    """Let a writer work, kill it at a random moment, return the last number it acknowledged.

    `meanwhile` happens right before, as near to the killing as can be.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    acknowledged = 0
    for line in process.stdout:
        acknowledged = int(line)
        if acknowledged >= after and draw.random() < 0.4:
            meanwhile()
            process.send_signal(signal.SIGKILL)
            break
    rest = process.stdout.read()
    process.stdout.close()
    process.wait()
    whole = [line for line in rest.split("\n")[:-1] if line]
    return int(whole[-1]) if whole else acknowledged
