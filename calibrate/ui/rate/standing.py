"""In which words it is said how a panelist stands to a candidate."""

from __future__ import annotations

from calibrate.domain.ballots import SECOND
from calibrate.domain.submitting.standing import Progress, Stand

SENTENCES = {
    Stand.NOT_OPEN: "Rating is not open yet. Evidence can be read, ratings cannot be entered.",
    Stand.PRESENTS: "You present this candidate: you answer questions, and do not rate here.",
    Stand.NOT_RATING: "You do not rate this candidate. The evidence can be read.",
    Stand.REVEALED: "Revealed; nothing is added.",
    Stand.DECIDED: "Decided; nothing is added.",
    Stand.WITHDRAWN: "Withdrawn from this session; nothing is rated.",
}
CLOSED = "This session is closed and read-only."
ROUND_STANDS = "The panel did not split here, so this is not rated again: round 1 stands."

WORDS = {
    Stand.PRESENTS: "You present",
    Stand.NOT_RATING: "Not rated by you",
    Stand.REVEALED: "Revealed",
    Stand.DECIDED: "Decided",
    Stand.WITHDRAWN: "Withdrawn",
    Stand.SUBMITTED: "Submitted",
    Stand.NOT_OPEN: "Not open",
}


def second_round(count: int) -> str:
    """Return what is asked of a panelist in round 2, on so many criteria."""
    what = "the criterion" if count == 1 else f"the {count} criteria"
    return f"Round 2: after the talk, rate {what} that split once more, blind again."


def progress_words(progress: Progress) -> str:
    """Return how far a panelist is, such as "5 of 7" or "Round 2: 1 of 2"."""
    words = WORDS.get(progress.stand, "Not started")
    if progress.stand.takes_ratings and progress.is_started:
        words = f"{progress.recorded} of {progress.total}"
    return f"Round 2: {words[0].lower()}{words[1:]}" if _names_round(progress) else words


def _names_round(progress: Progress) -> bool:
    stand = progress.stand
    return progress.round == SECOND and (stand.takes_ratings or stand is Stand.SUBMITTED)
