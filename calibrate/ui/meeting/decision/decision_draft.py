"""What is said of a decision in the making: what it lacks, and what is unusual about it."""

from __future__ import annotations

from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.drafts.judging import Lack, lack, need_whole, unusual
from calibrate.domain.drafts.notes import unkept
from calibrate.domain.errors import CalibrateError
from calibrate.domain.presence.presence import Deciding, deciding, voters
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet
from calibrate.words.phrases import listing, sentence

NO_VOTE = "No vote is entered; the packet will say so."
SAY_WHY = "The reason has to say why."
SEALED = "Round 2 is sealed; reveal it first."
TIE = "The vote is a tie"


def lacks(draft: DecisionDraft, session: Session, sheet: Sheet) -> str:
    """Return why a draft cannot be recorded yet, or nothing if it can."""
    match lack(draft, session, sheet):
        case Lack.REVEAL:
            return SEALED
        case Lack.OUTCOME:
            both = "" if draft.reason.strip() else " and write the reason"
            return f"Choose an outcome{both} first."
        case Lack.REASON:
            return "Write the reason first."
        case Lack.NOTES:
            begun = listing([row.criterion.title for row in unkept(sheet, draft.notes)])
            return f"The note on {begun} is not kept yet; keep it or leave it first."
        case Lack.DECIDER:
            return f"{_tie_words(session, sheet)} Defer, or vote again."
        case None:
            return _refusal(draft, session, sheet)


def remarks(draft: DecisionDraft, session: Session, sheet: Sheet) -> tuple[str, ...]:
    """Return what is out of the ordinary about a draft, said before it is recorded."""
    found = unusual(draft, session, sheet)
    told = [_below(session, sheet)] if found.is_below_quorum else []
    told += [*map(sentence, found.exceptions), SAY_WHY] if found.exceptions else []
    told += [_tie_words(session, sheet)] if found.is_tie else []
    told += [NO_VOTE] if found.is_without_vote else []
    return tuple(told)


def _refusal(draft: DecisionDraft, session: Session, sheet: Sheet) -> str:
    try:
        need_whole(draft, session, sheet)
    except CalibrateError as error:
        return str(error)
    return ""


def _below(session: Session, sheet: Sheet) -> str:
    """Say before anything is entered that too few are here."""
    here, quorum = len(voters(session, sheet.candidate.id)), session.quorum(sheet.candidate.id)
    said = f"{here} may vote" if here else "nobody may vote"
    return f"Below the quorum: {said}, {quorum} are needed. Defer, or the reason says why."


def _tie_words(session: Session, sheet: Sheet) -> str:
    decider = session.panel.panelist(session.decider or "")
    name = decider.name if decider else ""
    match deciding(session, sheet.candidate.id):
        case Deciding.HERE:
            return f"{TIE}, so {name} decides."
        case Deciding.UNNAMED:
            return f"{TIE} and nobody is named to decide it, so only defer is possible."
        case Deciding.NO_VOTE:
            why = f"has no vote on {sheet.candidate.name}"
        case Deciding.AWAY:
            why = "is not here"
    return f"{TIE} and {name}, who decides it, {why}, so only defer is possible."
