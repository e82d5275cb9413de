"""The meeting as the file keeps it: agenda, turns, the clock, and a clock that goes wrong."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from calibrate.domain.authority import Actor
from calibrate.domain.commands import (
    ArrangeAgenda,
    CallCandidate,
    Command,
    EndReading,
    GrantReading,
    HideNames,
    OpenMeeting,
    OpenVote,
    PauseClock,
    ResumeClock,
    RevealRound,
    SetAside,
    SetMinutes,
    WithdrawCandidate,
)
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.meeting import Arrangement, Meeting
from calibrate.domain.phases import AUDIENCE, Viewer, ViewerKind
from calibrate.domain.session import SessionPhase
from calibrate.store.store import Store
from tests.worlds import stages
from tests.worlds.clocks import Clock, WildClock
from tests.worlds.sessions import Made, in_charge
from tests.worlds.stages import IN_CHAIR


@pytest.fixture
def rating(tmp_path: Path) -> Made:
    return stages.rating(tmp_path / "rating.calib")


@pytest.fixture
def room(tmp_path: Path) -> Made:
    return stages.meeting(tmp_path / "session.calib")


def meeting(room: Made) -> Meeting:
    return room.session().meeting


def used(room: Made) -> timedelta:
    return meeting(room).used(room.ann, room.store.now())


# Agenda


def test_opening_draws_an_order_of_everybody_and_begins_the_meeting(rating: Made) -> None:
    rating.do(OpenMeeting("a lot"))
    found = meeting(rating)
    assert sorted(found.agenda) == sorted(rating.candidates)
    assert (found.arranged, found.at_hand) == (Arrangement.LOT, None)
    assert rating.session().phase is SessionPhase.MEETING


def test_another_order_is_kept_with_how_it_came_about(room: Made) -> None:
    order = meeting(room).agenda[::-1]
    room.do(ArrangeAgenda(order, Arrangement.SPLIT))
    assert (meeting(room).agenda, meeting(room).arranged) == (order, Arrangement.SPLIT)


def test_who_is_not_named_in_an_order_keeps_their_place(room: Made) -> None:
    before = meeting(room).agenda
    room.do(ArrangeAgenda((room.ann,)))
    assert meeting(room).agenda == before
    for order in ((room.ann, room.ann), (room.ann, "nobody")):
        with pytest.raises(BadInput, match="at most once"):
            room.do(ArrangeAgenda(order))


def test_only_the_opening_draws_by_lot(room: Made) -> None:
    before = meeting(room)
    with pytest.raises(BadInput, match="Only the lot"):
        room.do(ArrangeAgenda(before.agenda[::-1], Arrangement.LOT))
    assert meeting(room) == before


@pytest.mark.parametrize(
    "command",
    [
        SetMinutes(0, 0),
        SetMinutes(601, 0),
        SetMinutes(10, 11),
        SetMinutes(10, -1),
        GrantReading(0),
        GrantReading(36_001),
        OpenMeeting(" "),
        OpenMeeting("a lot", 0, 0),
    ],
)
def test_times_beyond_measure_are_refused(command: Command, rating: Made, room: Made) -> None:
    where = rating if isinstance(command, OpenMeeting) else room
    before = where.store.verify()
    with pytest.raises(BadInput):
        where.do(command)
    assert where.store.verify() == before


# Turns


def test_a_call_starts_the_clock_and_the_silent_reading_once(room: Made) -> None:
    found = meeting(room)
    assert found.at_hand == room.ann and found.was_read(room.ann)
    room.do(SetAside(), CallCandidate(room.ann))
    assert meeting(room).reading(room.ann, room.store.now()) is None


def test_a_call_ends_the_turn_before(room: Made) -> None:
    room.do(CallCandidate(room.ben))
    assert meeting(room).at_hand == room.ben
    stood = used(room)
    assert used(room) == stood
    assert not meeting(room).is_set_aside(room.ann)
    with pytest.raises(Refused, match="turn already"):
        room.do(CallCandidate(room.ben))


def test_the_clock_goes_on_where_it_was_after_a_restart(room: Made) -> None:
    room.do(PauseClock())
    stood = used(room)
    room.store.close()
    with Store.open(room.store.path, Clock(tick=1)) as store:
        found = store.session(in_charge(store)).meeting
        assert found.is_paused
        assert found.used(room.ann, store.now() + timedelta(days=1)) == stood
        store.apply(ResumeClock(), Actor("fay"))
        assert not store.session(in_charge(store)).meeting.is_paused


def test_pausing_and_going_on_happen_in_turn(room: Made) -> None:
    with pytest.raises(Refused, match="running already"):
        room.do(ResumeClock())
    room.do(PauseClock())
    with pytest.raises(Refused, match="paused already"):
        room.do(PauseClock())


def test_a_reveal_ends_the_silent_reading(room: Made) -> None:
    room.rate(4, 4, 4, 4)
    room.do(RevealRound(room.ann))
    assert meeting(room).reading(room.ann, room.store.now()) is None
    with pytest.raises(Refused, match="No silent reading"):
        room.do(EndReading())


def test_deciding_and_withdrawing_end_the_turn(tmp_path: Path, room: Made) -> None:
    room.do(WithdrawCandidate(room.ann, "moved on"))
    assert meeting(room).at_hand is None
    other = stages.decided(tmp_path / "decided.calib")
    assert meeting(other).at_hand is None


def test_the_vote_is_opened_once_and_not_over_a_sealed_round(tmp_path: Path) -> None:
    room = stages.second_round(tmp_path / "session.calib")
    with pytest.raises(Refused, match="still sealed"):
        room.do(OpenVote())
    room.do(RevealRound(room.ann, 2, room.panelists[1:], "ill"), OpenVote())
    with pytest.raises(Refused, match="at the vote on Ann already"):
        room.do(OpenVote())
    room.do(SetAside(), CallCandidate(room.ann), OpenVote())


def test_names_are_hidden_from_the_room_and_from_nobody_else(room: Made) -> None:
    room.do(HideNames(True))
    names = {one.name for one in room.store.session(AUDIENCE).candidates}
    assert names == {"Candidate 1", "Candidate 2"}
    assert room.store.sheet(room.ann, AUDIENCE).candidate.name in names
    candidate = Viewer(ViewerKind.CANDIDATE, candidate=room.ann)
    for viewer in (IN_CHAIR, room.viewer(0), candidate):
        assert room.store.sheet(room.ann, viewer).candidate.name == "Ann"


# A clock that goes wrong


def test_a_clock_that_goes_backwards_stops_nothing(room: Made) -> None:
    room.store.close()
    wild = WildClock()
    with Store.open(room.store.path, wild) as store:
        commands: tuple[Command, ...] = (
            PauseClock(),
            ResumeClock(),
            GrantReading(60),
            SetAside(),
            CallCandidate(room.ben),
            SetAside(),
            CallCandidate(room.ann),
        )
        for command in commands:
            store.apply(command, Actor("fay"))
            for viewer in (IN_CHAIR, AUDIENCE, room.viewer(0)):
                found = store.session(viewer).meeting
                assert found.used(room.ann, store.now()) >= timedelta(0)
                assert store.case(room.ann, viewer).minutes_used >= 0
        assert store.verify().holds
