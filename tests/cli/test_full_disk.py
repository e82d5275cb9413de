"""A disk that is full: what is said is true, and nothing is half there."""

from __future__ import annotations

import os

import pytest

from tests.attacks.full import attack

SOME = (0, 32, 128, 384)


@pytest.mark.skipif(os.name != "posix", reason="mounts and limits are POSIX's")
def test_at_every_step_of_a_session_nothing_is_half_there() -> None:
    outcomes = list(attack(SOME))
    assert [outcome for outcome in outcomes if outcome.wrong] == []
    assert {outcome.status for outcome in outcomes} == {0, 2}
