"""The five steps of a candidate's turn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.agenda.steps import Progress, Stage, stage_of, steps
from calibrate.domain.meeting import Meeting, TurnKind, TurnLine
from calibrate.domain.policy.policy import USUAL, Policy
from calibrate.domain.ratings import Rating
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.sheet import OpenedRating, Reveal, build_sheet
from tests.worlds.clocks import MORNING
from tests.worlds.rubrics import RUBRIC
from tests.worlds.values import ANN, BEN, at, session, turn

CALLED = turn("ann", TurnKind.CALLED, 0)
READING = turn("ann", TurnKind.READING, 0, 480)
VOTE = turn("ann", TurnKind.VOTE, 12)
REVEALED = replace(ANN, phase=CandidatePhase.REVEALED, rounds_opened=1)
SECOND = replace(REVEALED, second_round=("code",))
DONE, NOW, AHEAD, SKIPPED = Progress
SPLIT, AGREED = (2, 5), (4, 4)


def told(
    state: CandidateState,
    *turns: TurnLine,
    minutes: float = 1,
    values: tuple[int, ...] = AGREED,
    is_deciding: bool = False,
    policy: Policy = USUAL,
) -> list[Progress]:
    """How the five steps of Ann stand after these turns; once revealed, "code" has these values."""
    opened = [
        OpenedRating(Rating("code", value, reason="x"), str(place))
        for place, value in enumerate(values)
    ]
    is_open = state.rounds_opened > 0
    reveals = (Reveal(1, MORNING),) if is_open else ()
    sheet = build_sheet(state, RUBRIC, [], opened if is_open else (), reveals=reveals)
    made = session(state, BEN, meeting=Meeting(agenda=("ann", "ben"), turns=turns))
    found = steps(replace(made, policy=policy), sheet, at(minutes), is_deciding)
    assert [step.stage for step in found] == list(Stage)[: len(found)]
    return [step.progress for step in found]


def test_everything_is_ahead_of_who_was_not_called() -> None:
    assert told(ANN) == [AHEAD] * 5


def test_reading_ends_with_its_time() -> None:
    assert told(ANN, CALLED, READING) == [NOW, AHEAD, AHEAD, AHEAD, AHEAD]
    assert told(ANN, CALLED, READING, minutes=9) == [DONE, NOW, AHEAD, AHEAD, AHEAD]


def test_without_time_to_read_reading_is_left_out() -> None:
    assert told(ANN, CALLED) == [SKIPPED, NOW, AHEAD, AHEAD, AHEAD]


def test_where_nothing_splits_there_is_no_second_round() -> None:
    assert told(REVEALED, CALLED) == [SKIPPED, DONE, NOW, SKIPPED, AHEAD]
    assert told(REVEALED, CALLED, values=SPLIT) == [SKIPPED, DONE, NOW, AHEAD, AHEAD]


def test_where_the_policy_has_one_blind_round_there_is_no_second() -> None:
    once = told(REVEALED, CALLED, values=SPLIT, policy=Policy(blind_rounds=1))
    assert once[Stage.SECOND] is SKIPPED
    assert told(REVEALED, CALLED, values=SPLIT)[Stage.SECOND] is AHEAD


def test_a_second_round_is_a_step_until_it_is_revealed() -> None:
    assert told(SECOND, CALLED, values=SPLIT) == [SKIPPED, DONE, DONE, NOW, AHEAD]
    again = replace(SECOND, rounds_opened=2)
    assert told(again, CALLED, values=SPLIT) == [SKIPPED, DONE, DONE, DONE, NOW]


@pytest.mark.parametrize(("turns", "is_deciding"), [((CALLED, VOTE), False), ((CALLED,), True)])
def test_the_vote_leaves_a_second_round_out_that_was_not_held(
    turns: tuple[TurnLine, ...], is_deciding: bool
) -> None:
    found = told(REVEALED, *turns, values=SPLIT, is_deciding=is_deciding)
    assert found == [SKIPPED, DONE, DONE, SKIPPED, NOW]


def test_all_is_done_once_a_candidate_is_decided() -> None:
    decided = replace(REVEALED, phase=CandidatePhase.DECIDED)
    assert told(decided, CALLED, READING) == [DONE, DONE, DONE, SKIPPED, DONE]
    assert stage_of(Meeting(), decided, MORNING) is Stage.OVER


def test_who_was_withdrawn_has_no_steps() -> None:
    assert told(replace(REVEALED, phase=CandidatePhase.WITHDRAWN), CALLED) == []
