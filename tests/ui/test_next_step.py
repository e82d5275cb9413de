"""What comes next is said where one is, with the one dark button that leads there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calibrate.domain.agenda.coming import Coming
from calibrate.domain.commands import (
    CallCandidate,
    CloseSession,
    CreateSession,
    OpenMeeting,
    OpenRating,
    Submit,
    WithdrawCandidate,
    new_id,
)
from calibrate.store.store import Store
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.open_session import OpenSession
from calibrate.ui.window import MainWindow
from calibrate.words.session import COMING
from tests.ui.answering import agree
from tests.ui.main_window import open_main_window
from tests.ui.sitting import sit_down
from tests.worlds.clocks import Clock
from tests.worlds.rubrics import RUBRIC
from tests.worlds.secrets import typed
from tests.worlds.sessions import Made, new_session, ratings, submit

LONG_NAME = "Maria-Magdalena Konstantinopoulou-Wittgenstein de la Cruz y Fernández"
DARK = ("primary", "small-primary", "bar-primary")


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_main_window(qtbot, 1280, 720)


def opened(window: MainWindow, store: Store) -> OpenSession:
    window.show_session(store)
    QApplication.processEvents()
    assert window.session
    return window.session


def shown(session: OpenSession) -> str:
    """The key of the part that is shown."""
    return next(key for key, one in session.screens.items() if one is session.currentWidget())


def buttons(session: OpenSession) -> list[QPushButton]:
    """The buttons in sight."""
    return [one for one in session.findChildren(QPushButton) if one.isVisible()]


def dark(session: OpenSession) -> list[str]:
    """The names of the dark buttons in sight that can be pressed."""
    pressed = (one for one in buttons(session) if one.isEnabled())
    return [one.accessibleName() for one in pressed if one.property("role") in DARK]


def press(session: OpenSession, name: str) -> None:
    """Press the button of this name as somebody does who has only the keyboard."""
    button = next(one for one in buttons(session) if one.accessibleName() == name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()


def keyboard(window: MainWindow) -> QWidget:
    """What has the keyboard; offscreen nobody gives it back after a dialog."""
    window.activateWindow()
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused
    return focused


def rated(made: Made) -> None:
    """Let everybody rate everybody."""
    for panelist in range(len(made.panelists)):
        for candidate in range(len(made.candidates)):
            submit(made, panelist, candidate, 3)


def test_one_button_after_the_other_leads_from_set_up_to_the_meeting(
    window: MainWindow, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "s.calib", ("Ann", "Ben"), ("Pia", "Quentin"))
    session = opened(window, made.store)
    assert dark(session) == ["Open rating"]
    agree()
    press(session, "Open rating")
    assert dark(session) == ["Go to rating"]
    focused = keyboard(window)
    assert focused.accessibleDescription() == "Next: everybody rates."
    QTest.keyClick(focused, Qt.Key.Key_Space)
    rate_by_button(session, made)
    assert shown(session) == "rate" and dark(session) == ["Choose a secret"]
    for candidate in made.candidates:
        attempt(session, made.panelists[1], candidate)
    assert dark(session) == ["Open the meeting"]
    press(session, "Open the meeting")
    assert shown(session) == "meeting" and dark(session) == ["Open the meeting"]
    focused = keyboard(window)
    agree()
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert session.desk.coming() is Coming.CALL


def rate_by_button(session: OpenSession, made: Made) -> None:
    """Submit as Pia, and go from one candidate to the other by what is said to come next."""
    rate = sit_down(session, made.panelists[0])
    assert rate.candidate == made.ann
    attempt(session, made.panelists[0], made.ann)
    assert rate.record.step.sentence.text() == "Next: Ben."
    assert dark(session) == ["Rate Ben"]
    press(session, "Rate Ben")
    assert rate.candidate == made.ben
    attempt(session, made.panelists[0], made.ben)
    told = rate.record.step.sentence.text()
    assert told == "You have rated everybody. Next: hand the machine back."
    assert dark(session) == ["Hand the machine back"]
    press(session, "Hand the machine back")


def attempt(session: OpenSession, panelist: str, candidate: str) -> None:
    typed(session.store, panelist)
    session.desk.attempt(Submit(new_id(), panelist, candidate, ratings(3)), panelist)
    QApplication.processEvents()


def test_who_submits_last_is_told_no_more_than_who_submits_first(
    window: MainWindow, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "s.calib", ("Ann",), ("Pia", "Quentin"))
    made.do(OpenRating())
    session = opened(window, made.store)
    told = []
    for panelist in made.panelists:
        rate = sit_down(session, panelist)
        attempt(session, panelist, made.ann)
        step = rate.record.step
        told.append((step.sentence.text(), step.button.text(), step.other.text()))
    assert told[0] == told[1]


def test_a_long_name_is_told_and_its_button_stands_whole_below(
    window: MainWindow, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "s.calib", ("Ann", LONG_NAME), ("Pia",))
    made.do(OpenRating())
    session = opened(window, made.store)
    rate = sit_down(session, made.panelists[0])
    attempt(session, made.panelists[0], made.ann)
    step = rate.record.step
    assert step.button.accessibleName() == f"Rate {LONG_NAME}"
    assert step.sentence.height() >= step.sentence.heightForWidth(step.sentence.width())
    assert step.rect().contains(step.button.geometry())
    assert rate.record.rect().contains(step.geometry())


def test_while_somebody_is_waited_for_the_meeting_can_be_opened_and_nothing_urges_it(
    window: MainWindow, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "s.calib", ("Ann",), ("Pia",))
    made.do(OpenRating())
    session = opened(window, made.store)
    session.go("meeting", made.ann)
    QApplication.processEvents()
    assert dark(session) == []
    press(session, "Open the meeting")
    assert dark(session) == ["Open the meeting"]


def test_the_console_of_a_candidate_leads_to_the_opening_and_no_reveal_is_dark(
    window: MainWindow, tmp_path: Path
) -> None:
    made = new_session(tmp_path / "s.calib", ("Ann", "Ben"), ("Pia",))
    made.do(OpenRating())
    rated(made)
    session = opened(window, made.store)
    console = session.currentWidget()
    assert isinstance(console, MeetingScreen)
    console.show_candidate(made.ann)
    QApplication.processEvents()
    assert console.reveal_form.reveal.isEnabled()
    assert dark(session) == ["Open the meeting"]
    press(session, "Open the meeting")
    assert console.pages.pages.currentWidget() is console.pages.readiness
    assert QApplication.focusWidget() is console.side.opening.open
    made.do(OpenMeeting("lot"))
    console.refresh()
    console.show_candidate(made.ann)
    assert dark(session) == ["Reveal round 1"]


def at_set_up(made: Made) -> None:
    """Nothing is done yet."""


def at_rating(made: Made) -> None:
    made.do(OpenRating())


def at_opening(made: Made) -> None:
    at_rating(made)
    rated(made)


def at_call(made: Made) -> None:
    at_opening(made)
    made.do(OpenMeeting("lot"))


def at_turn(made: Made) -> None:
    at_call(made)
    made.do(CallCandidate(made.ann))


def at_close(made: Made) -> None:
    at_turn(made)
    made.do(*(WithdrawCandidate(candidate, "left") for candidate in made.candidates))


def at_export(made: Made) -> None:
    at_close(made)
    made.do(CloseSession())


STAGES: dict[Coming, tuple[Callable[[Made], None], str]] = {
    Coming.OPEN_RATING: (at_set_up, "setup"),
    Coming.RATE: (at_rating, "rate"),
    Coming.OPEN_MEETING: (at_opening, "meeting"),
    Coming.CALL: (at_call, "meeting"),
    Coming.GO_ON: (at_turn, "meeting"),
    Coming.CLOSE: (at_close, "meeting"),
    Coming.EXPORT: (at_export, "packets"),
}


def test_every_step_is_walked() -> None:
    assert set(Coming) - set(STAGES) == {Coming.SET_UP, Coming.ELSEWHERE}


@pytest.mark.parametrize("stage", STAGES)
def test_a_session_opens_where_its_next_step_is_and_set_up_leads_there(
    window: MainWindow, tmp_path: Path, stage: Coming
) -> None:
    reach, part = STAGES[stage]
    made = new_session(tmp_path / "s.calib", ("Ann", "Ben"), ("Pia",))
    reach(made)
    session = opened(window, made.store)
    assert session.desk.coming() is stage
    assert shown(session) == part
    session.go("setup")
    QApplication.processEvents()
    button = COMING[stage].button.rstrip("…")
    assert dark(session) == [button]
    if stage is not Coming.OPEN_RATING:
        press(session, button)
        assert shown(session) == part


def test_a_session_without_anything_opens_in_set_up(window: MainWindow, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "s.calib", CreateSession("s", "Autumn", RUBRIC), Clock())
    session = opened(window, store)
    assert session.desk.coming() is Coming.SET_UP
    assert shown(session) == "setup" and dark(session) == []
