"""Setting a session up: what goes with what is taken out, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    CallCandidate,
    ChangeCandidate,
    ChangePanelist,
    Command,
    FixQuorum,
    NameDeputy,
    OpenRating,
    Relate,
    RemovePanelist,
    ReplaceRubric,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.people import Candidate, Panelist, Relation, RelationKind
from calibrate.domain.phases import Viewer, ViewerKind, in_chair
from calibrate.domain.rubric.pairing import Joined, together
from calibrate.domain.rubric.rubric import Expectation, Level, Step
from tests.worlds import stages
from tests.worlds.people import FAY
from tests.worlds.rubrics import RUBRIC, STEP
from tests.worlds.sessions import Made as Room
from tests.worlds.stages import IN_CHAIR

PIA, SAMI = 0, 3


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Rating is not open; Pia decides a tie, Rosa presents Ann and Sami is recused from her."""
    return stages.facilitated(
        tmp_path / "session.calib", recused=(SAMI,), presents=(2,), opened=False
    )


def refuses(room: Room, command: Command, words: str) -> None:
    """Assert that a command is refused in these words and changes nothing."""
    before = room.store.verify()
    with pytest.raises((BadInput, Refused), match=words):
        room.do(command)
    assert room.store.verify() == before


def test_a_rubric_without_a_level_that_somebody_is_looked_at_for_is_refused(room: Room) -> None:
    levels = (Level("L3"), Level("L5"))
    criterion = replace(RUBRIC.criteria[0], expectations=(Expectation("L3", "Does."),))
    other = replace(RUBRIC, levels=levels, sections=(), criteria=(criterion,))
    refuses(room, ReplaceRubric(other), "no level L4")


def test_a_rubric_with_criteria_that_differ_by_case_alone_is_refused(room: Room) -> None:
    alike = replace(RUBRIC.criteria[1], id="CODE")
    other = replace(RUBRIC, criteria=(*RUBRIC.criteria, alike))
    refuses(room, ReplaceRubric(other), "“code” and “CODE” are one name")


def test_evidence_is_lifted_from_criteria_that_another_rubric_does_not_have(room: Room) -> None:
    before = room.store.evidence(IN_CHAIR)
    change = room.store.apply(
        ReplaceRubric(replace(RUBRIC, criteria=RUBRIC.criteria[:1])), Actor("fay")
    )
    placed = {one for piece in room.store.evidence(IN_CHAIR)[room.ann] for one in piece.criteria}
    assert placed == {"code"}
    assert change.take_back
    room.do(change.take_back)
    assert room.store.evidence(IN_CHAIR) == before


def test_evidence_follows_a_criterion_that_went_into_another(room: Room) -> None:
    before = room.store.evidence(IN_CHAIR)
    was = {piece.id: piece.criteria for pieces in before.values() for piece in pieces}
    assert {"launch", "code"} <= {one for criteria in was.values() for one in criteria}
    rubric, joined = together(RUBRIC, ["code", "launch"])
    change = room.store.apply(ReplaceRubric(rubric, joined), Actor("fay"))
    for piece in room.store.evidence(IN_CHAIR)[room.ann]:
        expected = {"code" if one == "launch" else one for one in was[piece.id]}
        assert set(piece.criteria) == expected
    assert change.take_back
    room.do(change.take_back)
    assert room.store.evidence(IN_CHAIR) == before and room.session().rubric == RUBRIC


@pytest.mark.parametrize("joined", [Joined("code", "lead"), Joined("other", "gone")])
def test_no_criterion_goes_into_another_and_stays(room: Room, joined: Joined) -> None:
    refuses(room, ReplaceRubric(RUBRIC, (joined,)), "No criterion .* went into")


def test_whoever_is_taken_off_the_panel_neither_decides_a_tie_nor_is_deputy(room: Room) -> None:
    pia = room.panelists[PIA]
    room.do(NameDeputy(room.ann, pia), NameDeputy(room.ben, pia))
    before = room.session()
    change = room.store.apply(RemovePanelist(pia), Actor("fay"))
    assert room.session().decider is None
    assert {state.deputy for state in room.session().candidates} == {None}
    assert change.take_back
    room.do(change.take_back)
    assert room.session() == before and before.decider == pia


@pytest.mark.parametrize("quorum", [-1, 0, 1_001])
def test_a_quorum_is_a_number_of_people(room: Room, quorum: int) -> None:
    refuses(room, FixQuorum(quorum), "from 1 to 1000")


def test_the_smallest_and_no_quorum_can_be_fixed(room: Room) -> None:
    room.do(FixQuorum(1))
    assert room.session().quorum(room.ann) == 1
    room.do(FixQuorum(None))
    assert room.session().quorum(room.ann) == 3


def test_a_deputy_neither_presents_nor_is_recused_nor_is_a_stranger(room: Room) -> None:
    for panelist in room.panelists[2:]:
        refuses(room, NameDeputy(room.ann, panelist), "neither presents")
    refuses(room, NameDeputy(room.ann, "nobody"), "no such panelist")


def test_nobody_is_renamed_to_somebody_else(room: Room) -> None:
    pia = room.panelists[PIA]
    refuses(room, ChangeCandidate(Candidate(room.ann, " BEN", STEP)), "already somebody named Ben")
    refuses(room, ChangePanelist(Panelist(pia, "sami")), "already somebody named Sami")
    room.do(ChangeCandidate(Candidate(room.ann, "ANN", STEP)), ChangePanelist(Panelist(pia, "PIA")))
    assert room.state().name == "ANN"


def test_a_candidate_is_looked_at_for_a_step_of_the_rubric(room: Room) -> None:
    for step in (Step("L3", "L9"), Step("L4", "L3")):
        refuses(room, ChangeCandidate(Candidate(room.ann, "Ann", step)), "L9|not above")


WHY = "Nobody else may run it."


def presented(room: Room) -> None:
    """Let Fay, who facilitates, present Ben."""
    room.do(Relate(Relation(RelationKind.PRESENTS, FAY.id, room.ben)))


def test_rating_opens_for_a_facilitator_who_presents_only_with_a_deputy_or_a_reason(
    room: Room,
) -> None:
    presented(room)
    refuses(room, OpenRating(), "Fay presents Ben .* name a deputy")
    room.do(NameDeputy(room.ben, None, WHY))
    assert room.state(room.ben).without_deputy == WHY
    room.do(OpenRating())


def test_a_deputy_and_a_reason_for_none_replace_each_other(room: Room) -> None:
    presented(room)
    room.do(NameDeputy(room.ben, None, WHY), NameDeputy(room.ben, room.panelists[PIA]))
    assert (room.state(room.ben).deputy, room.state(room.ben).without_deputy) == (
        room.panelists[PIA],
        "",
    )
    change = room.store.apply(NameDeputy(room.ben, None, WHY), Actor("fay"))
    assert (room.state(room.ben).deputy, room.state(room.ben).without_deputy) == (None, WHY)
    assert change.take_back
    room.do(change.take_back)
    assert room.state(room.ben).deputy == room.panelists[PIA]


def test_only_who_presents_and_facilitates_goes_on_without_a_deputy(room: Room) -> None:
    refuses(room, NameDeputy(room.ann, None, WHY), "No facilitator of Ann")


def test_in_the_meeting_a_presented_part_is_not_left_to_nobody(room: Room) -> None:
    presented(room)
    room.do(NameDeputy(room.ben, room.panelists[PIA]), OpenRating())
    deputy = Actor(room.panelists[PIA])
    with pytest.raises(Refused, match="name a deputy"):
        room.store.apply(NameDeputy(room.ben, None), deputy)
    room.store.apply(NameDeputy(room.ben, None, WHY), deputy)
    assert IN_CHAIR.panelist == FAY.id
    assert room.ben in room.store.scope(IN_CHAIR).runs


def test_a_deputy_runs_what_the_facilitator_presents(room: Room) -> None:
    presented(room)
    room.do(NameDeputy(room.ben, room.panelists[PIA]), OpenRating())
    assert room.store.scope(IN_CHAIR).runs == {room.ann}
    with pytest.raises(Refused, match="Only who runs this part"):
        room.store.apply(CallCandidate(room.ben), Actor("fay"))
    assert room.store.scope(in_chair(room.panelists[PIA])).runs == {room.ben}
    assert room.store.session(Viewer(ViewerKind.PANELIST, FAY.id)).candidate(room.ben)
