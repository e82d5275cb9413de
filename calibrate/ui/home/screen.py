"""Home as a whole: what to begin with at the left, recent sessions at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from calibrate.ui.frame import label, rule
from calibrate.ui.home.controls import RING, ActionButton, FindField
from calibrate.ui.home.foot import HEIGHT as FOOT_HEIGHT
from calibrate.ui.home.foot import Foot
from calibrate.ui.home.paint import Brand, Empty
from calibrate.ui.home.sessions import SessionList
from calibrate.ui.recent import Recent, forget, recent_sessions
from calibrate.ui.theme import NARROW_BELOW, font

WIDEST = 1080
LEFT_WIDTH, COLUMN_GAP = 268, 64
ROW_HEIGHT, LOW_ROW_HEIGHT = 80, 64
LOW_BELOW = 860
SEVEN_ROWS_SHARE, HEAD_AND_HINT = 0.46, 90
DROP_HINT = "Each session is one file. Drop one anywhere in this window to open it."


class Home(QWidget):
    """Says what a person wants to begin with; the window does it.

    `chosen` and `find_wanted` carry a Recent.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    chosen = Signal(Recent)
    find_wanted = Signal(Recent)

    def __init__(self, appearance: str) -> None:
        super().__init__()
        self.new = ActionButton("New session…", "Ctrl+N", primary=True)
        self.open = ActionButton("Open…", "Ctrl+O")
        self.demo = ActionButton("Try the demo")
        self.find = FindField()
        self.list = SessionList()
        self.empty = Empty()
        self.hint = label(DROP_HINT, "meta")
        self.foot = Foot(appearance)
        self._connect()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read the list of recent sessions again."""
        self._recents = recent_sessions()
        self._narrow(self.find.text())
        there = bool(self._recents)
        self.list.setVisible(there)
        self.find.setVisible(there)
        self.empty.setVisible(not there)

    def begin(self) -> None:
        """Put the keyboard where most people start: the newest session, or a new one."""
        start = self.list if self._recents else self.new
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the search field at `/`, wherever nothing is being typed."""
        if event.text() == "/" and self.find.isVisible():
            self.find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the block a little above the middle, with lower rows in a low window."""
        super().resizeEvent(event)
        low = self.height() < LOW_BELOW or self.width() < NARROW_BELOW
        row = LOW_ROW_HEIGHT if low else ROW_HEIGHT
        self.list.set_row_height(row)
        self.empty.setMaximumHeight(7 * row + 2)
        free = self.height() - FOOT_HEIGHT - 7 * row - HEAD_AND_HINT
        side = max((self.width() - WIDEST) // 2, 24)
        top = max(int(free * SEVEN_ROWS_SHARE), 24)
        self._block.setContentsMargins(side, top, side, 12)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.demo.clicked.connect(self.demo_wanted)
        self.list.chosen.connect(self.chosen)
        self.list.find_wanted.connect(self.find_wanted)
        self.list.remove_wanted.connect(self._remove)
        self.find.textChanged.connect(self._narrow)
        self.find.sent.connect(self._from_field)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._block = QHBoxLayout()
        self._block.setSpacing(COLUMN_GAP - RING)
        self._block.addWidget(self._left())
        self._block.addLayout(self._right(), 1)
        column.addLayout(self._block, 1)
        column.addWidget(self.foot)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(LEFT_WIDTH + 2 * RING)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10 - 2 * RING)
        column.addWidget(Brand())
        column.addSpacing(5)
        for button in (self.new, self.open, self.demo):
            column.addWidget(button)
        column.addLayout(_inset(label("Six candidates, five panelists, made up", "meta"), rule()))
        motto = label("Evidence beside expectations, rated blind, decided together.", wrap=True)
        column.addSpacing(16)
        column.addLayout(_inset(motto))
        column.addStretch()
        return left

    def _right(self) -> QVBoxLayout:
        head = QHBoxLayout()
        title = label("Recent sessions")
        title.setFont(font(15, QFont.Weight.DemiBold))
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.find)
        self._nothing = label("", "muted")
        self._nothing.hide()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addSpacing(2)
        column.addLayout(head)
        title.setFixedHeight(36)
        column.addSpacing(13)
        for widget in (self.list, self.empty, self._nothing):
            column.addWidget(widget)
        column.addSpacing(12)
        column.addWidget(self.hint)
        column.addStretch(1)
        return column

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        found = [one for one in self._recents if wanted in one.title.casefold()]
        self.list.show_recents(found)
        nothing = bool(self._recents) and not found
        self._nothing.setText(f"No recent session is called “{typed.strip()}”." if nothing else "")
        self._nothing.setVisible(nothing)
        self.hint.setVisible(bool(found))

    def _from_field(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.find.clear()
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            QApplication.sendEvent(self.list, event)

    def _remove(self, recent: Recent) -> None:
        forget(recent.path)
        self.refresh()
        self.begin()


def _inset(*widgets: QWidget | QLabel) -> QVBoxLayout:
    """Stack widgets as wide as the buttons above are without the room for their ring."""
    column = QVBoxLayout()
    column.setContentsMargins(RING, 0, RING, 0)
    column.setSpacing(22)
    for widget in widgets:
        column.addWidget(widget)
    return column
