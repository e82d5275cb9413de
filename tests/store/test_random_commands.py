"""Random commands by random actors: the small form of `./dev attack commands`."""

from __future__ import annotations

from random import Random

import pytest

from calibrate.domain.rubric.rubric import Rubric
from calibrate.domain.seeing import narrowing
from calibrate.domain.session import Session
from calibrate.store.writes import submissions
from tests.attacks.commands import attack, table
from tests.attacks.drawn.drawn_session import KINDS, Tally
from tests.attacks.drawn.values import Drawer

SEEDS = tuple(f"small-{number}" for number in range(4, 9))
STEPS = 200


@pytest.fixture(scope="module")
def whole() -> Tally:
    return Tally()


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_commanded_by_whomever_no_rule_of_a_session_is_broken(
    seed: str, whole: Tally
) -> None:
    tally = attack(seed, STEPS)
    assert not tally.faults, "\n".join(tally.faults)
    whole.add(tally)


def test_every_command_there_is_was_drawn_and_sessions_went_to_their_end(whole: Tally) -> None:
    if whole.sessions < len(SEEDS):
        pytest.skip("this counts what the other tests of the file did")
    assert {kind.__name__ for kind in KINDS} <= {*whole.done, *whole.refused}, table(whole)
    assert {"meeting", "closed"} <= whole.phases.keys()
    assert whole.read


def test_a_field_of_a_kind_that_nothing_draws_is_an_error() -> None:
    with pytest.raises(TypeError, match="nothing draws"):
        Drawer(Random(1)).value(complex, "width")


def _as_it_is(session: Session, *_: object) -> object:
    return session.panel


def _nothing(*_: object) -> None:
    return None


BREACHES: dict[str, tuple[str, object, str, object, str]] = {
    "why somebody is recused is told": (
        "breach-2",
        narrowing,
        "_panel",
        _as_it_is,
        "why somebody is recused",
    ),
    "whoever is recused rates": (
        "breach-4",
        submissions,
        "need_rating",
        _nothing,
        "whom they may not",
    ),
    "criteria differ by case alone": (
        "breach-1",
        Rubric,
        "need_names_apart",
        _nothing,
        "called alike",
    ),
}
"""By a seed that comes upon each soon; `./dev attack commands` needs none."""


@pytest.mark.parametrize("breach", BREACHES)
def test_a_rule_that_is_broken_is_found(breach: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seed, where, name, broken, words = BREACHES[breach]
    monkeypatch.setattr(where, name, broken)
    assert any(words in fault for fault in attack(seed, STEPS).faults)
