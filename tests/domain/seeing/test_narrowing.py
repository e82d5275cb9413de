"""What is left of a session's state for one viewer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calibrate.domain.meeting import AttendanceKind, Meeting, TurnKind
from calibrate.domain.people import Relation, RelationKind
from calibrate.domain.phases import AUDIENCE, HOLDER, Viewer, ViewerKind, scope
from calibrate.domain.seeing.narrowing import SOMEBODY, narrow
from calibrate.domain.session import CandidatePhase, Session
from tests.worlds.values import ANN, BEN, RECUSED, session, turn, went

ABSENT, OUT = AttendanceKind.ABSENT, AttendanceKind.OUT
SAMI, PIA, OTTO = (
    Viewer(ViewerKind.PANELIST, "sami"),
    Viewer(ViewerKind.PANELIST, "pia"),
    Viewer(ViewerKind.OBSERVER, "otto"),
)
FAY = Viewer(ViewerKind.FACILITATOR, "fay")
WHOLE = session(
    replace(ANN, deputy="pia"),
    BEN,
    meeting=Meeting(
        agenda=("ann", "ben"),
        turns=(turn("ann", TurnKind.CALLED, 0), turn("ben", TurnKind.CALLED, 9)),
        attendance=(went("sami", OUT, 0, "ann"), went("quentin", ABSENT, 1, because="a fever")),
    ),
    submitted=(("ann", "pia", 1), ("ben", "pia", 1), ("ben", "sami", 1)),
    decider="pia",
)


def seen(viewer: Viewer, whole: Session = WHOLE) -> Session:
    return narrow(whole, scope(whole, viewer))


def test_to_the_recused_nothing_of_the_candidate_is_left() -> None:
    left = seen(SAMI)
    assert "ann" not in repr(left) and "Ann" not in repr(left)
    assert left.meeting.agenda == ("ben",)
    assert [line.candidate for line in left.meeting.turns] == ["ben"]
    assert left.meeting.is_here("sami")


def test_a_recused_facilitator_is_recused() -> None:
    recused = Relation(RelationKind.RECUSED, "fay", "ann")
    whole = replace(WHOLE, panel=replace(WHOLE.panel, relations=(RECUSED, recused)))
    left = seen(FAY, whole)
    assert "ann" not in repr(left) and "Ann" not in repr(left)


def test_who_submitted_is_for_the_facilitator_and_each_of_them() -> None:
    assert seen(FAY).submitted == WHOLE.submitted
    assert seen(HOLDER).submitted == frozenset()
    assert {one.panelist for one in seen(PIA).submitted} == {"pia"}
    assert seen(OTTO).submitted == seen(AUDIENCE).submitted == frozenset()


@pytest.mark.parametrize("viewer", [PIA, SAMI, OTTO, AUDIENCE])
def test_reasons_of_people_are_for_who_runs_the_meeting(viewer: Viewer) -> None:
    assert "a cousin" not in repr(seen(viewer)) and "a fever" not in repr(seen(viewer))
    assert "a cousin" in repr(seen(FAY)) and "a fever" in repr(seen(FAY))


def test_nobody_reads_reasons_by_saying_that_they_facilitate() -> None:
    text = repr(seen(Viewer(ViewerKind.FACILITATOR, "quentin")))
    assert "a cousin" not in text and "a fever" not in text


def test_the_room_is_told_who_is_outside_and_no_more_of_people() -> None:
    left = seen(AUDIENCE)
    assert [one.name for one in left.panel.panelists] == ["Sami"]
    assert [line.candidate for line in left.meeting.attendance] == [""]
    assert left.decider is None and left.candidates[0].deputy is None
    assert left.panel.raters("ben") == ()


@pytest.mark.parametrize("viewer", [AUDIENCE, Viewer(ViewerKind.CANDIDATE, candidate="ann")])
def test_why_somebody_withdrew_or_is_outside_is_told_neither_to_the_room_nor_to_them(
    viewer: Viewer,
) -> None:
    state = replace(ANN, phase=CandidatePhase.WITHDRAWN, withdrawn_because="moved abroad")
    out = replace(WHOLE.meeting, attendance=(went("sami", OUT, 0, "ann", "a cousin"),))
    left = seen(viewer, replace(WHOLE, candidates=(state, BEN), meeting=out))
    assert left.candidates[0].phase is CandidatePhase.WITHDRAWN
    assert "moved abroad" not in repr(left) and "a cousin" not in repr(left)


def test_hidden_names_are_the_same_numbers_however_the_agenda_is_arranged() -> None:
    texts = set()
    for agenda in (("ann", "ben"), ("ben", "ann")):
        meeting = replace(WHOLE.meeting, agenda=agenda, names_hidden=True)
        left = seen(AUDIENCE, replace(WHOLE, meeting=meeting))
        assert [one.name for one in left.panel.panelists] == [SOMEBODY]
        assert "Ann" not in repr(left) and "Core" not in repr(left)
        texts.add(tuple((one.id, one.name) for one in left.candidates))
    assert texts == {(("ann", "Candidate 1"), ("ben", "Candidate 2"))}


def test_a_candidate_is_told_nothing_of_others_of_people_or_of_the_meeting() -> None:
    left = seen(Viewer(ViewerKind.CANDIDATE, candidate="ann"))
    assert [one.id for one in left.candidates] == ["ann"]
    assert (left.meeting, left.panel.panelists) == (Meeting(), ())


@pytest.mark.parametrize("phase", [CandidatePhase.REVEALED, CandidatePhase.DECIDED])
def test_a_candidate_is_never_told_what_split_nor_that_anything_did(phase: CandidatePhase) -> None:
    viewer = Viewer(ViewerKind.CANDIDATE, candidate="ann")
    split = replace(ANN, phase=phase, rounds_opened=2, second_round=("code",))
    plain = replace(ANN, phase=phase, rounds_opened=1)
    one, other = (seen(viewer, replace(WHOLE, candidates=(state, BEN))) for state in (split, plain))
    assert one == other and one.fixed_quorum is None
