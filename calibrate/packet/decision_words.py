"""How a decision is told: its vote, who took part, who led, and what it took the place of."""

from __future__ import annotations

from calibrate.domain.case import Case
from calibrate.domain.decisions import OUTCOME_WORDS, Decision, EarlierDecision, Outcome, Vote
from calibrate.packet.wording import day, number, several, some


def vote_words(vote: Vote) -> str:
    """Return how many voted how."""
    abstained = several(vote.abstained, "abstention")
    if not vote.abstained:
        abstained = f"{number(0)} abstention"
    return f"{vote.votes_for} for, {vote.votes_against} against, {abstained}"


def tie_words(decision: Decision, decider: str) -> str:
    """Say that the vote was a tie, and who decided it; nothing if it was none."""
    if decision.vote is None or decision.vote.majority:
        return ""
    if decision.outcome is Outcome.DEFER:
        return "A tie, so nothing was decided"
    return f"A tie, decided by {decider}" if decider else "A tie"


def majority_words(decision: Decision, decider: str) -> str:
    """Say what the majority of votes asked for, or how a tie was decided."""
    majority = decision.vote.majority if decision.vote else None
    if majority is None:
        return tie_words(decision, decider)
    return "The majority is for" if majority is Outcome.PROMOTE else "The majority is against"


def electorate(case: Case) -> str:
    """Say how many of those who may vote took part, and how many are needed."""
    may_vote = len(case.raters)
    if case.is_draft:
        return f"{may_vote} may vote; quorum {case.quorum}"
    return f"{case.present} of {may_vote} who may vote; quorum {case.quorum}"


def chairs(case: Case) -> tuple[tuple[str, str], ...]:
    """Return who ran this candidate's part, and as what: a deputy in a recused one's place."""
    if case.deputy:
        return ((case.deputy, "deputy"),)
    fit = (name for name in case.facilitators if name not in case.recused)
    return tuple((name, "facilitator") for name in fit)


def chair_words(case: Case) -> str:
    """Name who ran this candidate's part, and say so if they have no vote."""
    led = [name for name, _ in chairs(case)]
    if not led:
        return "The facilitator is recused" if case.facilitators else "No facilitator is named"
    what = "Deputy" if case.deputy else "Facilitator"
    silent = "" if set(led) & set(case.raters) else ", no vote"
    return f"{what} {some(led)}{silent}"


def replaced_words(case: Case) -> str:
    """Say which decision the one that stands took the place of, or that it stands no more."""
    if not case.earlier:
        return ""
    last = _outcome_of(case.earlier[-1])
    return f"Reopened; {last} stands no more" if case.is_draft else f"In place of {last}"


def _outcome_of(earlier: EarlierDecision) -> str:
    return f"“{OUTCOME_WORDS[earlier.decision.outcome]}” of {day(earlier.time)}"
