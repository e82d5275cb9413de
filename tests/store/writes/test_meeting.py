"""The meeting through the door: an order with places left out, and silent reading before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from calibrate.domain.commands import (
    AddCandidate,
    ArrangeAgenda,
    CallCandidate,
    MarkAbsent,
    OpenMeeting,
    OpenRating,
    RevealRound,
)
from calibrate.domain.errors import Refused
from calibrate.domain.meeting import AttendanceKind, TurnKind
from calibrate.domain.people import Candidate
from tests.worlds import stages
from tests.worlds.rubrics import STEP


def test_who_is_not_named_keeps_their_place_between_those_who_are(tmp_path: Path) -> None:
    room = stages.set_up(tmp_path / "session.calib")
    room.do(AddCandidate(Candidate("cleo", "Cleo", STEP)), OpenRating(), OpenMeeting("a lot"))
    first, second, third = room.session().meeting.agenda
    room.do(ArrangeAgenda((third, first)))
    assert room.session().meeting.agenda == (third, second, first)


def test_whose_ratings_are_open_is_called_without_silent_reading(tmp_path: Path) -> None:
    room = stages.rating(tmp_path / "session.calib")
    room.rate(2, 4, 4, 5)
    room.do(RevealRound(room.ann), OpenMeeting("a lot"), CallCandidate(room.ann))
    assert [line.kind for line in room.session().meeting.turns] == [TurnKind.CALLED]
    room.do(CallCandidate(room.ben))
    assert room.session().meeting.was_read(room.ben)


def test_a_meeting_that_is_open_is_not_opened_again(tmp_path: Path) -> None:
    room = stages.meeting(tmp_path / "session.calib")
    before = room.session().meeting
    with pytest.raises(Refused, match="open already"):
        room.do(OpenMeeting("another lot"))
    assert room.session().meeting == before


def test_whoever_is_absent_is_not_sent_out_at_the_call(tmp_path: Path) -> None:
    room = stages.facilitated(tmp_path / "session.calib", recused=(3,))
    sami = room.panelists[3]
    room.do(MarkAbsent(sami, "a train"), OpenMeeting("a lot"), CallCandidate(room.ann))
    assert room.session().meeting.outside(sami) is None
    assert [line.kind for line in room.session().meeting.attendance] == [AttendanceKind.ABSENT]
