"""How a panelist stands to a candidate, and what is due on a rating, in words."""

from __future__ import annotations

from calibrate.domain.ballots import SECOND
from calibrate.domain.drafts.rating import ReasonDue
from calibrate.domain.submitting.onward import Onward
from calibrate.domain.submitting.standing import Progress, Stand
from calibrate.words.session import SEND_BALLOT, ComingWords

STANDS = {
    Stand.NOT_OPEN: "Not open",
    Stand.OPEN: "Not started",
    Stand.CHANGING: "Not started",
    Stand.SUBMITTED: "Submitted",
    Stand.PRESENTS: "You present",
    Stand.NOT_RATING: "Not rated by you",
    Stand.REVEALED: "Revealed",
    Stand.DECIDED: "Decided",
    Stand.WITHDRAWN: "Withdrawn",
}

REASONS_DUE = {
    ReasonDue.NOT: "not needed",
    ReasonDue.CHANGED: "needed: it changed",
    ReasonDue.ALWAYS: "needed",
    ReasonDue.UNCITED: "needed, or a citation",
}

ONWARD = {
    Onward.CANDIDATE: ComingWords("Next: {name}.", "Rate {name}"),
    Onward.HAND_BACK: ComingWords("Next: hand the machine back.", "Hand the machine back"),
    Onward.SEND: ComingWords("Next: send your ballot.", SEND_BALLOT),
}

CLOSED = "This session is closed and read-only."
ROUND_STANDS = "The panel did not split here, so this is not rated again: round 1 stands."


def stand_sentence(stand: Stand) -> str:
    """Say in a sentence what a panelist can do with a candidate, where it is not rating them."""
    match stand:
        case Stand.OPEN | Stand.CHANGING | Stand.SUBMITTED:
            return ""
        case Stand.NOT_OPEN:
            return "Rating is not open yet. Evidence can be read, ratings cannot be entered."
        case Stand.PRESENTS:
            return "You present this candidate: you answer questions, and do not rate here."
        case Stand.NOT_RATING:
            return "You do not rate this candidate. The evidence can be read."
        case Stand.REVEALED:
            return "Revealed; nothing is added."
        case Stand.DECIDED:
            return "Decided; nothing is added."
        case Stand.WITHDRAWN:
            return "Withdrawn from this session; nothing is rated."


def second_round(count: int) -> str:
    """Return what is asked of a panelist in round 2, on so many criteria."""
    what = "the criterion" if count == 1 else f"the {count} criteria"
    return f"Round 2: after the talk, rate {what} that split once more, blind again."


def onward_words(onward: Onward, following: Progress | None) -> ComingWords:
    """Return what comes next for who has submitted; `following` is still to be rated by them."""
    sentence, button = ONWARD[onward]
    if following is None:
        return ComingWords(f"You have rated everybody. {sentence}", button)
    name = following.name
    return ComingWords(sentence.format(name=name), button.format(name=name))


def progress_words(progress: Progress) -> str:
    """Return how far a panelist is, such as "5 of 7" or "Round 2: 1 of 2"."""
    words = STANDS[progress.stand]
    if progress.stand.takes_ratings and progress.is_started:
        words = f"{progress.recorded} of {progress.total}"
    return f"Round 2: {words[0].lower()}{words[1:]}" if _names_round(progress) else words


def _names_round(progress: Progress) -> bool:
    stand = progress.stand
    return progress.round == SECOND and (stand.takes_ratings or stand is Stand.SUBMITTED)
