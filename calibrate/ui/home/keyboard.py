"""Which keys do what, in one small window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from calibrate.ui.parts.dialog import Shaded
from calibrate.ui.parts.frame import label

KEYS = (
    (
        "Everywhere",
        (
            ("Ctrl+W", "Close the session, back to Home"),
            ("Alt+1", "Set-up"),
            ("Alt+2", "Rate"),
            ("Alt+3", "Meeting"),
            ("Alt+4", "Packets"),
            ("Alt+5", "Record"),
            ("F1", "This help"),
            ("Ctrl+Q", "Quit"),
        ),
    ),
    (
        "Home",
        (
            ("Ctrl+N", "New session"),
            ("Ctrl+O", "Open a session"),
            ("/", "Find a session by name"),
            ("Up / Down", "Choose a session"),
            ("Enter", "Open it, or find its file"),
            ("Delete", "Take it off the list; the file stays"),
            ("Esc", "Clear the search"),
        ),
    ),
)


class KeyboardHelp(Shaded):
    """The keys of Home and those that hold everywhere; each screen shows its own at its foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        for title, keys in KEYS:
            column.addWidget(label(title, "panel-title"))
            column.addLayout(_grid(keys))
            column.addSpacing(8)
        column.addWidget(label("Each screen of a session names its own keys at its foot.", "meta"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _grid(keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, 96)
    grid.setColumnStretch(1, 1)
    for row, (key, meaning) in enumerate(keys):
        cap = label(_native(key), "key")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(meaning), row, 1)
    return grid


def _native(key: str) -> str:
    """Write a shortcut as this system does, such as ⌘N for Ctrl+N."""
    if "+" not in key:
        return key
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
