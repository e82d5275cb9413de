"""How anything is checked or chosen.

A screen reader toggles a button without a click. So whatever a person chooses is heard by the
change itself, and what the app only shows is shown without telling anybody.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractButton


def on_choice(button: QAbstractButton, do: Callable[[], object]) -> None:
    """Do something whenever a person chooses a button, by whatever means."""
    button.toggled.connect(lambda is_chosen: do() if is_chosen else None)


def show_checked(button: QAbstractButton, is_checked: bool) -> None:
    """Show a button checked or not, without telling anybody."""
    with QSignalBlocker(button):
        button.setChecked(is_checked)
