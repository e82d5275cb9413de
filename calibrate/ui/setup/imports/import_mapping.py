"""Which column of the file becomes which field: recognised beforehand, changed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from calibrate.ui.look.elided import give_tip
from calibrate.ui.look.theme import scaled, set_role, text_font
from calibrate.ui.parts.choice_box import ChoiceBox
from calibrate.ui.parts.frame import label, rule
from calibrate.words.evidence import WHO
from calibrate.words.phrases import several

FIELD_WORDS = {
    "candidate": "Candidate",
    "title": "Title",
    "text": "Text",
    "kind": "Kind",
    "date": "Date",
    "ref": "Reference",
    "link": "Link",
    "author": "Author",
    "part": "Own part",
    "criteria": "Criteria",
    "audience": WHO,
}
NOT_IMPORTED = ""
NAME_WIDTH = 118
MOST_SHOWN = 60


class MappingList(QScrollArea):
    """A row for each column of the file with what it becomes. `changed` tells of a new choice.

    `is_chosen` says that somebody made one.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self, "plain")
        self.boxes: dict[str, ChoiceBox] = {}
        self.is_chosen = False

    def show_columns(self, columns: Sequence[str], mapping: Mapping[str, str]) -> None:
        """Show the columns of a file, each with the field it was recognised as.

        Of very many those are shown that become something, and then the first.
        """
        fields = {column: field for field, column in mapping.items()}
        shown = _most(columns, fields)
        self.is_chosen = False
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        self.boxes = {}
        for row, column in enumerate(shown):
            self._add_row(grid, 2 * row, column, fields.get(column, NOT_IMPORTED))
        if rest := len(columns) - len(shown):
            words = f"{several(rest, 'more column')} not imported"
            grid.addWidget(label(words, "meta"), 2 * len(shown), 0, 1, 3)
        grid.setRowStretch(2 * len(shown) + 1, 1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def _add_row(self, grid: QGridLayout, row: int, column: str, field: str) -> None:
        metrics = QFontMetrics(text_font(14))
        shown = metrics.elidedText(column, Qt.TextElideMode.ElideRight, NAME_WIDTH)
        name = label(shown)
        give_tip(name, column)
        name.setMinimumWidth(scaled(NAME_WIDTH))
        box = ChoiceBox(f"Column {column} becomes")
        box.addItem("Not imported", NOT_IMPORTED)
        for key, words in FIELD_WORDS.items():
            box.addItem(words, key)
        box.setCurrentIndex(box.findData(field))
        box.activated.connect(lambda: self._choose(column))
        name.setBuddy(box)
        self.boxes[column] = box
        grid.addWidget(name, row, 0)
        grid.addWidget(label("→", "muted"), row, 1)
        grid.addWidget(box, row, 2)
        grid.addWidget(rule(), row + 1, 0, 1, 3)

    @property
    def mapping(self) -> dict[str, str]:
        """The column of each field that has one."""
        chosen = {str(box.currentData()): column for column, box in self.boxes.items()}
        return {field: chosen[field] for field in FIELD_WORDS if field in chosen}

    def _choose(self, column: str) -> None:
        """Take the field away from the column that had it: a field has one column."""
        self.is_chosen = True
        field = self.boxes[column].currentData()
        for other, box in self.boxes.items():
            if other != column and field != NOT_IMPORTED and box.currentData() == field:
                box.setCurrentIndex(box.findData(NOT_IMPORTED))
        self.changed.emit()


def _most(columns: Sequence[str], fields: Mapping[str, str]) -> Sequence[str]:
    """Return those of very many columns that are looked at, in the order of the file."""
    rest = [column for column in columns if column not in fields]
    kept = {*fields, *rest[: max(0, MOST_SHOWN - len(fields))]}
    return [column for column in columns if column in kept]
