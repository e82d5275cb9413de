"""Where a note on a criterion is written."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.fields.text_area import TextArea
from calibrate.ui.parts.frame import label

HINT = "Ctrl+Enter keeps it, Esc leaves it"


class NoteEditor(QFrame):
    """A field with Keep and Leave; hidden while no note is written. Its owner closes it.

    `edited` carries the text at every change; `kept` the text that is done; `left` says that the
    note stays as it was. The note is done, too, when the keyboard goes on outside of `around`.
    """

    edited = Signal(str)
    kept = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, around: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self.is_open = False
        self.text = TextArea(placeholder="What the panel said")
        self.keep = QPushButton("Keep note")
        self.leave = QPushButton("Leave")
        self.text.setAccessibleName("Note")
        self.keep.setAccessibleName("Keep the note")
        self.leave.setAccessibleName("Leave the note as it was")
        for button in (self.keep, self.leave):
            set_role(button, "small")
        self.text.textChanged.connect(lambda: self.edited.emit(self.text.toPlainText()))
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self._leave)
        self._lay_out()
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def begin(self, title: str, text: str) -> None:
        """Let a person write, from `text` on."""
        with QSignalBlocker(self.text):
            self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setAccessibleName(f"Note on {title}")
        self.keep.setAccessibleName(f"Keep the note on {title}")
        self.is_open = True
        self.show()
        self.text.setFocus()

    def close_up(self) -> None:
        """Hide without telling anybody; what was typed was told already."""
        self.is_open = False
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Ctrl+Enter, leave by Escape; no key goes on to the list below."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        event.accept()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(HINT, "meta"))
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addWidget(self.text, 1)
        column.addLayout(row)

    def _keep(self) -> None:
        self.is_open = False
        self.kept.emit(self.text.toPlainText().strip())

    def _leave(self) -> None:
        self.is_open = False
        self.left.emit()

    def _focus_moved(self, before: QWidget | None, after: QWidget | None) -> None:
        """Keep the note when somebody goes on elsewhere in the same window."""
        if not self.is_open or before is None or after is None:
            return
        is_around = after is self._around or self._around.isAncestorOf(after)
        if self.isAncestorOf(before) and not is_around and after.window() is self.window():
            self._keep()
