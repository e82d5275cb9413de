"""A decision in the making: what was entered so far, and what it lacks."""

from __future__ import annotations

from dataclasses import dataclass, field

from calibrate.domain.commands import new_id
from calibrate.domain.decisions import (
    Decision,
    Dissent,
    FollowUp,
    Outcome,
    Vote,
    check_decision,
    exceptions,
)
from calibrate.domain.errors import CalibrateError
from calibrate.domain.session import Session
from calibrate.packet.wording import sentence

Count = int | None
SAY_WHY = "The reason has to say why."


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What somebody has entered for one candidate. `votes` are for, against and abstained.

    The id is the decision's, so that one that is sent twice is recorded once.
    """

    id: str = field(default_factory=new_id)
    outcome: Outcome | None = None
    votes: tuple[Count, Count, Count] = (None, None, None)
    reason: str = ""
    dissents: tuple[Dissent, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return self == DecisionDraft(self.id)

    @property
    def vote(self) -> Vote | None:
        """The vote, or None where no count was entered; a count left out is none of them."""
        if self.votes == (None, None, None):
            return None
        return Vote(*(count or 0 for count in self.votes))

    def decision(self, candidate: str) -> Decision | None:
        """Return the decision on a candidate, or None while no outcome was chosen."""
        if self.outcome is None:
            return None
        return Decision(
            self.id,
            candidate,
            self.outcome,
            self.reason.strip(),
            self.vote,
            self.dissents,
            self.follow_ups,
        )


def lacks(draft: DecisionDraft, session: Session, candidate: str) -> str:
    """Return why a draft cannot be recorded yet, or nothing if it can."""
    decision = draft.decision(candidate)
    if decision is None:
        return f"Choose an outcome{'' if draft.reason.strip() else ' and write the reason'} first."
    if not draft.reason.strip():
        return "Write the reason first."
    eligible = frozenset(one.id for one in session.panel.raters(candidate))
    try:
        check_decision(decision, eligible, session.decider)
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
