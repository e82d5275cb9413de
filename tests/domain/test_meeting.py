"""The clock follows from lines with times, and from nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.meeting import NO_TIME, AttendanceKind, Meeting, TurnKind
from tests.worlds.values import at, turn, went

CALLED, PAUSED, RESUMED = TurnKind.CALLED, TurnKind.PAUSED, TurnKind.RESUMED
READING, READ, VOTE = TurnKind.READING, TurnKind.READ, TurnKind.VOTE
SET_ASIDE, ENDED = TurnKind.SET_ASIDE, TurnKind.ENDED
ABSENT, HERE, OUT, BACK = tuple(AttendanceKind)


def meeting(*lines: tuple[TurnKind, float] | tuple[TurnKind, float, int]) -> Meeting:
    """A meeting of Ann's turn alone."""
    turns = tuple(turn("ann", kind, when, *more) for kind, when, *more in lines)
    return Meeting(agenda=("ann",), turns=turns)


def minutes(of: Meeting, now: float, candidate: str = "ann") -> float:
    return of.used(candidate, at(now)) / timedelta(minutes=1)


def test_before_a_candidate_is_called_no_time_is_used() -> None:
    assert minutes(meeting(), 30) == 0
    assert meeting().at_hand is None


def test_the_clock_runs_from_the_call_on() -> None:
    called = meeting((CALLED, 0))
    assert minutes(called, 12) == 12
    assert called.at_hand == "ann" and not called.is_paused


def test_a_pause_is_not_counted() -> None:
    paused = meeting((CALLED, 0), (PAUSED, 5), (RESUMED, 15))
    assert minutes(paused, 10) == 5
    assert minutes(paused, 20) == 10


def test_a_paused_clock_stands_still() -> None:
    paused = meeting((CALLED, 0), (PAUSED, 5))
    assert paused.is_paused
    assert minutes(paused, 500) == 5


def test_a_candidate_who_comes_back_goes_on_where_they_were() -> None:
    twice = meeting((CALLED, 0), (SET_ASIDE, 6), (CALLED, 60))
    assert minutes(twice, 30) == 6
    assert minutes(twice, 64) == 10
    assert len(twice.stretches("ann", at(64))) == 2
    assert not twice.is_set_aside("ann")


def test_set_aside_during_a_pause_counts_the_pause_neither_way() -> None:
    aside = meeting((CALLED, 0), (PAUSED, 5), (SET_ASIDE, 9))
    assert minutes(aside, 90) == 5
    assert aside.is_set_aside("ann") and aside.at_hand is None and not aside.is_paused


def test_each_candidate_has_a_clock_of_their_own() -> None:
    lines = (
        turn("ann", CALLED, 0),
        turn("ann", ENDED, 7),
        turn("ben", CALLED, 7),
        turn("ben", PAUSED, 9),
    )
    both = Meeting(agenda=("ann", "ben"), turns=lines)
    assert (minutes(both, 30), minutes(both, 30, "ben")) == (7, 2)
    assert both.at_hand == "ben" and both.is_paused


def test_reading_time_runs_down_with_the_clock_and_stands_still_with_it() -> None:
    reading = meeting((CALLED, 0), (READING, 0, 480), (PAUSED, 3), (RESUMED, 10))
    for now, left in ((2, 6), (5, 5), (12, 3), (15, 0), (40, 0)):
        found = reading.reading("ann", at(now))
        assert found and found.left == timedelta(minutes=left)
        assert found.is_over == (left == 0)


def test_more_reading_time_is_added_to_what_is_left() -> None:
    more = meeting((CALLED, 0), (READING, 0, 120), (READING, 1, 60))
    found = more.reading("ann", at(2))
    assert found and (found.granted, found.left) == (timedelta(minutes=3), timedelta(minutes=1))


def test_reading_time_that_is_granted_once_it_is_over_begins_anew() -> None:
    anew = meeting((CALLED, 0), (READING, 0, 120), (READING, 10, 60))
    found = anew.reading("ann", at(10.5))
    assert found and (found.granted, found.left) == (timedelta(minutes=1), timedelta(seconds=30))


@pytest.mark.parametrize("end", [READ, SET_ASIDE, ENDED])
def test_reading_is_over_when_it_is_ended_or_the_turn_is(end: TurnKind) -> None:
    over = meeting((CALLED, 0), (READING, 0, 480), (end, 2))
    assert over.reading("ann", at(3)) is None
    assert over.was_read("ann")


def test_the_vote_is_of_the_newest_call() -> None:
    assert meeting((CALLED, 0), (VOTE, 5)).is_voting("ann")
    assert not meeting((CALLED, 0), (VOTE, 5), (SET_ASIDE, 6), (CALLED, 9)).is_voting("ann")


# Whatever the lines say

KINDS = st.sampled_from(tuple(TurnKind))
LINES = st.lists(
    st.tuples(st.sampled_from(("ann", "ben")), KINDS, st.integers(-100, 100), st.integers(0, 900)),
    max_size=20,
)


def written(lines: list[tuple[str, TurnKind, int, int]], ordered: bool = True) -> Meeting:
    made = [turn(who, kind, when, seconds) for who, kind, when, seconds in lines]
    turns = sorted(made, key=lambda line: line.time) if ordered else made
    return Meeting(agenda=("ann", "ben"), turns=tuple(turns))


@given(LINES, st.integers(-150, 150), st.booleans())
def test_no_time_is_ever_below_zero_even_where_a_clock_went_backwards(
    lines: list[tuple[str, TurnKind, int, int]], now: int, ordered: bool
) -> None:
    made = written(lines, ordered)
    for candidate in ("ann", "ben"):
        assert made.used(candidate, at(now)) >= NO_TIME
        reading = made.reading(candidate, at(now))
        assert reading is None or reading.left >= NO_TIME
        assert not (made.is_set_aside(candidate) and made.at_hand == candidate)


@given(LINES, st.integers(-150, 150), st.integers(0, 60))
def test_time_that_is_used_only_grows(
    lines: list[tuple[str, TurnKind, int, int]], now: int, later: int
) -> None:
    made = written(lines)
    assert made.used("ann", at(now)) <= made.used("ann", at(now + later))
    assert made.used("ann", at(now + later)) - made.used("ann", at(now)) <= timedelta(minutes=later)


@given(LINES, st.integers(-150, 150))
def test_the_time_used_is_the_sum_of_stretches_that_follow_each_other(
    lines: list[tuple[str, TurnKind, int, int]], now: int
) -> None:
    made = written(lines)
    found = made.stretches("ann", at(now))
    assert sum((end - begin for begin, end in found), NO_TIME) == made.used("ann", at(now))
    times = [time for stretch in found for time in stretch]
    assert times == sorted(times)
    assert not times or times[-1] <= max(at(now), times[0])


@given(LINES, st.integers(-150, 150))
def test_lines_of_one_candidate_do_not_move_the_clock_of_another(
    lines: list[tuple[str, TurnKind, int, int]], now: int
) -> None:
    made = written(lines)
    alone = Meeting(turns=tuple(line for line in made.turns if line.candidate == "ann"))
    assert made.used("ann", at(now)) == alone.used("ann", at(now))
    assert made.reading("ann", at(now)) == alone.reading("ann", at(now))


# Who is there


def test_somebody_is_here_until_a_line_says_otherwise() -> None:
    assert Meeting().is_here("pia")


def test_absent_serves_until_they_come() -> None:
    absent = Meeting(attendance=(went("pia", ABSENT, 0, because="ill"),))
    line = absent.absence("pia")
    assert line and line.because == "ill" and not absent.is_here("pia")
    came = Meeting(attendance=(*absent.attendance, went("pia", HERE, 5)))
    assert came.absence("pia") is None and came.is_here("pia")


def test_outside_is_outside_until_back_and_no_absence() -> None:
    out = Meeting(attendance=(went("sami", OUT, 0, "ann"),))
    assert out.outside("sami") and not out.absence("sami") and not out.is_here("sami")
    back = Meeting(attendance=(*out.attendance, went("sami", BACK, 5, "ann")))
    assert not back.outside("sami") and back.is_here("sami")


def test_who_leaves_for_the_day_from_outside_is_absent_and_no_longer_outside() -> None:
    gone = Meeting(attendance=(went("sami", OUT, 0, "ann"), went("sami", ABSENT, 1)))
    assert gone.absence("sami") and not gone.outside("sami")
