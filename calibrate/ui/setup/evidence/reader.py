"""The piece at hand, to be read beside the matrix, and placed from there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.evidence import Evidence
from calibrate.ui.look.theme import Measures
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.fields.reading_area import ReadingArea
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.setup.evidence.placement_model import Column
from calibrate.words.days import day
from calibrate.words.evidence import NO_TEXT, audience_words, part_words

MOST_DIGITS = 9


class Reader(QWidget):
    """Shows one piece, read-only, with a box for each criterion.

    `placed` carries the column that was pressed, `stepped` -1 or 1; `edited` asks for the form,
    `closed` for the list of what is missing in its place.
    """

    placed = Signal(int)
    stepped = Signal(int)
    edited = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = label("", "panel-title", wrap=True), label("", "meta", wrap=True)
        self.text = ReadingArea("Text of the piece")
        self.earlier, self.later = KeyButton("Previous", "↑"), KeyButton("Next", "↓")
        self.edit, self.close_button = KeyButton("Correct…", "E"), KeyButton("Close", "Esc")
        self.boxes: list[CheckBox] = []
        self._lay_out()
        self.earlier.clicked.connect(lambda: self.stepped.emit(-1))
        self.later.clicked.connect(lambda: self.stepped.emit(1))
        self.edit.clicked.connect(self.edited)
        self.close_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._placing = QVBoxLayout()
        self._placing.setSpacing(0)
        for widget in (self.title, self.about):
            self._column.addWidget(widget)
        self._column.addWidget(self.text, 1)
        self._column.addWidget(rule())
        self._column.addWidget(label("Placed on", "label"))
        self._column.addLayout(self._placing)
        for pair in ((self.earlier, self.later), (self.edit, self.close_button)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in pair:
                row.addWidget(button, 1)
            self._column.addLayout(row)

    def show_piece(self, piece: Evidence, columns: Sequence[Column], editable: bool) -> None:
        """Show a piece and where it stands."""
        self.title.setText(piece.content.title)
        self.about.setText(_about(piece))
        self.text.read(piece.content.text, NO_TEXT)
        self._show_boxes(piece, columns, editable)

    def _show_boxes(self, piece: Evidence, columns: Sequence[Column], editable: bool) -> None:
        titles = [_box_words(at, column) for at, column in enumerate(columns)]
        if titles != [box.accessibleName() for box in self.boxes]:
            self._make_boxes(titles)
        for box, column in zip(self.boxes, columns, strict=True):
            box.setChecked(column.criterion.id in piece.criteria)
            box.setEnabled(editable)

    def _make_boxes(self, titles: Sequence[str]) -> None:
        for box in self.boxes:
            self._placing.removeWidget(box)
            box.deleteLater()
        self.boxes = [CheckBox(title) for title in titles]
        for at, box in enumerate(self.boxes):
            box.clicked.connect(lambda _=False, at=at: self.placed.emit(at))
            self._placing.addWidget(box)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        side = 20 if measures.padding > 16 else 13
        self._column.setContentsMargins(side, 16, side, 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the matrix do, wherever the keyboard is in here."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.placed.emit(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_E:
            self.edited.emit()
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _box_words(at: int, column: Column) -> str:
    digit = f"{at + 1}  " if at < MOST_DIGITS else ""
    return f"{digit}{column.criterion.title}"


def _about(piece: Evidence) -> str:
    content = piece.content
    when = day(content.date) if content.date else ""
    whence = (
        content.author,
        content.reference,
        content.link,
        part_words(piece),
        audience_words(piece),
    )
    return "  ·  ".join(part for part in (piece.label, content.kind, when, *whence) if part)
