"""Who is there for a candidate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.decisions import Decision, Outcome, Vote
from calibrate.domain.meeting import AttendanceKind, AttendanceLine, Meeting
from calibrate.domain.people import Panelist
from calibrate.domain.presence.presence import (
    Deciding,
    Submitting,
    absent_people,
    absent_raters,
    awaited_raters,
    deciding,
    excused_raters,
    expected_people,
    has_quorum,
    missing_raters,
    rating_voters,
    submitting,
    taking_part,
    voters,
)
from calibrate.domain.session import CandidatePhase, Session
from tests.worlds.values import ANN, BEN, session, went

ABSENT, OUT = AttendanceKind.ABSENT, AttendanceKind.OUT


def away(*lines: AttendanceLine) -> Meeting:
    return Meeting(agenda=("ann", "ben"), attendance=lines)


def ids(people: tuple[Panelist, ...]) -> list[str]:
    return [panelist.id for panelist in people]


def test_those_who_are_absent_are_not_expected() -> None:
    made = session(meeting=away(went("fay", ABSENT, 0), went("pia", OUT, 0, "ben")))
    assert ids(absent_people(made)) == ["fay"]
    assert ids(expected_people(made)) == ["pia", "quentin", "rosa", "sami", "otto"]


def test_in_round_2_only_round_2_is_missing() -> None:
    state = replace(ANN, phase=CandidatePhase.REVEALED, rounds_opened=1, second_round=("code",))
    first = (("ann", "pia", 1), ("ann", "quentin", 1))
    made = session(state, submitted=(*first, ("ann", "pia", 2)))
    assert missing_raters(made, "ann") == ("quentin",)
    assert missing_raters(made, "ann", 1) == ()
    assert ids(awaited_raters(made, "ann")) == ["quentin"]
    assert awaited_raters(made, "ann", 1) == ()


def test_who_is_absent_is_missing_and_not_awaited() -> None:
    absent = went("quentin", ABSENT, 0)
    made = session(meeting=away(absent), submitted=(("ben", "quentin", 1), ("ben", "sami", 1)))
    assert missing_raters(made, "ann") == ("pia", "quentin")
    assert ids(awaited_raters(made, "ann")) == ["pia"]
    assert ids(excused_raters(made, "ann")) == ["quentin"]
    assert ids(absent_raters(made, "ben")) == ["quentin"]
    assert excused_raters(made, "ben") == ()


def test_who_is_outside_is_awaited() -> None:
    made = session(meeting=away(went("quentin", OUT, 0, "ben")))
    assert ids(awaited_raters(made, "ann")) == ["pia", "quentin"]


def test_whoever_has_submitted_has_whether_they_are_absent_or_not() -> None:
    made = session(
        meeting=away(went("pia", ABSENT, 0), went("quentin", ABSENT, 0)),
        submitted=(("ben", "pia", 1),),
    )
    found = [submitting(made, "ben", panelist) for panelist in ("pia", "quentin", "rosa")]
    assert found == [Submitting.SUBMITTED, Submitting.ABSENT, Submitting.AWAITED]


def test_nobody_is_awaited_for_a_candidate_who_is_not_sealed() -> None:
    made = session(replace(BEN, phase=CandidatePhase.WITHDRAWN))
    assert submitting(made, "ben", "pia") is Submitting.MISSED


def test_those_vote_who_may_rate_and_are_in_the_room() -> None:
    absent, out = went("pia", ABSENT, 0), went("quentin", OUT, 0, "ben")
    assert ids(voters(session(), "ann")) == ["pia", "quentin"]
    assert voters(session(meeting=away(absent, out)), "ann") == ()


@pytest.mark.parametrize(("absent", "enough"), [(0, True), (1, True), (2, False)])
def test_the_quorum_is_held_by_those_who_may_vote_and_are_here(absent: int, enough: bool) -> None:
    lines = (went("fay", ABSENT, 0), went("pia", ABSENT, 0), went("sami", OUT, 0, "ann"))
    made = session(meeting=away(*lines[: absent + 1]))
    assert has_quorum(made, "ben") is enough


def revealed(*lines: AttendanceLine, decider: str | None = None) -> Session:
    """Ben is revealed; Pia rated him in round 1, Quentin in round 2 alone, Rosa and Sami never."""
    state = replace(BEN, phase=CandidatePhase.REVEALED, rounds_opened=2, second_round=("code",))
    given = (("ben", "pia", 1), ("ben", "quentin", 2))
    return session(ANN, state, meeting=away(*lines), submitted=given, decider=decider)


def test_without_a_vote_those_take_part_who_are_here_and_have_rated() -> None:
    decision = Decision("d", "ben", Outcome.NOT_YET, "So.")
    assert ids(rating_voters(revealed(), "ben")) == ["pia", "quentin"]
    assert taking_part(revealed(), decision) == 2
    assert taking_part(revealed(went("pia", ABSENT, 0)), decision) == 1


def test_with_a_vote_those_take_part_who_voted() -> None:
    decision = Decision("d", "ben", Outcome.NOT_YET, "So.", Vote(1, 2, 1))
    assert taking_part(revealed(went("pia", ABSENT, 0)), decision) == 4


@pytest.mark.parametrize(
    ("decider", "expected"),
    [
        (None, Deciding.UNNAMED),
        ("rosa", Deciding.HERE),
        ("sami", Deciding.AWAY),
        ("fay", Deciding.NO_VOTE),
    ],
)
def test_a_tie_is_decided_by_who_is_named_may_vote_and_is_here(
    decider: str | None, expected: Deciding
) -> None:
    made = revealed(went("sami", OUT, 0, "ann"), decider=decider)
    assert deciding(made, "ben") is expected
