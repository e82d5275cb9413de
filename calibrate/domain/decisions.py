"""What the panel decided, who voted how, who dissents, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import ceil

from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.voice.answers import NO_ANSWERS, Answers

LEAST_QUORUM = 3


class Outcome(StrEnum):
    """What people may decide; the app never computes it."""

    PROMOTE = "promote"
    NOT_YET = "not-yet"
    DEFER = "defer"


@dataclass(frozen=True, slots=True)
class Vote:
    """How many of those present and eligible were for the promotion, against, or abstained."""

    votes_for: int
    votes_against: int
    abstained: int = 0

    def __post_init__(self) -> None:
        if min(self.votes_for, self.votes_against, self.abstained) < 0:
            raise BadInput("A count of votes cannot be below zero.")

    @property
    def total(self) -> int:
        """How many took part."""
        return self.votes_for + self.votes_against + self.abstained

    @property
    def majority(self) -> Outcome | None:
        """What more votes ask for, or None on a tie."""
        if self.votes_for == self.votes_against:
            return None
        return Outcome.PROMOTE if self.votes_for > self.votes_against else Outcome.NOT_YET


@dataclass(frozen=True, slots=True)
class Dissent:
    """A panelist's disagreement, in their own words."""

    panelist: str
    text: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something somebody will do because of the decision."""

    owner: str
    text: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on one candidate. A `vote` of None says that no vote was counted."""

    id: str
    candidate: str
    outcome: Outcome
    reason: str
    vote: Vote | None = None
    dissents: tuple[Dissent, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


def quorum(eligible: int) -> int:
    """Return the default quorum: two thirds of those who may rate, at least three."""
    return max(LEAST_QUORUM, ceil(eligible * 2 / 3))


def exceptions(decision: Decision, present: int, needed: int) -> tuple[str, ...]:
    """Return what is out of the ordinary about a decision and so has to be given a reason.

    `present` is how many took part, `needed` the quorum.
    """
    found = []
    if decision.outcome is not Outcome.DEFER and present < needed:
        found.append(f"below the quorum: {present} took part, {needed} are needed")
    majority = decision.vote.majority if decision.vote else None
    if majority and decision.outcome not in (majority, Outcome.DEFER):
        found.append("against the majority of votes")
    return tuple(found)


def check_decision(
    decision: Decision, raters: frozenset[str], voters: frozenset[str], decider: str | None
) -> None:
    """Raise Refused or BadInput unless the decision may be recorded.

    All are ids: `raters` of those who may rate the candidate, `voters` of those of them who are
    present, `decider` of who decides a tie, if anybody.
    """
    if not decision.reason.strip():
        raise Refused("A decision needs a reason.")
    if decision.vote:
        named = decider if decider in voters else None
        _check_vote(decision.vote, decision.outcome, len(voters), named)
    if len({one.panelist for one in decision.dissents}) < len(decision.dissents):
        raise BadInput("Somebody dissents twice here; write what they say as one dissent.")
    for dissent in decision.dissents:
        _check_dissent(dissent, raters)
    for follow_up in decision.follow_ups:
        if not follow_up.owner.strip() or not follow_up.text.strip():
            raise Refused("A follow-up needs an owner and what is to be done.")


def is_decided_tie(decision: Decision) -> bool:
    """Tell whether the vote was a tie that the decider decided."""
    is_tie = decision.vote is not None and decision.vote.majority is None
    return is_tie and decision.outcome is not Outcome.DEFER


def _check_vote(vote: Vote, outcome: Outcome, voters: int, decider: str | None) -> None:
    if vote.total > voters:
        raise BadInput(f"{vote.total} votes were entered, and {voters} are here and may vote.")
    if vote.majority is None and outcome is not Outcome.DEFER and decider is None:
        raise Refused("The vote is a tie and nobody is here to decide it: defer, or vote again.")


def _check_dissent(dissent: Dissent, raters: frozenset[str]) -> None:
    if dissent.panelist not in raters:
        raise Refused("Only somebody who may vote on this candidate can dissent.")
    if not dissent.text.strip():
        raise Refused("A dissent is in the dissenter's own words; write what they say.")


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """A decision that no longer stands, and why the candidate was reopened.

    `dissenters` are names with what they said; `answers` are the candidate's to that decision, and
    `by_consent` says that it was taken without a talk.
    """

    decision: Decision
    time: datetime
    reopened: datetime
    because: str
    dissenters: tuple[tuple[str, str], ...] = ()
    answers: Answers = NO_ANSWERS
    by_consent: bool = False
