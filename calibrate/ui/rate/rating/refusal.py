"""Why something was not done, said beside the control that was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from calibrate.ui.look.marks import WarningSign
from calibrate.ui.parts.frame import label


class RefusalLine(QWidget):
    """A sentence that says why something was not done, beside the control that was refused."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "label", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(WarningSign(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.say("")

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Say a sentence, or nothing."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
