"""What is submitted after the reveal, and by whom it may be."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from calibrate.domain.authority import Actor, Ground, on_behalf
from calibrate.domain.commands import (
    BeginSecondRound,
    DeclareConflict,
    MarkAbsent,
    RevealRound,
    Submit,
    WithdrawCandidate,
    WithdrawSubmission,
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


def test_a_ballot_on_somebody_withdrawn_is_refused_even_where_it_was_missing(
    without_sami: Made,
) -> None:
    without_sami.do(WithdrawCandidate(without_sami.ann, "moved on"))
    with pytest.raises(Refused, match="was withdrawn"):
        submit(without_sami, SAMI, 0, 3, "late")


def test_only_what_was_submitted_is_withdrawn(tmp_path: Path) -> None:
    room = stages.rating(tmp_path / "rating.calib")
    pia = room.panelists[0]
    for candidate in (room.ann, room.ann, room.ben):
        command = WithdrawSubmission(new_id(), pia, candidate)
        if room.session().has_submitted(pia, candidate):
            room.do(command, actor=pia)
            continue
        with pytest.raises(Refused, match="no submission to withdraw"):
            room.do(command, actor=pia)
    assert [one.withdrawn for one in room.store.history(room.ann, room.viewer(0))] == [False, True]


def test_each_entry_of_a_writer_names_the_one_before(without_sami: Made) -> None:
    submit(without_sami, 0, 1, 3)
    submit(without_sami, 0, 1, 4)
    without_sami.store.close()
    with sqlite3.connect(without_sami.store.path) as raw:
        query = "SELECT sequence, previous FROM entry WHERE panelist = ? ORDER BY sequence"
        rows = raw.execute(query, (without_sami.panelists[0],)).fetchall()
    raw.close()
    assert [sequence for sequence, _ in rows] == [1, 2, 3, 4]
    assert rows[0][1] == bytes(32)
    assert len({previous for _, previous in rows}) == 4


def test_whoever_is_recused_since_sends_no_late_ballot(without_sami: Made) -> None:
    room = without_sami
    room.do(DeclareConflict(room.panelists[SAMI], room.ann, "a cousin"))
    with pytest.raises(BadInput, match="no such candidate"):
        submit(room, SAMI, 0, 3, "late")
    late = Submit(new_id(), room.panelists[SAMI], room.ann, ratings(3, "late"))
    with pytest.raises(Refused, match="does not rate"):
        room.store.apply(late, on_behalf(Actor("fay"), late.panelist, Ground.IMPORT))
    assert room.store.case(room.ann, IN_CHAIR).late == ()


def test_a_submission_under_the_id_of_somebody_is_refused(tmp_path: Path) -> None:
    made = stages.rating(tmp_path / "s.calib")
    with pytest.raises(BadInput, match="used for something else"):
        made.do(Submit(made.ann, made.panelists[2], made.ann, ratings(4)))
    assert made.store.case(made.ann, made.viewer(0))
