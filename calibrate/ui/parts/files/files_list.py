"""The files of a piece as a short list, with what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calibrate.domain.attached.attachment import Attachment
from calibrate.domain.attached.kinds import may_open
from calibrate.domain.errors import CalibrateError
from calibrate.domain.text.file_names import suffix_of
from calibrate.exchange.files import write_whole
from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import scaled, set_role
from calibrate.ui.parts.files.copies import Files
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.tables.one_focus import OneFocus
from calibrate.words.evidence import attached_words

MOST_ROWS = 3
LEAST_WIDTH = 120
NOT_OPENED = "Nothing here opens it; save it instead."
COULD_RUN = "Only saved: what is in {suffix} files could run."
NO_SUFFIX = "Only saved: its name does not say what it is."


class _List(OneFocus, QListWidget):
    """Enter is the list's own here, and no dialog's; Del takes a file off where that may be.

    It is as high as a few files, and where there is little room as one of them.
    """

    opened, removed = Signal(), Signal()

    def sizeHint(self) -> QSize:
        """Ask for room for a few files."""
        return QSize(super().sizeHint().width(), self._high(min(self.count(), MOST_ROWS)))

    def minimumSizeHint(self) -> QSize:
        """Make do with room for one."""
        return QSize(scaled(LEAST_WIDTH), self._high(min(self.count(), 1)))

    def _high(self, rows: int) -> int:
        return rows * max(0, self.sizeHintForRow(0)) + scaled(8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear Enter and Del, and let the arrows move."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case Qt.Key.Key_Delete:
                self.removed.emit()
            case _:
                super().keyPressEvent(event)


class FilesList(QWidget):
    """What is attached to a piece: Open and Save as…; no room is taken where there is nothing.

    Where it `attaches`, or `removes`, `attach_wanted` asks for files and `remove_wanted` carries an
    Attachment.
    """

    attach_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(
        self, files: Files | None = None, attaches: bool = False, removes: bool = False
    ) -> None:
        super().__init__()
        self._files, self._attaches, self._removes = files, attaches, removes
        self._shown: tuple[Attachment, ...] = ()
        self.list = _List()
        self.list.setAccessibleName("Attached files")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        set_role(self.list, "pick")
        self.open, self.save = QPushButton("Open"), QPushButton("Save as…")
        self.attach, self.remove = QPushButton("Attach…"), QPushButton("Take off")
        self.said = label("", "meta", wrap=True)
        self._lay_out()
        self._connect()
        self.show_files(())

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row.setSpacing(16)
        for button in (self.attach, self.open, self.save, self.remove):
            set_role(button, "link")
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addWidget(self.said, 1)
        column.addWidget(self.list)
        column.addLayout(row)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_what_may_be)
        self.list.itemDoubleClicked.connect(self._open)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        self.open.clicked.connect(self._open)
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.attach.clicked.connect(self.attach_wanted)

    def show_files(self, attachments: Sequence[Attachment]) -> None:
        """Show what is attached now; the chosen place stays."""
        at = max(0, self.list.currentIndex().row())
        self._shown = tuple(attachments)
        self.list.clear()
        for one in self._shown:
            item = QListWidgetItem(attached_words(one))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{attached_words(one)}, {one.kind}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, len(self._shown) - 1))
        self.list.updateGeometry()
        self.list.setVisible(bool(self._shown))
        self.setVisible(self._attaches or (bool(self._shown) and self._files is not None))
        self._show_what_may_be()

    @property
    def current(self) -> Attachment | None:
        """The file that is chosen."""
        row = self.list.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show_what_may_be(self) -> None:
        one = self.current
        opens = one is not None and may_open(one.name)
        for button in (self.open, self.save):
            button.setVisible(one is not None)
        self.attach.setVisible(self._attaches)
        self.remove.setVisible(self._removes and one is not None)
        self.open.setEnabled(opens)
        self.said.setText(_only_saved(one) if one and not opens else "")
        if one:
            for button, words in ((self.open, "Open"), (self.save, "Save")):
                button.setAccessibleName(f"{words} {one.name}")
            self.remove.setAccessibleName(f"Take {one.name} off")
            give_tip(self.list, f"sha256 {one.sha256}")

    def _open(self) -> None:
        one = self.current
        if one is None or self._files is None or not may_open(one.name):
            return
        try:
            opened = self._files.copies.open(one, self._files.read(one))
        except CalibrateError as trouble:
            self.said.setText(str(trouble))
        except OSError as trouble:
            self.said.setText(f"A copy cannot be written: {trouble.strerror}.")
        else:
            self.said.setText("" if opened else NOT_OPENED)

    def _save(self) -> None:
        one = self.current
        if one is None or self._files is None:
            return
        path, _ = QFileDialog.getSaveFileName(self, "Save the file as", one.name)
        if path:
            self.said.setText(self._saved(one, Path(path)))

    def _saved(self, one: Attachment, path: Path) -> str:
        """Write a file where a person chose, and say what came of it."""
        assert self._files
        try:
            write_whole(path, self._files.read(one))
        except CalibrateError as trouble:
            return str(trouble)
        return f"Saved as {path.name}."

    def _remove(self) -> None:
        if self._removes and self.current:
            self.remove_wanted.emit(self.current)


def _only_saved(one: Attachment) -> str:
    suffix = suffix_of(one.name)
    return COULD_RUN.format(suffix=suffix) if suffix else NO_SUFFIX
