"""Home: what a person sees first, and how they get from there to a session."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from calibrate.ui.home.lately import Lately
from calibrate.ui.home.sessions import link_areas
from calibrate.ui.look.theme import appearance
from calibrate.ui.preferences import data_folder, remembered_appearance
from calibrate.ui.recent import Recent, recent_sessions, remember
from calibrate.ui.window import MainWindow
from tests.worlds.sessions import in_charge, new_session

HEAVY = (
    "sqlalchemy",
    "reportlab",
    "numpy",
    "markdown_it",
    "pypdfium2",
    "nacl",
    "pikepdf",
    "pyhanko",
    "cryptography",
)

PAINTS = """
import os, sys
from PySide6.QtCore import QTimer
from calibrate.ui import window
class Watched(window.Home):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot({wait}, done)
def done():
    core = vars(sys.modules["PySide6.QtCore"])
    print(*sys.modules, *("QtNamespace" for name in core if name == "Qt"))
    sys.stdout.flush()
    os._exit(0)
window.Home = Watched
window.run()
"""


STANDS = """
import os
from PySide6.QtCore import QTimer
from calibrate.ui import window
def drawn(home):
    return [(part.geometry(), part.grab().toImage()) for part in (home.left, home.foot)]
class Watched(window.MainWindow):
    def after_first_paint(self):
        self.first = drawn(self.home)
        super().after_first_paint()
        QTimer.singleShot(100, self.compare)
    def compare(self):
        assert self.home.lately.list.hasFocus()
        pairs = zip(self.first, drawn(self.home))
        print(*("same" if one == other else "changed" for one, other in pairs), flush=True)
        os._exit(0)
window.MainWindow = Watched
window.run()
"""


def modules_after_first_paint(wait: int) -> set[str]:
    """Return what is loaded so many milliseconds after Home's first paint."""
    return set(in_new_process(PAINTS.format(wait=wait)))


def in_new_process(program: str) -> list[str]:
    """Return the words that a program prints."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.split()


@pytest.mark.parametrize("wait", [0, 300], ids=["at once", "a moment later"])
def test_nothing_heavy_is_loaded_when_home_was_painted(wait: int) -> None:
    loaded = modules_after_first_paint(wait)
    assert "calibrate.ui.home.screen" in loaded
    assert not loaded & set(HEAVY)


def test_the_first_paint_waits_neither_for_the_list_nor_for_qts_enumerations() -> None:
    loaded = modules_after_first_paint(0)
    assert not loaded & {"QtNamespace", "calibrate.ui.home.lately", "dataclasses", "json"}


def test_what_was_painted_first_stands_unchanged_beside_the_sessions(tmp_path: Path) -> None:
    three_sessions(tmp_path)
    assert in_new_process(STANDS) == ["same", "same"]


@pytest.fixture
def open_home(qtbot: QtBot) -> Callable[[], MainWindow]:
    """Opens the window and waits until its list is there."""

    def opened() -> MainWindow:
        window = MainWindow()
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        qtbot.waitUntil(lambda: window.home.lately is not None)
        return window

    return opened


def lately(window: MainWindow) -> Lately:
    assert window.home.lately
    return window.home.lately


def titles(window: MainWindow) -> list[str]:
    """Return the titles of the rows that are shown."""
    model = lately(window).list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def three_sessions(folder: Path) -> None:
    """Leave three recent sessions, newest first: Autumn, Spring, and Pilot without its file."""
    remember(Recent(str(folder / "gone.calib"), "Pilot"))
    new_session(folder / "spring.calib").store.close()
    remember(Recent(str(folder / "spring.calib"), "Spring"))
    new_session(folder / "autumn.calib").store.close()
    remember(Recent(str(folder / "autumn.calib"), "Autumn"))


def test_without_a_session_home_says_how_to_begin(open_home: Callable[[], MainWindow]) -> None:
    window = open_home()
    assert lately(window).empty.isVisible()
    assert not lately(window).list.isVisible()
    assert not lately(window).find_field.isVisible()
    assert window.home.new.hasFocus()


def test_recent_sessions_are_shown_newest_first(
    open_home: Callable[[], MainWindow], tmp_path: Path
) -> None:
    three_sessions(tmp_path)
    window = open_home()
    assert titles(window) == ["Autumn", "Spring", "Pilot"]
    assert not lately(window).empty.isVisible()
    assert lately(window).list.hasFocus()


def test_enter_opens_the_chosen_session(
    open_home: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    three_sessions(tmp_path)
    window = open_home()
    QTest.keyClick(lately(window).list, Qt.Key.Key_Down)
    QTest.keyClick(lately(window).list, Qt.Key.Key_Return)
    assert window.session
    assert window.session.store.path == tmp_path / "spring.calib"


def test_a_click_opens_a_session(
    open_home: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    three_sessions(tmp_path)
    window = open_home()
    click(qtbot, lately(window), 0)
    assert window.session
    assert window.session.store.path == tmp_path / "autumn.calib"


def click(qtbot: QtBot, side: Lately, row: int, at: QPoint | None = None) -> None:
    area = side.list.visualRect(side.list.model().index(row, 0))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(side.list.viewport(), left, pos=at or area.topLeft() + QPoint(40, 30))


def test_a_slash_leads_to_the_search_which_narrows_by_name(
    open_home: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    three_sessions(tmp_path)
    window = open_home()
    QTest.keyClicks(lately(window).list, "/")
    assert lately(window).find_field.hasFocus()
    QTest.keyClicks(lately(window).find_field, "SPR")
    assert titles(window) == ["Spring"]
    QTest.keyClick(lately(window).find_field, Qt.Key.Key_Return)
    assert window.session


def test_a_search_that_finds_nothing_says_so_and_escape_clears_it(
    open_home: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    three_sessions(tmp_path)
    window = open_home()
    QTest.keyClicks(lately(window).find_field, "<b>x</b>")
    assert lately(window).nothing.text() == "No recent session is called “<b>x</b>”."
    assert lately(window).nothing.textFormat() == Qt.TextFormat.PlainText
    QTest.keyClick(lately(window).find_field, Qt.Key.Key_Escape)
    assert titles(window) == ["Autumn", "Spring", "Pilot"]
    assert not lately(window).nothing.isVisible()


def test_a_missing_file_says_so_and_can_be_taken_off_the_list(
    open_home: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    three_sessions(tmp_path)
    window = open_home()
    side = lately(window)
    index = side.list.model().index(2, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not found" in said and str(tmp_path / "gone.calib") in said
    click(qtbot, side, 2)
    assert window.session is None
    remove = dict(link_areas(side.list.visualRect(index).toRectF()))["Remove"]
    click(qtbot, side, 2, remove.center().toPoint())
    assert titles(window) == ["Autumn", "Spring"]
    assert [one.title for one in recent_sessions()] == ["Autumn", "Spring"]


def test_a_missing_file_can_be_found_again(
    open_home: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    three_sessions(tmp_path)
    found = tmp_path / "spring.calib"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(found), ""))
    window = open_home()
    QTest.keyClick(lately(window).list, Qt.Key.Key_End)
    QTest.keyClick(lately(window).list, Qt.Key.Key_Return)
    assert window.session and window.session.store.path == found
    assert str(tmp_path / "gone.calib") not in [one.path for one in recent_sessions()]


def test_delete_takes_the_last_session_off_and_home_begins_anew(
    open_home: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "only.calib"
    file.touch()
    remember(Recent(str(file), "Only"))
    window = open_home()
    QTest.keyClick(lately(window).list, Qt.Key.Key_Delete)
    assert lately(window).empty.isVisible()
    assert window.home.new.hasFocus()
    assert file.exists()


def test_the_demo_is_written_once_and_opened(
    open_home: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_home()
    QTest.mouseClick(window.home.demo, Qt.MouseButton.LeftButton)
    assert window.session
    demo = data_folder() / "demo.calib"
    assert window.session.store.path == demo
    assert len(window.session.store.session(in_charge(window.session.store)).candidates) == 6
    written = demo.stat().st_ino
    window.show_home()
    assert titles(window) == ["Autumn 2026 calibration"]
    QTest.mouseClick(window.home.demo, Qt.MouseButton.LeftButton)
    assert demo.stat().st_ino == written


def test_the_appearance_is_remembered(open_home: Callable[[], MainWindow]) -> None:
    window = open_home()
    assert window.home.foot.appearance.text() == "Appearance: as the system"
    dark = window.home.foot.menu().actions()[2]
    dark.trigger()
    assert appearance.is_dark
    assert remembered_appearance() == "dark"
    window.home.foot.menu().actions()[1].trigger()
    assert not appearance.is_dark
    assert open_home().home.foot.appearance.text() == "Appearance: light"


def test_everything_at_home_can_be_reached_and_has_a_name(
    open_home: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    three_sessions(tmp_path)
    window = open_home()
    reached: list[QWidget] = []
    for _ in range(12):
        widget = window.focusWidget()
        assert widget
        if widget in reached:
            break
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    names = {widget.accessibleName() for widget in reached}
    assert names >= {
        "New session…",
        "Open…",
        "Try the demo",
        "Find a session by name",
        "Recent sessions",
        "Appearance: as the system. Change",
        "Keyboard help",
    }
