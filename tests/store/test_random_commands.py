"""Random commands by random actors: the small form of `./dev attack commands`."""

from __future__ import annotations

from random import Random

import pytest

from tests.attacks.commands import attack, table
from tests.attacks.drawn.drawn_session import KINDS, Tally
from tests.attacks.drawn.values import Drawer

SESSIONS, STEPS = 10, 150


@pytest.fixture(scope="module")
def tally() -> Tally:
    whole = Tally()
    for number in range(SESSIONS):
        whole.add(attack(f"small-{number}", STEPS))
    return whole


def test_whatever_command_is_given_by_whomever_no_rule_of_a_session_is_broken(tally: Tally) -> None:
    assert not tally.faults, "\n".join(tally.faults)
    assert tally.sessions == SESSIONS


def test_every_command_there_is_was_drawn_and_sessions_went_to_their_end(tally: Tally) -> None:
    drawn = {*tally.done, *tally.refused}
    assert {kind.__name__ for kind in KINDS} <= drawn, table(tally)
    assert {"meeting", "closed"} <= tally.phases.keys()
    assert tally.read


def test_a_field_of_a_kind_that_nothing_draws_is_an_error() -> None:
    with pytest.raises(TypeError, match="nothing draws"):
        Drawer(Random(1)).value(complex, "width")
