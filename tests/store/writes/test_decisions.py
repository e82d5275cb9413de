"""How a case ends: who took part, and what is kept of it, what goes, and what does not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    BeginSecondRound,
    DeclareConflict,
    MarkAbsent,
    NameDeputy,
    ReopenCandidate,
    RevealRound,
    WithdrawCandidate,
)
from calibrate.domain.drafts.decision import DecisionDraft
from calibrate.domain.errors import Refused
from calibrate.domain.ratings import Draft, DraftRating
from tests.worlds import stages
from tests.worlds.sessions import Made, submit
from tests.worlds.stages import IN_CHAIR

PIA, SAMI = 0, 3
HALF = Draft((DraftRating("code", 4, True, reason="Half a thought."),))
ENTERED = DecisionDraft("d", reason="So far.")


@pytest.fixture
def room(tmp_path: Path) -> Made:
    return stages.revealed(tmp_path / "session.calib")


@pytest.fixture
def without_sami(tmp_path: Path) -> Made:
    """Ann is revealed and splits; Sami has not rated her, and has come since."""
    room = stages.meeting(tmp_path / "without.calib")
    room.rate(2, 4, 4)
    room.do(RevealRound(room.ann, 1, (room.panelists[SAMI],), "a train"))
    return room


def kept(room: Made, table: str) -> list[str]:
    """Of whom a closed file keeps something that was half entered."""
    room.store.close()
    with sqlite3.connect(room.store.path) as raw:
        found = [row[0] for row in raw.execute(f"SELECT candidate FROM {table}")]
    raw.close()
    return found


def present(room: Made) -> int:
    return room.store.case(room.ann, IN_CHAIR).present


def test_without_a_vote_those_took_part_who_rated_and_are_here(room: Made) -> None:
    room.do(MarkAbsent(room.panelists[PIA], "a fever"), room.decision())
    assert present(room) == 3


def test_who_is_here_and_has_not_rated_took_part_only_in_a_vote(without_sami: Made) -> None:
    without_sami.do(without_sami.decision())
    assert present(without_sami) == 3


def test_a_late_ballot_stays_late_when_its_panelist_declares_a_conflict(
    without_sami: Made,
) -> None:
    room = without_sami
    submit(room, SAMI, 0, 3, "late")
    room.do(DeclareConflict(room.panelists[SAMI], room.ann, "a cousin"))
    case = room.store.case(room.ann, IN_CHAIR)
    assert ([one.name for one in case.late], case.set_aside) == (["Sami"], ())


def test_a_conflict_takes_the_draft_on_this_candidate_and_no_other(room: Made) -> None:
    room.do(BeginSecondRound(room.ann))
    for candidate in room.candidates:
        room.store.save_draft(candidate, room.viewer(PIA), HALF)
    room.do(DeclareConflict(room.panelists[PIA], room.ann, "a cousin"))
    assert kept(room, "own") == [room.ben]


def test_a_deputy_who_is_recused_since_is_deputy_no_more(room: Made) -> None:
    room.do(NameDeputy(room.ann, room.panelists[PIA]))
    room.do(DeclareConflict(room.panelists[PIA], room.ann, "a cousin"))
    assert room.state().deputy is None


def test_a_withdrawal_says_why(room: Made) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        room.do(WithdrawCandidate(room.ann, " \n"))


def test_what_was_half_entered_goes_with_the_decision_it_was_for(room: Made) -> None:
    room.rate(4, 4, 4, 4, candidate=1)
    room.do(RevealRound(room.ben))
    for candidate in room.candidates:
        room.store.save_decision_draft(candidate, IN_CHAIR, ENTERED)
    room.do(room.decision(), ReopenCandidate(room.ann, "an appeal"))
    assert room.store.decision_draft(room.ann, IN_CHAIR).is_empty
    assert room.store.decision_draft(room.ben, IN_CHAIR) == ENTERED
    assert kept(room, "decision_draft") == [room.ben]
