"""Going about in an open session: where the keyboard begins, and what is not lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import OpenMeeting, RevealRound
from calibrate.domain.errors import FileTrouble
from calibrate.store.store import Store
from calibrate.ui.hand_over.screen import HandOverScreen
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.open_session import OpenSession
from calibrate.ui.packets.screen import PacketsScreen
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.rate.screen import RateScreen
from calibrate.ui.record.screen import RecordScreen
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import NOT_KEPT, MainWindow
from tests.ui.main_window import open_main_window
from tests.worlds.meetings import decide, reveal, written
from tests.worlds.sessions import chair, new_session


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return open_main_window(qtbot, 1280, 720)


@pytest.fixture
def in_meeting(tmp_path: Path) -> Path:
    """Nadia is decided, Kofi revealed, Óscar sealed."""
    with written(tmp_path / "meeting.calib") as store:
        reveal(store, "n1")
        decide(store, "n1")
        reveal(store, "n2")
    return tmp_path / "meeting.calib"


def meeting(window: MainWindow) -> MeetingScreen:
    assert window.session
    window.session.go("meeting")
    screen = window.session.screens["meeting"]
    assert isinstance(screen, MeetingScreen)
    return screen


def begun(window: MainWindow, path: Path) -> MeetingScreen:
    """Half enter the decision on Kofi."""
    window.open_file(path)
    screen = meeting(window)
    screen.show_candidate("n2")
    QTest.keyClicks(screen.decision_form.reason, "Has worked at L4")
    return screen


def first_control(screen: QWidget | None) -> QWidget | None:
    match screen:
        case SetupScreen():
            return screen.page.first
        case RateScreen():
            return screen.view
        case HandOverScreen():
            return screen.page.people
        case MeetingScreen() | PacketsScreen():
            return screen.candidates
        case RecordScreen():
            return screen.list
    return None


def test_the_keyboard_begins_at_the_work_of_every_part(
    window: MainWindow, in_meeting: Path
) -> None:
    window.open_file(in_meeting)
    assert window.session
    for part in ("setup", "rate", "meeting", "packets", "record", "rate"):
        window.session.go(part)
        QApplication.processEvents()
        first = first_control(window.session.currentWidget())
        assert first is not None
        assert QApplication.focusWidget() is first


def test_the_keyboard_begins_in_the_matrix_when_there_is_evidence(
    window: MainWindow, tmp_path: Path
) -> None:
    new_session(tmp_path / "set-up.calib").store.close()
    window.open_file(tmp_path / "set-up.calib")
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Evidence and the criteria it is placed on"


def test_a_press_on_a_part_leaves_the_keyboard_at_the_work(
    window: MainWindow, in_meeting: Path
) -> None:
    window.open_file(in_meeting)
    screen = meeting(window)
    press_tab(screen, "rate")
    assert window.session
    assert QApplication.focusWidget() is first_control(window.session.currentWidget())


def test_record_is_reached_by_its_tab_and_by_its_key(window: MainWindow, in_meeting: Path) -> None:
    window.open_file(in_meeting)
    assert window.session
    screen = meeting(window)
    press_tab(screen, "record")
    record = window.session.currentWidget()
    assert isinstance(record, RecordScreen)
    assert record.top.tabs.tabText(record.top.tabs.currentIndex()) == "Record"
    QTest.keyClick(record, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.session.currentWidget() is screen
    QTest.keyClick(screen, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert window.session.currentWidget() is record


def test_record_has_what_was_done_in_another_part_meanwhile(
    window: MainWindow, in_meeting: Path
) -> None:
    window.open_file(in_meeting)
    assert window.session
    window.session.go("record")
    record = window.session.screens["record"]
    assert isinstance(record, RecordScreen)
    before = record.list.record.count
    meeting(window)
    window.session.desk.apply(RevealRound("n3"))
    window.session.go("record")
    assert record.list.record.count > before
    assert record.list.record.line(1).sentence == "Revealed Óscar Benítez."


def test_packets_open_at_the_candidate_who_was_decided(
    window: MainWindow, in_meeting: Path
) -> None:
    window.open_file(in_meeting)
    assert window.session
    window.session.go("packets")
    packets = window.session.screens["packets"]
    assert isinstance(packets, PacketsScreen)
    packets.show_candidate("n2")
    screen = meeting(window)
    screen.show_candidate("n1")
    QTest.mouseClick(screen.decision.packet, Qt.MouseButton.LeftButton)
    assert window.session.currentWidget() is packets
    assert packets.candidates.current == "n1"


def test_a_half_entered_decision_is_there_again_after_another_part(
    window: MainWindow, in_meeting: Path
) -> None:
    screen = begun(window, in_meeting)
    assert window.session
    window.session.go("rate")
    window.session.go("meeting")
    screen.show_candidate("n1")
    screen.show_candidate("n2")
    assert screen.decision_form.reason.toPlainText() == "Has worked at L4"
    screen.decision_form.reason.clear()


def test_a_half_entered_decision_is_in_the_file_when_the_session_is_opened_again(
    window: MainWindow, in_meeting: Path
) -> None:
    begun(window, in_meeting)
    assert window.show_home()
    window.open_file(in_meeting)
    screen = meeting(window)
    screen.show_candidate("n2")
    assert screen.decision_form.reason.toPlainText() == "Has worked at L4"


def test_leaving_warns_once_of_a_decision_that_cannot_be_kept(
    window: MainWindow, in_meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = begun(window, in_meeting)

    def refuse(*_: object) -> None:
        raise FileTrouble("The disk is full.")

    monkeypatch.setattr(screen.desk.store, "save_decision_draft", refuse)
    assert not window.close()
    assert window.session
    assert window.message.text.text() == f"The disk is full. {NOT_KEPT}"
    assert window.close()


def test_in_a_meeting_rate_is_the_room_while_something_is_to_submit(
    window: MainWindow, tmp_path: Path
) -> None:
    written(tmp_path / "shared.calib", left_out=(2,)).close()
    with Store.open(tmp_path / "shared.calib") as store:
        store.apply(OpenMeeting("lot"), chair(store))
    window.open_file(tmp_path / "shared.calib")
    screen = meeting(window)
    press_tab(screen, "rate")
    assert window.session
    room = window.session.currentWidget()
    assert isinstance(room, HandOverScreen)
    assert QApplication.focusWidget() is first_control(room)
    assert room.page.people.item(0).text().endswith("Not submitted")
    room.back.click()
    assert window.session.currentWidget() is screen


def test_nothing_is_asked_when_what_was_entered_was_taken_back(
    window: MainWindow, in_meeting: Path
) -> None:
    screen = begun(window, in_meeting)
    screen.decision_form.reason.clear()
    assert window.show_home()


def press_tab(screen: Screen, part: str) -> None:
    """Press a part in the top bar, with the mouse."""
    tabs = screen.top.tabs
    place = tabs.tabRect(tabs.keys.index(part)).center()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)


def test_a_session_that_cannot_be_shown_leaves_home_and_no_empty_window(
    window: MainWindow, in_meeting: Path, monkeypatch: pytest.MonkeyPatch, qtlog: _QtMessageCapture
) -> None:
    def refused(self: OpenSession) -> None:
        raise FileTrouble("meeting.calib is damaged.")

    monkeypatch.setattr(OpenSession, "begin", refused)
    window.open_file(in_meeting)
    assert window.session is None
    assert window.home.isVisible()
    assert window.message.text.text() == "meeting.calib is damaged."
    assert [record.message for record in qtlog.records] == []
    with Store.open(in_meeting):
        pass
