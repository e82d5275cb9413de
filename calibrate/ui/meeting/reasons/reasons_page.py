"""The reasons on what split, side by side, while the numbers are held back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from calibrate.domain.speaking.reasons import SplitReasons
from calibrate.ui.look.theme import Measures
from calibrate.ui.parts.frame import label
from calibrate.ui.parts.key_button import KeyButton
from calibrate.ui.parts.scrolled import scrolled
from calibrate.words.talking.reasons import (
    BY_LOT,
    NOTHING_SPLIT,
    REASONS_FIRST,
    SHOW_NUMBERS,
    Pieces,
    reason_words,
)

COLUMNS = 2


class ReasonsPage(QWidget):
    """What raters wrote and cite, by criterion, as the room reads it too: no number, no name.

    `numbers_wanted` asks to show the numbers.
    """

    numbers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[tuple[SplitReasons, ...], Pieces] | None = None
        self.numbers = KeyButton(SHOW_NUMBERS, "T")
        self.numbers.clicked.connect(self.numbers_wanted)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(12)
        self.area = scrolled(self._inside, REASONS_FIRST)
        self.setFocusProxy(self.area)
        self._lay_out()

    def show_reasons(self, told: tuple[SplitReasons, ...], pieces: Pieces) -> None:
        """Show reasons; what stands already stays where it was scrolled to."""
        if self.shown == (told, pieces):
            return
        self.shown = told, pieces
        self._clear()
        self._fill(told, pieces)
        self.area.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing any more."""
        self.shown = None
        self._clear()

    def fit(self, measures: Measures) -> None:
        """Take the paddings of a window's measures."""
        side = measures.padding
        self._column.setContentsMargins(side, 8, side, 14)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(REASONS_FIRST, "panel-title"))
        top.addStretch()
        top.addWidget(self.numbers)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        self._column.addWidget(label(BY_LOT, "meta", wrap=True))
        self._column.addWidget(self.area, 1)

    def _clear(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _fill(self, told: Sequence[SplitReasons], pieces: Pieces) -> None:
        row = 0
        for one in told:
            self._grid.addWidget(label(one.title, "strong", wrap=True), row, 0, 1, COLUMNS)
            for place, reason in enumerate(one.reasons):
                words = label(reason_words(reason, pieces), wrap=True)
                words.setAlignment(Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(words, row + 1 + place // COLUMNS, place % COLUMNS)
            row += 2 + len(one.reasons) // COLUMNS
        if not told:
            self._grid.addWidget(label(NOTHING_SPLIT, "muted"), 0, 0)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(row + 1, 1)
