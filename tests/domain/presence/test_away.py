"""Who was away while a candidate was talked about."""

from __future__ import annotations

from calibrate.domain.meeting import AttendanceKind, AttendanceLine, Meeting, TurnKind, TurnLine
from calibrate.domain.presence.away import Away, away_from
from tests.worlds.values import at, session, turn, went

ABSENT, HERE, OUT, BACK = tuple(AttendanceKind)
TURN = (turn("ann", TurnKind.CALLED, 10), turn("ann", TurnKind.ENDED, 30))


def away(
    *lines: AttendanceLine, turns: tuple[TurnLine, ...] = TURN, now: float = 60
) -> tuple[Away, ...]:
    meeting = Meeting(agenda=("ann", "ben"), turns=turns, attendance=lines)
    return away_from(session(meeting=meeting), "ann", at(now))


def test_who_was_outside_for_the_candidate_is_told_with_both_times() -> None:
    (found,) = away(went("sami", OUT, 10, "ann"), went("sami", BACK, 30, "ann"))
    assert (found.name, found.absent, found.since, found.until) == ("Sami", False, at(10), at(30))


def test_who_was_outside_for_another_candidate_is_not_told() -> None:
    assert away(went("sami", OUT, 12, "ben"), went("sami", BACK, 20, "ben")) == ()


def test_who_was_absent_for_some_of_the_turn_is_told_and_why() -> None:
    (found,) = away(went("pia", ABSENT, 0, because="ill"), went("pia", HERE, 20))
    assert (found.absent, found.because, found.until) == (True, "ill", at(20))


def test_who_came_before_the_turn_or_left_after_it_was_there() -> None:
    assert away(went("pia", ABSENT, 0), went("pia", HERE, 10)) == ()
    assert away(went("pia", ABSENT, 31)) == ()


def test_every_absence_within_two_turns_is_told_once_and_in_order() -> None:
    turns = (*TURN, turn("ann", TurnKind.CALLED, 50), turn("ann", TurnKind.ENDED, 60))
    lines = (
        went("quentin", ABSENT, 55),
        went("pia", ABSENT, 12),
        went("pia", HERE, 20),
        went("pia", ABSENT, 35),
        went("pia", HERE, 45),
    )
    found = away(*sorted(lines, key=lambda line: line.time), turns=turns, now=70)
    assert [(one.name, one.since) for one in found] == [("Pia", at(12)), ("Quentin", at(55))]


def test_of_a_candidate_without_a_turn_those_are_away_who_are_absent_now() -> None:
    lines = (went("pia", ABSENT, 0), went("quentin", ABSENT, 0), went("quentin", HERE, 5))
    assert [one.name for one in away(*lines, turns=())] == ["Pia"]
    assert [one.name for one in away(*lines, turns=(), now=0)] == ["Pia", "Quentin"]
