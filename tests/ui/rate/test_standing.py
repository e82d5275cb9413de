from calibrate.domain.people import Candidate
from calibrate.domain.ratings import Draft, DraftRating
from calibrate.domain.session import CandidatePhase, CandidateState
from calibrate.domain.submitting.standing import Stand, progress
from calibrate.words.standing import progress_words
from tests.worlds.rubrics import STEP

ANN = CandidateState(Candidate("ann", "Ann", STEP))
STARTED = Draft((DraftRating("code", 3, answered=True),))
CRITERIA = ("code", "launch", "lead")


def said(how: Stand, draft: Draft, state: CandidateState = ANN) -> str:
    return progress_words(progress(state, how, draft, CRITERIA))


def test_progress_is_said_in_words() -> None:
    recorded = Draft((DraftRating("code", 3, answered=True, recorded=True),))
    assert said(Stand.OPEN, Draft()) == "Not started"
    assert said(Stand.OPEN, STARTED) == "0 of 3"
    assert said(Stand.OPEN, recorded) == "1 of 3"
    assert said(Stand.SUBMITTED, recorded) == "Submitted"


def test_the_second_round_is_named() -> None:
    again = CandidateState(
        ANN.candidate, CandidatePhase.REVEALED, rounds_opened=1, second_round=("code",)
    )
    assert said(Stand.OPEN, Draft(), again) == "Round 2: not started"
    assert said(Stand.SUBMITTED, STARTED, again) == "Round 2: submitted"
    assert said(Stand.PRESENTS, STARTED, again) == "You present"
