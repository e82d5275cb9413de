"""Text size: by keys and by menu, in force at once, kept for the next start."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate import ui
from calibrate.ui import sight
from calibrate.ui.look import theme
from calibrate.ui.look.style import STYLE
from calibrate.ui.look.theme import MEASURES, appearance
from calibrate.ui.look.zoom import use_text_size
from calibrate.ui.preferences import TEXT_SIZES, remembered_text_size
from calibrate.ui.window import MainWindow
from tests.ui.main_window import open_main_window
from tests.worlds.meetings import reveal, written

CONTROL = Qt.KeyboardModifier.ControlModifier
WINDOWS = Path(str(ui.__file__)).parent
SETS_TEXT = {"Face", "font", "text_font", "set_face"}
LEAST = 12


@pytest.fixture(autouse=True)
def _of_plain_size(qapp: QApplication) -> Iterator[None]:
    theme.prepare(qapp, dark=False)
    yield
    use_text_size(100)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    with written(tmp_path / "meeting.calib") as store:
        reveal(store, "n1")
    made = open_main_window(qtbot)
    made.open_file(tmp_path / "meeting.calib")
    return made


def strike(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key, CONTROL)
    QApplication.processEvents()


def test_text_grows_and_shrinks_by_keys_at_once(window: MainWindow) -> None:
    assert window.session
    screen = window.session.screens["meeting"]
    before = screen.top.title.fontInfo().pixelSize(), screen.top.height()
    strike(window, Qt.Key.Key_Plus)
    assert sight.text_size() == 110
    assert screen.top.title.fontInfo().pixelSize() > before[0]
    assert screen.top.height() > before[1]
    strike(window, Qt.Key.Key_Minus)
    strike(window, Qt.Key.Key_Minus)
    assert sight.text_size() == 90
    strike(window, Qt.Key.Key_0)
    assert sight.text_size() == 100
    assert (screen.top.title.fontInfo().pixelSize(), screen.top.height()) == before


def test_the_ends_stay() -> None:
    for _ in TEXT_SIZES:
        sight.step_text_size(1)
    assert sight.text_size() == 200
    for _ in TEXT_SIZES:
        sight.step_text_size(-1)
    assert sight.text_size() == 80


def test_the_size_is_kept_for_the_next_start(window: MainWindow, qapp: QApplication) -> None:
    strike(window, Qt.Key.Key_Plus)
    assert remembered_text_size() == 110
    appearance.zoom = 1.0
    sight.prepare(qapp)
    assert sight.text_size() == 110


def test_what_was_typed_and_gone_to_stays_when_the_size_changes(window: MainWindow) -> None:
    assert window.session
    window.session.go("rate")
    screen = window.session.screens["rate"]
    here = window.focusWidget()
    strike(window, Qt.Key.Key_Plus)
    assert window.session.currentWidget() is screen and window.focusWidget() is here


ELSEWHERE = {"projector", "slip.py"}
"""What is read from afar, and what is printed: there a unit is a point of paper."""


def test_nothing_is_written_smaller_than_twelve_pixels() -> None:
    assert min(map(int, re.findall(r"font-size: (\d+)px", STYLE))) >= LEAST
    assert min(min(one.body, one.name, one.label, one.meta) for one in MEASURES) >= LEAST
    files = (file for file in WINDOWS.rglob("*.py") if not ELSEWHERE & {*file.parts})
    sizes = [size for file in files for size in _sizes(file)]
    assert len(sizes) > 50 and min(sizes) >= LEAST


def _sizes(file: Path) -> Iterator[int]:
    """Return the sizes of text that a file names, in pixels at 100 %."""
    for node in ast.walk(ast.parse(file.read_text())):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in SETS_TEXT:
            for part in (part for given in node.args for part in ast.walk(given)):
                if isinstance(part, ast.Constant) and isinstance(part.value, int):
                    yield part.value
