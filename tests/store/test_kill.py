"""Killed in the middle of writing: what was acknowledged is there, and the file verifies."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from calibrate.store.store import Store
from tests.attacks.kills import attack
from tests.worlds.killed import write_until_killed
from tests.worlds.secrets import sitting
from tests.worlds.sessions import open_session

ROUNDS_A_SESSION = 10
SESSIONS = int(os.environ.get("CALIBRATE_KILL_ROUNDS", "10")) // ROUNDS_A_SESSION


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
            pia = sitting(store, made.panelists[0])
            past = store.history(ben, pia)
            assert int(past[-1].ratings[0].reason) == len(past), "a submission is lost or doubled"
            assert len(past) in (number, number + 1)
            drafted = int(store.draft(ann, pia).rating("code").reason)
            assert drafted in (number, number + 1, number + 2)
            number = len(past)
            assert store.verify().problems == ()


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX matter")
def test_whatever_happened_to_the_file_meanwhile_nothing_acknowledged_is_lost() -> None:
    outcomes = list(attack(rounds=1, seed=7))
    assert [outcome for outcome in outcomes if outcome.lost] == []
    assert sum(outcome.journals for outcome in outcomes) >= 3
