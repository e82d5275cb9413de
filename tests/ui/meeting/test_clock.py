"""The clock on the console: computed from the lines, never from ticks; it survives everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import (
    ArrangeAgenda,
    BeginSecondRound,
    CallCandidate,
    GrantReading,
    OpenMeeting,
    OpenVote,
    PauseClock,
    RevealRound,
    Submit,
)
from calibrate.domain.meeting import TurnKind
from calibrate.store.store import Store
from calibrate.ui.open_session import OpenSession
from tests.ui.answering import agree
from tests.ui.meeting.conftest import Console, Entered, Opened
from tests.worlds.giving import splitting
from tests.worlds.meetings import Meeting, Plan, meeting


@pytest.fixture
def called(made: Meeting) -> Meeting:
    """Nadia is at hand; her eight minutes to read have begun."""
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(("n1", "n2", "n3")))
    made.do(CallCandidate("n1"))
    return made


def clock(console: Console) -> tuple[str, str]:
    time = console.screen.bar.clock.time
    assert time is not None
    assert console.screen.bar.clock.accessibleName() == f"Clock {time.figures}, {time.meaning}"
    return time.figures, time.meaning


def steps(console: Console) -> list[str]:
    return [str(step.progress) for step in console.screen.bar.steps.steps]


def test_while_reading_the_clock_shows_what_is_left_and_then_what_was_used(
    entered: Entered, called: Meeting
) -> None:
    console = entered(called)
    assert clock(console) == ("8:00", "to read")
    console.wait(called, minutes=1, seconds=20)
    assert clock(console) == ("6:40", "to read")
    assert console.screen.reveal_form.reading.note.text() == "ends 13:10"
    console.wait(called, minutes=7)
    assert clock(console) == ("8:20", "of 20 min")
    assert console.screen.reveal_form.reading.note.text() == "time is up"
    console.wait(called, minutes=15)
    assert clock(console) == ("23:20", "3 minutes over")


def test_more_time_to_read_is_granted_and_ended(entered: Entered, called: Meeting) -> None:
    console = entered(called)
    form = console.screen.reveal_form
    console.click(form.more)
    assert clock(console) == ("10:00", "to read")
    console.click(form.end)
    assert clock(console) == ("0:00", "of 20 min")
    assert not form.end.isEnabled()
    assert form.reading.note.text() == "none now"
    console.click(form.more)
    assert clock(console) == ("2:00", "to read")


def test_a_pause_is_plain_to_see_and_time_stands_still(entered: Entered, called: Meeting) -> None:
    console = entered(called)
    console.wait(called, minutes=2)
    console.click(console.screen.bar.pause)
    assert console.screen.bar.pause.text() == "Resume"
    assert console.screen.bar.pause.property("role") == "bar-primary"
    assert console.screen.bar.clock.time is not None
    assert console.screen.bar.clock.time.is_paused
    console.wait(called, minutes=30)
    assert clock(console) == ("6:00", "paused, to read")
    assert console.screen.reveal_form.reading.note.text() == "paused, 6:00 left"
    console.press(Qt.Key.Key_P)
    assert console.screen.bar.pause.text() == "Pause"
    console.wait(called, minutes=1)
    assert clock(console) == ("5:00", "to read")


def test_the_second_draws_the_time_and_writes_nothing(entered: Entered, called: Meeting) -> None:
    console = entered(called)
    before = console.store.log(console.desk.chair)
    called.clock.go(minutes=3)
    console.screen.second.timeout.emit()
    assert clock(console) == ("5:00", "to read")
    assert console.store.log(console.desk.chair) == before
    assert console.screen.second.isActive()
    console.screen.hide()
    assert not console.screen.second.isActive()


def test_without_somebody_at_hand_there_is_no_clock(entered: Entered, made: Meeting) -> None:
    made.do(OpenMeeting("lot"))
    console = entered(made)
    assert not console.screen.bar.clock.isVisible()
    assert not console.screen.bar.pause.isVisible()
    console.press(Qt.Key.Key_P)
    assert not console.session.meeting.turns


# The five steps


def test_the_steps_follow_what_happened(entered: Entered, made: Meeting) -> None:
    made.do(OpenMeeting("lot"))
    made.do(ArrangeAgenda(("n1", "n2", "n3")))
    console = entered(made)
    assert steps(console) == ["ahead"] * 5
    console.press(Qt.Key.Key_N)
    assert steps(console) == ["now", "ahead", "ahead", "ahead", "ahead"]
    console.wait(made, minutes=9)
    assert steps(console) == ["done", "now", "ahead", "ahead", "ahead"]
    agree()
    console.click(console.screen.reveal_form.reveal)
    assert steps(console) == ["done", "done", "now", "skipped", "ahead"]
    console.press(Qt.Key.Key_V)
    assert steps(console) == ["done", "done", "done", "skipped", "now"]
    assert console.screen.bar.steps.accessibleName() == (
        "Steps: Read done, Reveal done, Talk done, Round 2 skipped, Decide now"
    )


def test_a_second_round_is_a_step_of_its_own(entered: Entered, tmp_path: Path) -> None:
    made = meeting(tmp_path / "split.calib", Plan(give=splitting))
    made.do(OpenMeeting("lot", reading_minutes=0))
    made.do(CallCandidate("n1"))
    console = entered(made)
    assert steps(console) == ["skipped", "now", "ahead", "ahead", "ahead"]
    made.do(RevealRound("n1"))
    console.screen.refresh()
    assert steps(console) == ["skipped", "done", "now", "ahead", "ahead"]
    made.do(BeginSecondRound("n1"))
    console.screen.refresh()
    assert steps(console) == ["skipped", "done", "done", "now", "ahead"]
    again = [splitting(0, at) for at in (3, 5)]
    for rater in range(1, 5):
        made.do(Submit(f"again{rater}", f"p{rater}", "n1", tuple(again), 2))
    made.do(RevealRound("n1", 2))
    console.screen.refresh()
    assert steps(console) == ["skipped", "done", "done", "done", "now"]


def test_the_top_bar_stays_with_whoever_is_at_hand(entered: Entered, called: Meeting) -> None:
    called.do(RevealRound("n1"))
    called.do(OpenVote())
    console = entered(called)
    before = steps(console)
    console.go("n3")
    assert steps(console) == before
    assert clock(console)[1] == "of 20 min"


# Leaving and coming back


def test_a_meeting_goes_on_where_it_was_after_the_app_was_killed(
    opened: Opened, called: Meeting
) -> None:
    called.do(GrantReading(60), after=3)
    path, late = called.store.path, called.clock
    called.store.close()
    late.go(minutes=2)
    console = opened(Store.open(path, late))
    assert console.screen.candidate == "n1"
    assert clock(console) == ("4:00", "to read")
    assert not console.session.meeting.is_paused


def test_leaving_the_session_lets_the_clock_stand_still(
    called: Meeting, opened: Opened, qtbot: QtBot
) -> None:
    path, late = called.store.path, called.clock
    session = OpenSession(called.store)
    qtbot.addWidget(session)
    session.begin()
    late.go(minutes=5)
    session.go("packets")
    assert not session.desk.session(session.desk.chair).meeting.is_paused
    session.finish()
    late.go(minutes=600)
    with Store.open(path, late) as store:
        console = opened(store)
        assert console.session.meeting.turns[-1].kind is TurnKind.PAUSED
        assert clock(console) == ("3:00", "paused, to read")
        console.click(console.screen.bar.pause)
        console.wait(called, minutes=1)
        assert clock(console) == ("2:00", "to read")


def test_leaving_a_clock_that_stands_writes_nothing(called: Meeting, opened: Opened) -> None:
    called.do(PauseClock())
    console = opened(called.store)
    lines = len(console.session.meeting.turns)
    console.screen.close()
    assert len(console.session.meeting.turns) == lines


def test_the_projector_is_opened_and_closed_from_the_top_bar(
    entered: Entered, called: Meeting
) -> None:
    console = entered(called)
    button = console.screen.bar.projector
    assert (button.text(), button.accessibleName()) == ("Projector", "Projector off")
    assert console.screen.projection.window is None
    console.click(button)
    window = console.screen.projection.window
    assert isinstance(window, QWidget)
    assert window.isVisible()
    assert (button.text(), button.accessibleName()) == ("• Projector on", "Projector on")
    window.close()
    assert button.text() == "Projector"
    console.click(button)
    assert window.isVisible()
    console.screen.close()
    assert not window.isVisible()
