"""What puts a piece on the room's screen, takes it off, and turns its pages there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton

SHOW, TAKE_OFF = "Show on the room’s screen", "Take it off the room’s screen"


class RoomRow(QWidget):
    """One button and, where the piece is longer than the screen, two that turn its pages."""

    wanted = Signal()
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.show_it = KeyButton(SHOW, "S")
        self.earlier, self.later = KeyButton("‹ Page", ","), KeyButton("Page ›", ".")
        self.earlier.setAccessibleName("Page before on the room’s screen")
        self.later.setAccessibleName("Next page on the room’s screen")
        self.leaf = label("", "meta")
        self.show_it.clicked.connect(self.wanted)
        self.earlier.clicked.connect(lambda: self.turned.emit(-1))
        self.later.clicked.connect(lambda: self.turned.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.show_it)
        row.addStretch()
        for widget in (self.leaf, self.earlier, self.later):
            row.addWidget(widget)
        self.show_state(False, 0, 0)

    def show_state(self, is_shown: bool, number: int, count: int) -> None:
        """Say whether the piece is on the room's screen, and which of how many pages."""
        self.show_it.setText(TAKE_OFF if is_shown else SHOW)
        role = "bar-primary" if is_shown else ""
        if (self.show_it.property("role") or "") != role:
            set_role(self.show_it, role)
        has_pages = is_shown and count > 1
        self.leaf.setText(f"page {number + 1} of {count} there" if has_pages else "")
        for button in (self.earlier, self.later):
            button.setVisible(has_pages)
        self.earlier.setEnabled(number > 0)
        self.later.setEnabled(number + 1 < count)
