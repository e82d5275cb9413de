"""Everything that can have the focus says what it is, and fits its window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollBar, QWidget

from calibrate.ui.look import theme
from tests.ui.rate.conftest import Sitting

Sit = Callable[..., Sitting]


def controls(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.findChildren(QWidget):
        takes_focus = child.focusPolicy() != Qt.FocusPolicy.NoFocus
        if takes_focus and child.isVisible() and not isinstance(child, QScrollBar):
            yield child


def spoken(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found else ""


def test_every_control_has_an_accessible_name(sit: Sit) -> None:
    sitting = sit()
    sitting.press(Qt.Key.Key_Right)
    sitting.screen.panel.observations.line.setText("Seen.")
    sitting.screen.panel.observations.add()
    sitting.screen.page.find_bar.open_bar()
    nameless = [type(one).__name__ for one in controls(sitting.screen) if not spoken(one).strip()]
    assert nameless == []


def test_every_control_of_the_record_has_a_name(sit: Sit) -> None:
    sitting = sit()
    for key in (Qt.Key.Key_2, Qt.Key.Key_Right, Qt.Key.Key_Return) * 3:
        sitting.press(key)
    sitting.screen.submit()
    nameless = [type(one).__name__ for one in controls(sitting.screen) if not spoken(one).strip()]
    assert nameless == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("width", "height"), [(1600, 1000), (1280, 720)])
def test_the_screen_fits_its_window(sit: Sit, width: int, height: int, dark: bool) -> None:
    sitting = sit()
    theme.appearance.use(dark)
    sitting.screen.resize(width, height)
    sitting.press(Qt.Key.Key_Right)
    assert (sitting.screen.width(), sitting.screen.height()) == (width, height)
    form = sitting.screen.panel.observations.parentWidget()
    assert form is not None
    room = form.parentWidget()
    assert room is not None
    assert form.height() <= room.height()
    assert form.width() <= room.width()
    assert not sitting.screen.grab().isNull()
    theme.appearance.use(False)
