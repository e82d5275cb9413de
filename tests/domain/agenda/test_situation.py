"""Where the meeting stands, as whoever runs it may know it."""

from __future__ import annotations

from dataclasses import replace

from calibrate.domain.agenda.situation import Situation
from calibrate.domain.meeting import AttendanceKind, Meeting, TurnKind
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import Viewer, ViewerKind, scope
from calibrate.domain.presence.chairs import chairs_for
from calibrate.domain.seeing.narrowing import narrow
from calibrate.domain.session import CandidatePhase, CandidateState, Session, SessionPhase
from tests.worlds.values import ANN, BEN, CLEO, at, session, turn, went

FAY = Viewer(ViewerKind.FACILITATOR, "fay")
FAY_IS_RECUSED = Relation(RelationKind.RECUSED, "fay", "ann")
REVEALED = replace(BEN, phase=CandidatePhase.REVEALED, rounds_opened=1)
DECIDED = replace(ANN, phase=CandidatePhase.DECIDED, rounds_opened=1)


def seen(whole: Session, minutes: float = 0) -> Situation:
    """The situation as Fay sees it."""
    seen = narrow(whole, scope(whole, FAY))
    hidden = {state.id for state in whole.candidates} - {state.id for state in seen.candidates}
    return Situation.of(seen, chairs_for(whole, hidden), FAY, at(minutes))


def deputized(*turns: str) -> Session:
    """Fay is recused from Ann, whom Pia runs; these candidates were called in turn."""
    lines = tuple(turn(id, TurnKind.CALLED, minute) for minute, id in enumerate(turns))
    meeting = Meeting(agenda=("ann", "ben"), turns=lines)
    return session(replace(ANN, deputy="pia"), BEN, meeting=meeting, relations=(FAY_IS_RECUSED,))


def test_before_the_meeting_is_open_candidates_stand_as_they_were_added() -> None:
    found = seen(session(CLEO, ANN, BEN, meeting=Meeting()))
    assert [state.id for state in found.order] == ["cleo", "ann", "ben"]
    assert found.first == "" and found.minutes_left == 3 * 20


def test_whoever_is_at_hand_is_looked_at_first_and_else_who_is_next() -> None:
    meeting = Meeting(agenda=("ben", "ann"))
    assert seen(session(meeting=meeting)).first == "ben"
    called = replace(meeting, turns=(turn("ann", TurnKind.CALLED, 0),))
    assert seen(session(meeting=called)).first == "ann"


def test_a_part_that_the_chair_may_not_see_goes_on_elsewhere() -> None:
    found = seen(deputized("ann"))
    assert found.is_elsewhere and found.at_hand is None and found.first == ""
    assert found.elsewhere is not None and found.elsewhere.name == "Pia"
    assert [panelist.id for panelist in found.deputies] == ["pia"]
    assert [panelist.id for panelist in found.chairs] == ["fay", "pia"]


def test_a_part_that_the_chair_sees_goes_on_here() -> None:
    found = seen(deputized("ann", "ben"))
    assert not found.is_elsewhere and found.elsewhere is None
    assert found.is_at_hand("ben")


def test_a_meeting_is_over_when_nobody_is_undecided_whoever_may_see_them() -> None:
    whole = deputized()
    assert not seen(replace(whole, candidates=(whole.candidates[0], decided(BEN)))).is_over
    assert seen(replace(whole, candidates=(decided(ANN), decided(BEN)))).is_over


def decided(state: CandidateState) -> CandidateState:
    return replace(state, phase=CandidatePhase.DECIDED, rounds_opened=1)


def test_a_closed_session_is_open_again_for_who_was_reopened() -> None:
    closed = session(DECIDED, decided(BEN), phase=SessionPhase.CLOSED)
    assert seen(closed).is_closed
    assert not seen(replace(closed, candidates=(DECIDED, REVEALED))).is_closed


def test_minutes_that_were_used_are_not_left_and_none_are_below_zero() -> None:
    meeting = Meeting(agenda=("ann", "ben"), turns=(turn("ann", TurnKind.CALLED, 0),), minutes=20)
    assert seen(session(meeting=meeting), 5).minutes_left == 15 + 20
    assert seen(session(meeting=meeting), 50).minutes_left == 20
    assert seen(session(DECIDED, BEN, meeting=meeting), 5).minutes_left == 20


def test_all_sealed_candidates_are_revealed_together_once_nobody_is_waited_for() -> None:
    ann = (("ann", "pia", 1), ("ann", "quentin", 1))
    ben = tuple(("ben", rater, 1) for rater in ("pia", "quentin", "rosa"))
    assert seen(session(submitted=(*ann, *ben))).sealed_together == ()
    absent = went("sami", AttendanceKind.ABSENT, 0)
    meeting = Meeting(agenda=("ben", "ann"), attendance=(absent,))
    made = session(meeting=meeting, submitted=(*ann, *ben))
    assert seen(made).sealed_together == ("ben", "ann")
    assert seen(replace(made, meeting=Meeting(attendance=(absent,)))).sealed_together == ()
    assert seen(session(meeting=meeting, submitted=ben)).sealed_together == ()


def test_those_who_are_revealed_stand_in_the_order_of_the_agenda() -> None:
    opened = replace(ANN, phase=CandidatePhase.REVEALED, rounds_opened=1)
    made = session(opened, REVEALED, CLEO, meeting=Meeting(agenda=("cleo", "ben", "ann")))
    assert seen(made).revealed == ("ben", "ann")
