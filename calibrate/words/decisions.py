"""How a decision is told: outcome, vote, what was out of the ordinary, and what follows."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from calibrate.domain.decisions import (
    Decision,
    EarlierDecision,
    FollowUp,
    Outcome,
    Vote,
)
from calibrate.domain.record.case import Case
from calibrate.domain.rubric.rubric import Step
from calibrate.words.days import at, day, moment
from calibrate.words.people import NAMELESS
from calibrate.words.phrases import capitalized, number, of_step, sentence, several

NO_VOTE = "no vote was counted"
BY_CONSENT = "by consent"


class OutcomeWords(NamedTuple):
    """What people decide, how the room reads it, and how the person it is about does.

    `letter` goes on after what was looked at, in the message that is proposed to write to them.
    """

    name: str
    announced: str
    told: str
    letter: str


OUTCOMES = {
    Outcome.PROMOTE: OutcomeWords(
        "Promote",
        "Promote to {target}",
        "You move on to {target}",
        "and decided that you move on to {target}. Congratulations.",
    ),
    Outcome.NOT_YET: OutcomeWords(
        "Not yet",
        "Not yet",
        "Not yet at {target}",
        "and decided that you are not at {target} yet.",
    ),
    Outcome.DEFER: OutcomeWords(
        "Defer",
        "Deferred",
        "Not decided this time",
        "and could not decide it this time. It will be looked at again.",
    ),
}


def outcome_words(outcome: Outcome) -> str:
    """Return what was decided, such as "Promote"."""
    return OUTCOMES[outcome].name


def announced(outcome: Outcome, step: Step) -> str:
    """Return what was decided as the room reads it, such as "Promote to L4"."""
    return of_step(OUTCOMES[outcome].announced, step)


def recorded_words(outcome: Outcome, time: datetime | None) -> str:
    """Say what was decided, and when that was recorded if it is known."""
    return f"{outcome_words(outcome)}{f', recorded {moment(time)}' if time else ''}"


# The vote


def vote_words(vote: Vote | None, by_consent: bool = False) -> str:
    """Return how many voted how, or how many agreed to what was decided by consent."""
    if vote is None:
        return NO_VOTE
    if by_consent:
        return _agreed(vote)
    abstained = several(vote.abstained, "abstention")
    if not vote.abstained:
        abstained = f"{number(0)} abstention"
    return f"{vote.votes_for} for, {vote.votes_against} against, {abstained}"


def _agreed(vote: Vote) -> str:
    abstained = f", {several(vote.abstained, 'abstention')}" if vote.abstained else ""
    return f"{BY_CONSENT}, without a talk: {vote.votes_for + vote.votes_against} agreed{abstained}"


def tie_words(decision: Decision, decider: str) -> str:
    """Say that the vote was a tie, and who decided it; nothing if it was none."""
    if decision.vote is None or decision.vote.majority:
        return ""
    if decision.outcome is Outcome.DEFER:
        return "A tie, so nothing was decided"
    return f"A tie, decided by {decider}" if decider else "A tie"


def majority_words(decision: Decision, decider: str, by_consent: bool = False) -> str:
    """Say what the majority of votes asked for, or how a tie was decided.

    Nothing of what was decided by consent, where all agreed.
    """
    if by_consent:
        return ""
    majority = decision.vote.majority if decision.vote else None
    if majority is None:
        return tie_words(decision, decider)
    return "The majority is for" if majority is Outcome.PROMOTE else "The majority is against"


def unusual_words(case: Case) -> tuple[str, ...]:
    """Say what was out of the ordinary about the vote: a tie, and what had to be given a reason."""
    tie = tie_words(case.sheet.decision, case.decider) if case.sheet.decision else ""
    return (*((tie,) if tie else ()), *map(capitalized, case.exceptions))


def electorate(case: Case) -> str:
    """Say how many of those who may vote took part, and how many are needed."""
    may_vote = len(case.raters)
    if case.is_draft:
        return f"{may_vote} may vote; quorum {case.quorum}"
    return f"{case.present} of {may_vote} who may vote; quorum {case.quorum}"


# What came of it


def dissent_words(name: str) -> str:
    """Say whose dissent follows."""
    return f"Dissent of {name or NAMELESS.lower()}"


def owner_words(follow_up: FollowUp) -> str:
    """Return who does something because of a decision, and by when if that was said."""
    return f"{follow_up.owner}{f', by {day(follow_up.due)}' if follow_up.due else ''}"


def follow_up_words(follow_up: FollowUp) -> str:
    """Return who does what because of a decision."""
    return f"Follow-up of {owner_words(follow_up)}: {follow_up.text}"


def replaced_words(case: Case) -> str:
    """Say which decision the one that stands took the place of, or that it stands no more."""
    if not case.earlier:
        return ""
    last = case.earlier[-1]
    told = f"“{outcome_words(last.decision.outcome)}” of {day(last.time)}"
    return f"Reopened; {told} stands no more" if case.is_draft else f"In place of {told}"


def earlier_words(earlier: EarlierDecision, now: datetime) -> str:
    """Return in a line what was decided before, when, and why the candidate was reopened."""
    outcome, decided = outcome_words(earlier.decision.outcome), at(earlier.time, now)
    reopened = f"Reopened {at(earlier.reopened, now)}: {sentence(earlier.because)}"
    return f"{outcome}, recorded {decided}. {reopened}"
