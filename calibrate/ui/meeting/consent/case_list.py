"""The cases that may be decided together, or are: a line each, and a line of what was entered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from calibrate.ui.look.elided import plain_tip
from calibrate.ui.look.theme import scaled, set_role

ROW = 48


class CaseList(QListWidget):
    """Lines of two; what is at hand stays at hand while they change."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self, "pick")

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these lines, at the place that was at hand or the last that there is."""
        place = min(max(self.currentRow(), 0), len(lines) - 1)
        with QSignalBlocker(self):
            while self.count() > len(lines):
                self.takeItem(self.count() - 1)
            for at, line in enumerate(lines):
                self._show_line(at, "\n".join(line))
            self.setCurrentRow(place)

    def _show_line(self, place: int, text: str) -> None:
        item = self.item(place)
        if item is None:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, scaled(ROW)))
            self.addItem(item)
        if item.text() != text:
            item.setText(text)
            item.setToolTip(plain_tip(text))
