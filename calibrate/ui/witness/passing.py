"""How messages go out and come in: as a file, or as text that is copied and pasted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from calibrate.domain.errors import CalibrateError
from calibrate.domain.record.file_names import unique_names
from calibrate.exchange.ballots.messages import LARGEST, Message, message_text
from calibrate.exchange.files import read_bytes, write_whole
from calibrate.ui.look.theme import set_role
from calibrate.ui.parts.dialog import named
from calibrate.ui.parts.fields.line_field import SearchField
from calibrate.ui.parts.frame import label
from calibrate.ui.recent import path_in_words
from calibrate.words.travel.witness import PASTED

ENDING, PDF = ".txt", ".pdf"
TEXTS = f"Text (*{ENDING});;All files (*)"


class Outgoing(QWidget):
    """Two buttons for a message that goes out, and what became of it.

    `make` returns the message as it is when one of them is pressed; `sent` says that one was, and
    `failed` why not.
    """

    sent = Signal()
    failed = Signal(str)

    def __init__(self, what: str, title: str, make: Callable[[], Message]) -> None:
        super().__init__()
        self._what, self._make = what, make
        (self._usual,) = unique_names((f"{what}, {title}",))
        self.save, self.copy = QPushButton("Save as a file…"), QPushButton("Copy as text")
        self.save.setAccessibleName(f"Save as a file: {what}")
        self.copy.setAccessibleName(f"Copy as text: {what}")
        self.note = label("", "meta", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.save, self.copy):
            button.setAutoDefault(False)
            set_role(button, "beside")
            row.addWidget(button)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.save.clicked.connect(self._save)
        self.copy.clicked.connect(self._copy)

    def _save(self) -> None:
        usual = f"{self._usual.removesuffix(PDF)}{ENDING}"
        path, _ = QFileDialog.getSaveFileName(self, self._what, usual, TEXTS)
        if not path:
            return
        try:
            write_whole(Path(path), f"{message_text(self._make())}\n".encode())
        except CalibrateError as error:
            self.failed.emit(str(error))
        else:
            self._tell(f"Saved: {path_in_words(path)}")

    def _copy(self) -> None:
        try:
            QGuiApplication.clipboard().setText(message_text(self._make()))
        except CalibrateError as error:
            self.failed.emit(str(error))
        else:
            self._tell("Copied: paste it into a message")

    def _tell(self, words: str) -> None:
        self.note.setText(words)
        self.sent.emit()


class Incoming(QWidget):
    """A field for a message that is pasted, chosen or dropped.

    `came` says that something stands there now, `failed` why a file cannot be read.
    """

    came = Signal()
    failed = Signal(str)

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self.field = SearchField(placeholder="Paste it, or drop its file here", longest=LARGEST)
        self.choose = QPushButton("Choose…")
        self.choose.setAccessibleName(f"Choose the file: {what}")
        self.choose.setAutoDefault(False)
        set_role(self.choose, "beside")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(named(what, self.field), 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.choose.clicked.connect(self._choose)
        self.field.textChanged.connect(self.came)
        self.setFocusProxy(self.field)

    @property
    def content(self) -> bytes:
        """What stands there."""
        return self.field.text().strip().encode()

    @property
    def name(self) -> str:
        """What a message that is none is called when that is said."""
        return PASTED

    def take(self, message: Message) -> None:
        """Let a message stand there that came by another way."""
        self.field.setText(message_text(message))
        self.field.setCursorPosition(0)

    def take_file(self, path: Path) -> None:
        """Let the text of a file stand there."""
        try:
            text = read_bytes(path, LARGEST).decode(errors="replace")
        except CalibrateError as error:
            self.failed.emit(str(error))
        else:
            self.field.setText("".join(text.split()))
            self.field.setCursorPosition(0)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self._what, "", TEXTS)
        if path:
            self.take_file(Path(path))


def file_in(data: QMimeData) -> Path | None:
    """Return the one file of this computer that is dropped, if it is one."""
    local = [url for url in data.urls() if QUrl.isLocalFile(url)]
    return Path(local[0].toLocalFile()) if len(local) == 1 else None


def welcome(event: QDragEnterEvent) -> None:
    """Let one file be dropped."""
    if file_in(event.mimeData()):
        event.acceptProposedAction()


def dropped(event: QDropEvent) -> Path | None:
    """Return the file that is dropped."""
    event.acceptProposedAction()
    return file_in(event.mimeData())
