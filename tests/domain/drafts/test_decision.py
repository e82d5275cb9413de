"""A decision in the making, and the decision it becomes."""

from __future__ import annotations

from calibrate.domain.decisions import Outcome, Vote
from calibrate.domain.drafts.decision import DecisionDraft


def test_where_no_count_was_entered_there_is_no_vote() -> None:
    assert DecisionDraft().vote is None
    assert DecisionDraft(votes=(0, None, None)).vote == Vote(0, 0, 0)
    assert DecisionDraft(votes=(2, 1, None)).vote == Vote(2, 1, 0)


def test_without_an_outcome_there_is_no_decision() -> None:
    assert DecisionDraft("one", reason="So far.").decision("ann") is None
    decision = DecisionDraft("one", Outcome.DEFER, reason=" So far. ").decision("ann")
    assert decision and (decision.id, decision.candidate) == ("one", "ann")
    assert (decision.outcome, decision.reason, decision.vote) == (Outcome.DEFER, "So far.", None)
