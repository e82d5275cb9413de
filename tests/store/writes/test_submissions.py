"""What is submitted after the reveal, and by whom it may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.authority import Actor, Ground, on_behalf
from calibrate.domain.commands import (
    BeginSecondRound,
    DeclareConflict,
    MarkAbsent,
    RevealRound,
    Submit,
    new_id,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.ratings import Draft, DraftRating
from tests.worlds import stages
from tests.worlds.sessions import Made, ratings, submit
from tests.worlds.stages import IN_CHAIR

SAMI = 3


@pytest.fixture
def without_sami(tmp_path: Path) -> Made:
    """Ann is revealed, she splits, and Sami was absent."""
    room = stages.meeting(tmp_path / "session.calib")
    room.rate(2, 4, 4)
    room.do(MarkAbsent(room.panelists[SAMI], "a fever"), RevealRound(room.ann))
    return room


def test_a_late_entry_of_round_1_leaves_the_draft_of_round_2(without_sami: Made) -> None:
    room = without_sami
    draft = Draft((DraftRating("code", 4, True, reason="Half a thought."),))
    room.do(BeginSecondRound(room.ann))
    room.store.save_draft(room.ann, room.viewer(SAMI), draft)
    submit(room, SAMI, 0, 3, "late")
    assert [one.name for one in room.store.case(room.ann, IN_CHAIR).late] == ["Sami"]
    assert room.store.draft(room.ann, room.viewer(SAMI)) == draft


def test_whoever_is_recused_since_sends_no_late_ballot(without_sami: Made) -> None:
    room = without_sami
    room.do(DeclareConflict(room.panelists[SAMI], room.ann, "a cousin"))
    with pytest.raises(BadInput, match="no such candidate"):
        submit(room, SAMI, 0, 3, "late")
    late = Submit(new_id(), room.panelists[SAMI], room.ann, ratings(3, "late"))
    with pytest.raises(Refused, match="does not rate"):
        room.store.apply(late, on_behalf(Actor("fay"), late.panelist, Ground.IMPORT))
    assert room.store.case(room.ann, IN_CHAIR).late == ()
