"""Pressing minus and plus of a count, where they are drawn."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox

from calibrate.ui.parts.stepper import LESS, MORE, CountField, Stepper


def press_more(stepper: Stepper) -> None:
    _press(stepper.field, MORE)


def press_less(stepper: Stepper) -> None:
    _press(stepper.field, LESS)


def _press(field: CountField, which: QStyle.SubControl) -> None:
    assert field.isEnabled()
    assert field.isVisible()
    option = QStyleOptionSpinBox()
    field.initStyleOption(option)
    control = QStyle.ComplexControl.CC_SpinBox
    place = field.style().subControlRect(control, option, which, field).center()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=place)
