"""The frame of a screen: what folds away in a narrow window, the menu, and where the tabs stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from calibrate.ui.look.theme import appearance
from calibrate.ui.meeting.screen import MeetingScreen
from calibrate.ui.parts.screen.about import About
from calibrate.ui.parts.screen.screen import Screen
from calibrate.ui.preferences import remembered_appearance
from calibrate.ui.setup.screen import SetupScreen
from calibrate.ui.window import MainWindow
from tests.shots.room import cut
from tests.ui.main_window import open_main_window
from tests.worlds.meetings import reveal, written
from tests.worlds.sessions import new_session

PARTS = ("setup", "rate", "meeting", "packets", "record")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The meeting of a session, in a narrow window."""
    with written(tmp_path / "meeting.calib") as store:
        reveal(store, "n1")
    made = open_main_window(qtbot, 1024, 600)
    made.open_file(tmp_path / "meeting.calib")
    return made


def shown(window: MainWindow, part: str = "") -> Screen:
    assert window.session
    if part:
        window.session.go(part)
    screen = window.session.currentWidget()
    assert isinstance(screen, Screen)
    QApplication.processEvents()
    return screen


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key)
    QApplication.processEvents()


def menu_of(screen: Screen) -> QMenu:
    return screen.top.menu.made()


def words(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]


def trigger(menu: QMenu, name: str) -> None:
    next(one for one in menu.actions() if one.text().partition("\t")[0] == name).trigger()


def test_the_left_folds_away_in_a_narrow_window_and_comes_back_in_a_wide_one(
    window: MainWindow,
) -> None:
    screen = shown(window, "meeting")
    assert not screen.left.isVisible() and screen.top.fold.isVisible()
    window.resize(1400, 800)
    QApplication.processEvents()
    assert screen.left.isVisible() and not screen.top.fold.isVisible()
    assert screen.left.geometry().right() < screen.middle.mapTo(screen, QPoint()).x()


def test_f9_brings_it_over_the_middle_and_escape_takes_it_away(window: MainWindow) -> None:
    screen = shown(window, "meeting")
    assert isinstance(screen, MeetingScreen)
    press(window, Qt.Key.Key_F9)
    assert screen.left.isVisible() and screen.candidates.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert not screen.left.isVisible()
    assert screen.middle.isAncestorOf(window.focusWidget())


def test_who_chooses_something_in_it_sees_it_go(window: MainWindow, qtbot: QtBot) -> None:
    screen = shown(window, "meeting")
    assert isinstance(screen, MeetingScreen)
    QTest.mouseClick(screen.top.fold, Qt.MouseButton.LeftButton)
    other = screen.candidates.visualRect(screen.candidates.agenda.index(2)).center()
    QTest.mouseClick(screen.candidates.viewport(), Qt.MouseButton.LeftButton, pos=other)
    qtbot.waitUntil(lambda: not screen.left.isVisible())
    assert screen.candidate == screen.candidates.ids[2]


def test_it_goes_with_the_keyboard(window: MainWindow) -> None:
    screen = shown(window, "meeting")
    press(window, Qt.Key.Key_F9)
    screen.top.menu.setFocus()
    assert not screen.left.isVisible()


def test_a_section_of_set_up_is_chosen_in_it(window: MainWindow, qtbot: QtBot) -> None:
    screen = shown(window, "setup")
    assert isinstance(screen, SetupScreen)
    press(window, Qt.Key.Key_F9)
    tabs = screen.sections.tabs
    assert tabs.hasFocus()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    qtbot.waitUntil(lambda: not screen.left.isVisible())
    assert screen.page is screen.candidates


@pytest.mark.parametrize("width", [1600, 1280, 1024])
def test_the_tabs_stay_where_they_are(window: MainWindow, width: int) -> None:
    window.resize(width, 800)
    tabs = [shown(window, part).top.tabs for part in PARTS]
    places = {tab.mapTo(window, QPoint()).toTuple() for tab in tabs}
    assert len(places) == 1


def test_f10_opens_the_menu_with_all_that_holds_everywhere(window: MainWindow) -> None:
    screen = shown(window, "rate")
    press(window, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    everywhere = ["Home", "Appearance", "Text size", "Keys", "About Calibrate", "Close Calibrate"]
    assert [one for one in words(menu) if one not in ("Kits…", "Ballots", "Witness")] == everywhere
    menu.close()
    assert screen.isVisible()


def test_the_menu_leads_home_and_nowhere_else_by_itself(window: MainWindow) -> None:
    screen = shown(window, "rate")
    screen.top.menu.open().close()
    assert window.session is not None
    trigger(menu_of(screen), "Home")
    assert window.session is None and window.home.isVisible()


def test_the_menu_changes_appearance_and_text_size(window: MainWindow) -> None:
    menu = menu_of(shown(window, "rate"))
    named = {action.text(): action.menu() for action in menu.actions()}
    looks, sizes = named["Appearance"], named["Text size"]
    assert isinstance(looks, QMenu) and isinstance(sizes, QMenu)
    trigger(looks, "Dark")
    assert appearance.is_dark and remembered_appearance() == "dark"
    trigger(looks, "Light")
    trigger(sizes, "125 %")
    assert appearance.zoom == 1.25
    trigger(sizes, "100 %")
    assert appearance.zoom == 1


def test_the_menu_tells_about_the_program_and_closes_it(window: MainWindow) -> None:
    screen = shown(window, "rate")
    trigger(menu_of(screen), "About Calibrate")
    about = QApplication.activeModalWidget()
    assert isinstance(about, About) and "Calibrate" in about.heading.text()
    QTest.keyClick(about, Qt.Key.Key_Escape)
    trigger(menu_of(screen), "Close Calibrate")
    assert not window.isVisible()


def test_a_new_session_fits_the_least_window(qtbot: QtBot, tmp_path: Path) -> None:
    new_session(tmp_path / "new.calib").store.close()
    window = open_main_window(qtbot, 1024, 576)
    window.open_file(tmp_path / "new.calib")
    assert (window.width(), window.height()) == (1024, 576)
    assert cut(shown(window)) == []
