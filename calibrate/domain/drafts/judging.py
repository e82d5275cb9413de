"""What a decision in the making lacks, and what is unusual about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calibrate.domain.decisions import Decision, Outcome, exceptions
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.drafts.notes import unkept
from calibrate.domain.permissions import need_recordable
from calibrate.domain.presence.presence import Deciding, deciding, has_quorum, taking_part
from calibrate.domain.session import Session
from calibrate.domain.sheet import Sheet


class Lack(StrEnum):
    """What has to come before a decision can be recorded."""

    REVEAL = "reveal"
    OUTCOME = "outcome"
    REASON = "reason"
    NOTES = "notes"
    DECIDER = "decider"


@dataclass(frozen=True, slots=True)
class Unusual:
    """What is said of a decision in the making before it is recorded.

    `exceptions` are what its reason has to say why, in words; `is_below_quorum` that too few are
    here for one, `is_tie` that somebody has to decide, `is_without_vote` that none was entered.
    """

    exceptions: tuple[str, ...] = ()
    is_below_quorum: bool = False
    is_tie: bool = False
    is_without_vote: bool = False


def lack(draft: DecisionDraft, session: Session, sheet: Sheet) -> Lack | None:
    """Return what a draft lacks first, if anything."""
    if sheet.sealed_round:
        return Lack.REVEAL
    if draft.outcome is None:
        return Lack.OUTCOME
    if not draft.reason.strip():
        return Lack.REASON
    if unkept(sheet, draft.notes):
        return Lack.NOTES
    return Lack.DECIDER if _is_stuck(draft, session, sheet) else None


def need_whole(draft: DecisionDraft, session: Session, sheet: Sheet) -> None:
    """Raise Refused or BadInput where what was entered may not be recorded by the rules."""
    decision = draft.decision(sheet.candidate.id)
    if decision:
        need_recordable(session, decision)


def unusual(draft: DecisionDraft, session: Session, sheet: Sheet) -> Unusual:
    """Return what is out of the ordinary about a draft."""
    decision = draft.decision(sheet.candidate.id)
    return Unusual(
        exceptions=_exceptions(decision, session) if decision else (),
        is_below_quorum=decision is None and not has_quorum(session, sheet.candidate.id),
        is_tie=_is_tie(draft) and not _is_stuck(draft, session, sheet),
        is_without_vote=_is_without_vote(draft),
    )


def _exceptions(decision: Decision, session: Session) -> tuple[str, ...]:
    present = taking_part(session, decision)
    return exceptions(decision, present, session.quorum(decision.candidate))


def _is_tie(draft: DecisionDraft) -> bool:
    """A tie that defers asks nobody to decide it."""
    is_even = draft.vote is not None and draft.vote.majority is None
    return is_even and draft.outcome is not Outcome.DEFER


def _is_stuck(draft: DecisionDraft, session: Session, sheet: Sheet) -> bool:
    """Tell whether a tie was to be decided, and nobody is here to do it."""
    is_decided = draft.outcome is not None and _is_tie(draft)
    return is_decided and deciding(session, sheet.candidate.id) is not Deciding.HERE


def _is_without_vote(draft: DecisionDraft) -> bool:
    is_decided = draft.outcome not in (None, Outcome.DEFER)
    return is_decided and draft.vote is None and bool(draft.reason)
