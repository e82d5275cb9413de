"""Quorum, majorities, ties, dissent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.decisions import (
    Decision,
    Dissent,
    FollowUp,
    Outcome,
    Vote,
    check_decision,
    exceptions,
    is_decided_tie,
    quorum,
)
from calibrate.domain.errors import BadInput, Refused

PANEL = frozenset({"pia", "quentin", "rosa"})


def decision(
    outcome: Outcome = Outcome.PROMOTE, vote: Vote | None = None, **more: object
) -> Decision:
    return Decision("one", "ann", outcome, "Because.", vote, **more)  # type: ignore[arg-type]


@given(st.integers(0, 200))
def test_a_quorum_is_two_thirds_and_at_least_three(eligible: int) -> None:
    assert quorum(eligible) >= 3
    assert quorum(eligible) * 3 >= eligible * 2
    assert quorum(eligible) == 3 or (quorum(eligible) - 1) * 3 < eligible * 2


def test_a_decision_needs_a_reason() -> None:
    with pytest.raises(Refused, match="reason"):
        check_decision(Decision("one", "ann", Outcome.DEFER, "  "), PANEL, PANEL, None)


def test_more_votes_than_voters_are_refused() -> None:
    for vote in (Vote(2, 2), Vote(2, 1, 1)):
        with pytest.raises(BadInput, match="4 votes were entered, and 3 are here and may vote"):
            check_decision(decision(vote=vote), PANEL, PANEL, None)


def test_a_tie_defers_unless_somebody_is_named_to_decide_it() -> None:
    tie = Vote(1, 1, 1)
    with pytest.raises(Refused, match="tie"):
        check_decision(decision(vote=tie), PANEL, PANEL, None)
    check_decision(decision(Outcome.DEFER, tie), PANEL, PANEL, None)
    check_decision(decision(vote=tie), PANEL, PANEL, "pia")


def test_only_who_may_vote_dissents_and_in_words() -> None:
    with pytest.raises(Refused, match="may vote"):
        check_decision(decision(dissents=(Dissent("otto", "No."),)), PANEL, PANEL, None)
    with pytest.raises(Refused, match="own words"):
        check_decision(decision(dissents=(Dissent("pia", " "),)), PANEL, PANEL, None)


def test_nobody_dissents_twice() -> None:
    twice = (Dissent("pia", "No."), Dissent("pia", "And no."))
    with pytest.raises(BadInput, match="as one dissent"):
        check_decision(decision(dissents=twice), PANEL, PANEL, None)


def test_a_follow_up_needs_an_owner_and_a_deed() -> None:
    for follow_up in (FollowUp(" ", "Do it."), FollowUp("Ann", " ")):
        with pytest.raises(Refused, match="owner"):
            check_decision(decision(follow_ups=(follow_up,)), PANEL, PANEL, None)


def test_what_is_out_of_the_ordinary_is_named() -> None:
    against = exceptions(decision(vote=Vote(1, 2)), 3, 3)
    assert against == ("against the majority of votes",)
    few = exceptions(decision(vote=Vote(2, 0)), 2, 3)
    assert few == ("below the quorum: 2 took part, 3 are needed",)
    assert exceptions(decision(Outcome.DEFER, Vote(2, 0)), 2, 3) == ()
    assert exceptions(decision(vote=Vote(2, 1)), 3, 3) == ()


@pytest.mark.parametrize("counts", [(-1, 2, 2), (2, -1, 2), (2, 2, -1)])
def test_a_count_of_votes_below_zero_is_refused(counts: tuple[int, int, int]) -> None:
    with pytest.raises(BadInput, match="below zero"):
        Vote(*counts)


def test_a_decider_who_is_not_in_the_room_decides_no_tie() -> None:
    here = PANEL - {"pia"}
    with pytest.raises(Refused, match="nobody is here to decide it"):
        check_decision(decision(vote=Vote(1, 1)), PANEL, here, "pia")
    check_decision(decision(Outcome.DEFER, Vote(1, 1)), PANEL, here, "pia")


def test_who_is_absent_has_no_vote_but_may_dissent() -> None:
    here = PANEL - {"pia"}
    with pytest.raises(BadInput, match="3 votes were entered, and 2 are here"):
        check_decision(decision(vote=Vote(2, 1)), PANEL, here, None)
    check_decision(decision(dissents=(Dissent("pia", "No."),)), PANEL, here, None)


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_majority_is_of_votes_and_abstentions_are_none(
    votes_for: int, votes_against: int, abstained: int
) -> None:
    vote = Vote(votes_for, votes_against, abstained)
    assert vote.majority == Vote(votes_for, votes_against).majority
    for outcome in Outcome:
        made = decision(outcome, vote)
        is_against = "against the majority of votes" in exceptions(made, vote.total, 0)
        wanted = None if outcome is Outcome.DEFER else vote.majority
        assert is_against == (wanted not in (None, outcome))
        assert is_decided_tie(made) == (vote.majority is None and outcome is not Outcome.DEFER)
