"""What the room reads at each point of a meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from calibrate.domain.commands import (
    ArrangeAgenda,
    CallCandidate,
    CloseSession,
    EndReading,
    GrantReading,
    HideNames,
    OpenVote,
    PauseClock,
    ReopenCandidate,
    ResumeClock,
    SetAside,
    StepBack,
    WithdrawCandidate,
)
from calibrate.domain.decisions import Outcome
from calibrate.ui.projector.page import Board, Clock, Countdown, Foot, Notice
from tests.ui.projector.conftest import Room


def notice(room: Room) -> Notice:
    assert isinstance(room.page.body, Notice)
    return room.page.body


def countdown(room: Room) -> Countdown:
    assert isinstance(room.page.body, Countdown)
    return room.page.body


def begin(room: Room, reading: int = 8) -> None:
    room.meeting.open(reading=reading)
    room.meeting.call()
    room.read()


def test_before_the_meeting_is_open_it_says_what_it_is_about(room: Room) -> None:
    assert room.page.heading == "Autumn 2026 calibration"
    assert notice(room).words == "Three candidates"
    assert room.page.foot == Foot("", "", "14:05")


def test_who_was_withdrawn_is_no_longer_counted(room: Room) -> None:
    room.do(WithdrawCandidate("n2", "moved"))
    assert notice(room).words == "Two candidates"


def test_an_open_meeting_begins_with_the_first_of_the_agenda(room: Room) -> None:
    room.meeting.open()
    room.read()
    assert (notice(room).label, notice(room).words) == ("First", "Nadia Rahimi")
    listing = notice(room).listing
    assert listing
    assert [item.title for item in listing.items] == [
        "Nadia Rahimi",
        "Kofi Mensah",
        "Óscar Benítez",
    ]


def test_silent_reading_counts_down_beside_the_criteria(room: Room) -> None:
    begin(room)
    room.wait(seconds=80)
    assert countdown(room).left == timedelta(minutes=6, seconds=40)
    assert [item.aside for item in countdown(room).listing.items if item.aside] == [
        "L3 only",
        "New at L4",
    ]
    assert room.page.clock is None
    assert room.page.foot == Foot("Kofi Mensah", "Yara Haddad", "14:06")


def test_a_paused_clock_stands_still_and_says_so(room: Room) -> None:
    begin(room)
    room.wait(minutes=1)
    room.do(PauseClock())
    room.wait(minutes=5)
    assert countdown(room).left == timedelta(minutes=7)
    assert room.page.is_paused
    room.do(ResumeClock())
    assert not room.page.is_paused


def test_reading_time_that_is_used_up_leads_to_the_reveal(room: Room) -> None:
    begin(room)
    room.wait(minutes=9)
    assert countdown(room).text == "Ratings are opened next."
    room.do(GrantReading(120))
    assert countdown(room).left > timedelta(0)
    room.do(EndReading())
    assert notice(room).words == "Ratings are opened next."
    assert room.page.clock == Clock(9, 20)


def test_without_reading_time_the_ratings_are_opened_at_once(room: Room) -> None:
    begin(room, reading=0)
    assert notice(room).words == "Ratings are opened next."


def test_the_reveal_shows_the_board_and_the_minutes_used(room: Room) -> None:
    begin(room)
    room.meeting.reveal()
    room.read()
    room.wait(minutes=17, seconds=59)
    assert isinstance(room.page.body, Board)
    assert room.page.clock == Clock(17, 20)


def test_the_vote_and_the_second_round_are_named(room: Room) -> None:
    begin(room)
    room.meeting.reveal()
    room.meeting.rate_again()
    room.read()
    assert room.page.status == "Round 2, blind"
    room.meeting.reveal(round=2)
    room.do(OpenVote())
    assert room.page.status == "Vote"


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.PROMOTE, "Promote to L4"),
        (Outcome.NOT_YET, "Not yet"),
        (Outcome.DEFER, "Deferred"),
    ],
)
def test_a_decision_stays_two_minutes_and_then_the_next_is_named(
    room: Room, outcome: Outcome, words: str
) -> None:
    begin(room)
    room.meeting.reveal()
    room.meeting.decide(outcome)
    room.read()
    assert (room.page.heading, notice(room).words) == ("Nadia Rahimi", words)
    assert notice(room).text == ""
    room.wait(seconds=121)
    assert (notice(room).label, notice(room).words) == ("Next", "Kofi Mensah")
    assert words not in room.words


def test_the_agenda_tells_who_is_done_with_and_never_how(room: Room) -> None:
    begin(room)
    room.meeting.reveal()
    room.meeting.decide(Outcome.NOT_YET)
    room.do(WithdrawCandidate("n2", "moved"))
    room.wait(minutes=3)
    listing = notice(room).listing
    assert listing
    assert [item.aside for item in listing.items] == ["decided", "withdrawn", "next"]
    assert "Not yet" not in room.words


def test_who_is_set_aside_comes_back_when_nobody_else_is_left(room: Room) -> None:
    begin(room)
    room.do(SetAside())
    assert notice(room).words == "Set aside"
    assert room.page.foot.next == "Kofi Mensah"
    for id in ("n2", "n3"):
        room.do(CallCandidate(id))
        room.do(WithdrawCandidate(id, "moved"))
    assert notice(room).words == "Nadia Rahimi"


def test_a_withdrawal_is_not_put_on_the_wall(room: Room) -> None:
    begin(room)
    room.do(WithdrawCandidate("n1", "moved"))
    assert notice(room).words == "Kofi Mensah"
    assert "moved" not in room.words


def test_who_was_reopened_is_next_again_and_the_outcome_is_gone(room: Room) -> None:
    begin(room)
    room.meeting.reveal()
    room.meeting.decide()
    room.do(ReopenCandidate("n1", "again"), ArrangeAgenda(("n1", "n2", "n3")))
    assert "Promote" not in room.words
    assert notice(room).words == "Kofi Mensah"


def test_the_end_of_the_agenda_and_of_the_session_are_said(room: Room) -> None:
    room.meeting.open()
    for id in ("n1", "n2", "n3"):
        room.do(WithdrawCandidate(id, "moved"))
    assert notice(room).words == "The agenda is done"
    room.do(CloseSession())
    assert notice(room).words == "The session is closed"


def test_hidden_names_are_nowhere(room: Room) -> None:
    begin(room)
    room.do(HideNames(True))
    assert room.page.heading == "Candidate 1"
    assert room.page.foot == Foot("Candidate 2", "1 person", "14:05")
    room.do(SetAside())
    room.wait(minutes=3)
    for name in ("Nadia", "Kofi", "Óscar", "Yara"):
        assert name not in room.words
    room.do(HideNames(False))
    assert "Yara Haddad" in room.words


def test_who_is_back_is_no_longer_outside(room: Room) -> None:
    begin(room)
    room.do(StepBack("yara"))
    assert room.page.foot.outside == ""


def test_of_a_long_agenda_only_what_is_near_is_listed(room: Room) -> None:
    from dataclasses import replace

    from calibrate.domain.phases import AUDIENCE
    from calibrate.ui.projector.contents import page

    room.meeting.open()
    session = room.desk.session(AUDIENCE)
    first = session.candidates[0]
    many = tuple(
        replace(first, candidate=replace(first.candidate, id=f"x{at}", name=f"Name {at}"))
        for at in range(1, 31)
    )
    called = replace(session.meeting, agenda=tuple(one.id for one in many))
    body = page(replace(session, candidates=many, meeting=called), None, room.desk.now()).body
    assert isinstance(body, Notice)
    assert body.listing
    assert [item.number for item in body.listing.items] == list(range(1, 13))
