"""What is said of a case that nobody disputes, and of what the meeting took."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.consent.ground import ConsentCase, Obstacle, Stand
from calibrate.domain.decisions import Outcome, Vote
from calibrate.domain.minutes.minutes import CaseMinutes, MeetingMinutes, Way
from calibrate.domain.sheet import Sheet
from calibrate.words.consent.consent import (
    apart_words,
    lacking_words,
    not_proposed_words,
    proposed_reason,
)
from calibrate.words.consent.minutes import change_words, time_words, total_words, way_words
from calibrate.words.decisions import vote_words
from tests.worlds.giving import splitting
from tests.worlds.meetings import Plan, meeting
from tests.worlds.sessions import in_charge
from tests.worlds.values import ANN, session

MEETS = ConsentCase("n1", (), Stand.MEETS)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Nadia's, with pieces that ratings cite on either side."""
    made = meeting(tmp_path / "s.calib", Plan(give=splitting))
    made.open()
    made.reveal()
    return made.store.sheet("n1", in_charge(made.store))


def test_a_reason_is_of_the_records_words_alone_and_cites_pieces(sheet: Sheet) -> None:
    told = proposed_reason(sheet, MEETS, Outcome.PROMOTE)
    assert told.startswith("On all 6 criteria every rating meets L4; nothing splits.")
    assert told.endswith("Cited most: EV-03.")
    below = ConsentCase("n1", (), Stand.BELOW, {"c1": 1})
    told = proposed_reason(sheet, below, Outcome.NOT_YET)
    assert "all but 1 rating is below L4" in told
    texts = [o.rating.reason for row in sheet.rows for o in row.ratings]
    names = [o.name for row in sheet.rows for o in row.ratings]
    assert not any(text in told for text in (*texts, *names) if text)


def test_the_record_has_no_reason_for_the_other_outcome(sheet: Sheet) -> None:
    assert proposed_reason(sheet, MEETS, Outcome.NOT_YET) == ""
    assert proposed_reason(sheet, ConsentCase("n1", (), None), Outcome.PROMOTE) == ""


def test_ratings_on_the_other_side_are_counted_and_their_criteria_named() -> None:
    assert apart_words(ConsentCase("ann", (), Stand.MEETS, {"code": 1}), session(ANN)) == (
        "1 rating stands on the other side, on Code and tests"
    )
    assert apart_words(MEETS, session(ANN)) == ""


def test_why_somebody_is_talked_about_is_one_sentence() -> None:
    case = ConsentCase("ann", (Obstacle.UNSURE, Obstacle.CURRENT))
    assert not_proposed_words(ANN, case) == (
        "Ann cannot be decided by consent: somebody is unsure; whether L3 still holds is in "
        "dispute. Talk about them."
    )


def test_a_vote_by_consent_counts_who_agreed() -> None:
    assert vote_words(Vote(0, 5, 2), True) == (
        "by consent, without a talk: 5 agreed, 2 abstentions"
    )
    assert vote_words(Vote(5, 0), True) == "by consent, without a talk: 5 agreed"
    assert vote_words(Vote(5, 0)) == "5 for, 0 against, no abstention"


def test_what_is_lacking_is_said_outcomes_first() -> None:
    assert lacking_words(1, 3) == "Still to be entered: 1 outcome, each with its reason."
    assert lacking_words(0, 2) == "Still to be confirmed: 2 reasons."
    assert lacking_words(0, 0) == ""


def test_minutes_tell_what_the_talk_changed() -> None:
    case = CaseMinutes("n1", "Nadia", Way.TALK, 900, 3, 1, 4, pulled=True)
    quiet = CaseMinutes("n2", "Kofi", Way.CONSENT, 20)
    assert change_words(case) == "3 splits before, 1 after; 4 ratings moved"
    assert change_words(quiet) == "nothing split"
    assert way_words(case) == "after talk, pulled from the list"
    assert [time_words(one) for one in (0, 20, 90, 900)] == [
        "0 min",
        "under 1 min",
        "2 min",
        "15 min",
    ]
    assert total_words(MeetingMinutes(20, (case, quiet))) == (
        "15 of 40 planned minutes for 2 cases; the talk changed something on 1"
    )
