"""The words that open an encrypted packet: shown once, for they are kept nowhere."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from calibrate.ui.look import zoom
from calibrate.ui.parts.dialog import Confirm, FittedDialog
from calibrate.ui.parts.frame import label

TELL = "Tell the words by another way than the packet goes. They are kept nowhere."
CLOSE = "Without them nobody opens this packet any more; another one can be issued."


class PacketWords(FittedDialog):
    """Six words, to be copied or written down. Closing it asks once."""

    def __init__(self, parent: QWidget | None, name: str, words: str) -> None:
        super().__init__(parent, "Six words open it", "I have passed them on")
        self._words = words
        self.subheading.setText(name)
        self.shown = label(words, wrap=True)
        zoom.set_face(self.shown, 17)
        self.body.addWidget(self.shown)
        self.body.addWidget(label(TELL, "muted", wrap=True))
        self.cancel.hide()
        self.copy = QPushButton("Copy")
        self.copy.setAccessibleName("Copy the words")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.buttons.insertWidget(self.buttons.indexOf(self.primary), self.copy)

    def finish(self) -> None:
        """Let the words go."""
        self._forget()
        self.accept()

    def reject(self) -> None:
        """Ask before Escape takes what nobody can show again; over the window, which has room."""
        window = self.parentWidget() or self
        if Confirm.ask(window, "Close without the words?", CLOSE, "Close"):
            self._forget()
            super().reject()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        self.note.setText("Copied")

    def _forget(self) -> None:
        """Leave no words on the clipboard."""
        if QGuiApplication.clipboard().text() == self._words:
            QGuiApplication.clipboard().clear()
