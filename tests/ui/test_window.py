"""The main window: a session comes, its parts, what goes wrong, and how it is left."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.domain.commands import RenameSession
from calibrate.domain.errors import FileTrouble
from calibrate.store.store import Store
from calibrate.ui import faults
from calibrate.ui.open_session import OpenSession
from calibrate.ui.preferences import remembered_geometry
from calibrate.ui.recent import recent_sessions
from calibrate.ui.verifying.dialog import VerifyDialog
from calibrate.ui.window import FIRST_SIZE, LEAST_SIZE, NOT_KEPT, MainWindow
from tests.worlds.sessions import new_session, open_session


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    qtbot.waitUntil(lambda: made.home.lately is not None)
    return made


@pytest.fixture
def in_set_up(tmp_path: Path) -> Path:
    new_session(tmp_path / "set-up.calib").store.close()
    return tmp_path / "set-up.calib"


@pytest.fixture
def in_rating(tmp_path: Path) -> Path:
    open_session(tmp_path / "rating.calib").store.close()
    return tmp_path / "rating.calib"


def shown_part(window: MainWindow) -> str:
    assert window.session
    current = window.session.currentWidget()
    return next(key for key, screen in window.session.screens.items() if screen is current)


def test_a_session_opens_at_the_part_that_fits_its_phase(
    window: MainWindow, in_set_up: Path, in_rating: Path
) -> None:
    window.open_file(in_set_up)
    assert shown_part(window) == "setup"
    assert window.windowTitle() == "Autumn — Calibrate"
    window.open_file(in_rating)
    assert shown_part(window) == "rate"


def test_a_part_is_made_when_it_is_first_wanted(window: MainWindow, in_rating: Path) -> None:
    window.open_file(in_rating)
    assert window.session
    assert set(window.session.screens) == {"rate"}
    window.session.screens["rate"].top.tabs.setCurrentIndex(2)
    assert shown_part(window) == "meeting"
    assert set(window.session.screens) == {"rate", "meeting"}


def test_alt_and_a_digit_go_to_a_part_and_control_w_goes_home(
    window: MainWindow, in_rating: Path, qtbot: QtBot
) -> None:
    window.open_file(in_rating)
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_3, alt)
    assert shown_part(window) == "meeting"
    QTest.keyClick(window, Qt.Key.Key_W, control)
    assert window.session is None
    assert window.home.isVisible()
    assert window.windowTitle() == "Calibrate"


def test_leaving_lets_the_file_go_and_remembers_the_session(
    window: MainWindow, in_rating: Path
) -> None:
    window.open_file(in_rating)
    assert window.session
    window.session.desk.apply(RenameSession("Autumn, second try"))
    window.show_home()
    assert recent_sessions()[0].phase == "Rating"
    assert recent_sessions()[0].detail == "0 of 8 submitted"
    Store.open(in_rating).close()


def test_a_new_title_reaches_the_window_and_the_list(
    window: MainWindow, in_set_up: Path, qtbot: QtBot
) -> None:
    window.open_file(in_set_up)
    assert window.session
    window.session.desk.apply(RenameSession("Winter"))
    assert window.windowTitle() == "Winter — Calibrate"
    qtbot.waitUntil(lambda: recent_sessions()[0].title == "Winter")


@pytest.mark.parametrize(
    "content", [b"", b"not a session at all", b"SQLite format 3\0" + b"\0" * 99]
)
def test_a_broken_file_says_its_sentence_on_home_and_nothing_else(
    window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    broken = tmp_path / "broken.calib"
    broken.write_bytes(content)
    window.open_file(broken)
    assert window.session is None
    assert window.message.isVisible()
    assert "broken.calib" in window.message.text.text()
    assert window.home.isVisible()
    assert broken.read_bytes() == content
    assert recent_sessions() == ()


def test_a_file_that_is_not_there_says_so(window: MainWindow, tmp_path: Path) -> None:
    window.open_file(tmp_path / "gone.calib")
    assert "gone.calib" in window.message.text.text()


def test_a_file_that_is_open_elsewhere_says_so(window: MainWindow, in_set_up: Path) -> None:
    with Store.open(in_set_up):
        window.open_file(in_set_up)
    assert window.session is None
    assert "open in another window" in window.message.text.text()


def test_the_open_session_is_not_opened_again(window: MainWindow, in_set_up: Path) -> None:
    window.open_file(in_set_up)
    first = window.session
    window.open_file(str(in_set_up))
    assert window.session is first


def test_what_a_command_could_not_do_is_said_and_can_be_dismissed(
    window: MainWindow, in_rating: Path, qtbot: QtBot
) -> None:
    window.open_file(in_rating)
    assert window.session
    window.session.desk.apply(RenameSession(""))
    assert window.message.isVisible()
    assert window.message.accessibleName() == window.message.text.text() != ""
    QTest.mouseClick(window.message.dismiss, Qt.MouseButton.LeftButton)
    assert not window.message.isVisible()


def test_a_success_takes_an_old_message_away(window: MainWindow, in_set_up: Path) -> None:
    window.open_file(in_set_up)
    assert window.session
    window.tell("Something could not be done.")
    window.session.desk.apply(RenameSession("Winter"))
    assert not window.message.isVisible()


def test_a_message_of_many_lines_shows_the_first_ones(window: MainWindow) -> None:
    window.tell("\n".join(f"Row {number} is wrong." for number in range(1, 9)))
    assert window.message.text.text().endswith("Row 4 is wrong.\n… and 4 more.")


def test_what_cannot_be_kept_holds_the_window_open_once(
    window: MainWindow, in_rating: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_file(in_rating)
    assert window.session
    monkeypatch.setattr(window.session.screens["rate"], "flush", lambda: False)
    assert not window.close()
    assert window.message.text.text() == NOT_KEPT
    assert window.close()
    assert window.session is None


def test_a_dropped_session_is_opened(window: MainWindow, in_set_up: Path, qtbot: QtBot) -> None:
    assert drop(window, in_set_up)
    qtbot.waitUntil(lambda: window.session is not None)


def test_two_files_at_once_are_not_taken(window: MainWindow, in_set_up: Path) -> None:
    assert not drop(window, in_set_up, in_set_up)


def test_a_session_that_is_dropped_on_another_is_opened(
    window: MainWindow, in_set_up: Path, in_rating: Path, qtbot: QtBot
) -> None:
    window.open_file(in_set_up)
    assert drop(window, in_rating)
    qtbot.waitUntil(lambda: window.session is not None and window.session.store.path == in_rating)


@pytest.mark.parametrize("is_open", [False, True])
def test_a_packet_that_is_dropped_is_verified(
    window: MainWindow, in_rating: Path, tmp_path: Path, qtbot: QtBot, is_open: bool
) -> None:
    packet, told = tmp_path / "plan.pdf", list[str]()
    packet.write_bytes(b"%PDF-1.4 a plan")
    if is_open:
        window.open_file(in_rating)

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, VerifyDialog) or not dialog.trouble.isVisible():
            QTimer.singleShot(5, close)
            return
        told.append(dialog.trouble.sentence.text())
        dialog.cancel.click()

    QTimer.singleShot(0, close)
    assert drop(window, packet)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == ["plan.pdf is a PDF, and no packet of Calibrate."]


def drop(window: MainWindow, *files: Path) -> bool:
    """Drop files on the window; return whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, button, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPoint(9, 9), copy, data, button, none))
    return enter.isAccepted()


def test_the_window_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    made = MainWindow()
    qtbot.addWidget(made)
    room, least = made.screen().availableSize(), made.minimumSize()
    assert made.size() == QSize(*FIRST_SIZE).boundedTo(room)
    assert least == QSize(*LEAST_SIZE).boundedTo(room)


def test_where_the_window_was_is_remembered(window: MainWindow) -> None:
    window.resize(1111, 777)
    saved = window.saveGeometry()
    window.close()
    assert remembered_geometry() == saved


def test_a_fault_is_written_down_and_said_calmly(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults.install(window.tell, window.damage)
    try:
        raise ZeroDivisionError("deep inside")
    except ZeroDivisionError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    said = window.message.text.text()
    assert said == faults.sentence(faults.log_file())
    assert "Traceback" not in said and "deep inside" not in said
    assert "ZeroDivisionError: deep inside" in faults.log_file().read_text()
    assert faults.log_file().stat().st_mode & 0o077 == 0


def test_a_session_whose_first_screen_cannot_be_read_leaves_home_and_a_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "damaged.calib"
    new_session(file).store.close()

    def begin(session: OpenSession) -> None:
        raise FileTrouble("damaged.calib is damaged.")

    monkeypatch.setattr(OpenSession, "begin", begin)
    window.open_file(file)
    assert window.session is None
    assert window.home.isVisible()
    assert window.message.text.text() == "damaged.calib is damaged."
    Store.open(file).close()


def test_a_screen_that_cannot_be_read_is_told_in_its_own_words(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults.install(window.tell, lambda: "a.calib is damaged.")
    for fault, said in (
        (FileTrouble("It is open elsewhere."), "It is open elsewhere."),
        (KeyError("p1"), "a.calib is damaged."),
    ):
        sys.excepthook(type(fault), fault, None)
        assert window.message.text.text() == said
