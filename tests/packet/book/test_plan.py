from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.decisions import Outcome
from calibrate.domain.ratings import Rating
from calibrate.domain.record.case import Case
from calibrate.domain.session import CandidatePhase
from calibrate.domain.sheet import OpenedRating
from calibrate.packet.book.plan import bound, plan_of
from tests.worlds import cases, two_rounds
from tests.worlds.sessions import Made, new_session


@given(st.lists(st.none() | st.integers(1, 5), max_size=12))
def test_of_a_criterion_the_middle_and_both_ends_are_kept(values: list[int | None]) -> None:
    case = cases.decided()
    given = tuple(OpenedRating(Rating("code", value), str(at)) for at, value in enumerate(values))
    rows = tuple(replace(row, ratings=given) for row in case.sheet.rows)
    told = bound(replace(case, sheet=replace(case.sheet, rows=rows)), 7)
    numbers = sorted(value for value in values if value is not None)
    for spread in told.spreads.values():
        if not numbers:
            assert spread is None
            continue
        assert spread is not None
        assert (spread.low, spread.high) == (numbers[0], numbers[-1])
        assert sum(number < spread.middle for number in numbers) <= len(numbers) / 2
        assert sum(number > spread.middle for number in numbers) <= len(numbers) / 2
    assert (told.page, told.outcome) == (7, Outcome.PROMOTE)


def test_only_ratings_that_count_are_looked_at() -> None:
    case = two_rounds.talked()
    row = case.sheet.row("design")
    spread = bound(case, 1).spreads["design"]
    numbers = [value for value in row.values if value is not None]
    assert spread and (spread.low, spread.high) == (min(numbers), max(numbers))


@pytest.mark.parametrize(
    "case", [cases.undecided(), cases.sealed(), replace(cases.decided(), damage="It is.")]
)
def test_of_what_is_not_decided_or_does_not_verify_no_number_is_kept(case: Case) -> None:
    told = bound(case, 7)
    assert not told.spreads and told.outcome is None
    assert told.is_damaged == bool(case.damage)


def test_who_withdrew_is_told_apart() -> None:
    case = cases.sealed()
    gone = replace(case, sheet=replace(case.sheet, phase=CandidatePhase.WITHDRAWN))
    assert bound(gone, 1).is_withdrawn


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return new_session(tmp_path / "s.calib", ("Ann", "Ben", "Cleo"))


def test_a_plan_has_those_chosen_in_their_order_and_counts_the_others(made: Made) -> None:
    session = made.session()
    plan = plan_of(session, session.candidates[1:])
    assert [one.name for one in plan.candidates] == ["Ben", "Cleo"]
    assert plan.left_out == 1
    assert plan.mark != plan_of(session, session.candidates).mark
    assert plan.mark.startswith("calibrate-book-")
