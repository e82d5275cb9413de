"""Who still has something to submit."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.agenda.waiting import Waiting, waiting
from calibrate.domain.meeting import AttendanceKind, Meeting
from calibrate.domain.session import CandidatePhase, Session, SessionPhase
from tests.worlds.values import ANN, BEN, session, went


def names(made: Session, candidate: str | None = None) -> tuple[list[str], list[str]]:
    found = waiting(made, candidate)
    return [one.name for one in found.here], [one.name for one in found.away]


def test_who_has_submitted_is_not_waited_for() -> None:
    made = session(submitted=(("ann", "pia", 1), ("ben", "pia", 1)))
    assert names(made, "ann") == (["Quentin"], [])
    assert names(made) == (["Quentin", "Rosa", "Sami"], [])


def test_the_second_round_is_waited_for_anew() -> None:
    state = replace(ANN, phase=CandidatePhase.REVEALED, rounds_opened=1, second_round=("code",))
    made = session(state, submitted=(("ann", "quentin", 1), ("ann", "pia", 2)))
    assert names(made, "ann") == (["Quentin"], [])


def test_who_is_absent_is_named_apart() -> None:
    meeting = Meeting(agenda=("ann", "ben"), attendance=(went("pia", AttendanceKind.ABSENT, 0),))
    assert names(session(meeting=meeting), "ann") == (["Quentin"], ["Pia"])


def test_nobody_is_waited_for_in_set_up() -> None:
    assert waiting(session(phase=SessionPhase.SETUP)) == Waiting()


def test_who_has_submitted_may_look_again_while_it_is_sealed() -> None:
    made = session(submitted=(("ann", "pia", 1), ("ben", "pia", 1)))
    assert [one.name for one in waiting(made, "ann").done] == ["Pia"]
    assert [one.name for one in waiting(made).done] == ["Pia"]
    left = [replace(state, phase=CandidatePhase.WITHDRAWN) for state in (ANN, BEN)]
    assert waiting(session(*left)) == Waiting(is_open=True)
