from dataclasses import replace

import pytest

from calibrate.domain.ballots import Submission
from calibrate.domain.people import Candidate, Panel, Panelist, Relation, RelationKind
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.domain.session import (
    CandidatePhase,
    CandidateState,
    Session,
    SessionPhase,
)
from calibrate.ui.rate.standing import Stand, progress, stand
from tests.sessions import RUBRIC, STEP

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


def test_progress_is_said_in_words() -> None:
    criteria = ("code", "launch", "lead")
    assert progress(ANN, Stand.OPEN, Draft(), criteria).words == "Not started"
    assert progress(ANN, Stand.OPEN, STARTED, criteria).words == "0 of 3"
    recorded = Draft((DraftRating("code", 3, answered=True, recorded=True),))
    assert progress(ANN, Stand.OPEN, recorded, criteria).words == "1 of 3"
    assert progress(ANN, Stand.SUBMITTED, recorded, criteria).words == "Submitted"
