"""Who may be proposed together: nothing about them is left to settle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.consent.ground import (
    ConsentCase,
    Ground,
    Obstacle,
    Stand,
    consent_case,
    outcome_at,
    vote_of,
)
from calibrate.domain.decisions import Decision, Outcome, Vote, check_decision
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.meeting import AttendanceKind, ConsentKind, ConsentLine, Meeting
from calibrate.domain.session import CandidatePhase, CandidateState, Session
from tests.worlds.values import ANN, at, session, went

OPENED = replace(ANN, phase=CandidatePhase.REVEALED, rounds_opened=1)
AWAY = (went("sami", AttendanceKind.OUT, 1, "ann"),)


def room(state: CandidateState = OPENED, **more: object) -> Session:
    meeting = Meeting(agenda=("ann",), attendance=AWAY, **more)  # type: ignore[arg-type]
    return replace(session(state, meeting=meeting), fixed_quorum=2)


RATING = len(room().panel.raters("ann"))


def ground(
    code: tuple[int | None, ...] = (),
    launch: tuple[int | None, ...] = (),
    lead: tuple[int | None, ...] = (),
    **more: object,
) -> Ground:
    """All meet the bar unless a criterion's values say otherwise."""
    values = {
        "code": code or (4,) * RATING,
        "launch": launch or (2,) * RATING,
        "lead": lead or (4,) * RATING,
    }
    return Ground(values, **more)  # type: ignore[arg-type]


def asked(found: Ground, of: Session | None = None) -> ConsentCase:
    return consent_case(of or room(), "ann", found)


def test_whom_nobody_disputes_may_be_proposed_on_either_side_of_the_bar() -> None:
    assert asked(ground()) == ConsentCase("ann", (), Stand.MEETS, {})
    low = (3,) * RATING
    assert asked(ground(low, lead=low)) == ConsentCase("ann", (), Stand.BELOW, {})


def test_criteria_on_both_sides_of_the_bar_are_talked_about() -> None:
    assert asked(ground(lead=(3,) * RATING)).obstacles == (Obstacle.SIDES,)


def test_what_only_the_current_level_states_has_to_hold_undisputed() -> None:
    disputed = ground(launch=(1,) + (2,) * (RATING - 1))
    assert asked(disputed).obstacles == (Obstacle.CURRENT,)
    fails = (1,) * RATING
    assert asked(ground(launch=fails)).obstacles == (Obstacle.CURRENT,)
    low = (2,) * RATING
    assert asked(ground(low, fails, low)).may_be_proposed


@pytest.mark.parametrize(
    ("found", "obstacle"),
    [
        (ground(unsure=1), Obstacle.UNSURE),
        (ground(is_excused=True), Obstacle.MISSING),
        (ground(is_reopened=True), Obstacle.REOPENED),
        (ground(code=(4,) * (RATING - 1)), Obstacle.MISSING),
        (ground(code=(None,) + (4,) * (RATING - 1)), Obstacle.NOT_ENOUGH),
        (ground(code=(2,) + (5,) * (RATING - 1)), Obstacle.SPLIT),
    ],
)
def test_one_thing_takes_a_case_off(found: Ground, obstacle: Obstacle) -> None:
    assert asked(found).obstacles == (obstacle,)


def test_who_is_recused_and_in_the_room_takes_it_off() -> None:
    inside = replace(room(), meeting=Meeting(agenda=("ann",)))
    assert asked(ground(), inside).obstacles == (Obstacle.RECUSED,)


def test_a_quorum_has_to_be_there_to_agree() -> None:
    assert asked(ground(), replace(room(), fixed_quorum=9)).obstacles == (Obstacle.QUORUM,)


def test_what_was_pulled_is_not_proposed_again() -> None:
    lines = (ConsentLine("ann", ConsentKind.PROPOSED, at(1)),)
    assert asked(ground(), room(consent=lines)).may_be_proposed
    pulled = (*lines, ConsentLine("ann", ConsentKind.PULLED, at(2)))
    assert asked(ground(), room(consent=pulled)).obstacles == (Obstacle.PULLED,)


def test_a_second_round_under_way_is_waited_for() -> None:
    again = replace(OPENED, second_round=("code",))
    assert asked(ground(), room(again)).obstacles == (Obstacle.SECOND_ROUND,)


values = st.sampled_from((2, 3, 4, 5, None))
rows = st.lists(values, min_size=RATING, max_size=RATING).map(tuple)


@given(rows, rows, rows, st.integers(0, 2), st.booleans(), st.booleans())
def test_nothing_is_knowable_before_the_reveal(
    code: tuple[int | None, ...],
    launch: tuple[int | None, ...],
    lead: tuple[int | None, ...],
    unsure: int,
    excused: bool,
    reopened: bool,
) -> None:
    found = Ground({"code": code, "launch": launch, "lead": lead}, unsure, excused, reopened)
    sealed = session(ANN, meeting=Meeting(agenda=("ann",)))
    assert asked(found, sealed) == ConsentCase("ann", (Obstacle.SEALED,))


@given(rows, rows, rows, st.randoms(use_true_random=False))
def test_the_order_of_raters_changes_nothing(
    code: tuple[int | None, ...],
    launch: tuple[int | None, ...],
    lead: tuple[int | None, ...],
    random: object,
) -> None:
    shuffled = [list(row) for row in (code, launch, lead)]
    for row in shuffled:
        random.shuffle(row)  # type: ignore[attr-defined]
    first = Ground({"code": code, "launch": launch, "lead": lead})
    second = Ground(dict(zip(("code", "launch", "lead"), map(tuple, shuffled), strict=True)))
    assert asked(first) == asked(second)


@given(st.sampled_from(("code", "lead")), st.integers(0, RATING - 1), st.sampled_from((None, 1)))
def test_one_rating_takes_an_undisputed_case_off(
    criterion: str, place: int, value: int | None
) -> None:
    found = {id: list(row) for id, row in ground().values.items()}
    found[criterion][place] = value
    changed = Ground({id: tuple(row) for id, row in found.items()})
    assert not asked(changed).may_be_proposed
    del found[criterion][place]
    assert (
        Obstacle.MISSING in asked(Ground({id: tuple(row) for id, row in found.items()})).obstacles
    )


@given(st.integers(1, 12), st.data())
def test_an_agreement_is_a_vote_with_a_majority_for_its_own_outcome(
    voters: int, data: st.DataObject
) -> None:
    abstained = data.draw(st.integers(0, voters - 1))
    people = frozenset(map(str, range(voters)))
    for outcome in (Outcome.PROMOTE, Outcome.NOT_YET):
        vote = vote_of(outcome, voters, abstained)
        assert vote.total == voters
        assert vote.majority is outcome
        check_decision(Decision("d", "ann", outcome, "Yes.", vote), people, people, None)


def test_agreeing_with_not_yet_is_a_vote_against_the_promotion() -> None:
    assert vote_of(Outcome.PROMOTE, 6, 1) == Vote(5, 0, 1)
    assert vote_of(Outcome.NOT_YET, 6, 1) == Vote(0, 5, 1)


def test_nothing_is_deferred_by_consent_and_somebody_has_to_agree() -> None:
    with pytest.raises(Refused, match="pull the case"):
        vote_of(Outcome.DEFER, 3, 0)
    with pytest.raises(Refused, match="Nobody agreed"):
        vote_of(Outcome.PROMOTE, 2, 2)
    with pytest.raises(BadInput, match="3 abstained, and 2 are here"):
        vote_of(Outcome.PROMOTE, 2, 3)
    with pytest.raises(BadInput, match="below zero"):
        vote_of(Outcome.PROMOTE, 2, -1)


def test_the_record_has_reasons_for_the_side_on_which_all_stand() -> None:
    stands = (Stand.MEETS, Stand.BELOW, None)
    assert [outcome_at(one) for one in stands] == [Outcome.PROMOTE, Outcome.NOT_YET, None]
