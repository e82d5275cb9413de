from dataclasses import replace
from datetime import UTC, datetime

import pytest

from calibrate.domain.ballots import Submission
from calibrate.domain.people import Candidate, Panel, Panelist, Relation, RelationKind
from calibrate.domain.ratings import Draft, DraftRating, PastSubmission, Rating
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
    SessionPhase,
)
from calibrate.domain.submitting.standing import Stand, asked, progress, stand, standing
from tests.worlds.rubrics import RUBRIC, STEP

ANN = CandidateState(Candidate("ann", "Ann", STEP))
PANEL = Panel((Panelist("pia", "Pia"), Panelist("ola", "Ola", rates=False)))
SESSION = Session("s", "Autumn", SessionPhase.RATING, RUBRIC, PANEL, (ANN,))
STARTED = Draft((DraftRating("code", 3, answered=True),))
DONE = frozenset({Submission("ann", "pia")})


@pytest.mark.parametrize(
    ("session", "state", "draft", "expected"),
    [
        (SESSION, ANN, Draft(), Stand.OPEN),
        (replace(SESSION, phase=SessionPhase.SETUP), ANN, Draft(), Stand.NOT_OPEN),
        (replace(SESSION, phase=SessionPhase.CLOSED), ANN, Draft(), Stand.OPEN),
        (replace(SESSION, phase=SessionPhase.MEETING), ANN, Draft(), Stand.OPEN),
        (replace(SESSION, submitted=DONE), ANN, Draft(), Stand.SUBMITTED),
        (replace(SESSION, submitted=DONE), ANN, STARTED, Stand.CHANGING),
        (SESSION, replace(ANN, phase=CandidatePhase.REVEALED), STARTED, Stand.REVEALED),
        (SESSION, replace(ANN, phase=CandidatePhase.DECIDED), Draft(), Stand.DECIDED),
        (SESSION, replace(ANN, phase=CandidatePhase.WITHDRAWN), Draft(), Stand.WITHDRAWN),
    ],
)
def test_how_a_panelist_stands(
    session: Session, state: CandidateState, draft: Draft, expected: Stand
) -> None:
    assert stand(session, state, "pia", draft) is expected


def test_a_presenter_does_not_rate() -> None:
    relation = Relation(RelationKind.PRESENTS, "pia", "ann")
    session = replace(SESSION, panel=replace(PANEL, relations=(relation,)))
    assert stand(session, ANN, "pia", Draft()) is Stand.PRESENTS


def test_somebody_who_does_not_rate_only_reads() -> None:
    assert stand(SESSION, ANN, "ola", Draft()) is Stand.NOT_RATING


def test_progress_counts_what_is_recorded_of_what_is_asked() -> None:
    draft = Draft((DraftRating("code", 3, recorded=True), DraftRating("lead", 3, recorded=True)))
    found = progress(ANN, Stand.OPEN, draft, ("lead",))
    assert (found.recorded, found.total, found.is_started) == (1, 1, True)


def test_in_the_second_round_only_what_split_is_asked() -> None:
    assert asked(SESSION, ANN) == ("code", "launch", "lead")
    again = replace(
        ANN, phase=CandidatePhase.REVEALED, rounds_opened=1, second_round=("code", "lead")
    )
    assert asked(SESSION, again) == ("code", "lead")
    assert asked(SESSION, replace(again, rounds_opened=2)) == ("code", "launch", "lead")


def test_a_withdrawn_submission_does_not_stand() -> None:
    now = datetime(2026, 11, 19, tzinfo=UTC)
    first = PastSubmission("1", now, (Rating("code", 3, reason="Seen."),))
    assert standing((first,)) is first
    assert standing((first, PastSubmission("2", now, withdrawn=True))) is None
    assert standing(()) is None
