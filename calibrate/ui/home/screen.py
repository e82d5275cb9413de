"""Home: what to begin with at the left, recent sessions at the right.

The first paint shows all that needs nothing but Qt; `fill` brings the sessions a moment later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from calibrate.ui.home.controls import RING, ActionButton, Brand, hairline, own_words
from calibrate.ui.home.foot import HEIGHT as FOOT_HEIGHT
from calibrate.ui.home.foot import Foot
from calibrate.ui.look.theme import NARROW_BELOW, appearance, scaled
from calibrate.ui.look.zoom import hold

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from calibrate.ui.home.lately import Lately
    from calibrate.ui.parts.keys.keys import Keys

WIDEST = 1080
LEFT_WIDTH, COLUMN_GAP = 268, 64
ROW_HEIGHT, LOW_ROW_HEIGHT = 80, 64
LOW_BELOW = 860
SHARE_ABOVE, AROUND_ROWS = 0.46, 90
MOTTO = "Evidence beside expectations, rated blind, decided together."


class Home(QWidget):
    """Says what a person wants to begin with; the window does it. Its keys are heard once filled.

    `chosen` and `find_wanted` carry a Recent.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    chosen = Signal(object)
    find_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.new = ActionButton("New session…", "Ctrl+N", primary=True)
        self.open = ActionButton("Open…", "Ctrl+O")
        self.demo = ActionButton("Try the demo")
        self.left = self._made_left()
        self.foot = Foot()
        self.lately: Lately | None = None
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        self._lay_out()

    def fill(self) -> None:
        """Show the recent sessions, and begin to act on shortcuts."""
        from calibrate.ui.home.keyboard import home_keys
        from calibrate.ui.home.lately import Lately
        from calibrate.ui.parts.key_help import take_keys

        self.lately = Lately()
        self.lately.list.chosen.connect(self.chosen)
        self.lately.list.find_wanted.connect(self.find_wanted)
        self.lately.emptied.connect(self.begin)
        self._block.insertWidget(1, self.lately, 1)
        self.lately.show()  # at once: the layout would do so later, and move the focus then
        self._fit()
        self.keys: Keys = take_keys(self, "Home", home_keys(self, self._find), alone=True)
        self.foot.help_wanted.connect(self.keys.help_wanted)

    def refresh(self) -> None:
        """Read the list of recent sessions again."""
        if self.lately:
            self.lately.refresh()

    def begin(self) -> None:
        """Put the keyboard where most people start: the newest session, or a new one."""
        if self.lately and self.lately.has_sessions:
            self.lately.list.setFocus()
        else:
            self.new.setFocus()

    def _find(self) -> None:
        if self.lately and self.lately.has_sessions:
            self.lately.find_field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the block a little above the middle, with lower rows in a low window."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again for another text size."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        zoom = appearance.zoom
        low = self.height() < LOW_BELOW * zoom or self.width() < NARROW_BELOW * zoom
        row = LOW_ROW_HEIGHT if low else ROW_HEIGHT
        free = self.height() - scaled(FOOT_HEIGHT + 7 * row + AROUND_ROWS)
        side = max((self.width() - scaled(WIDEST)) // 2, 24) - RING
        self._block.setContentsMargins(side, max(int(free * SHARE_ABOVE), 24), side + RING, 12)
        if self.lately:
            self.lately.set_row_height(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._block = QHBoxLayout()
        self._block.setSpacing(COLUMN_GAP - RING)
        self._block.addWidget(self.left)
        self._block.addStretch()  # keeps the left in its place until the sessions come
        column.addLayout(self._block, 1)
        column.addWidget(self.foot)

    def _made_left(self) -> QWidget:
        left = QWidget()
        hold(left, LEFT_WIDTH + 2 * RING)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10 - 2 * RING)
        column.addWidget(Brand())
        column.addSpacing(5)
        for button in (self.new, self.open, self.demo):
            column.addWidget(button)
        about_demo = own_words("Six candidates, five panelists, made up", "meta")
        column.addLayout(_inset(about_demo, hairline()))
        motto = own_words(MOTTO, "muted")
        motto.setWordWrap(True)
        column.addSpacing(16)
        column.addLayout(_inset(motto))
        column.addStretch()
        return left


def _inset(*widgets: QWidget | QLabel) -> QVBoxLayout:
    """Stack widgets as wide as the buttons above are without the room for their ring."""
    column = QVBoxLayout()
    column.setContentsMargins(RING, 0, RING, 0)
    column.setSpacing(22)
    for widget in widgets:
        column.addWidget(widget)
    return column
