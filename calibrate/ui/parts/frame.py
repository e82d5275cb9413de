"""What every screen is made of: hairlines and plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from calibrate.ui.look.theme import set_role

APART = 6
"""Pixels between two sentences that are shown one below the other."""


def rule() -> QFrame:
    """Return a hairline across."""
    line = QFrame()
    set_role(line, "line")
    return line


def label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """Return plain text in one of the style sheet's roles; user text is never taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        set_role(made, role)
    return made


class Lines(QWidget):
    """Shows sentences; those that were shown before give way, and none take no room."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self._role = role
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(APART)
        self.labels: list[QLabel] = []

    def show_lines(self, sentences: Sequence[str]) -> None:
        """Show these, from the top."""
        for one in self.labels:
            one.hide()
            self._column.removeWidget(one)
            one.deleteLater()
        self.labels = [label(one, self._role, wrap=True) for one in sentences]
        for one in self.labels:
            self._column.addWidget(one)
        self.setVisible(bool(self.labels))

    def text(self) -> str:
        """What is shown, a line each."""
        return "\n".join(one.text() for one in self.labels)
