"""Where a panelist goes on who has submitted, whatever the others have done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.meeting import Meeting
from calibrate.domain.phases import Viewer, ViewerKind, scope
from calibrate.domain.ratings import Draft
from calibrate.domain.seeing.narrowing import narrow
from calibrate.domain.session import Session, SessionPhase
from calibrate.domain.submitting.onward import Onward, next_to_rate, onward
from calibrate.domain.submitting.standing import Progress, progress, stand
from tests.worlds.values import ANN, BEN, CLEO, session

OWN = tuple((candidate, "pia", 1) for candidate in ("ann", "ben", "cleo"))
RATING = session(ANN, BEN, CLEO, meeting=Meeting(), relations=(), phase=SessionPhase.RATING)


def after(candidate: str, made: Session) -> Progress | None:
    """Whom Pia rates after a candidate, as far as she sees the session."""
    seen = narrow(made, scope(made, Viewer(ViewerKind.PANELIST, "pia")))
    found = [
        progress(state, stand(seen, state, "pia", Draft()), Draft(), ())
        for state in seen.candidates
    ]
    return next_to_rate(found, candidate)


def submitted(*whom: tuple[str, str, int]) -> Session:
    return replace(RATING, submitted=session(submitted=whom).submitted)


def test_the_next_one_to_rate_comes_after_and_then_from_the_beginning() -> None:
    following = after("ann", submitted(OWN[0]))
    assert following and following.id == "ben"
    assert onward(RATING, following) is Onward.CANDIDATE
    back = after("cleo", submitted(OWN[0], OWN[2]))
    assert back and back.id == "ben"


@pytest.mark.parametrize("others", [(), (*(("ann", rater, 1) for rater in ("rosa", "sami")),)])
def test_once_all_are_rated_the_machine_goes_on_whatever_others_submitted(
    others: tuple[tuple[str, str, int], ...],
) -> None:
    following = after("ann", submitted(*OWN, *others))
    assert following is None
    assert onward(RATING, following) is Onward.HAND_BACK


def test_a_room_that_meets_is_not_kept_waiting_for_other_candidates() -> None:
    made = replace(submitted(OWN[0]), phase=SessionPhase.MEETING)
    assert onward(made, after("ann", made)) is Onward.HAND_BACK
