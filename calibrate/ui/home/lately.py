"""The right of Home: the sessions that were open lately, and a field that narrows them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.text.folding import holds
from calibrate.ui.home.paint import Empty
from calibrate.ui.home.sessions import SessionList
from calibrate.ui.look import zoom
from calibrate.ui.look.theme import scaled
from calibrate.ui.parts.fields.find_field import FindField
from calibrate.ui.parts.frame import label
from calibrate.ui.recent import Recent, forget, recent_sessions

DROP_HINT = "Each session is one file. Drop one anywhere in this window to open it."


class Lately(QWidget):
    """The list, or what stands in its place. `emptied` says that the list holds none any more."""

    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.find_field = FindField("Find by name", "Find a session by name", 200)
        self.list = SessionList()
        self.empty = Empty()
        self.hint = label(DROP_HINT, "meta", wrap=True)
        self.nothing = label("", "muted")
        self.find_field.textChanged.connect(self._narrow)
        self.find_field.sent.connect(self._from_field)
        self.list.remove_wanted.connect(self._remove)
        self._lay_out()
        self.refresh()

    @property
    def has_sessions(self) -> bool:
        """Whether any session was open lately."""
        return bool(self._recents)

    def refresh(self) -> None:
        """Read the list of recent sessions again."""
        self._recents = recent_sessions()
        self.list.setVisible(self.has_sessions)
        self.find_field.setVisible(self.has_sessions)
        self.empty.setVisible(not self.has_sessions)
        self._narrow(self.find_field.text())

    def set_row_height(self, height: int) -> None:
        """Make all rows this high, in pixels, and what stands in their place as high as seven."""
        self.list.set_row_height(height)
        self.empty.setMaximumHeight(scaled(7 * height + 2))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title = label("Recent sessions")
        zoom.set_face(title, 15, QFont.Weight.DemiBold)
        zoom.hold(title, height=36)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.find_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(11)
        column.addWidget(self.list)
        column.addWidget(self.empty, 100)
        column.addWidget(self.nothing)
        column.addSpacing(12)
        column.addWidget(self.hint)
        column.addStretch(1)

    def _narrow(self, typed: str) -> None:
        found = [recent for recent in self._recents if holds(recent.title, typed)]
        self.list.show_recents(found)
        self.hint.setVisible(bool(found))
        self.nothing.setText(f"No recent session is called “{typed.strip()}”.")
        self.nothing.setVisible(self.has_sessions and not found)

    def _from_field(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.find_field.clear()
            self.list.setFocus()
        else:
            QApplication.sendEvent(self.list, event)

    def _remove(self, recent: Recent) -> None:
        forget(recent.path)
        self.refresh()
        if not self.has_sessions:
            self.emptied.emit()
