"""A decision in the making: what was entered so far, and what it lacks."""

from __future__ import annotations

from calibrate.domain.decision_draft import DecisionDraft
from calibrate.domain.decisions import (
    Decision,
    Outcome,
    check_decision,
    exceptions,
)
from calibrate.domain.errors import CalibrateError
from calibrate.domain.permissions import voters
from calibrate.domain.session import Session
from calibrate.packet.wording import sentence

Count = int | None
SAY_WHY = "The reason has to say why."


def lacks(draft: DecisionDraft, session: Session, candidate: str) -> str:
    """Return why a draft cannot be recorded yet, or nothing if it can."""
    decision = draft.decision(candidate)
    if decision is None:
        return f"Choose an outcome{'' if draft.reason.strip() else ' and write the reason'} first."
    if not draft.reason.strip():
        return "Write the reason first."
    raters = frozenset(one.id for one in session.panel.raters(candidate))
    here = frozenset(one.id for one in voters(session, candidate))
    try:
        check_decision(decision, raters, here, session.decider)
    except CalibrateError as error:
        return str(error)
    return ""


def remarks(draft: DecisionDraft, session: Session, candidate: str, rated: int) -> tuple[str, ...]:
    """Return what is out of the ordinary about a draft, said before it is recorded.

    `rated` is how many took part where no vote was counted.
    """
    decision = draft.decision(candidate)
    if decision is None:
        return ()
    present = decision.vote.total if decision.vote else rated
    found = exceptions(decision, present, session.quorum(candidate))
    told = [*map(sentence, found), SAY_WHY] if found else []
    return (*told, *_tie(decision, session))


def _tie(decision: Decision, session: Session) -> tuple[str, ...]:
    vote = decision.vote
    if vote is None or vote.majority or decision.outcome is Outcome.DEFER:
        return ()
    decider = session.panel.panelist(session.decider or "")
    return (f"The vote is a tie, so {decider.name} decides.",) if decider else ()
