from __future__ import annotations

from dataclasses import replace

from calibrate.domain.decisions import Outcome, Vote
from calibrate.packet.decision_words import (
    chair_words,
    chairs,
    electorate,
    majority_words,
    replaced_words,
    tie_words,
    vote_words,
)
from tests.packet import cases, two_rounds

TIE = replace(cases.DECISION, vote=Vote(2, 2))


def test_a_vote_is_counted_in_words() -> None:
    assert vote_words(Vote(9, 2)) == "9 for, 2 against, no abstention"
    assert vote_words(Vote(1, 0, 1)) == "1 for, 0 against, 1 abstention"


def test_the_majority_is_named() -> None:
    assert majority_words(cases.DECISION, "") == "The majority is for"
    assert majority_words(replace(TIE, vote=Vote(1, 2)), "") == "The majority is against"
    assert majority_words(replace(TIE, vote=None), "") == ""


def test_a_tie_names_who_decided_it() -> None:
    assert tie_words(TIE, "Maren Holt") == "A tie, decided by Maren Holt"
    assert tie_words(TIE, "") == "A tie"
    assert tie_words(replace(TIE, outcome=Outcome.DEFER), "Maren Holt") == (
        "A tie, so nothing was decided"
    )
    assert tie_words(cases.DECISION, "Maren Holt") == ""


def test_who_took_part_is_counted_beside_who_may_vote() -> None:
    assert electorate(cases.decided()) == "11 of 12 who may vote; quorum 8"
    assert electorate(cases.undecided()) == "12 may vote; quorum 8"


def test_a_deputy_leads_in_the_place_of_a_recused_facilitator() -> None:
    assert chairs(cases.decided()) == (("Maren Holt", "facilitator"),)
    assert chair_words(cases.decided()) == "Facilitator Maren Holt, no vote"
    assert chairs(two_rounds.talked()) == (("Hugo Lefèvre", "deputy"),)
    assert chair_words(two_rounds.talked()) == "Deputy Hugo Lefèvre"
    lost = replace(two_rounds.talked(), deputy="")
    assert chair_words(lost) == "The facilitator is recused"
    assert chair_words(replace(lost, facilitators=())) == "No facilitator is named"


def test_a_decision_names_the_one_it_took_the_place_of() -> None:
    assert replaced_words(cases.decided()) == ""
    assert replaced_words(two_rounds.talked()) == "In place of “Not yet” of 12 Nov 2026"
    assert replaced_words(two_rounds.reopened()) == (
        "Reopened; “Not yet” of 12 Nov 2026 stands no more"
    )
