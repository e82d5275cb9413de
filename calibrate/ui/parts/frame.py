"""What every screen is made of: hairlines and plain words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

from calibrate.ui.look.theme import set_role


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
