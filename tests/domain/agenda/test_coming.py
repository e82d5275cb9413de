"""What comes next, as far as whoever runs the session may know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.agenda.coming import Coming, coming
from calibrate.domain.meeting import AttendanceKind, Meeting, TurnKind
from calibrate.domain.people import Panel, Relation, RelationKind
from calibrate.domain.phases import Viewer, ViewerKind, scope
from calibrate.domain.seeing.narrowing import narrow
from calibrate.domain.session import CandidatePhase, Session, SessionPhase
from tests.worlds.values import ANN, BEN, session, turn, went

ALL_OF_ANN = (("ann", "pia", 1), ("ann", "quentin", 1))
ALL_OF_BEN = tuple(("ben", rater, 1) for rater in ("pia", "quentin", "rosa", "sami"))
SET_UP = session(phase=SessionPhase.SETUP)
RATING = replace(SET_UP, phase=SessionPhase.RATING, meeting=Meeting())
SUBMITTED = replace(
    session(submitted=(*ALL_OF_ANN, *ALL_OF_BEN), meeting=Meeting()), phase=SessionPhase.RATING
)
CALLED = session(meeting=Meeting(("ann", "ben"), turns=(turn("ann", TurnKind.CALLED, 0),)))
DECIDED = tuple(replace(one, phase=CandidatePhase.DECIDED, rounds_opened=1) for one in (ANN, BEN))
LEFT_TO_A_DEPUTY = session(DECIDED[0], meeting=Meeting(("ann",)))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (replace(SET_UP, panel=Panel()), Coming.SET_UP),
        (SET_UP, Coming.OPEN_RATING),
        (RATING, Coming.RATE),
        (SUBMITTED, Coming.OPEN_MEETING),
        (session(), Coming.CALL),
        (CALLED, Coming.GO_ON),
        (replace(CALLED, candidates=(DECIDED[0], BEN)), Coming.CALL),
        (LEFT_TO_A_DEPUTY, Coming.ELSEWHERE),
    ],
)
def test_one_step_comes_next(made: Session, expected: Coming) -> None:
    assert coming(made) is expected


def test_once_everybody_is_decided_the_session_is_closed_and_then_packets_go_out() -> None:
    assert coming(session(*DECIDED), is_over=True) is Coming.CLOSE
    closed = session(*DECIDED, phase=SessionPhase.CLOSED)
    assert coming(closed, is_over=True) is Coming.EXPORT


def test_who_was_reopened_is_called_again() -> None:
    closed = session(DECIDED[0], BEN, phase=SessionPhase.CLOSED)
    assert coming(closed) is Coming.CALL


def test_a_part_that_is_hidden_goes_on_all_the_same() -> None:
    assert coming(LEFT_TO_A_DEPUTY, is_elsewhere=True) is Coming.GO_ON


def test_nobody_waits_for_who_is_absent() -> None:
    absent = Meeting(attendance=(went("sami", AttendanceKind.ABSENT, 0),))
    made = replace(RATING, submitted=SUBMITTED.submitted, meeting=absent)
    without = frozenset(one for one in made.submitted if one.panelist != "sami")
    assert coming(replace(made, submitted=without)) is Coming.OPEN_MEETING


@pytest.mark.parametrize("others", [(), ALL_OF_BEN])
def test_nothing_follows_from_a_candidate_whom_the_chair_may_not_see(
    others: tuple[tuple[str, str, int], ...],
) -> None:
    recused = (Relation(RelationKind.RECUSED, "fay", "ben"),)
    state = replace(BEN, deputy="pia")
    whole = session(
        ANN,
        state,
        relations=recused,
        submitted=(*ALL_OF_ANN, ("ann", "rosa", 1), ("ann", "sami", 1), *others),
        meeting=Meeting(),
        phase=SessionPhase.RATING,
    )
    seen = narrow(whole, scope(whole, Viewer(ViewerKind.FACILITATOR, "fay")))
    assert coming(seen) is Coming.OPEN_MEETING
