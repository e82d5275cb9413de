"""Killed in the middle of writing: what was acknowledged is there, and the file verifies."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from calibrate.store.store import Store
from tests.worlds.sessions import open_session

ROUNDS_A_SESSION = 10
SESSIONS = int(os.environ.get("CALIBRATE_KILL_ROUNDS", "20")) // ROUNDS_A_SESSION

WRITER = """
import sys
from pathlib import Path
from calibrate.domain.commands import Submit, new_id
from calibrate.domain.phases import Viewer, ViewerKind
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.store.store import Store
from tests.worlds.sessions import ratings

path, panelist, drafted, submitted, start = sys.argv[1:]
store = Store.open(Path(path))
viewer = Viewer(ViewerKind.PANELIST, panelist)
for number in range(int(start), int(start) + 100_000):
    draft = Draft((DraftRating("code", 4, True, reason=str(number)),))
    store.save_draft(drafted, viewer, draft)
    command = Submit(f"{number:032x}", panelist, submitted, ratings(4, str(number)))
    store.apply(command, panelist)
    print(number, flush=True)
"""


def write_until_killed(arguments: list[str], after: int, draw: random.Random) -> int:
    """Let a writer work, kill it at a random moment, return the last number it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    acknowledged = 0
    for line in process.stdout:
        acknowledged = int(line)
        if acknowledged >= after and draw.random() < 0.4:
            process.send_signal(signal.SIGKILL)
            break
    rest = process.stdout.read()
    process.stdout.close()
    process.wait()
    whole = [line for line in rest.split("\n")[:-1] if line]
    return int(whole[-1]) if whole else acknowledged


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX matter")
@pytest.mark.parametrize("seed", range(SESSIONS))
def test_no_acknowledged_submission_or_draft_is_lost_by_kill(tmp_path: Path, seed: int) -> None:
    """CALIBRATE_KILL_ROUNDS=200 runs the long form, ten rounds a session."""
    made = open_session(tmp_path / "session.calib")
    ann, ben = made.candidates
    made.store.close()
    draw, number = random.Random(seed), 0
    for _ in range(ROUNDS_A_SESSION):
        arguments = [str(made.store.path), made.panelists[0], ann, ben, str(number + 1)]
        number = write_until_killed(arguments, number + 1, draw)
        with Store.open(made.store.path) as store:
            past = store.history(ben, made.viewer(0))
            numbers = [int(one.ratings[0].reason) for one in past]
            assert numbers == list(range(1, len(numbers) + 1)), "a submission is lost or doubled"
            assert len(numbers) in (number, number + 1)
            drafted = int(store.draft(ann, made.viewer(0)).rating("code").reason)
            assert drafted in (number, number + 1, number + 2)
            number = len(numbers)
            assert store.verify().problems == ()
