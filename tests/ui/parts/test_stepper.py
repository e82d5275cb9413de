"""A count is empty until somebody enters one, by keys or with the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calibrate.ui.look import theme
from calibrate.ui.parts.stepper import Stepper
from tests.ui.parts.stepping import press_less, press_more


@pytest.fixture
def stepper(qtbot: QtBot, qapp: QApplication) -> Stepper:
    theme.prepare(qapp, dark=False)
    made = Stepper("For", "Votes for")
    qtbot.addWidget(made)
    made.resize(140, 60)
    made.show()
    made.setFocus()
    return made


def heard(stepper: Stepper) -> list[int | None]:
    """What the count was each time when somebody was told that it changed."""
    values: list[int | None] = []
    stepper.changed.connect(lambda: values.append(stepper.value))
    return values


def test_nothing_stands_there_until_somebody_enters_a_count(stepper: Stepper) -> None:
    assert stepper.value is None
    assert stepper.field.text() == ""
    QTest.keyClicks(stepper.field, "0")
    assert stepper.value == 0
    QTest.keyClick(stepper.field, Qt.Key.Key_Backspace)
    assert stepper.value is None


def test_every_digit_tells_the_count(stepper: Stepper) -> None:
    told = heard(stepper)
    QTest.keyClicks(stepper.field, "12")
    assert told == [1, 12]


def test_only_a_count_can_be_typed(stepper: Stepper) -> None:
    QTest.keyClicks(stepper.field, "-x4.5 678")
    assert stepper.field.text() == "456"


def test_digits_of_another_script_are_no_count(stepper: Stepper) -> None:
    QApplication.clipboard().setText("٣")
    QTest.keyClick(stepper.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stepper.value is None


@pytest.mark.parametrize("press", [press_more, lambda s: QTest.keyClick(s.field, Qt.Key.Key_Up)])
def test_the_first_step_up_says_one(stepper: Stepper, press: Callable[[Stepper], None]) -> None:
    told = heard(stepper)
    press(stepper)
    press(stepper)
    assert told == [1, 2]


@pytest.mark.parametrize("press", [press_less, lambda s: QTest.keyClick(s.field, Qt.Key.Key_Down)])
def test_the_first_step_down_says_nought_and_no_other_goes_below(
    stepper: Stepper, press: Callable[[Stepper], None]
) -> None:
    press(stepper)
    assert stepper.value == 0
    press(stepper)
    assert stepper.value == 0


def test_counting_ends_at_999(stepper: Stepper) -> None:
    stepper.show_value(998)
    press_more(stepper)
    press_more(stepper)
    assert stepper.value == 999


def test_what_is_shown_is_told_to_nobody(stepper: Stepper) -> None:
    told = heard(stepper)
    stepper.show_value(7)
    assert stepper.field.text() == "7"
    stepper.show_value(None)
    assert stepper.field.text() == ""
    assert told == []


def test_enter_says_that_the_count_is_entered(stepper: Stepper, qtbot: QtBot) -> None:
    QTest.keyClicks(stepper.field, "3")
    with qtbot.waitSignal(stepper.entered, timeout=0):
        QTest.keyClick(stepper.field, Qt.Key.Key_Return)


def test_the_wheel_changes_no_count(stepper: Stepper) -> None:
    stepper.show_value(3)
    nothing, place = QPoint(), QPointF(stepper.field.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(place, place, nothing, QPoint(0, 120), buttons, keys, phase, False)
    QApplication.sendEvent(stepper.field, wheel)
    assert stepper.value == 3
    assert not wheel.isAccepted()


def test_a_screen_reader_hears_a_count_by_its_name(stepper: Stepper) -> None:
    spoken = QAccessible.queryAccessibleInterface(stepper.field)
    assert spoken.role() is QAccessible.Role.SpinBox
    assert spoken.text(QAccessible.Text.Name) == "Votes for"
    QTest.keyClicks(stepper.field, "4")
    assert spoken.text(QAccessible.Text.Value) == "4"


def test_minus_and_plus_stand_at_the_ends_and_are_drawn_when_it_is_empty(stepper: Stepper) -> None:
    stepper.field.clearFocus()  # a cursor that happens to be lit is no sign
    picture = stepper.field.grab().toImage()
    width, height = picture.width(), picture.height()
    left = dark(picture, range(8, 20), height)
    right = dark(picture, range(width - 20, width - 8), height)
    middle = dark(picture, range(width // 2 - 10, width // 2 + 10), height)
    assert left > 0
    assert right > left
    assert middle < left


def dark(picture: QImage, columns: range, height: int) -> int:
    """How many dark points are in some columns, between the lines of the frame."""
    return sum(
        picture.pixelColor(x, y).lightness() < 128 for x in columns for y in range(4, height - 4)
    )
