"""Enter presses whatever has the keyboard and can be pressed."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QWidget,
)

from calibrate.ui.parts.keys.places import is_plain_enter


def press_on_screen(event: QKeyEvent, screen: QWidget) -> bool:
    """Press the button, tick the box or open the list that has the keyboard; tell if one has it.

    An answer that is chosen among others is left alone: Enter there means what it means beside it.
    """
    focus = _focus(event, screen)
    if isinstance(focus, QComboBox):
        focus.showPopup()
    elif isinstance(focus, QAbstractButton) and not isinstance(focus, QRadioButton):
        focus.click()
    else:
        return False
    return True


def press_in_dialog(event: QKeyEvent, dialog: QWidget) -> bool:
    """Press the button that has the keyboard; elsewhere Enter is the primary button's."""
    focus = _focus(event, dialog)
    if isinstance(focus, QCheckBox | QRadioButton) or not isinstance(focus, QAbstractButton):
        return False
    focus.click()
    return True


def _focus(event: QKeyEvent, within: QWidget) -> QWidget | None:
    focus = QApplication.focusWidget()
    is_there = focus is not None and (focus is within or within.isAncestorOf(focus))
    return focus if is_there and is_plain_enter(event) else None
