from __future__ import annotations

from dataclasses import replace

from calibrate.domain.decisions import Outcome, Vote
from calibrate.words.decisions import (
    announced,
    electorate,
    majority_words,
    outcome_words,
    replaced_words,
    tie_words,
    unusual_words,
    vote_words,
)
from tests.worlds import cases, two_rounds
from tests.worlds.rubrics import STEP

TIE = replace(cases.DECISION, vote=Vote(2, 2))


def test_a_vote_is_counted_in_words() -> None:
    assert vote_words(Vote(9, 2)) == "9 for, 2 against, no abstention"
    assert vote_words(None) == "no vote was counted"
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


def test_a_tie_stands_before_what_had_to_be_given_a_reason() -> None:
    assert unusual_words(two_rounds.tied()) == (
        "A tie, decided by Hugo Lefèvre",
        "Below the quorum: 5 took part, 8 are needed",
    )
    assert unusual_words(cases.undecided()) == ()


def test_the_room_reads_to_which_level_somebody_is_promoted() -> None:
    assert [announced(one, STEP) for one in Outcome] == [
        "Promote to L4",
        "Not yet",
        "Deferred",
    ]
    assert outcome_words(Outcome.PROMOTE) == "Promote"


def test_a_decision_names_the_one_it_took_the_place_of() -> None:
    assert replaced_words(cases.decided()) == ""
    assert replaced_words(two_rounds.talked()) == "In place of “Not yet” of 12 Nov 2026"
    assert replaced_words(two_rounds.reopened()) == (
        "Reopened; “Not yet” of 12 Nov 2026 stands no more"
    )
