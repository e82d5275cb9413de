"""Late conflicts, deputies, and who is in the room, as the file keeps them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.commands import (
    AddPanelist,
    BeginSecondRound,
    CallCandidate,
    DeclareConflict,
    MarkAbsent,
    MarkHere,
    NameDeputy,
    OpenMeeting,
    OpenRating,
    RevealRound,
    StepBack,
    StepOut,
)
from calibrate.domain.decisions import Vote
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import Panel, Panelist
from calibrate.domain.phases import AUDIENCE, Viewer, ViewerKind, scope
from calibrate.domain.sheet import Movement
from tests.worlds import stages
from tests.worlds.sessions import Made, in_charge, new_session, submit


@pytest.fixture
def room(tmp_path: Path) -> Made:
    return stages.revealed(tmp_path / "session.calib")


@pytest.fixture
def sealed(tmp_path: Path) -> Made:
    return stages.meeting(tmp_path / "sealed.calib")


def conflict(room: Made, panelist: int, deputy: str | None = None) -> DeclareConflict:
    return DeclareConflict(room.panelists[panelist], room.ann, "a cousin", deputy)


# Late conflicts


def test_a_conflict_declared_after_the_reveal_sets_ratings_aside_and_they_count_nowhere(
    room: Made,
) -> None:
    room.do(conflict(room, 0))
    sheet = room.store.sheet(room.ann, in_charge(room.store))
    assert sheet.row("code").values == (4, 4, 5)
    assert sheet.raters == 3 and sheet.absent(sheet.row("code")) == 0
    case = room.store.case(room.ann, in_charge(room.store))
    assert (case.rated, case.set_aside, case.recused) == (3, ("Pia",), ("Pia",))
    assert not room.session().has_submitted(room.panelists[0], room.ann)
    assert not sheet.splits(sheet.row("code"))
    with pytest.raises(Refused, match="Nothing splits"):
        room.do(BeginSecondRound(room.ann))


def test_a_conflict_declared_before_the_reveal_is_never_opened_to_count(sealed: Made) -> None:
    sealed.rate(1, 4, 4, 4)
    sealed.do(conflict(sealed, 0), RevealRound(sealed.ann))
    assert sealed.row().values == (4, 4, 4)
    case = sealed.store.case(sealed.ann, in_charge(sealed.store))
    assert (case.rated, case.set_aside) == (3, ("Pia",))
    assert case.sheet.reveals[0].excused == ()


def test_a_conflict_in_the_second_round_takes_the_person_out_of_the_movement(
    tmp_path: Path,
) -> None:
    room = stages.second_revealed(tmp_path / "session.calib")
    assert room.row().movement == Movement(up=1, down=1, same=2)
    room.do(conflict(room, 0))
    assert room.row().movement == Movement(down=1, same=2)
    assert room.row().first_values == (4, 4, 5)


def test_who_has_a_conflict_votes_no_more(room: Made) -> None:
    room.do(conflict(room, 0))
    with pytest.raises(BadInput, match="4 votes were entered, and 3 are here"):
        room.do(room.decision(vote=Vote(4, 0)))


def test_to_whoever_declares_a_conflict_the_candidate_is_gone(room: Made) -> None:
    room.do(conflict(room, 0))
    assert room.ann not in repr(room.store.session(room.viewer(0)))
    assert room.store.history(room.ann, room.viewer(0)) == ()
    with pytest.raises(BadInput, match="no such candidate"):
        submit(room, 0, 0, 4)


def test_a_conflict_is_declared_once_and_after_set_up_only(tmp_path: Path, room: Made) -> None:
    room.do(conflict(room, 0))
    with pytest.raises(Refused, match="recused from Ann already"):
        room.do(conflict(room, 0))
    early = stages.set_up(tmp_path / "early.calib")
    with pytest.raises(Refused, match="in set-up"):
        early.do(conflict(early, 0))


def test_a_presenter_with_a_conflict_presents_no_more(tmp_path: Path) -> None:
    room = stages.facilitated(tmp_path / "session.calib", presents=(2,))
    room.do(conflict(room, 2))
    assert room.session().panel.presenters(room.ann) == ()


def test_whoever_declares_a_conflict_goes_out_if_the_candidate_is_at_hand(room: Made) -> None:
    room.do(conflict(room, 0))
    assert room.session().meeting.outside(room.panelists[0])


# Deputies


def test_a_facilitator_with_a_late_conflict_needs_a_fit_deputy(room: Made) -> None:
    late = DeclareConflict("fay", room.ann, "a cousin")
    for deputy in (None, "fay"):
        with pytest.raises(Refused, match="deputy"):
            room.do(DeclareConflict("fay", room.ann, "a cousin", deputy))
    room.do(DeclareConflict("fay", room.ann, late.because, room.panelists[1]))
    assert room.state().deputy == room.panelists[1]
    quentin = Viewer(ViewerKind.FACILITATOR, room.panelists[1])
    assert [one.id for one in room.store.session(quentin).candidates] == [room.ann]
    fay = Viewer(ViewerKind.FACILITATOR, "fay")
    assert [one.id for one in room.store.session(fay).candidates] == [room.ben]


def test_the_log_of_a_recused_facilitator_tells_of_all_but_the_candidate(room: Made) -> None:
    room.do(DeclareConflict("fay", room.ann, "a cousin", room.panelists[1]))
    told = [one.sentence for one in room.store.log(Viewer(ViewerKind.FACILITATOR, "fay"))]
    assert "added Ben" in told
    assert not any("Ann" in sentence for sentence in told)


def test_the_only_deputy_cannot_be_recused_or_taken_away_without_another(room: Made) -> None:
    room.do(DeclareConflict("fay", room.ann, "a cousin", room.panelists[1]))
    quentin = room.panelists[1]
    for command in (conflict(room, 1), NameDeputy(room.ann, None)):
        with pytest.raises(Refused, match="deputy"):
            room.do(command, actor=quentin)
    room.do(conflict(room, 1, room.panelists[2]), actor=quentin)
    assert room.state().deputy == room.panelists[2]


def test_a_deputy_who_is_not_needed_may_be_taken_away(room: Made) -> None:
    room.do(NameDeputy(room.ann, room.panelists[1]), NameDeputy(room.ann, None))
    assert room.state().deputy is None


# Who is in the room


def test_who_is_recused_leaves_at_the_call_and_comes_back_at_the_next(tmp_path: Path) -> None:
    room = stages.facilitated(tmp_path / "session.calib", recused=(3,))
    sami = room.panelists[3]
    room.do(OpenMeeting("a lot"), CallCandidate(room.ann))
    assert room.session().meeting.outside(sami)
    assert [one.name for one in room.store.session(AUDIENCE).panel.panelists] == ["Sami"]
    room.do(CallCandidate(room.ben))
    assert room.session().meeting.is_here(sami)
    case = room.store.case(room.ann, in_charge(room.store))
    assert [(one.name, one.absent) for one in case.attendance] == [("Sami", False)]


def test_who_comes_while_their_conflict_is_at_hand_stays_outside(tmp_path: Path) -> None:
    room = stages.facilitated(tmp_path / "session.calib", recused=(3,))
    sami = room.panelists[3]
    room.do(MarkAbsent(sami, "a train"), OpenMeeting("a lot"), CallCandidate(room.ann))
    assert room.session().meeting.absence(sami)
    room.do(MarkHere(sami))
    assert room.session().meeting.outside(sami)
    assert not room.session().meeting.absence(sami)
    room.do(CallCandidate(room.ben))
    assert room.session().meeting.is_here(sami)


def test_only_the_recused_step_out_and_only_who_is_outside_steps_back(tmp_path: Path) -> None:
    room = stages.facilitated(tmp_path / "session.calib", recused=(3,))
    sami, pia = room.panelists[3], room.panelists[0]
    room.do(OpenMeeting("a lot"))
    with pytest.raises(Refused, match="Only somebody who is recused"):
        room.do(StepOut(pia, room.ann))
    with pytest.raises(Refused, match="is not outside"):
        room.do(StepBack(sami))
    room.do(StepOut(sami, room.ann))
    with pytest.raises(Refused, match="is not in the room"):
        room.do(StepOut(sami, room.ann))
    room.do(StepBack(sami))
    assert room.session().meeting.is_here(sami)


def test_absent_needs_a_reason_and_is_said_once(sealed: Made) -> None:
    pia = sealed.panelists[0]
    with pytest.raises(Refused, match="reason"):
        sealed.do(MarkAbsent(pia, " "))
    sealed.do(MarkAbsent(pia, "a fever"))
    with pytest.raises(Refused, match="absent already"):
        sealed.do(MarkAbsent(pia, "a fever"))
    sealed.do(MarkHere(pia))
    with pytest.raises(Refused, match="not marked absent"):
        sealed.do(MarkHere(pia))


def test_nobody_is_a_panelist_without_an_id(tmp_path: Path) -> None:
    """Random commands found it: whoever says not who they are was taken for them, and read all."""
    made = new_session(tmp_path / "session.calib")
    with pytest.raises(BadInput, match="needs an id"):
        made.do(AddPanelist(Panelist("", "Nemo")))
    made.do(OpenRating())
    made.rate(4, 4, 4, 4)
    made.do(RevealRound(made.ann))
    nobody = Viewer(ViewerKind.PANELIST)
    session = replace(made.session(), panel=Panel((Panelist("", "Nemo"),)))
    assert scope(session, nobody).candidates == frozenset()
    assert made.store.scope(nobody).candidates == frozenset()
