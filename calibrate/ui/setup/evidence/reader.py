"""The piece at hand, to be read beside the matrix, and placed from there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.evidence import Evidence
from calibrate.ui.look.theme import Measures, scaled
from calibrate.ui.parts.check_box import CheckBox
from calibrate.ui.parts.fields.link_row import LinkRow
from calibrate.ui.parts.fields.reading_area import ReadingArea
from calibrate.ui.parts.files.copies import Files
from calibrate.ui.parts.files.files_list import FilesList
from calibrate.ui.parts.frame import label, rule
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.setup.evidence.placement_headers import MOST_DIGITS
from calibrate.ui.setup.evidence.placement_model import Column
from calibrate.words.evidence import NO_TEXT, about_words

LEAST_TEXT = 40
"""Two lines; what has little room scrolls by itself, before all of it does."""


class Reader(QWidget):
    """Shows one piece, read-only, with a box for each criterion.

    `placed` carries the column that was pressed, `stepped` -1 or 1; `edited` asks for the form,
    `closed` for the list of what is missing in its place.
    """

    placed = Signal(int)
    stepped = Signal(int)
    edited = Signal()
    closed = Signal()

    def __init__(self, files: Files | None = None) -> None:
        super().__init__()
        self.title, self.about = label("", "panel-title", wrap=True), label("", "meta", wrap=True)
        self.link, self.text = LinkRow(), ReadingArea("Text of the piece")
        self.files = FilesList(files)
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
        for widget in (self.title, self.about, self.link):
            self._column.addWidget(widget)
        self._column.addWidget(self.text, 1)
        self._column.addWidget(self.files)
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
        self.about.setText(about_words(piece))
        self.link.show_link(piece.content.link)
        self.text.read(piece.content.text, NO_TEXT)
        self.files.show_files(piece.attachments)
        self._show_boxes(piece, columns, editable)

    def _show_boxes(self, piece: Evidence, columns: Sequence[Column], editable: bool) -> None:
        titles = [_box_words(at, column) for at, column in enumerate(columns)]
        if titles != [box.accessibleName() for box in self.boxes]:
            self._make_boxes(titles)
        for box, column in zip(self.boxes, columns, strict=True):
            with QSignalBlocker(box):
                box.setChecked(column.criterion.id in piece.criteria)
            box.setEnabled(editable)

    def _make_boxes(self, titles: Sequence[str]) -> None:
        for box in self.boxes:
            self._placing.removeWidget(box)
            box.deleteLater()
        self.boxes = [CheckBox(title) for title in titles]
        for at, box in enumerate(self.boxes):
            box.toggled.connect(lambda _, at=at: self.placed.emit(at))
            self._placing.addWidget(box)

    def fit(self, measures: Measures) -> None:
        """Take the measures of the window."""
        side = 20 if measures.padding > 16 else 13
        is_narrow = measures.padding <= 16
        self._column.setSpacing(6 if is_narrow else 8)
        self._column.setContentsMargins(
            side, 12 if is_narrow else 16, side, 12 if is_narrow else 16
        )
        self.text.setMinimumHeight(scaled(LEAST_TEXT))


def _box_words(at: int, column: Column) -> str:
    digit = f"{at + 1}  " if at < MOST_DIGITS else ""
    return f"{digit}{column.criterion.title}"
